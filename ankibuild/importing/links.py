"""Links of a text to files: found as they may be written, and led elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable

_LINK = re.compile(
    r"""\]\(\s*+(?:<(?P<angled>[^<>\n]++)>|(?P<bare>[^\s()<>]++(?:\([^\s()<>]*+\)[^\s()<>]*+)*+))
    |\b(?:src|href|poster)\s*+=\s*+(?:"(?P<double>[^"\n]++)"|'(?P<single>[^'\n]++)')
    |\[sound:(?P<sound>[^\]\n]++)\]
    |^[ ]{0,3}\[[^\]\n]++\]:\s*+<?(?P<defined>[^\s<>]++)""",
    re.VERBOSE | re.MULTILINE,
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#")


def relink(text: str, change: Callable[[str], str]) -> str:
    """The text with each address of a file of its own passed through `change`; what leads to the web stays."""
    if "](" not in text and "=" not in text and "[" not in text:
        return text

    def changed(found: re.Match[str]) -> str:
        name = found.lastgroup or ""
        address = found[name]
        if _ELSEWHERE.match(address):
            return found[0]
        start, end = found.start(name) - found.start(), found.end(name) - found.start()
        return found[0][:start] + change(address) + found[0][end:]

    return _LINK.sub(changed, text)

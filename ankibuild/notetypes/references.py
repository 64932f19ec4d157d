"""Where templates and styles refer to files: what is not packed would be missing on every card."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.source import Source, Span
from ankibuild.spelling import nearest

_UNREAD = re.compile(r"<!--.*?-->|/\*.*?\*/|(?<=<script)(?P<attributes>[^>]*+>).*?(?=</script)", re.DOTALL)
"""Comments, and scripts, in which `src = …` is no reference."""

_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')]+))|@import\s+["']([^"']+)|<link\b[^>]*?\bhref\s*=\s*["']?([^"'\s>]+)"""
    r"""|(?<![\w-])(?:src|poster)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^"'\s>]+))""",
    re.IGNORECASE,
)
_SHOWN = 30
"""Characters of a file's name that a hint repeats."""

_REMOTE = re.compile(r"//|https?:", re.IGNORECASE)
_NO_FILE = re.compile(r"$|#|[a-z][a-z0-9+.-]*:|.*(?:\{\{|\[\[)", re.IGNORECASE)
"""Addresses within the page, other schemes, and those that a field or a label fills."""


def reference_faults(source: Source, packed: Iterable[str]) -> Iterator[Diagnostic]:
    """References to what will not be there; `packed` are the names of the files that will."""
    packed = tuple(packed)
    text = "" if source.path.endswith(".js") else _UNREAD.sub(_blank, source.text)
    for found in _ADDRESS.finditer(text):
        group = found.lastindex or 0
        address, span = found[group].strip(), Span(source, *found.span(group))
        if _REMOTE.match(address):
            yield report("media-remote", span, reference=address)
        elif not _NO_FILE.match(address) and _file_name(address) not in packed:
            yield report("template-file-not-packed", span, reference=address, how=_how(_file_name(address), packed))


def _blank(found: re.Match[str]) -> str:
    """As much space as what is not read takes, so that places stay."""
    kept = found["attributes"] or ""
    return kept + " " * (len(found[0]) - len(kept))


def _file_name(address: str) -> str:
    name = unquote(re.split(r"[?#]", address)[0]).removeprefix("./")
    return unicodedata.normalize("NFC", name)


def _how(name: str, packed: Iterable[str]) -> str:
    suggestion = nearest(name, packed)
    if suggestion:
        return f"did you mean '{suggestion}'?"
    return f"put it into 'templates' under a name like '_{PurePosixPath(name).name.lstrip('_')[-_SHOWN:]}'"

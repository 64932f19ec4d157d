"""Whether a text is a problem in the Markdown of Open edX."""

from __future__ import annotations

import re

from ankibuild.readers.file import File

_LABEL = re.compile(r"^[ \t]*+>>[^\n<]++(?:<(?!<)[^\n<]*+)*+<<[ \t]*+$", re.MULTILINE)
_ANSWER = re.compile(r"^[ \t]*+(?:\([ xX!@]{0,3}\)|\[[ xX]?\](?!\()|\[\[|=)[ \t]*+\S?", re.MULTILINE)
_ROUND = re.compile(r"^[ \t]*+\([xX]\)[ \t]++\S", re.MULTILINE)
_EXPLAINED = re.compile(r"^[ \t]*+\[explanation\][ \t]*+$", re.MULTILINE)


def sniff(file: File) -> bool:
    """Whether a question stands between `>>` and `<<`, or an `[explanation]` below a choice, with answers."""
    head = file.head
    if not _ANSWER.search(head):
        return False
    return _LABEL.search(head) is not None or (_EXPLAINED.search(head) is not None and _ROUND.search(head) is not None)

"""Whether a file is a quiz of text2qti."""

from __future__ import annotations

import re

from ankibuild.readers.file import File

_HEADER = re.compile(r"^(?:Quiz title|Quiz description):[ \t]", re.MULTILINE)
_QUESTION = re.compile(r"^[0-9]++\.[ \t]++\S", re.MULTILINE)
_PROPERTY = re.compile(r"^(?:Title|Points|Text title|Text):[ \t]|^(?:GROUP|END_GROUP)[ \t]*+$", re.MULTILINE)
_ANSWER = re.compile(
    r"^(?:\*[A-Za-z]\)[ \t]|\[\*\][ \t]|=[ \t]{2,}\S|\*[ \t]{2,}\S|_{3,}[ \t]*+$|\^{3,}[ \t]*+$|@match[ \t])",
    re.MULTILINE,
)
_SHORT_ANSWER = re.compile(r"^(?:=[ \t]++[\d.\[+-]|\*[ \t]++(?![A-Za-z][.):])\S)", re.MULTILINE)
_PROGRAM = re.compile(r"^`{3,}[ \t]*+\{\.python[ \t]++\.run", re.MULTILINE)
_MARKED = re.compile(r"^(?:\*[A-Za-z]\)|\[\*\])[ \t]", re.MULTILINE)


def sniff(file: File) -> bool:
    """Whether numbered questions stand at the margin, with answers as only text2qti marks them."""
    head = file.head
    if head.lstrip("\ufeff \t\r\n").startswith("#"):  # text about text2qti, such as a README with examples
        return False
    if _HEADER.search(head) and _PROGRAM.search(head):
        return True
    if not _QUESTION.search(head):
        return False
    if _HEADER.search(head):
        return _ANSWER.search(head) is not None or _SHORT_ANSWER.search(head) is not None
    if not _ANSWER.search(head):
        return False
    return _PROPERTY.search(head) is not None or _MARKED.search(head) is not None

"""Whether a text is a dump of questions, and no other format."""

from __future__ import annotations

import re

from ankibuild.readers.file import File
from ankibuild.readers.plain_text.certainty import looks_certain
from ankibuild.readers.plain_text.reading import parse
from ankibuild.source import Source

_GIFT = re.compile(r"^::[^:\n]{0,200}::|^\$CATEGORY:|\{\s*+[=~](?![=~])", re.MULTILINE)
_TEXT2QTI = re.compile(
    r"^(?:Quiz title|Quiz description|shuffle answers|Text title)\s?:?|^GROUP[ \t]*+$|^\[[*x ]?\]\s|^\.\.\.\s",
    re.MULTILINE | re.IGNORECASE,
)
_ANKI = re.compile(r"\A#(?:separator|html|columns|deck|notetype|tags|guid)\b", re.IGNORECASE)
_PAGE = re.compile(r"^[ \t]*+multiple[ -]choice[ \t]*+$", re.MULTILINE | re.IGNORECASE)
_MARKUP = re.compile(r"\A\s*+(?:<[!?a-z]|\{\s*+[\"}]|\[\s*+[{\"])", re.IGNORECASE)
_AIKEN = re.compile(r"^ANSWER:\s?[A-Z]\s*+$", re.MULTILINE)


def sniff(file: File) -> bool:
    """Yes only with a question that is certainly one."""
    head = file.head
    if not head.strip() or any(pattern.search(head) for pattern in (_GIFT, _ANKI, _MARKUP)):
        return False
    dump = parse(Source(file.path, head))
    if _PAGE.search(head) and not dump.dialect.questions:
        return False
    if not dump.dialect.questions and _AIKEN.search(head):
        return False
    if _TEXT2QTI.search(head) and not any("word" in style for style in dump.dialect.questions):
        return False
    return looks_certain(dump.dialect, dump.drafts, dump.lists, sum(1 for line in head.splitlines() if line.strip()))

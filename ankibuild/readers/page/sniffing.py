"""Whether a file is a quiz page."""

from __future__ import annotations

import re

from ankibuild.markup.elements import parse
from ankibuild.readers.file import File
from ankibuild.readers.page.drafts import keys_of
from ankibuild.readers.page.seen import pieces_of_html
from ankibuild.readers.page.structure import questions_of
from ankibuild.source import Source

_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|main|article|section|div|h[1-6]|p|script|form|title)\b", re.IGNORECASE
)
_DATA = re.compile(r"\"@type\"\s*:\s*\[?\s*\"(?:Quiz|Question|FAQPage|QAPage)\"|schema\.org/(?:Question|Quiz)\b")
_LABEL = r"(?:multiple|single)[ -]choice(?: question)?s?"
_EXPLAINED = r"(?:answer )?(?:explanation|rationale)\s*:|(?:the )?correct (?:answer|option)\b|answer\s*:"
_HINTS = re.compile(
    rf">\s*(?:{_LABEL}\W*<|{_EXPLAINED}|(?:explanation|rationale)\s*<)"
    r"|\bdata-(?:is-?)?correct\b|class=[\"'][^\"'<>]*\bcorrect\b|[✓✔✅☑]",
    re.IGNORECASE,
)
_TEXT_LABEL = re.compile(rf"^[ \t]*+{_LABEL}[ \t]*+:?[ \t]*+\r?$", re.IGNORECASE | re.MULTILINE)
_TEXT_EXPLAINED = re.compile(rf"^[ \t]*+(?:{_EXPLAINED}|explanation[ \t]*+\r?$)", re.IGNORECASE | re.MULTILINE)


def sniff(file: File) -> bool:
    """Yes for HTML that describes questions or shows one, and for text with a page's labels."""
    head = file.head
    if is_html(head):
        return _DATA.search(head) is not None or (_HINTS.search(head) is not None and _shows_one(file.path, head))
    label = _TEXT_LABEL.search(head)
    return label is not None and _TEXT_EXPLAINED.search(head, label.end()) is not None


def is_html(text: str) -> bool:
    """Whether a text begins as HTML does."""
    start = text[:2000].lstrip("\ufeff \t\r\n")
    return start.startswith("<") and _HTML.search(start) is not None


def _shows_one(path: str, head: str) -> bool:
    """Whether a question is seen on a page: announced as a choice, or with a key to its options."""
    page = questions_of(pieces_of_html(Source(path, head), parse(head)))
    return any(draft.announced or (len(draft.choices) > 1 and keys_of(draft)) for draft in page.drafts)

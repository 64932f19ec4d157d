"""Whether a file is a quiz page."""

from __future__ import annotations

import re

from ankibuild.markup.parsing import parse
from ankibuild.readers.file import File
from ankibuild.readers.page.drafts import Draft
from ankibuild.readers.page.keys import keys_of
from ankibuild.readers.page.seen import pieces_of_html
from ankibuild.readers.page.structure import questions_of
from ankibuild.readers.page.tables import tables_of
from ankibuild.readers.page.words import ASKED, CHOICE_LABEL, EXPLANATION, KEY
from ankibuild.source import Source

_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|main|article|section|div|h[1-6]|p|script|form|title)\b", re.IGNORECASE
)
_DATA = re.compile(r"\"@type\"\s*:\s*\[?\s*\"(?:Quiz|Question|FAQPage|QAPage)\"|schema\.org/(?:Question|Quiz)\b")
_LABEL = r"(?:multiple|single)[ -]choice(?: question)?s?"
_EXPLAINED = r"(?:answer )?(?:explanation|rationale)\s*:|(?:the )?correct (?:answer|option)\b|answer\s*:"
_HINTS = re.compile(
    rf">\s*(?:{_LABEL}\W*<|{_EXPLAINED}|(?:explanation|rationale|(?:show |correct )?answer)\s*<)"
    r"|\bdata-(?:is-?)?correct\b|class=[\"'][^\"'<>]*\bcorrect\b|[✓✔✅☑]",
    re.IGNORECASE,
)
_TABLE = re.compile(r"<t[hd][\s>]", re.IGNORECASE)
_SUFFIXES = (".html", ".htm", ".xhtml")
_LONGEST_STEM = 3000
_MOST_OPTIONS = 12
_LINE = re.compile(r"[^\r\n]+")


def sniff(file: File) -> bool:
    """Yes for HTML that describes questions or shows one, and for text with a page's labels."""
    head = file.head
    if is_page(file.path, head):
        return _DATA.search(head) is not None or _shows_one(file.path, head)
    return _has_labels(head)


def _has_labels(text: str) -> bool:
    """Whether a text has the labels of a page: each question its own, with a key or an explanation below.

    Lists of numbered questions have such a label once, as a heading, and many keys.
    """
    labels = keys = explanations = 0
    for line in _LINE.finditer(text):
        said = line[0].strip(" \t#*_")
        labels += CHOICE_LABEL.match(said) is not None or (said != "" and ASKED.fullmatch(said) is not None)
        keys += labels > 0 and _is_label(KEY.match(said), said)
        explanations += labels > 0 and EXPLANATION.match(said) is not None
    return labels > 0 and keys + explanations > 0 and keys <= labels >= explanations


def _is_label(found: re.Match[str] | None, line: str) -> bool:
    """Whether what was found is a label, and no sentence that begins like one."""
    return found is not None and (found.end() == len(line) or found[0].rstrip()[-1:] in ":：–—-")


def is_page(path: str, text: str) -> bool:
    """Whether a text begins as HTML does; one that is called so may begin with any tag."""
    start = text[:2000].lstrip("\ufeff \t\r\n")
    return start.startswith("<") and (path.lower().endswith(_SUFFIXES) or _HTML.search(start) is not None)


def _shows_one(path: str, head: str) -> bool:
    """Whether a question is seen on a page: announced as a choice, with a key to its options, or in a table."""
    has_hints = _HINTS.search(head) is not None
    if not has_hints and not _TABLE.search(head):
        return False
    source, root = Source(path, head), parse(head)
    drafts = questions_of(pieces_of_html(source, root)).drafts if has_hints else []
    return any(_is_one(draft) for draft in drafts) or bool(tables_of(source, root))


def _is_one(draft: Draft) -> bool:
    if len(draft.stem.value) > _LONGEST_STEM or len(draft.choices) > _MOST_OPTIONS:
        return False
    if draft.announced:
        return len(draft.choices) > 1 or bool(draft.explained or draft.key_seen)
    return len(draft.choices) > 1 and bool(keys_of(draft))

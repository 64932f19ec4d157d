"""A text in several languages, of which Moodle shows one: all of them, one after the other.

There are two ways to write it: `<span lang="de" class="multilang">…</span>`, and `{mlang de}…{mlang}`
(https://docs.moodle.org/en/Multi-language_content_filter, and the plugin filter_multilang2).
"""

from __future__ import annotations

import re

_SPAN = re.compile(r"(</span>\s*+)?+<span\b(?=[^<>]*\bclass\s*=\s*[\"']?[^\"'<>]*\bmultilang\b)[^<>]*+>", re.IGNORECASE)
_OPEN = r"\{\s*+mlang\s++[A-Za-z][A-Za-z0-9_, -]{0,80}\}"
_MARK = re.compile(
    rf"\{{\s*+mlang\s*+\}}((?:\s|&nbsp;|<br\s*+/?>)*+){_OPEN}|{_OPEN}|\{{\s*+mlang\s*+\}}",
    re.IGNORECASE,
)
_ENDS_BLOCK = re.compile(r"(?:</(?:p|div|h[1-6]|ul|ol|table|pre|blockquote)>|<br\s*/?>|\n)\s{0,20}\Z", re.IGNORECASE)


def has_languages(text: str) -> bool:
    """Whether a text is written in several languages."""
    if "multilang" in text and _SPAN.search(text):
        return True
    return "mlang" in text and _MARK.search(text) is not None


def one_after_the_other(text: str) -> str:
    """The text with all its languages, parted by a slash where they would stand in one line."""
    without_spans = _SPAN.sub(lambda found: "</span> / <span>" if found[1] else "<span>", text)
    return _MARK.sub(_between, without_spans)


def _between(found: re.Match[str]) -> str:
    if found[1] is None:
        return ""
    before = found.string[max(found.start() - 40, 0) : found.start()]
    return found[1] if _ENDS_BLOCK.search(before) else " / "

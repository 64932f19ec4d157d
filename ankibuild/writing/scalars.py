"""Texts as YAML: without quotes where that is safe, in quotes, or on lines of their own below `|`.

What other YAML tools would take for something else than a text (`No`, `1.10`, `2024-01-01`) stands in quotes, although
our own reader would not need them.
"""

from __future__ import annotations

import re

_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""Characters that YAML refuses, takes for line breaks, or that nobody would see."""

_NOT_IN_A_LINE = re.compile(f"[{_UNSEEN}\n]")
_NOT_IN_A_BLOCK = re.compile(f"[{_UNSEEN}]")
_ESCAPED = re.compile(f'[{_UNSEEN}\t\n"\\\\]')
_ESCAPES = {'"': '\\"', "\\": "\\\\"}
_BREAKS = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
"""Escapes that are easy to read; beside formulas they could be taken for LaTeX."""


_OPENING = frozenset("-?:,[]{}#&*!|>'\"%@`=<~+.")
"""What a text without quotes does not begin with."""

_MEANS_MORE = re.compile(r":(?: |\Z)| #|\t")
_IN_FLOW = re.compile(r"[][{},:#?]")
_NUMBER = re.compile(r"[0-9][0-9a-fA-FxXoO_.:,+\-TtZz ]*\Z")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_LONG = 72


def lines_of(text: str) -> list[str]:
    """A text as the lines that follow a key or a dash: one, or `|` and those below it, which are to be indented."""
    if _fits_a_block(text) and ("\n" in text or (len(text) > _LONG and not _is_plain(text))):
        return ["|", *text.split("\n")]
    return [in_line(text)]


def in_line(text: str, *, flow: bool = False) -> str:
    """A text on one line; with `flow`, within the brackets of a list."""
    return text if _is_plain(text) and not (flow and _IN_FLOW.search(text)) else quoted(text)


def quoted(text: str) -> str:
    """A text in quotes: in double ones where it needs escapes, or has an apostrophe and nothing to escape."""
    if _NOT_IN_A_LINE.search(text) or ("'" in text and '"' not in text and "\\" not in text):
        escapes = _ESCAPES if text.count("$") > 1 else _ESCAPES | _BREAKS
        return f'"{_ESCAPED.sub(lambda found: escapes.get(found[0]) or _by_number(found[0]), text)}"'
    return "'" + text.replace("'", "''") + "'"


def _by_number(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _is_plain(text: str) -> bool:
    if not text or text != text.strip() or text[0] in _OPENING or _NOT_IN_A_LINE.search(text):
        return False
    return not (_MEANS_MORE.search(text) or _NUMBER.match(text) or text.lower() in _WORDS)


def _fits_a_block(text: str) -> bool:
    return text == text.strip() != "" and not _NOT_IN_A_BLOCK.search(text)

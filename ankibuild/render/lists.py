"""Lists as people write them: Python-Markdown wants a blank line before a list and four spaces a level.

A preprocessor gives it both, by CommonMark's rule that an item holds what is indented as far as its text (section
5.2); a numbered list may end a paragraph only if it begins with 1 (section 5.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"([ ]*)([-*+]|(\d{1,9})[.)])([ ]+)(?=\S)")
_RULE = re.compile(r"[ ]{0,3}([-*_])[ ]*(?:\1[ ]*){2,}$")
_LEVEL = 4


class ListsExtension(Extension):
    """Registers the preprocessor, after the one that takes fenced code out."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Called by Python-Markdown."""
        md.preprocessors.register(_ListPreprocessor(md), "ankibuild_lists", 22)


class _ListPreprocessor(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if not any(_ITEM.match(line) for line in lines):
            return lines
        return normalize(lines)


@dataclass(slots=True)
class _Item:
    """An open list item: the column its text begins at, whether it is numbered."""

    column: int
    numbered: bool


def normalize(lines: list[str]) -> list[str]:
    """The lines with each list item at four spaces a level and a blank line where a list ends a paragraph."""
    state = _State()
    for line in lines:
        state.add(line)
    return state.out


class _State:
    """The items that are open, and the lines so far; `loose` once a blank line parted the current item's text."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.items: list[_Item] = []
        self.loose = False
        self.closed: _Item | None = None

    def add(self, line: str) -> None:
        if not line.strip():
            self.out.append("")
            self.loose = True
            return
        indent = len(line) - len(line.lstrip(" "))
        item = None if _RULE.match(line) else _ITEM.match(line)
        after_blank = not self.out or not self.out[-1]
        if item or after_blank:
            self._close(indent)
        if item and self._may_begin(indent, item, after_blank):
            self._begin(line, item, after_blank)
        else:
            self._go_on(line, indent)

    def _close(self, indent: int) -> None:
        """Closes the items that cannot hold what is indented so little."""
        self.closed = None
        while self.items and indent < self.items[-1].column:
            self.closed = self.items.pop()

    def _may_begin(self, indent: int, item: re.Match[str], after_blank: bool) -> bool:
        """Whether this is an item: a code block is none, and within a paragraph only `-` or `1.` begins a list."""
        base = self.items[-1].column if self.items else 0
        if indent - base >= _LEVEL:
            return False
        return after_blank or bool(self.closed or self.items) or item[3] in (None, "1")

    def _begin(self, line: str, item: re.Match[str], after_blank: bool) -> None:
        numbered = item[3] is not None
        other_list = self.closed is not None and self.closed.numbered != numbered
        follows_text = self.closed is None and not self.items
        if not after_blank and (other_list or follows_text or (self.closed and self.loose)):
            self.out.append("")
        marker = f"{item[3]}." if numbered else item[2]
        self.out.append(f"{self._margin()}{marker} {line[item.end() :]}")
        self.items.append(_Item(item.end(), numbered))
        self.loose = False

    def _go_on(self, line: str, indent: int) -> None:
        if not self.items:
            self.out.append(line)
            return
        column = self.items[-1].column
        rest = line[column:] if indent >= column else line.lstrip(" ")
        self.out.append(self._margin() + rest)

    def _margin(self) -> str:
        return " " * _LEVEL * len(self.items)

"""Lists, quotations and tables as people write them.

Python-Markdown wants a blank line before each and four spaces a level. A preprocessor gives it both, by CommonMark's
rule that a list item holds what is indented as far as its text (section 5.2), also within quotations; a numbered
list may end a paragraph only if it begins with 1 (section 5.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from ankibuild.render.tables import begins_table
from ankibuild.render.tokens import GUARD

_ITEM = re.compile(r"[ ]*(?:([-*+])|([0-9]{1,9})[.)])(?:[ ]+(?=\S)|[ ]*\Z)")
_QUOTE = re.compile(r"[ ]*>[ ]?")
_HEADING = re.compile(r"[ ]*#{1,6}[ ]")
_RULE = re.compile(r"[ ]*([-*_])[ ]*(?:\1[ ]*){2,}\Z")
_MAY_MATTER = re.compile(r"[ ]*(?:[-*+>#|]|[0-9]{1,9}[.)])|[^|]*\|")
_LEVEL = 4
_DEEPEST = 20
"""How many quotations within each other are looked into."""

_DEEPEST_LIST = 50
"""How many lists stand within each other; items further in are shown beside those of the deepest one."""


class ListsExtension(Extension):
    """Registers the preprocessor, before the one that takes HTML out."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Called by Python-Markdown."""
        md.preprocessors.register(_ListPreprocessor(md), "ankibuild_lists", 22)


class _ListPreprocessor(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if not any(_MAY_MATTER.match(line) for line in lines):
            return lines
        return normalize(lines)


def normalize(lines: Sequence[str], depth: int = 0) -> list[str]:
    """The lines with each list item at four spaces a level, and a blank line where a paragraph ends without one."""
    state = _State(depth)
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        state.add(line, following)
    state.end_quotation()
    return state.out


@dataclass(slots=True)
class _Item:
    """An open list item: the column its text begins at, whether it is numbered, whether it holds a blank line."""

    column: int
    numbered: bool
    loose: bool = False


class _State:
    """The lines so far, the list items that are open, and the quotation that is being read."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.out: list[str] = []
        self.items: list[_Item] = []
        self.quotation: list[str] = []
        self.table_begins = False

    def add(self, line: str, following: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        quote = _QUOTE.match(line)
        if not quote:
            self.end_quotation()
        if indent == len(line):
            self._blank()
        elif self.table_begins:
            self.table_begins = False
            self._go_on(line, indent)
        elif quote and (self.quotation or self._is_block(indent)):
            self._quote(line, indent, quote)
        elif _RULE.match(line) and (self.items or self._after_blank):
            self._block(line, indent)
        elif (item := _ITEM.match(line)) and self._may_begin(indent, item):
            self._begin(line, indent, item)
        elif begins_table(line, following) and self._is_block(indent):
            self.table_begins = True
            self._block(line, indent)
        elif _HEADING.match(line) and self._is_block(indent):
            self._block(line, indent)
        else:
            self._go_on(line, indent)

    def end_quotation(self) -> None:
        """Writes the quotation that was read, its lines normalised like all others."""
        lines, self.quotation = self.quotation, []
        if lines and self.depth < _DEEPEST:
            lines = normalize(lines, self.depth + 1)
        self.out += [f"{self._margin}> {line}" if line else f"{self._margin}>" for line in lines]

    @property
    def _margin(self) -> str:
        return " " * _LEVEL * min(len(self.items), _DEEPEST_LIST)

    @property
    def _after_blank(self) -> bool:
        return not self.out or not self.out[-1]

    def _blank(self) -> None:
        self.out.append("")
        for item in self.items:
            item.loose = True

    def _close(self, indent: int) -> _Item | None:
        """Closes the items that cannot hold what is indented so little; gives the outermost of them."""
        closed = None
        while self.items and indent < self.items[-1].column:
            closed = self.items.pop()
        return closed

    def _is_block(self, indent: int) -> bool:
        """Whether what is indented so far can begin a block; further in, it is code or a paragraph's next line."""
        held = [item.column for item in self.items if item.column <= indent]
        return indent - (held[-1] if held else 0) < _LEVEL

    def _may_begin(self, indent: int, item: re.Match[str]) -> bool:
        """Whether this is an item: within a paragraph only `-` or `1.` begins a list, and only with a text."""
        interrupts = item[2] in (None, "1") and not item[0].endswith(tuple("-*+.)"))
        return self._is_block(indent) and (self._after_blank or bool(self.items) or interrupts)

    def _begin(self, line: str, indent: int, item: re.Match[str]) -> None:
        closed = self._close(indent)
        numbered = item[2] is not None
        apart = closed.loose or closed.numbered != numbered if closed else not self.items
        if apart and not self._after_blank:
            self._blank()
        marker = f"{item[2]}." if numbered else item[1]
        self.out.append(f"{self._margin}{marker} {line[item.end() :] or GUARD}")
        column = item.end() if item.end() < len(line) else len(line.rstrip()) + 1
        self.items.append(_Item(column, numbered))

    def _quote(self, line: str, indent: int, quote: re.Match[str]) -> None:
        if not self.quotation:
            self._close(indent)
            if not self._after_blank:
                self._blank()
        self.quotation.append(line[quote.end() :])

    def _block(self, line: str, indent: int) -> None:
        """A heading, a rule or a table."""
        self._close(indent)
        if not self._after_blank:
            self._blank()
        self.out.append(self._margin + self._inner(line, indent))

    def _go_on(self, line: str, indent: int) -> None:
        if self._after_blank:
            self._close(indent)
        self.out.append(self._margin + self._inner(line, indent))

    def _inner(self, line: str, indent: int) -> str:
        """A line without the indentation that makes it part of the item it stands in."""
        if not self.items:
            return line
        column = self.items[-1].column
        return line[column:] if indent >= column else line.lstrip(" ")

r"""The questions of a GIFT file apart from each other, and what in them is a sign and what only text.

As Moodle reads it: an empty line parts two questions, a line that begins with `//` is a comment wherever it stands,
and a backslash makes text of one of `~ = # { } :`, a line break of `n`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ankibuild.source import Source, Span

_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_BRACE = re.compile(r"[{}]")
_LINE_BREAK = re.compile(r"\r\n?")
_NEAR = 200
"""The characters at the end of a question among which its last brace is looked for."""

CATEGORY = "$CATEGORY:"
"""What begins the line that names the category of the questions below it."""


@dataclass(frozen=True)
class Gift:
    """A file; in `signs` everything that is no sign of GIFT is blotted out, at the same offsets.

    `comments` are the lines that are comments, from their start to the start of the next line.
    """

    source: Source
    signs: str
    comments: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> Span:
        """A stretch of the file without the white space around it."""
        text = self.source.text[start:end]
        stripped = text.strip()
        lead = len(text) - len(text.lstrip()) if stripped else 0
        return Span(self.source, start + lead, start + lead + len(stripped))

    def text(self, start: int, end: int) -> str:
        """What a stretch of the file says: without comments, with escaped signs as themselves."""
        first = bisect_right(self.comments, (start, start))
        pieces, at = [], start
        for comment_start, comment_end in self.comments[first:]:
            if comment_start >= end:
                break
            pieces.append(self.source.text[at:comment_start])
            at = comment_end
        pieces.append(self.source.text[at:end])
        return _ESCAPE.sub(_unescaped, _LINE_BREAK.sub("\n", "".join(pieces)))

    def comments_in(self, start: int, end: int) -> Iterator[Span]:
        """The comments that stand in a stretch of the file."""
        first = bisect_right(self.comments, (start, -1))
        for comment_start, comment_end in self.comments[first:]:
            if comment_start >= end:
                break
            yield self.span(comment_start, comment_end)


class Block(NamedTuple):
    """A question, or what should be one; `broken` is where an empty line parts its answers, -1 where none does."""

    start: int
    end: int
    broken: int = -1


def gift(source: Source) -> Gift:
    """A file with its signs told apart from its text."""
    signs, comments = [], []
    for start, end in _lines(source):
        line = source.text[start:end]
        if line.lstrip().startswith("//"):
            comments.append((start, end))
            line = " " * len(line)
        signs.append(line)
    return Gift(source, _ESCAPE.sub(r"\\\\", "".join(signs)), tuple(comments))


def blocks(file: Gift) -> list[Block]:
    """The questions and categories of a file, in order."""
    parted = list(_parted(file))
    whole, index = [], 0
    while index < len(parted):
        last = _end_of_answers(file, parted, index)
        broken = parted[index].end if last > index else -1
        whole.append(Block(parted[index].start, parted[last].end, broken))
        index = last + 1
    return whole


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else found[1]


def _parted(file: Gift) -> Iterator[Block]:
    """Where empty lines part the file, and lines that can only begin something new."""
    begin, code_end, depth = -1, -1, 0
    for start, end in _lines(file.source):
        line = file.signs[start:end].strip()
        if begin >= 0 and depth <= 0 and _is_name(line) and "}" in file.signs[max(begin, code_end - _NEAR) : code_end]:
            yield Block(begin, code_end)
            begin, depth = code_end, 0  # comments in between belong to what follows
        elif begin >= 0 and (line.startswith(CATEGORY) or not file.source.text[start:end].strip()):
            yield Block(begin, start)
            begin, depth = -1, 0
        if line.startswith(CATEGORY):
            yield Block(start, end)
        elif file.source.text[start:end].strip():
            begin, code_end = (start, start) if begin < 0 else (begin, code_end)
            code_end = end if line else code_end
            depth += line.count("{") - line.count("}")
    if begin >= 0:
        yield Block(begin, len(file.source.text))


def _lines(source: Source) -> Iterator[tuple[int, int]]:
    starts = (*source.line_starts, len(source.text))
    return pairwise(starts)


def _is_name(line: str) -> bool:
    """Whether a line begins with the name of a question, which only its first line can."""
    return line.startswith("::") and line.find("::", 2) > 0


def _end_of_answers(file: Gift, parted: list[Block], index: int) -> int:
    """The index of the block in which the answers of this one end: another where an empty line parts them.

    A block before which answers are open continues them if it closes them first, or has no braces at all.
    """
    if _depth(file, parted[index]) != 1:
        return index
    for later in range(index + 1, len(parted)):
        brace = _BRACE.search(file.signs, *parted[later][:2])
        if file.signs[parted[later].start : parted[later].end].lstrip().startswith(("::", CATEGORY)):
            return index
        if brace:
            return later if brace[0] == "}" and _depth(file, parted[later]) == -1 else index
    return index


def _depth(file: Gift, block: Block) -> int:
    return file.signs.count("{", block.start, block.end) - file.signs.count("}", block.start, block.end)

"""Bulleted lists: options, or items as any other; a key, a reference or a note may stand among them."""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.readers.markdown_quiz.blocks import Block
from ankibuild.readers.markdown_quiz.labels import labelled
from ankibuild.readers.markdown_quiz.lines import Line, Lines, trimmed
from ankibuild.readers.markdown_quiz.options import boxed_part, from_items, marks_right
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.sentences import REFERENCE, sentences


def bullets(block: Block) -> Iterator[Piece]:
    """A list: options, or one as any other; what stands around boxes, and a key among the items, are none of them."""
    first, last = boxed_part(block.items)
    last = next((index for index in range(first, last) if _is_key(block.items[index])), last)
    items = list(block.items[first:last])
    cut = key_below(items[-1]) if items else 0
    below = list(items[-1][cut:]) if cut else []
    if below:
        items[-1] = items[-1][:cut]
    if first:
        yield Piece("text", _between(block, -1, block.items[first][0].start - 1))
    if items:
        choices = from_items(items)
        after = below or [line for item in block.items[last:] for line in item]
        begin = block.items[first][0].start - 1 if first else -1
        lines = _between(block, begin, after[0].start - 1 if after else block.lines[-1].end)
        yield Piece("options" if choices.sure else "bullets", lines, choices=choices)
    yield from sentences([line for line in below if line.text.strip()])
    for item in block.items[last:]:
        yield from _noted(item)


def _between(block: Block, begin: int, end: int) -> tuple[Line, ...]:
    """The lines of a block that end behind one place and not behind another."""
    return tuple(line for line in block.lines if begin < line.end <= end)


def _is_key(item: Lines) -> bool:
    """Whether an item of a list says which other is right."""
    said = labelled(item[0]) if item else None
    marked = item and marks_right(item[0].text)
    return said is not None and said[0] == "key" and not marked


def key_below(item: Lines) -> int:
    """Where, in the last item of a list, the key begins that stands right below the list; 0 where there is none."""
    return next((index for index, line in enumerate(item) if index and _is_key([line])), 0)


def _noted(item: Lines) -> Iterator[Piece]:
    """An item that is no option: a key, a reference, or a note."""
    said = labelled(item[0]) if item else None
    if len(item) == 1 and REFERENCE.match(item[0].text):
        yield Piece("reference", tuple(item))
    elif said:
        yield Piece(said[0], tuple(trimmed([said[1], *item[1:]])), label=said[0])
    elif item:
        yield Piece("text", (Line(f"- {item[0].text}", item[0].start - 2), *_indented(item[1:])))


def _indented(lines: Lines) -> list[Line]:
    return [Line(f"  {line.text}", line.start - 2) if line.text.strip() else line for line in lines]

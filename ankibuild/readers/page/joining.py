"""Pieces joined to one Markdown text: headings, lists, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.markup.lines import guarded
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.source import Span

_TOP = 3
_WRAPPED = 50
_SENTENCE_END = re.compile(r"[.?!;:…]['\"”’)]*\Z")


def joined(pieces: Sequence[Piece]) -> Text:
    """Pieces as one Markdown text; the highest of its headings is one of the third level, and so is the first."""
    if not pieces:
        return NO_TEXT
    span = Span(pieces[0].span.source, pieces[0].span.start, pieces[-1].span.end)
    top = min((piece.level for piece in pieces if piece.shape is Shape.HEADING), default=1)
    blocks: list[str] = []
    before: Piece | None = None
    indent, depth = 0, -1
    for piece in pieces:
        depth = min(piece.level - top, depth + 1) if piece.shape is Shape.HEADING else depth
        text = _block(piece, depth, alone=len(pieces) == 1)
        between = _between(before, piece)
        if before and piece.item and before.item == piece.item:  # another paragraph of an item
            between, text = "\n\n", f"{' ' * indent}{piece.markdown}".replace("\n", f"\n{' ' * indent}")
        else:
            indent = text.index(" ") + 1 if piece.shape is Shape.ITEM else 0
        if before is None or between is None:
            blocks.append(text)
        else:
            blocks[-1] += between + text
        before = piece
    whole = "\n\n".join(blocks)
    return Text(whole if "\n" in whole else pieces[0].markdown, span)


def _block(piece: Piece, depth: int, *, alone: bool) -> str:
    if piece.shape is Shape.ITEM:
        mark = f"{piece.number}. " if piece.number else "- "
        return mark + piece.markdown.replace("\n", "\n" + " " * len(mark))
    if piece.shape is Shape.HEADING:
        return f"{'#' * min(6, _TOP + depth)} {piece.markdown}"
    return piece.markdown if alone or "\n" in piece.markdown else guarded([piece.markdown])[0]


def _between(before: Piece | None, piece: Piece) -> str | None:
    """What stands between two pieces of one block, None between two blocks."""
    if before is None or before.shape is not piece.shape:
        return None
    if piece.shape is Shape.ITEM:
        return "\n" if before.group == piece.group or not piece.apart else None
    if piece.shape is not Shape.TEXT or piece.apart:
        return None
    wraps = len(before.text) >= _WRAPPED and not _SENTENCE_END.search(before.text) and piece.text[:1].islower()
    return "\n" if wraps else "\\\n"

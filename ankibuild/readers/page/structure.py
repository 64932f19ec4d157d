"""What is seen of a page → questions: a label or a number begins one, its parts follow in the order that pages have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.page.drafts import Draft, same
from ankibuild.readers.page.filling import Parts, key_label, source
from ankibuild.readers.page.options import is_option, letter
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import CHOICE_LABEL, EXPLANATION, NUMBER, QUESTION_END, SOURCE
from ankibuild.source import Span


@dataclass(frozen=True, slots=True)
class Page:
    """The questions of a page, and the texts before them that belong to none."""

    drafts: list[Draft]
    left_over: list[Piece]


def questions_of(pieces: Sequence[Piece], title: str = "") -> Page:
    """The questions of a page by what is seen of it."""
    starts = _starts(pieces)
    if not starts:
        return Page([], [])
    heads = pieces[: starts[0]]
    name, left_over = _name([piece for piece in heads if not SOURCE.match(piece.text)], title)
    named = next((source(piece) for piece in heads if SOURCE.match(piece.text)), NO_TEXT)
    drafts = []
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        draft = _draft(pieces[start:end], heads if start == starts[0] else ())
        if draft:
            draft.name = name if len(starts) == 1 else draft.name
            draft.source = draft.source if draft.source.value else named
            drafts.append(draft)
    used = {draft.stem.span for draft in drafts}
    return Page(drafts, [piece for piece in left_over if piece.span not in used])


def _starts(pieces: Sequence[Piece]) -> list[int]:
    """Where questions begin: at their labels, else at their numbers, else before their options."""
    labels = [at for at, piece in enumerate(pieces) if CHOICE_LABEL.match(piece.text)]
    numbers = [at for at, piece in enumerate(pieces) if NUMBER.match(piece.text)]
    if labels and len(labels) >= len(numbers):
        return _merged(labels, numbers)
    if numbers:
        return numbers
    return _before_options(pieces)


def _merged(labels: list[int], numbers: list[int]) -> list[int]:
    """Labels, each with the number that stands right before it."""
    known = set(numbers)
    return [at - 1 if at - 1 in known else at for at in labels]


def _before_options(pieces: Sequence[Piece]) -> list[int]:
    """The question that stands before each list of options on a page that labels none: what ends as one does."""
    starts: list[int] = []
    for at, piece in enumerate(pieces[1:], 1):
        before = pieces[at - 1]
        first = is_option(piece) and not is_option(before)
        labelled = EXPLANATION.match(piece.text) or key_label(piece)
        if (first and letter(piece) in ("", "a")) or (labelled and not starts):
            stem = _stem_before(pieces, at, starts[-1] + 1 if starts else 0)
            if stem >= 0:
                starts.append(stem)
    return starts


def _stem_before(pieces: Sequence[Piece], at: int, first: int) -> int:
    """The nearest text above that ends as a question does."""
    for index in range(at - 1, max(first, at - 6) - 1, -1):
        if QUESTION_END.search(pieces[index].text) and not is_option(pieces[index]):
            return index
    return -1


def _name(heads: Sequence[Piece], title: str) -> tuple[Text, list[Piece]]:
    """The title of a page, and what else stands above its question."""
    name = NO_TEXT
    left_over: list[Piece] = []
    chosen = next((piece for piece in heads if piece.shape is Shape.HEADING), heads[0] if heads else None)
    for piece in heads:
        if same(piece.text, name.value) or (title and same(piece.text, title) and name.value):
            continue
        if piece is chosen:
            name = Text(piece.text, piece.span)
        else:
            left_over.append(piece)
    return name, left_over


def _draft(pieces: Sequence[Piece], heads: Sequence[Piece]) -> Draft | None:
    """One question from its pieces; the stem may be the last thing above its label."""
    reader = Parts(Draft(_span(pieces)))
    for piece in pieces:
        if not reader.take(piece):
            break
    return reader.finished(heads)


def _span(pieces: Sequence[Piece]) -> Span:
    return Span(pieces[0].span.source, pieces[0].span.start, max(piece.span.end for piece in pieces))

"""What is seen of a page → questions: a label or a number begins one, its parts follow in the order that pages have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ankibuild.model import NO_TEXT
from ankibuild.readers.page.answer_list import give_keys, without_answer_lists
from ankibuild.readers.page.drafts import Draft
from ankibuild.readers.page.filling import Parts, key_label
from ankibuild.readers.page.heads import Heads, head_of_next, heads_of
from ankibuild.readers.page.numbering import take_numbers_off
from ankibuild.readers.page.options import is_option, letter
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import CHOICE_LABEL, EXPLANATION, NUMBER, QUESTION_END
from ankibuild.source import Span

_LONGEST_PARAGRAPH = 8


@dataclass(frozen=True, slots=True)
class Page:
    """The questions of a page, and the texts before them that belong to none."""

    drafts: list[Draft]
    left_over: list[Piece]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The pieces of one question, and those that stand above it and belong to it."""

    heads: Sequence[Piece]
    own: Sequence[Piece]


def questions_of(pieces: Sequence[Piece], title: str = "") -> Page:
    """The questions of a page by what is seen of it."""
    pieces, keys = without_answer_lists(pieces)
    stretches = [stretch for part in _parted(pieces) for stretch in _stretches(part)]
    each_has_its_own = all(stretch.heads for stretch in stretches)
    page = Page([], [])
    shared = heads_of(stretches[0].heads).source if stretches else NO_TEXT
    for stretch in stretches:
        heads = heads_of(stretch.heads, title)
        draft = _draft(stretch, heads.lead if each_has_its_own else ())
        if draft is None:
            continue
        _complete(draft, heads, named=each_has_its_own)
        if not draft.source.value:
            draft.source = shared
        page.drafts.append(draft)
        left_over = [*heads.left_over, *([] if each_has_its_own else heads.lead)]
        page.left_over.extend(piece for piece in left_over if piece.span != draft.stem.span)
    take_numbers_off(page.drafts)
    give_keys(page.drafts, keys)
    return page


def _complete(draft: Draft, heads: Heads, *, named: bool) -> None:
    """Gives a question the title and the address that stand above it."""
    if named and heads.name.value:
        draft.name = heads.name
    if not draft.source.value:
        draft.source = heads.source


def _parted(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces between rules; what holds no question belongs to the part above it."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.shape is Shape.RULE:
            parts.append([])
        else:
            parts[-1].append(piece)
    merged: list[list[Piece]] = [[]]
    begun = False
    for part in parts:
        begins = any(CHOICE_LABEL.match(piece.text) or NUMBER.match(piece.text) for piece in part)
        if begins and begun:
            merged.append(part)
        else:
            merged[-1].extend(part)
        begun |= begins
    return merged


def _stretches(pieces: Sequence[Piece]) -> list[_Stretch]:
    starts = _starts(pieces)
    stretches: list[_Stretch] = []
    end = starts[0] if starts else 0
    for index, start in enumerate(starts):
        heads = pieces[end:start]
        last = index + 1 == len(starts)
        end = len(pieces) if last else head_of_next(pieces, start, starts[index + 1], usual=starts[0])
        stretches.append(_Stretch(heads if index else pieces[:start], pieces[start:end]))
    return stretches


def _starts(pieces: Sequence[Piece]) -> list[int]:
    """Where questions begin: at their labels, else at their numbers, else before their options."""
    labels = [at for at, piece in enumerate(pieces) if _is_label(piece)]
    numbers = [at for at, piece in enumerate(pieces) if NUMBER.match(piece.text)]
    if labels and len(labels) >= len(numbers):
        return _merged(labels, numbers)
    if numbers:
        return numbers
    return _before_options(pieces)


def _is_label(piece: Piece) -> bool:
    """Whether a piece is the label of a choice: neither an entry of a menu nor a thing to choose."""
    return piece.shape in (Shape.TEXT, Shape.HEADING) and CHOICE_LABEL.match(piece.text) is not None


def _merged(labels: list[int], numbers: list[int]) -> list[int]:
    """Labels, each with the number that stands right before it; one right behind another is no other question."""
    known, all_labels = set(numbers), set(labels)
    first = [at for at in labels if at - 1 not in all_labels]
    return [at - 1 if at - 1 in known else at for at in first]


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
    """The nearest text above that ends as a question does, from where its paragraph begins."""
    for index in range(at - 1, max(first, at - 6) - 1, -1):
        if (QUESTION_END.search(pieces[index].text) or pieces[index].listed) and not is_option(pieces[index]):
            return _paragraph(pieces, index, first)
    return -1


def _paragraph(pieces: Sequence[Piece], at: int, first: int) -> int:
    """Where the paragraph of a line begins, or what the page calls its question."""
    begin = at
    while begin > max(first, at - _LONGEST_PARAGRAPH) and _belongs(pieces[begin - 1], pieces[begin]):
        begin -= 1
    whole = pieces[begin].block or (begin > 0 and pieces[begin].gap > 1)
    return begin if whole else at


def _belongs(above: Piece, piece: Piece) -> bool:
    """Whether a piece stands in one paragraph, or in one question, with that above it."""
    if is_option(above) or key_label(above) or EXPLANATION.match(above.text):
        return False
    if piece.block:
        return above.block == piece.block or (piece.asks == above.asks > 0 and above.shape is not Shape.HEADING)
    return piece.gap < 2


def _draft(stretch: _Stretch, lead: Sequence[Piece]) -> Draft | None:
    """One question from its pieces; the stem may be the last thing above its label."""
    reader = Parts(Draft(_span(stretch.own)))
    for piece in stretch.own:
        if not reader.take(piece):
            break
    return reader.finished(stretch.heads, lead)


def _span(pieces: Sequence[Piece]) -> Span:
    return Span(pieces[0].span.source, pieces[0].span.start, max(piece.span.end for piece in pieces))

"""The list of all answers of a page: a heading, and a numbered list with a letter for each question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.model import Text
from ankibuild.readers.page.drafts import Draft, same
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import KEY

_LETTER = re.compile(r"[(\[]?[A-Za-z][)\].]?")


def without_answer_lists(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces without such lists, which are no part of the question above them, and the items of the only one."""
    kept: list[Piece] = []
    lists: list[list[Piece]] = []
    at = 0
    while at < len(pieces):
        items = _letters(pieces, at + 1) if _is_label(pieces[at]) else []
        if len(items) > 1:
            lists.append(items)
            at += 1 + len(items)
        else:
            kept.append(pieces[at])
            at += 1
    return kept, lists[0] if len(lists) == 1 else []


def give_keys(drafts: Sequence[Draft], items: Sequence[Piece]) -> None:
    """Gives each question its key, where there are as many keys as questions, numbered from 1 on."""
    if [item.number for item in items] != list(range(1, len(drafts) + 1)):
        return
    for draft, item in zip(drafts, items, strict=True):
        if not draft.key_seen and not any(same(choice.plain, item.text) for choice in draft.choices):
            draft.key_seen, draft.key = item.text, Text(item.markdown, item.span)


def _letters(pieces: Sequence[Piece], start: int) -> list[Piece]:
    """The items of one list from a place on that are nothing but letters."""
    end = start
    while end < len(pieces) and pieces[end].shape is Shape.ITEM and _LETTER.fullmatch(pieces[end].text):
        if pieces[end].group != pieces[start].group:
            break
        end += 1
    return list(pieces[start:end])


def _is_label(piece: Piece) -> bool:
    found = KEY.match(piece.text)
    return found is not None and found.end() == len(piece.text)

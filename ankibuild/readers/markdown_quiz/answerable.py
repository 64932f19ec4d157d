"""Whether pieces ask to be answered, or say an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.readers.markdown_quiz.labels import label_of
from ankibuild.readers.markdown_quiz.lines import value
from ankibuild.readers.markdown_quiz.parted import Piece

ASKING, QUESTION = frozenset("?？؟:：…"), frozenset("?？؟")
"""Signs at the end of a text that asks, and of one that certainly does."""
_ANSWERING = ("options", "key", "card", "details")
_SHOWS = re.compile(r"\b(?:answer|answers|solution|response|show|reveal|click)\b", re.IGNORECASE)


def answerable(found: Sequence[Piece]) -> bool:
    """Whether something among the pieces asks to be answered, or says the answer."""
    return any(
        piece.kind in ("options", "key", "card")
        or (piece.kind in ("bullets", "numbered") and piece.choices and piece.choices.marked)
        or (piece.kind == "heading" and piece.label == "key")
        or (piece.kind == "details" and _answers(found[max(index - 9, 0) : index], piece))
        for index, piece in enumerate(found)
    )


def _answers(before: Sequence[Piece], details: Piece) -> bool:
    """Whether a folded part is the answer to what stands before it: it says so, or that asks."""
    if label_of(details.summary) in ("key", "explanation") or _SHOWS.search(details.summary):
        return True
    asked = next((piece for piece in reversed(before[-9:]) if piece.kind in ("text", "start") and not piece.code), None)
    return asked is not None and ends_in(QUESTION, value(asked.lines))


def before_options(found: Sequence[Piece]) -> list[Piece]:
    """The pieces before the first that holds options or a key."""
    at = next(
        (index for index, piece in enumerate(found) if piece.kind in (*_ANSWERING, "bullets", "numbered")), len(found)
    )
    return list(found[:at])


def ends_in(signs: frozenset[str], text: str) -> bool:
    """Whether one of the signs stands among those behind the last word."""
    for sign in reversed(text[-100:]):
        if sign in signs:
            return True
        if sign.isalnum():
            return False
    return False

"""The pieces of one question, put in their places: stem, options, key, explanation, article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ankibuild.model import Text
from ankibuild.readers.page.drafts import Draft
from ankibuild.readers.page.heads import source
from ankibuild.readers.page.joining import joined
from ankibuild.readers.page.options import choices_of, is_option, split, tail
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import (
    ASKED,
    CHOICE_LABEL,
    CHOICES,
    END,
    EXPLANATION,
    HINT,
    KEY,
    NUMBER,
    QUESTION_END,
    SEVERAL,
    SHOW,
    SOURCE,
)

_LONGEST_KEY = 300
_LONGEST_END = 80
_NEAR = 8
"""How many of the lines above a question, from the top and from below, may be its title."""

_ASKING = ("question", "options", "hint")


class Parts:
    """Puts pieces in their places, one after the other; `part` is the one that is being read."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.part = "question"
        self.pieces: dict[str, list[Piece]] = {
            name: [] for name in ("question", "options", "explanation", "article", "hint")
        }

    def take(self, piece: Piece) -> bool:
        """Takes a piece; False where the question has ended."""
        if self.part not in _ASKING and END.match(piece.text) and len(piece.text) < _LONGEST_END:
            return False
        if SHOW.fullmatch(piece.text):
            return True
        takers: tuple[Callable[[Piece], bool], ...] = (
            *(self._take_label, self._take_number, self._take_source, self._take_explanation),
            *(self._take_hint, self._take_key),
        )
        if not any(take(piece) for take in takers):
            self._take_text(piece)
        return True

    def _take_label(self, piece: Piece) -> bool:
        if self.part == "question" and CHOICES.match(piece.text) and self.pieces["question"]:
            self.part = "options"
            return True
        if self.part != "question" or piece.shape is Shape.BLOCK or not CHOICE_LABEL.match(piece.text):
            return False
        self.draft.announced = True
        self.draft.several |= SEVERAL.search(piece.text) is not None
        return True

    def _take_number(self, piece: Piece) -> bool:
        if self.part != "question" or self.pieces["question"]:
            return False
        number = NUMBER.match(piece.text)
        asked = number or ASKED.match(piece.text)
        if not asked:
            return False
        self._rest(piece, asked.end(), "question")
        if number:
            self.draft.name = Text(piece.text[: number.end()].strip(" :.)–-"), piece.span)
        return True

    def _take_source(self, piece: Piece) -> bool:
        if not SOURCE.match(piece.text):
            return False
        self.draft.source = source(piece)
        return True

    def _take_explanation(self, piece: Piece) -> bool:
        found = EXPLANATION.match(piece.text) if self.part != "article" else None
        if found:
            self.part = "explanation"
            self._rest(piece, found.end(), "explanation")
        elif piece.explains and self.part not in ("explanation", "article") and not key_label(piece):
            self.part = "explanation"
        return found is not None

    def _take_hint(self, piece: Piece) -> bool:
        found = HINT.match(piece.text) if self.part in _ASKING[:2] else None
        if found:
            self.part = "hint"
            self._rest(piece, found.end(), "hint")
        return found is not None

    def _take_key(self, piece: Piece) -> bool:
        asked = self.pieces["question"] and self.part not in ("explanation", "article") and not self.draft.key_seen
        found = key_label(piece) if asked else None
        if found:
            self._say_key(piece, found.end())
            self.part = "key"
        elif self.part == "key" and not self.draft.key_seen:
            self._say_key(piece, 0)
        return self.part == "key" and (found is not None or self.draft.key.span == piece.span)

    def _say_key(self, piece: Piece, at: int) -> None:
        said = piece.text[at:].strip()
        if said:
            self.draft.key_seen = said.rstrip(".") if len(said) < _LONGEST_KEY else said
            self.draft.key = Text(tail(piece, at), piece.span)

    def _take_text(self, piece: Piece) -> None:
        if self.part == "key":
            self.part = "article" if piece.shape is Shape.HEADING else "explanation"
        if self.part == "hint" and (is_option(piece) or self.pieces["hint"]):
            self.part = "question"
        if self.part == "explanation" and piece.shape is Shape.HEADING and self.pieces["explanation"]:
            self.part = "article"
        if self.part in _ASKING[:2] and piece.shape is Shape.HEADING:
            piece = replace(piece, shape=Shape.TEXT, level=0)
        self.pieces[self.part].append(piece)

    def _rest(self, piece: Piece, at: int, part: str) -> None:
        """What stands behind a label on its line."""
        if piece.text[at:].strip():
            rest = Piece(piece.text[at:].strip(), tail(piece, at), piece.span, Shape.TEXT, right=piece.right)
            self.pieces[part].append(rest)

    def finished(self, heads: Sequence[Piece], lead: Sequence[Piece]) -> Draft | None:
        """The question, None where there is none to see; `lead` leads to its study text."""
        draft = self.draft
        below = self._share_out(heads)
        explanation = [*below, *self.pieces["explanation"]]
        draft.explanation = joined(explanation)
        draft.explained = "\n".join(piece.text for piece in explanation)
        stem = draft.stem.span
        leading = [piece for piece in lead if stem is None or not stem.start <= piece.span.start < stem.end]
        draft.article = joined([*leading, *self.pieces["article"]])
        draft.hint = joined(self.pieces["hint"])
        has_answer = draft.choices or draft.key_seen or draft.explained
        return draft if draft.stem.value and (has_answer or draft.announced) else None

    def _share_out(self, heads: Sequence[Piece]) -> list[Piece]:
        """Sets the stem and the options; what stands below the options explains them."""
        asked, options = self.pieces["question"], self.pieces["options"]
        shared = split(asked, [piece.text for piece in (*heads[:_NEAR], *heads[-_NEAR:])]) if not options else None
        if shared is None and not options:
            self.draft.unclear = True
        stem, below = (shared.stem, shared.below) if shared else (asked, [])
        options = shared.options if shared else options
        if not stem and heads:
            stem = [piece for piece in heads if QUESTION_END.search(piece.text)][-1:] or list(heads[-1:])
        self.draft.stem = joined([replace(piece, shape=Shape.TEXT) if piece.level else piece for piece in stem])
        self.draft.choices = choices_of(options)
        return below


def key_label(piece: Piece) -> re.Match[str] | None:
    """The label of a key that a piece begins with."""
    found = KEY.match(piece.text)
    return found if found and not is_option(piece) and piece.shape is not Shape.BLOCK else None

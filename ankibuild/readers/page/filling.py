"""The pieces of one question, put in their places: stem, options, key, explanation, article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ankibuild.markup.lines import guarded
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.page.drafts import Draft
from ankibuild.readers.page.options import choice_of, is_option, letters_of, split, tail
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import CHOICE_LABEL, END, EXPLANATION, HINT, KEY, NUMBER, QUESTION_END, SOURCE
from ankibuild.source import Span

_LONGEST_KEY = 300


class Parts:
    """Puts pieces in their places, one after the other; `part` is the one that is being read."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.part = "question"
        self.pieces: dict[str, list[Piece]] = {"question": [], "explanation": [], "article": [], "hint": []}

    def take(self, piece: Piece) -> bool:
        """Takes a piece; False where the question has ended."""
        number = NUMBER.match(piece.text)
        if CHOICE_LABEL.match(piece.text) and self.part == "question" and piece.shape is not Shape.BLOCK:
            self.draft.announced = True
            self.draft.several |= bool(
                re.search(r"all that apply|multiple (?:answer|select|response)", piece.text, re.I)
            )
        elif number and self.part == "question" and not self.pieces["question"]:
            self._rest(piece, number.end(), "question")
            self.draft.name = Text(piece.text[: number.end()].strip(" :.)–-"), piece.span)
        elif END.match(piece.text) and self.part in ("explanation", "article") and len(piece.text) < 60:
            return False
        elif SOURCE.match(piece.text):
            self.draft.source = source(piece)
        elif found := EXPLANATION.match(piece.text) if self.part != "article" else None:
            self.part = "explanation"
            self._rest(piece, found.end(), "explanation")
        elif found := HINT.match(piece.text) if self.part == "question" else None:
            self.part = "hint"
            self._rest(piece, found.end(), "hint")
        elif not self._take_key(piece):
            self._take_text(piece)
        return True

    def _take_key(self, piece: Piece) -> bool:
        asked = self.pieces["question"] and self.part in ("question", "hint", "key") and not self.draft.key_seen
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
        self.pieces[self.part].append(piece)

    def _rest(self, piece: Piece, at: int, part: str) -> None:
        """What stands behind a label on its line."""
        if piece.text[at:].strip():
            rest = Piece(piece.text[at:].strip(), tail(piece, at), piece.span, Shape.TEXT, right=piece.right)
            self.pieces[part].append(rest)

    def finished(self, heads: Sequence[Piece]) -> Draft | None:
        """The question, None where there is none to see."""
        draft = self.draft
        stem, options = split(self.pieces["question"])
        if not stem and heads:
            stem = [piece for piece in heads if QUESTION_END.search(piece.text)][-1:]
        draft.stem = joined([replace(piece, shape=Shape.TEXT) if piece.level else piece for piece in stem])
        letters = letters_of(options)
        draft.choices = [choice_of(piece, letters) for piece in options]
        draft.explanation = joined(self.pieces["explanation"])
        draft.explained = "\n".join(piece.text for piece in self.pieces["explanation"])
        draft.article = joined(self.pieces["article"])
        draft.hint = joined(self.pieces["hint"])
        has_answer = draft.choices or draft.key_seen or draft.explained
        return draft if draft.stem.value and (has_answer or draft.announced) else None


def key_label(piece: Piece) -> re.Match[str] | None:
    """The label of a key that a piece begins with."""
    found = KEY.match(piece.text)
    return found if found and not is_option(piece) and piece.shape is not Shape.BLOCK else None


def source(piece: Piece) -> Text:
    """The address that a piece names as the source."""
    found = SOURCE.match(piece.text)
    return Text(found[1] or found[2], piece.span) if found else NO_TEXT


def joined(pieces: Sequence[Piece]) -> Text:
    """Pieces as one Markdown text: headings, lists, paragraphs."""
    if not pieces:
        return NO_TEXT
    span = Span(pieces[0].span.source, pieces[0].span.start, pieces[-1].span.end)
    blocks: list[str] = []
    before = Shape.BLOCK
    for piece in pieces:
        text = guarded([piece.markdown])[0] if "\n" not in piece.markdown and len(pieces) > 1 else piece.markdown
        if piece.shape is Shape.ITEM:
            text = "- " + piece.markdown.replace("\n", "\n  ")
        elif piece.shape is Shape.HEADING:
            text = f"### {piece.markdown}"
        if piece.shape is Shape.ITEM is before:
            blocks[-1] += f"\n{text}"
        elif piece.shape is Shape.TEXT is before and not piece.apart:
            blocks[-1] += f"\\\n{text}"
        else:
            blocks.append(text)
        before = piece.shape
    whole = "\n\n".join(blocks)
    return Text(whole if "\n" in whole else pieces[0].markdown, span)

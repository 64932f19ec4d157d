"""What is seen of a page → questions: a label or a number begins one, its parts follow in the order that pages have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ankibuild.markup import paragraphs
from ankibuild.markup.lines import guarded
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.page.drafts import Choice, Draft, same
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import (
    CHOICE_LABEL,
    END,
    EXPLANATION,
    HINT,
    KEY,
    LETTERED,
    NUMBER,
    QUESTION_END,
    SOURCE,
)
from ankibuild.source import Span

_LONGEST_KEY = 300


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
    source = next((_source(piece) for piece in heads if SOURCE.match(piece.text)), NO_TEXT)
    drafts = []
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        draft = _draft(pieces[start:end], heads if start == starts[0] else ())
        if draft:
            draft.name = name if len(starts) == 1 else draft.name
            draft.source = draft.source if draft.source.value else source
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
        first = _is_option(piece) and not _is_option(before)
        labelled = EXPLANATION.match(piece.text) or _key(piece)
        if (first and _letter(piece) in ("", "a")) or (labelled and not starts):
            stem = _stem_before(pieces, at, starts[-1] + 1 if starts else 0)
            if stem >= 0:
                starts.append(stem)
    return starts


def _stem_before(pieces: Sequence[Piece], at: int, first: int) -> int:
    """The nearest text above that ends as a question does."""
    for index in range(at - 1, max(first, at - 6) - 1, -1):
        if QUESTION_END.search(pieces[index].text) and not _is_option(pieces[index]):
            return index
    return -1


def _is_option(piece: Piece) -> bool:
    return piece.shape is not Shape.HEADING and (piece.option or piece.shape is Shape.ITEM or _letter(piece) != "")


def _letter(piece: Piece) -> str:
    found = LETTERED.match(piece.text)
    return found[1].lower() if found else ""


def _name(heads: Sequence[Piece], title: str) -> tuple[Text, list[Piece]]:
    """The title of a page, and what else stands above its question."""
    name = NO_TEXT
    left_over: list[Piece] = []
    for piece in heads:
        if same(piece.text, name.value) or (title and same(piece.text, title) and name.value):
            continue
        if not name.value and (piece.shape is Shape.HEADING or piece is heads[0]):
            name = Text(piece.text, piece.span)
        else:
            left_over.append(piece)
    return name, left_over


def _source(piece: Piece) -> Text:
    """The address that a piece names as the source."""
    found = SOURCE.match(piece.text)
    return Text(found[1] or found[2], piece.span) if found else NO_TEXT


def _draft(pieces: Sequence[Piece], heads: Sequence[Piece]) -> Draft | None:
    """One question from its pieces; the stem may be the last thing above its label."""
    reader = _Parts(Draft(_span(pieces)))
    for piece in pieces:
        if not reader.take(piece):
            break
    return reader.finished(heads)


def _span(pieces: Sequence[Piece]) -> Span:
    return Span(pieces[0].span.source, pieces[0].span.start, max(piece.span.end for piece in pieces))


class _Parts:
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
            self.draft.several |= bool(re.search(r"all that apply|multiple (?:answer|select|response)", piece.text, re.I))
        elif number and self.part == "question" and not self.pieces["question"]:
            self._rest(piece, number.end(), "question")
            self.draft.name = Text(piece.text[: number.end()].strip(" :.)–-"), piece.span)
        elif END.match(piece.text) and self.part in ("explanation", "article") and len(piece.text) < 60:
            return False
        elif SOURCE.match(piece.text):
            self.draft.source = _source(piece)
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
        found = _key(piece) if self.part in ("question", "hint", "key") and not self.draft.key_seen else None
        if found:
            self._say_key(piece, found.end())
            self.part = "key"
        elif self.part == "key" and not self.draft.key_seen:
            self._say_key(piece, 0)
        return self.part == "key"  and (found is not None or self.draft.key.span == piece.span)

    def _say_key(self, piece: Piece, at: int) -> None:
        said = piece.text[at:].strip()
        if said:
            self.draft.key_seen = said.rstrip(".") if len(said) < _LONGEST_KEY else said
            self.draft.key = Text(_tail(piece, at), piece.span)

    def _take_text(self, piece: Piece) -> None:
        if self.part == "key":
            self.part = "article" if piece.shape is Shape.HEADING else "explanation"
        if self.part == "hint" and (_is_option(piece) or self.pieces["hint"]):
            self.part = "question"
        if self.part == "explanation" and piece.shape is Shape.HEADING and self.pieces["explanation"]:
            self.part = "article"
        self.pieces[self.part].append(piece)

    def _rest(self, piece: Piece, at: int, part: str) -> None:
        """What stands behind a label on its line."""
        if piece.text[at:].strip():
            rest = Piece(piece.text[at:].strip(), _tail(piece, at), piece.span, Shape.TEXT, right=piece.right)
            self.pieces[part].append(rest)

    def finished(self, heads: Sequence[Piece]) -> Draft | None:
        """The question, None where there is none to see."""
        draft = self.draft
        stem, options = split(self.pieces["question"])
        if not stem and heads:
            stem = [piece for piece in heads if QUESTION_END.search(piece.text)][-1:]
        draft.stem = _joined(stem)
        draft.choices = [_choice(piece, lettered=_all_lettered(options)) for piece in options]
        draft.explanation = _joined(self.pieces["explanation"])
        draft.explained = "\n".join(piece.text for piece in self.pieces["explanation"])
        draft.article = _joined(self.pieces["article"])
        draft.hint = _joined(self.pieces["hint"])
        has_answer = draft.choices or draft.key_seen or draft.explained
        return draft if draft.stem.value and (has_answer or draft.announced) else None


def _key(piece: Piece) -> re.Match[str] | None:
    found = KEY.match(piece.text)
    return found if found and not _is_option(piece) and piece.shape is not Shape.BLOCK else None


def split(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The stem and the options of a question."""
    options = _marked_options(pieces)
    if options:
        return list(pieces[: options[0]]), [pieces[at] for at in options]
    ends = [at for at, piece in enumerate(pieces) if QUESTION_END.search(piece.text) and len(pieces) - at > 2]
    first = (ends[0] if ends else 0) + 1
    options_follow = len(pieces) - first > 1 and all(piece.shape is Shape.TEXT for piece in pieces[first:])
    if options_follow and (ends or all(len(piece.text) < 200 for piece in pieces[first:])):
        return list(pieces[:first]), list(pieces[first:])
    return list(pieces), []


def _marked_options(pieces: Sequence[Piece]) -> list[int]:
    """Where the last row of options stands: by letters from A on, as choices, or as a list."""
    lettered = [at for at, piece in enumerate(pieces) if _letter(piece)]
    starts = [at for at in lettered if _letter(pieces[at]) == "a"]
    if starts:
        row = [at for at in lettered if at >= starts[-1]]
        if len(row) > 1 and [_letter(pieces[at]) for at in row] == [chr(97 + index) for index in range(len(row))]:
            return row
    for chosen in ("option", "item"):
        row = [at for at, piece in enumerate(pieces) if (piece.option if chosen == "option" else piece.shape is Shape.ITEM)]
        last = [at for at in row if pieces[at].group == pieces[row[-1]].group] if chosen == "item" else row
        if len(last) > 1 and last[0] > 0:
            return last
    return []


def _all_lettered(options: Sequence[Piece]) -> bool:
    letters = [_letter(piece) for piece in options]
    return len(letters) > 1 and letters == [chr(97 + index) for index in range(len(letters))]


def _choice(piece: Piece, *, lettered: bool) -> Choice:
    found = LETTERED.match(piece.text) if lettered else None
    at = found.end() if found else 0
    return Choice(piece.text[at:].strip(), Text(_tail(piece, at), piece.span), piece.right, piece.bold)


def _tail(piece: Piece, at: int) -> str:
    """The Markdown of a piece from a place of its text on; its marks stay only where they stand behind that place."""
    if not at:
        return piece.markdown
    label = piece.text[:at].rstrip()
    markdown = piece.markdown
    for pair in ("**", "*"):
        bold = f"{pair}{label}{pair}"
        if markdown.startswith(bold):
            return markdown[len(bold) :].strip()
        if markdown.startswith(f"{pair}{label}"):
            return f"{pair}{markdown[len(pair) + len(label) :].lstrip()}"
    plain = re.match(r"\s*".join(rf"\\?{re.escape(character)}" for character in label if not character.isspace()), markdown)
    return markdown[plain.end() :].strip() if plain else paragraphs(piece.text[at:].strip())


def _joined(pieces: Sequence[Piece]) -> Text:
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

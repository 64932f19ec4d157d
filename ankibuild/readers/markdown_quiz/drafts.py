"""The pieces of one question → what it asks, its options, what is said of its key, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ankibuild.readers.markdown_quiz.keys import key_in, names_option
from ankibuild.readers.markdown_quiz.labels import label_of, labelled
from ankibuild.readers.markdown_quiz.lines import Line, Lines, trimmed, value
from ankibuild.readers.markdown_quiz.options import Choice, Choices, unquoted
from ankibuild.readers.markdown_quiz.parted import Piece


@dataclass
class Draft:
    """A question as far as it was read; the texts are lists of parts, each with its lines."""

    deck: tuple[str, ...] = ()
    number: int = -1
    name: str = ""
    stem: list[Lines] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    marked: bool = False
    keys: list[Lines] = field(default_factory=list)
    folded: list[tuple[str, Lines]] = field(default_factory=list)
    explanation: list[Lines] = field(default_factory=list)
    hint: list[Lines] = field(default_factory=list)
    reference: list[Lines] = field(default_factory=list)
    listed: Lines = ()
    columns: list[Line] = field(default_factory=list)
    """Cells of a table that are no part of a question."""
    everything: list[Line] = field(default_factory=list)
    lettered: bool = False
    """Whether other questions of the file have options with letters."""

    @property
    def answered(self) -> bool:
        """Whether something says what is right."""
        return bool(self.marked or self.keys or self.folded or self.listed)


def draft_of(found: Sequence[Piece], deck: tuple[str, ...] = ()) -> Draft:
    """A question made of the pieces of one; the first is its heading or its first text."""
    draft = Draft(deck)
    taken = _options_of(found)
    waiting = ""
    for index, piece in enumerate(found):
        draft.everything += [*piece.title, *piece.lines]
        if index in taken and piece.choices:
            draft.choices += piece.choices.choices
            draft.marked |= piece.choices.marked
            waiting = ""
        else:
            waiting = _add(draft, piece, waiting, before=not draft.choices and index < max(taken, default=len(found)))
    return draft


def _options_of(found: Sequence[Piece]) -> list[int]:
    """Which of the pieces are the options."""
    sure = [index for index, piece in enumerate(found) if piece.kind == "options"]
    marked = [index for index in sure if _is_boxed(found[index].choices)]
    # Statements A, B, C above boxes such as `[x] A and C` are part of what is asked; below them, of the reasons.
    if marked:
        sure = [index for index in sure if (choices := found[index].choices) and choices.choices[0].boxed]
    if sure:
        return [index for index in sure if index == sure[0] or _goes_on(found[sure[0]].choices, found[index].choices)]
    nearest: list[int] = []
    for index, piece in enumerate(found):
        listed = piece.choices if piece.kind in ("bullets", "numbered") else None
        if listed and len(listed.choices) > 1:
            if listed.marked:
                return [index]
            nearest = [index] if _named(listed, found[index + 1 :]) else nearest
        if piece.kind in ("key", "details", "card"):
            break
    return nearest


def _is_boxed(choices: Choices | None) -> bool:
    return bool(choices and choices.marked and choices.choices[0].boxed)


def _goes_on(first: Choices | None, choices: Choices | None) -> bool:
    """Whether options go on in a second group: boxes again."""
    return bool(first and choices and first.choices[0].boxed and choices.choices[0].boxed)


def _named(choices: Choices, after: Sequence[Piece]) -> bool:
    """Whether a key that follows names one of the items."""
    waiting = False
    for piece in after:
        if (waiting or piece.kind in ("key", "card")) and trimmed(piece.lines):
            return key_in(trimmed(piece.lines)[0].text, choices.choices) is not None
        waiting = waiting or piece.kind == "key" or piece.label == "key"
        if piece.kind == "details":
            return any(says_which(line, choices.choices) for line in piece.lines[:4])
    return False


def says_which(line: Line, choices: Sequence[Choice]) -> bool:
    """Whether a line of a folded part names an option, with a label or without."""
    said = labelled(line.cut(len(line.text) - len(line.text.lstrip("# "))))
    key = said is not None and said[0] == "key" and key_in(said[1].text, choices) is not None
    return key or names_option(line.text, choices)


def _add(draft: Draft, piece: Piece, waiting: str, *, before: bool) -> str:
    """Adds a piece that is no option; what the next piece is announced as."""
    kind = piece.kind
    if kind in ("wrapper", "rule"):
        return waiting
    if kind == "column":
        draft.columns += piece.lines
        return waiting
    if kind == "heading" and piece.label:
        return piece.label
    if kind in ("key", "card", "explanation", "hint", "reference"):
        take_labelled(draft, "key" if kind == "card" else kind, piece.lines)
        return kind if not trimmed(piece.lines) or kind == "explanation" else ""
    if kind == "details":
        _fold(draft, piece)
        return waiting if waiting == "explanation" else ""
    if waiting:
        take_labelled(draft, waiting, lines_of(draft, piece, waiting))
        return "explanation"
    lines = unquoted(piece.lines) if kind == "quote" and not before else piece.lines
    (draft.stem if before and not draft.answered else draft.explanation).append(lines)
    return ""


def lines_of(draft: Draft, piece: Piece, waiting: str) -> Lines:
    """The lines of a piece; those of a list that is the key of options each with the same mark, whatever it had."""
    if waiting != "key" or piece.kind not in ("bullets", "numbered", "options") or not piece.choices:
        return piece.lines
    items = [choice.whole or choice.lines for choice in piece.choices.choices]
    if len(items) == 1:
        return items[0]
    return [line for item in items for line in _bulleted(item)] if draft.choices else piece.lines


def _bulleted(item: Lines) -> Lines:
    return [Line(f"- {item[0].text}", item[0].start - 2), *item[1:]]


def take_labelled(draft: Draft, kind: str, lines: Lines) -> None:
    """Adds what a label announces."""
    if trimmed(lines):
        places = {"key": draft.keys, "explanation": draft.explanation, "hint": draft.hint}
        places.get(kind, draft.reference).append(lines)


def _fold(draft: Draft, piece: Piece) -> None:
    """A folded part: a hint, an explanation, or the answer."""
    said = label_of(piece.summary)
    if said in ("hint", "explanation", "reference") and not (
        said == "explanation" and not draft.answered and not draft.choices
    ):
        take_labelled(draft, said, piece.lines)
    else:
        draft.folded.append((piece.summary, piece.lines))


def joined(parts: Sequence[Lines]) -> str:
    """Parts of a text with a blank line between each."""
    return "\n\n".join(text for text in map(value, parts) if text)

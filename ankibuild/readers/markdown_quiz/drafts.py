"""The pieces of one question → what it asks, its options, what is said of its key, and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ankibuild.readers.markdown_quiz.inlined import inlined_part
from ankibuild.readers.markdown_quiz.keys import key_in, key_of, names_option
from ankibuild.readers.markdown_quiz.labels import label_of, labelled
from ankibuild.readers.markdown_quiz.lines import Line, Lines, trimmed, value
from ankibuild.readers.markdown_quiz.options import Choice, Choices, unquoted
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.pieces import pieces


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
            return any(_says_which(line, choices.choices) for line in piece.lines[:4])
    return False


def _says_which(line: Line, choices: Sequence[Choice]) -> bool:
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
        _labelled(draft, "key" if kind == "card" else kind, piece.lines)
        return kind if not trimmed(piece.lines) or kind == "explanation" else ""
    if kind == "details":
        _fold(draft, piece)
        return waiting if waiting == "explanation" else ""
    if waiting:
        _labelled(draft, waiting, _lines_of(piece, waiting))
        return "explanation"
    lines = unquoted(piece.lines) if kind == "quote" and not before else piece.lines
    (draft.stem if before and not draft.answered else draft.explanation).append(lines)
    return ""


def _lines_of(piece: Piece, waiting: str) -> Lines:
    """The lines of a piece; those of a list that is a key without the marks of its items."""
    if waiting != "key" or piece.kind not in ("bullets", "numbered", "options") or not piece.choices:
        return piece.lines
    return [line for choice in piece.choices.choices for line in (choice.whole or choice.lines)]


def _labelled(draft: Draft, kind: str, lines: Lines) -> None:
    if trimmed(lines):
        places = {"key": draft.keys, "explanation": draft.explanation, "hint": draft.hint}
        places.get(kind, draft.reference).append(lines)


def _fold(draft: Draft, piece: Piece) -> None:
    """A folded part: a hint, an explanation, or the answer."""
    said = label_of(piece.summary)
    if said in ("hint", "explanation", "reference") and not (
        said == "explanation" and not draft.answered and not draft.choices
    ):
        _labelled(draft, said, piece.lines)
    else:
        draft.folded.append((piece.summary, piece.lines))


def unfold(draft: Draft) -> None:
    """Reads what is folded: the key among it, and the explanation around that."""
    if not draft.choices:
        _take_inlined(draft)
    for _, lines in draft.folded:
        _unfold(draft, lines)
    if draft.choices and not draft.answered and any(choice.letter for choice in draft.choices):
        _take_bracketed(draft)


def _take_inlined(draft: Draft) -> None:
    """Takes options that stand on one line of the stem, if what answers the question names one of them."""
    if not draft.keys and not draft.folded:
        return
    for count in range(1, min(len(draft.stem), _PARTS) + 1):
        found = inlined_part(trimmed([line for part in draft.stem[-count:] for line in part]))
        if found and (found[0] or len(draft.stem) > count):
            _take_named(draft, count, *found)
            return


_PARTS = 3
"""Paragraphs over which options stand that begin on one line."""


def _take_named(draft: Draft, count: int, before: Lines, choices: Choices) -> None:
    """Takes options that are the last parts of the stem, if an answer names one of them."""
    said = [kept[0].text for key in draft.keys if (kept := trimmed(key))]
    folded = [line for _, part in draft.folded for line in part[:4]]
    if not any(key_in(text, choices.choices) for text in said) and not any(
        _says_which(line, choices.choices) for line in folded
    ):
        return
    draft.stem[-count:] = [before] if before else []
    draft.choices = list(choices.choices)


_BRACKETED = re.compile(r"（\s*+([A-H]{1,8})\s*+）|(?<=[\u3040-\u9fff])\s*+\(\s*+([A-H]{1,8})\s*+\)")


def _take_bracketed(draft: Draft) -> None:
    """Takes the key that Chinese and Japanese papers write into the brackets of what is asked: `……是（ B ）。`."""
    found = [
        (part, at, match)
        for part, lines in enumerate(draft.stem)
        for at, line in enumerate(lines)
        for match in _BRACKETED.finditer(line.text)
    ]
    if len(found) != 1:
        return
    part, at, match = found[0]
    line = draft.stem[part][at]
    said = match[1] or match[2]
    blank = "（　）" if match[1] else "(　)"
    draft.keys.append([Line(said, line.start + match.start(1 if match[1] else 2))])
    whole = Line(line.text[: match.start()] + blank + line.text[match.end() :], line.start)
    draft.stem[part] = [*draft.stem[part][:at], whole, *draft.stem[part][at + 1 :]]


def _unfold(draft: Draft, lines: Lines) -> None:
    said = ""
    inner = pieces(lines)
    known = bool(draft.keys or draft.listed or draft.marked)
    for index, piece in enumerate(inner):
        if piece.kind in ("wrapper", "rule") or (piece.kind == "heading" and piece.label):
            said = piece.label or said
        elif piece.kind in ("key", "card") and piece.lines:
            said = _key_lines(draft, piece.lines)
        elif piece.kind in ("explanation", "hint", "reference"):
            _labelled(draft, piece.kind, piece.lines)
            said = piece.kind if piece.kind == "explanation" else ""
        elif not known and not draft.keys and draft.choices and index < 4 and _opens(draft, piece):
            said = ""
        elif not draft.choices and not draft.keys and said in ("", "key"):
            draft.keys.append(_rest(inner, index))
            return
        elif said == "key":
            said = _key_lines(draft, _lines_of(piece, said))
        else:
            draft.explanation.append(piece.lines)


def _rest(inner: Sequence[Piece], index: int) -> Lines:
    """All lines of a folded answer that has no label, with the blank ones between its parts."""
    out: list[Line] = []
    for piece in inner[index:]:
        out += [*([Line("", out[-1].end)] if out else []), *piece.lines]
    return out


def _key_lines(draft: Draft, lines: Lines) -> str:
    """Takes a key; with options, what stands on the lines below is an explanation."""
    if draft.choices and len(trimmed(lines)) > 1:
        kept = trimmed(lines)
        _, count = key_of(kept, draft.choices)
        draft.keys.append(kept[:count])
        draft.explanation += [kept[count:]] if kept[count:] else []
    else:
        draft.keys.append(lines)
    return "explanation"


_COLON = re.compile(r".{0,60}[:：]\s*+[*_`]*+(\S.{0,80})$", re.DOTALL)


def _opens(draft: Draft, piece: Piece) -> bool:
    """Takes the first line of a folded part as the key, in any language, where it names an option."""
    if not piece.lines:
        return False
    first = piece.lines[0]
    lead = _wrapped(first.text)
    colon = _COLON.match(lead)
    for text in (lead, colon[1] if colon else ""):
        if text and names_option(text, draft.choices):
            draft.keys.append([Line(text, first.start)])
            rest = trimmed(piece.lines[1:])
            draft.explanation += [rest] if rest else []
            return True
    return False


def _wrapped(text: str) -> str:
    return text.strip().strip("*_").strip() if len(text) < 200 else ""


def joined(parts: Sequence[Lines]) -> str:
    """Parts of a text with a blank line between each."""
    return "\n\n".join(text for text in map(value, parts) if text)

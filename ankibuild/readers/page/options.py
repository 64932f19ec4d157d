"""What of a question is its stem, and what its options."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ankibuild.markup import paragraphs
from ankibuild.model import Text
from ankibuild.readers.page.drafts import Choice
from ankibuild.readers.page.joining import joined
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.unmarked import first_option
from ankibuild.readers.page.words import LETTERED, LOOSELY_LETTERED


def is_option(piece: Piece) -> bool:
    """Whether a piece looks like an option."""
    return piece.shape is not Shape.HEADING and (piece.option or piece.shape is Shape.ITEM or letter(piece) != "")


def letter(piece: Piece) -> str:
    """The letter that a piece begins with, as options do."""
    found = LETTERED.match(piece.text)
    return found[1].lower() if found else ""


_ONLY_LETTER = re.compile(r"[(\[]?[A-Za-z1-9][.):\]]?")
_SENTENCE = re.compile(r".{24,}[.!?…]['\"”’)]*", re.DOTALL)


class Split(NamedTuple):
    """The pieces of a question: its stem, its options, and what stands below them."""

    stem: list[Piece]
    options: list[Piece]
    below: list[Piece]


def split(pieces: Sequence[Piece], titles: Sequence[str] = ()) -> Split | None:
    """The parts of a question, None where it is not clear which is which; `titles` stand above, and may repeat it."""
    row = _marked_options(pieces, above=bool(titles))
    if row and not any("?" in piece.text[-3:] for piece in pieces[row[-1] + 1 :]):
        return Split(list(pieces[: row[0]]), [pieces[at] for at in row], _said(pieces[row[-1] + 1 :]))
    first = first_option(pieces, titles)
    return None if first < 0 else Split(list(pieces[:first]), list(pieces[first:]), [])


def _said(pieces: Sequence[Piece]) -> list[Piece]:
    """What stands below the options, of HTML without the fragments that sites have there."""
    if all(not piece.block for piece in pieces):
        return list(pieces)
    sentences = [at for at, piece in enumerate(pieces) if _SENTENCE.fullmatch(piece.text)]
    return list(pieces[sentences[0] : sentences[-1] + 1]) if sentences else []


def _marked_options(pieces: Sequence[Piece], *, above: bool) -> list[int]:
    """Where the last row of options stands: by letters from A on, as choices, or as a list.

    They may come first only where the question stands `above` its label.
    """
    lettered = [at for at, piece in enumerate(pieces) if letter(piece)]
    starts = [at for at in lettered if letter(pieces[at]) == "a"]
    if starts:
        row = [at for at in lettered if at >= starts[-1]]
        if len(row) > 1 and [letter(pieces[at]) for at in row] == [chr(97 + index) for index in range(len(row))]:
            return row
    chosen = _with_their_list(pieces, [at for at, piece in enumerate(pieces) if piece.option])
    if len(chosen) > 1 and (chosen[0] > 0 or above):
        return chosen
    items = [at for at, piece in enumerate(pieces) if piece.shape is Shape.ITEM]
    last = [at for at in items if pieces[at].group == pieces[items[-1]].group]
    return last if len(last) > 1 and (last[0] > 0 or above) else []


def _with_their_list(pieces: Sequence[Piece], chosen: list[int]) -> list[int]:
    """The options that a page calls so, with the items of the same list that it calls only right or wrong."""
    groups = {pieces[at].group for at in chosen}
    if len(groups) != 1 or 0 in groups:
        return chosen
    return [at for at, piece in enumerate(pieces) if piece.group in groups]


def letters_of(options: Sequence[Piece]) -> re.Pattern[str] | None:
    """How the options are lettered from A on, None where they are not."""
    expected = [chr(97 + index) for index in range(len(options))]
    for pattern, fewest in ((LETTERED, 2), (LOOSELY_LETTERED, 3)):
        found = [pattern.match(piece.text) for piece in options]
        if len(options) >= fewest and [match[1].lower() if match else "" for match in found] == expected:
            return pattern
    return None


def choices_of(options: Sequence[Piece]) -> list[Choice]:
    """The options; what more stands in the same item says why it is right or wrong."""
    firsts: list[Piece] = []
    more: list[list[Piece]] = []
    for piece in options:
        if firsts and piece.item and piece.item == firsts[-1].item:
            more[-1].append(piece)
        else:
            firsts.append(piece)
            more.append([])
    for at, rest in enumerate(more):
        if rest and _ONLY_LETTER.fullmatch(firsts[at].text):
            firsts[at] = replace(rest.pop(0), right=firsts[at].right)
    letters = letters_of(firsts)
    choices = [_choice(piece, letters) for piece in firsts]
    return [replace(choice, why=joined(rest)) for choice, rest in zip(choices, more, strict=True)]


def _choice(piece: Piece, letters: re.Pattern[str] | None) -> Choice:
    """An option, without its letter."""
    found = letters.match(piece.text) if letters else None
    at = found.end() if found else 0
    text = Text(tail(piece, at), piece.span)
    return Choice(piece.text[at:].strip(), text, piece.right, piece.bold, numbered=piece.number > 0)


def tail(piece: Piece, at: int) -> str:
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
    plain = re.match(
        r"\s*".join(rf"\\?{re.escape(character)}" for character in label if not character.isspace()), markdown
    )
    return markdown[plain.end() :].strip() if plain else paragraphs(piece.text[at:].strip())

"""Where the next question begins among pieces without headings: at numbers, or at what stands before options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ankibuild.readers.markdown_quiz.answerable import ASKING, answerable, ends_in
from ankibuild.readers.markdown_quiz.lines import Line, value
from ankibuild.readers.markdown_quiz.options import Choice
from ankibuild.readers.markdown_quiz.owning import has_own_answer
from ankibuild.readers.markdown_quiz.parted import Piece

_TURNS = ("options", "key", "card", "details", "rule", "explanation", "reference", "hint")


def split(found: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces parted where a question begins without a heading or number: at what stands before options or a key."""
    parts: list[list[Piece]] = [[]]
    ahead = _ahead(found)
    chosen = keyed = marked = False
    choices: Sequence[Choice] = ()
    for index, piece in enumerate(found):
        if (
            parts[-1]
            and (chosen or keyed or marked)
            and (
                _begins_next(found, index, ahead[index], chosen, keyed, marked)
                or ((keyed or marked) and has_own_answer(found, index, choices))
            )
        ):
            parts.append([])
            chosen = keyed = marked = False
            choices = ()
        parts[-1].append(piece)
        choices = piece.choices.choices if piece.choices else choices
        marks = bool(piece.choices and piece.choices.marked)
        marked |= marks
        chosen |= marks or piece.kind == "options"
        keyed |= piece.kind in ("key", "card", "details")
    return parts


def _ahead(found: Sequence[Piece]) -> list[str]:
    """For each piece, what the next piece that is no plain text is."""
    out: list[str] = []
    kind = ""
    for piece in reversed(found):
        out.append(kind)
        if piece.choices and piece.choices.marked:
            kind = "options"
        elif piece.kind in _TURNS:
            kind = piece.kind
    return out[::-1]


def _begins_next(found: Sequence[Piece], index: int, ahead: str, chosen: bool, keyed: bool, marked: bool) -> bool:
    """Whether a piece below an answered question asks the next one: text from which options or a key follow."""
    piece = found[index]
    if piece.kind == "rule":
        return keyed or marked
    if piece.kind not in ("text", "bullets", "numbered"):
        return False
    before = found[index - 1]
    announced = before.kind in ("explanation", "key") and not _has_text(before)
    if announced or (before.kind == "heading" and before.label) or _explains(found, index):
        return False
    return (ahead == "options" and chosen) or (ahead in ("key", "card", "details") and keyed)


def _explains(found: Sequence[Piece], index: int) -> bool:
    """Whether a text that asks nothing stands before another that does: it belongs to the question above."""
    if found[index].code or ends_in(ASKING, value(found[index].lines)) or "![" in value(found[index].lines):
        return False
    after = next((piece for piece in found[index + 1 : index + 9] if piece.kind != "text" or not piece.code), None)
    return after is not None and after.kind == "text" and ends_in(ASKING, value(after.lines))


def _has_text(piece: Piece) -> bool:
    """Whether a piece has text of its own."""
    return any(line.text.strip() for line in piece.lines)


def own_pieces(found: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces up to a number that begins a question, and those from there on."""
    at = [index for index, piece in enumerate(found) if piece.kind == "start"]
    for begin, end in pairwise((*at, len(found))):
        if answerable(found[begin + 1 : end]):
            return found[:begin], found[begin:]
    return found, []


def starts(found: Sequence[Piece]) -> Iterator[tuple[Piece, list[Piece]]]:
    """Each numbered beginning with the pieces up to the next; what stands before the first begins with itself."""
    at = [index for index, piece in enumerate(found) if piece.kind == "start"]
    for begin, end in pairwise((*at, len(found))):
        yield found[begin], list(found[begin + 1 : end])


def real_starts(found: list[Piece]) -> list[Piece]:
    """The pieces, in which a number that begins no question is text: nothing below it can be answered."""
    if not any(answerable(rest) for _, rest in starts(found)):
        return [_plain(piece) for piece in found]
    out = list(found)
    at = [index for index, piece in enumerate(found) if piece.kind == "start"]
    last = 0
    for begin, end in pairwise((*at, len(found))):
        number = found[begin].number
        if answerable(found[begin + 1 : end]) or number in (last + 1, 0):
            last = number
        else:
            out[begin] = _plain(found[begin])
    return out


def _plain(piece: Piece) -> Piece:
    """A piece that begins no question after all, with its number again."""
    if piece.kind != "start" or not piece.lines:
        return piece
    first = piece.lines[0]
    number = f"{piece.number}. "
    return replace(piece, kind="text", lines=(Line(number + first.text, first.start - len(number)), *piece.lines[1:]))

"""The pieces below each heading, and whether that heading is a question or stands above others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ankibuild.readers.markdown_quiz.answerable import ASKING, QUESTION, answerable, before_options, ends_in
from ankibuild.readers.markdown_quiz.answerlist import answers_in
from ankibuild.readers.markdown_quiz.lines import value
from ankibuild.readers.markdown_quiz.owning import own_answer_at
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.sentences import NUMBER
from ankibuild.readers.markdown_quiz.titles import bare
from ankibuild.readers.markdown_quiz.turns import own_pieces, split

_TASK = re.compile(
    r"(?:questions?|frage|aufgabe|pregunta|вопрос|quiz|q|problem|exercise)\s*+#?\d{0,5}\W*+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or none above the first, and the pieces below it."""

    heading: Piece | None
    pieces: list[Piece]

    @property
    def whole(self) -> list[Piece]:
        """The pieces, the heading among them as text."""
        return [*([replace(self.heading, kind="text")] if self.heading else []), *self.pieces]

    @property
    def options(self) -> int:
        """How many groups of options it has; beside one of boxes with marks, others are text."""
        groups = [piece.choices for piece in self.pieces if piece.kind == "options" and piece.choices]
        boxed = sum(choices.marked and choices.choices[0].boxed for choices in groups)
        return boxed if boxed == 1 else len(groups)


def sections_of(found: Sequence[Piece]) -> list[Section]:
    """The pieces below each heading; a heading that only announces an answer begins none."""
    out = [Section(None, [])]
    for index, piece in enumerate(found):
        if piece.label == "keys" and not answers_in(_below(found, index)):
            piece = replace(piece, label="key")
        inner = piece.label and piece.label != "keys" and any(each.kind != "wrapper" for each in out[-1].pieces)
        if piece.kind == "heading" and not inner:
            out.append(Section(piece, []))
        else:
            out[-1].pieces.append(piece)
    return out


def _below(found: Sequence[Piece], index: int) -> list[Piece]:
    """The pieces below a heading, up to the next."""
    end = next((at for at in range(index + 1, len(found)) if found[at].kind == "heading"), len(found))
    return list(found[index + 1 : end])


def single_levels(sections: Sequence[Section]) -> set[int]:
    """The levels of headings of which several stand over one question each."""
    counts: dict[int, list[int]] = {}
    for section in sections:
        if section.heading and answerable(section.whole):
            counts.setdefault(section.heading.level, []).append(section.options)
    return {level for level, found in counts.items() if len(found) > 1 and max(found) < 2}


def role_of(section: Section, single: set[int]) -> str:
    """Whether a heading is a question, or stands above others."""
    heading = section.heading
    if heading is None or not answerable(section.whole):
        return "question" if heading and heading.level in single and _asks_in_vain(heading, section.pieces) else "deck"
    own, more = own_pieces(section.pieces)
    if more:
        return "question" if NUMBER.match(bare(value(heading.lines))) and answerable(own) else "deck"
    if section.options > 1 and not _boxes_only(section):
        return "question" if _asks_first(section) else "deck"
    text = value(heading.lines)
    bodiless = not any(piece.kind in ("text", "quote", "start") for piece in before_options(section.pieces))
    asks = ends_in(ASKING, text) or NUMBER.match(bare(text)) or _TASK.match(bare(text))
    return "question" if asks or bodiless or heading.level in single else "deck"


def _asks_in_vain(heading: Piece, found: Sequence[Piece]) -> bool:
    """Whether a heading among others that are questions is one too, though nothing below it is known as its answer."""
    text = value(heading.lines)
    below = [piece for piece in found if piece.kind not in ("wrapper", "rule")]
    if not below or heading.label or any(piece.kind in ("start", "heading") for piece in below):
        return False
    asks = ends_in(QUESTION, text) or any(ends_in(QUESTION, value(piece.lines)) for piece in below[:1])
    return asks or _TASK.match(bare(text)) is not None


def own_part(section: Section) -> tuple[list[Piece], list[Piece]]:
    """What belongs to the question that a heading is, and what stands below it with questions of its own."""
    if not answerable(section.whole):  # what is folded below it is not known to be its answer
        return [replace(piece, kind="text") if piece.kind == "details" else piece for piece in section.pieces], []
    own, more = own_pieces(section.pieces)
    if more or section.options < 2 or _boxes_only(section):
        at = own_answer_at(own)
        return (own, more) if at < 0 else (own[:at], [*own[at:], *more])
    first, *rest = split(section.pieces)
    return first, [piece for part in rest for piece in part]


def _asks_first(section: Section) -> bool:
    """Whether a heading above several groups of options asks the question of the first, which has no other."""
    first, *rest = split(section.pieces)
    if not section.heading or not rest or not answerable(first):
        return False
    if any(piece.kind == "text" and ends_in(ASKING, value(piece.lines)) for piece in before_options(first)):
        return False
    return (
        ends_in(QUESTION, value(section.heading.lines)) or NUMBER.match(bare(value(section.heading.lines))) is not None
    )


def _boxes_only(section: Section) -> bool:
    """Whether several groups of boxes stand one below the other with nothing between that asks."""
    kinds = [piece.kind for piece in section.pieces if piece.kind not in ("wrapper", "rule")]
    first = kinds.index("options")
    last = len(kinds) - 1 - kinds[::-1].index("options")
    return all(kind in ("options", "code") for kind in kinds[first:last])

"""Pieces → questions: where each begins and ends, by headings, by numbers, or by what stands between options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ankibuild.readers.markdown_quiz.answerable import answerable
from ankibuild.readers.markdown_quiz.answerlist import Answers, answers_in
from ankibuild.readers.markdown_quiz.drafts import Draft, draft_of
from ankibuild.readers.markdown_quiz.folded import with_folded_questions
from ankibuild.readers.markdown_quiz.lines import Lines
from ankibuild.readers.markdown_quiz.options import believed
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.sections import Section, own_part, role_of, sections_of, single_levels
from ankibuild.readers.markdown_quiz.titles import headed, title_of
from ankibuild.readers.markdown_quiz.turns import real_starts, split, starts


@dataclass
class Grouped:
    """The questions of a text, the keys of its lists of answers, and what belongs to none of them."""

    drafts: list[Draft] = field(default_factory=list)
    answers: Answers = field(default_factory=dict)
    left: list[Lines] = field(default_factory=list)


def grouped(found: Sequence[Piece]) -> Grouped:
    """The questions among the pieces."""
    found = _without_chance_bold(with_folded_questions(found))
    out = Grouped()
    sections = sections_of(found)
    decks: list[tuple[int, str]] = []
    single = single_levels(sections)
    for section in sections:
        heading = section.heading
        if heading and _is_answer_list(section, out):
            continue
        role = role_of(section, single)
        if role != "question" and heading:
            decks = [each for each in decks if each[0] < heading.level]
            decks.append((heading.level, title_of(heading)))
        names = tuple(name for level, name in decks if not heading or role != "question" or level < heading.level)
        if role == "question" and heading:
            own, more = own_part(section)
            out.drafts.append(headed(heading, own, names))
            if more:
                _divide(more, names, out)
        else:
            _below_title(section, names, out)
    return out


def _below_title(section: Section, names: tuple[str, ...], out: Grouped) -> None:
    """The questions below a heading that is none; where there are none, it is left over with its text."""
    drafts, left = len(out.drafts), len(out.left)
    _divide(section.pieces, names, out)
    if section.heading and len(out.drafts) == drafts and len(out.left) > left:
        out.left[left] = [*section.heading.lines, *out.left[left]]


def _without_chance_bold(found: Sequence[Piece]) -> list[Piece]:
    """The pieces; bold marks right options only where no more lists are marked otherwise."""
    marked = [piece.choices for piece in found if piece.choices and piece.choices.marked]
    bold = 2 * sum(bool(choices.plain) for choices in marked) >= len(marked)
    if bold:
        return list(found)
    return [replace(each, choices=believed(each.choices, bold=False)) if each.choices else each for each in found]


def _is_answer_list(section: Section, out: Grouped) -> bool:
    """Takes the answers of a list at the end of a file."""
    if not section.heading or section.heading.label not in ("keys", "key", "explanation"):
        return False
    answers = answers_in(section.pieces)
    out.answers.update(answers)
    return bool(answers)


def _divide(found: list[Piece], names: tuple[str, ...], out: Grouped) -> None:
    """The questions of a section whose heading is none."""
    found = real_starts(found)
    at = [index for index, piece in enumerate(found) if piece.kind == "start"]
    for part in split(found[: at[0]] if at else found):
        _close(part, names, out)
    for begin, rest in starts(found):
        first, *more = split([replace(begin, kind="text"), *rest])
        draft = draft_of(first, names)
        draft.number = begin.number
        out.drafts.append(draft)
        for part in more:
            _close(part, names, out)


def _close(part: list[Piece], names: tuple[str, ...], out: Grouped) -> None:
    if answerable(part):
        out.drafts.append(draft_of(part, names))
        return
    lines = [line for piece in part if piece.kind not in ("rule", "wrapper") for line in (*piece.title, *piece.lines)]
    if any(line.text.strip() for line in lines):
        out.left.append(lines)

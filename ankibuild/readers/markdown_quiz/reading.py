"""A Markdown file → its questions."""

from __future__ import annotations

from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.markdown_quiz.definitions import with_definitions, without_definitions
from ankibuild.readers.markdown_quiz.drafts import Draft
from ankibuild.readers.markdown_quiz.frontmatter import front_matter
from ankibuild.readers.markdown_quiz.grouping import Grouped, grouped
from ankibuild.readers.markdown_quiz.lines import mended, span_of, split_lines, trimmed, value
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.readers.markdown_quiz.questions import add_question
from ankibuild.source import Source, Span


def read(file: File) -> Read:
    """The questions of a Markdown file."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=list(warnings))
    front = front_matter(source)
    lines, definitions = without_definitions(mended(split_lines(source, front.end)))
    found = pieces(lines)
    groups = grouped(found)
    front = front._replace(titled=_is_titled(found))
    _answer(source, groups, collector)
    lettered = any(choice.letter for draft in groups.drafts for choice in draft.choices)
    for draft in groups.drafts:
        draft.lettered = lettered
        add_question(source, draft, front, collector)
    collector.questions = [with_definitions(question, definitions) for question in collector.questions]
    _report_left(source, groups, collector)
    if not groups.drafts:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="Markdown")
    return collector.read()


def _is_titled(found: list[Piece]) -> bool:
    """Whether the first heading is the only one of the highest level: the title of the file."""
    levels = [piece.level for piece in found if piece.kind == "heading"]
    return bool(levels) and levels[0] == 1 and levels.count(1) == 1


def _answer(source: Source, groups: Grouped, collector: Collector) -> None:
    """Gives the keys of a list of answers to the questions of these numbers."""
    if not groups.answers:
        return
    drafts = {number: draft for draft, number in _numbered(groups.drafts)}
    for number, lines in groups.answers.items():
        draft = drafts.get(number)
        if draft is None:
            collector.warn("text-left-over", span_of(source, lines), text=f"{number}. {value(lines)}")
        elif draft.choices:
            draft.listed = trimmed(lines)
        else:
            draft.keys.append(lines)


def _numbered(drafts: list[Draft]) -> list[tuple[Draft, int]]:
    """The questions with their numbers; where all have the same or none, as they are counted."""
    numbers = [draft.number for draft in drafts]
    counted = len(set(numbers)) < len(numbers)
    return [(draft, index + 1 if counted else draft.number) for index, draft in enumerate(drafts)]


def _report_left(source: Source, groups: Grouped, collector: Collector) -> None:
    for lines in groups.left:
        collector.warn("text-left-over", span_of(source, lines), text=value(lines))

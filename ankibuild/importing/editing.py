"""Merged questions written into a YAML text that people edit: only what changed, comments and layout stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from ankibuild.importing.adding import Addition, questions_of, with_additions
from ankibuild.importing.blocks import Block, block_id, blocks_of, column, line_end, line_start, next_line
from ankibuild.importing.decks import without_deck
from ankibuild.importing.merging import ANSWERING, TOGETHER, WRITTEN
from ankibuild.importing.splicing import TextEdit, spliced
from ankibuild.model import Kind, Question
from ankibuild.source import Source
from ankibuild.writing import write_question
from ankibuild.yamltree import compose

__all__ = ["Addition", "Change", "Edited", "edited", "questions_of"]

_ORDER = (
    *("id", "guid", "aka", "name", "kind", "case", "stem", "options", "answer", "pairs", "order", "gaps", "hint"),
    *("explanation", "article", "reference", "source", "tags", "shuffle", "retired", "notetype", "markup", "fields"),
    "deck",
)
"""The keys of a question, in the order in which one that is added is put among the others."""


_ANSWERING = frozenset((*ANSWERING, *WRITTEN))


class Change(NamedTuple):
    """A question as it shall be, and which of its parts differ from the text."""

    question: Question
    parts: Collection[str]


_Edits: TypeAlias = Callable[[str, Block, Change], "list[TextEdit] | None"]


class Edited(NamedTuple):
    """The text with changes and additions in it, and by the ids of questions the parts that could not be put in."""

    text: str
    refused: Mapping[str, frozenset[str]] = MappingProxyType({})


class _Made(NamedTuple):
    """A text with some changes in it, the questions that it holds, and the parts that could not be put in."""

    text: str
    questions: Sequence[Question]
    refused: Mapping[str, frozenset[str]] = MappingProxyType({})


def edited(
    source: Source, questions: Sequence[Question], changes: Iterable[Change], additions: Sequence[Addition]
) -> Edited:
    """The text, which holds these questions, with the changes and additions in it.

    It is read again, and says what it shall or is not taken.

    Raises AnkibuildError where the text is written in a way in which nothing can be added; nothing is lost then.
    """
    listed = list(changes)
    leaving = {c.question.id: c.question for c in listed if "deck" in c.parts and not c.question.deck}
    text = without_deck(source, questions, leaving) if leaving else source.text
    if text != source.text:
        source = Source(source.path, text)
        questions = questions_of(source)
        done = {question.id for question in questions if question.id in leaving and not question.deck}
        listed = [c._replace(parts=set(c.parts) - {"deck"}) if c.question.id in done else c for c in listed]
    made = _with_changes(source, questions, [change for change in listed if change.parts])
    return Edited(with_additions(Source(source.path, made.text), additions), made.refused)


def _with_changes(source: Source, before: Sequence[Question], changes: list[Change]) -> _Made:
    """All changes at once, or halves of them until it is known which one cannot be put in."""
    if not changes:
        return _Made(source.text, before)
    text = _put_in(source, before, changes)
    if text is not None:
        return _Made(text, _wanted(before, changes))
    if len(changes) == 1:
        return _in_groups(source, before, changes[0])
    half = len(changes) // 2
    first = _with_changes(source, before, changes[:half])
    second = _with_changes(Source(source.path, first.text), first.questions, changes[half:])
    return second._replace(refused={**first.refused, **second.refused})


def _in_groups(source: Source, before: Sequence[Question], change: Change) -> _Made:
    """Of a change that cannot be put in as a whole, those of its parts that can without the others."""
    groups = groups_of(change.question.kind, change.parts)
    mine = next((question for question in before if question.id == change.question.id), None)
    if len(groups) == 1 or mine is None:
        return _Made(source.text, before, {change.question.id: frozenset(change.parts)})
    made = _Made(source.text, before)
    refused: frozenset[str] = frozenset()
    for parts in groups:
        some = Change(replace(mine, **{part: getattr(change.question, part) for part in parts}), parts)
        text = _put_in(Source(source.path, made.text), made.questions, [some])
        if text is None:
            refused |= parts
        else:
            mine = some.question
            made = _Made(text, _wanted(made.questions, [some]))
    return made._replace(refused={change.question.id: refused} if refused else {})


def groups_of(kind: Kind, parts: Collection[str]) -> list[frozenset[str]]:
    """The parts of a change, in groups that go in together or not at all.

    Where an answer changed, what is asked and what explains it may have changed with it: a stem that asks for the
    contrary, an explanation of the new key.
    """
    answering = _ANSWERING | ({"stem"} if kind in (Kind.CLOZE, Kind.GAPS) else set())
    together = frozenset(parts).intersection(TOGETHER) if answering & set(parts) else frozenset()
    return [*([together] if together else []), *(frozenset({part}) for part in sorted(set(parts) - together))]


def _put_in(source: Source, before: Sequence[Question], changes: list[Change]) -> str | None:
    """The text with all changes, None where it would not say what it shall."""
    wanted = _wanted(before, changes)
    for edit in (_by_key,) if len(changes) > 1 else (_by_key, _whole):
        text = _applied(source, changes, edit)
        if text is not None and questions_of(Source(source.path, text)) == wanted:
            return text
    return None


def _wanted(before: Sequence[Question], changes: list[Change]) -> list[Question]:
    changed = {change.question.id: change.question for change in changes}
    return [changed.get(question.id, question) for question in before]


def _applied(source: Source, changes: list[Change], edit: _Edits) -> str | None:
    """The text with all changes, each made by `edit`."""
    documents, _ = compose(source)
    blocks = {block_id(block): block for block in blocks_of(source.text, documents)}
    edits: list[TextEdit] = []
    for change in changes:
        block = blocks.get(change.question.id)
        made = edit(source.text, block, change) if block else None
        if made is None:
            return None
        edits += made
    return spliced(source.text, edits)


def _written(question: Question) -> dict[str, str]:
    """The keys of a question as they are written, each with its value, indented by two."""
    text = write_question(question, "")
    (block,) = blocks_of(text, compose(Source("", text))[0])
    return {key: text[segment.start : segment.end] for key, segment in block.segments.items()}


def _keys_of(parts: Collection[str]) -> set[str]:
    """The keys that hold these parts of a question."""
    return {*parts, *ANSWERING} if any(part in ANSWERING for part in parts) else set(parts)


def _by_key(text: str, block: Block, change: Change) -> list[TextEdit] | None:
    """Each changed key replaced, added or taken out; the others stay as typed."""
    if block.flow:
        return _whole(text, block, change)
    written = _written(change.question)
    keys = _keys_of(change.parts)
    indent = column(text, block.node.start)
    edits = [
        _replaced(text, block, key, _indented(written.get(key, ""), indent)) for key in keys & block.segments.keys()
    ]
    previous = ""
    for key in _ORDER:
        if key in block.segments:
            previous = key
        elif key in keys and key in written:
            edits.append(_inserted(text, block, previous, _indented(written[key], indent)))
    return edits


def _replaced(text: str, block: Block, key: str, segment: str) -> TextEdit:
    """A key with its value replaced; taken out with its line where nothing takes its place."""
    start, end = block.segments[key]
    if segment:
        return TextEdit(start, end, segment)
    following = min((other.start for other in block.segments.values() if other.start > start), default=-1)
    if following >= 0 and not text[end:following].strip():
        return TextEdit(start, following, "")
    if start == block.node.start:
        return TextEdit(start, end, "")
    line = line_start(text, start)
    if following < 0 and not text[end : line_end(text, end)].strip():
        return TextEdit(line - len(_break_before(text, line)), end, "")
    return TextEdit(line, next_line(text, line_end(text, end)), "")


def _break_before(text: str, line: int) -> str:
    """The line break that ends the line before."""
    return "\r\n" if text[max(0, line - 2) : line] == "\r\n" else text[max(0, line - 1) : line]


def _inserted(text: str, block: Block, previous: str, segment: str) -> TextEdit:
    """A key put behind another (''): before the first."""
    margin = " " * column(text, block.node.start)
    if not previous:
        return TextEdit(block.node.start, block.node.start, f"{segment}\n{margin}")
    at = line_end(text, block.segments[previous].end)
    return TextEdit(at, at, f"\n{margin}{segment}")


def _whole(text: str, block: Block, change: Change) -> list[TextEdit] | None:
    """The question written anew; None where comments between its keys would be lost."""
    ordered = sorted(block.segments.values())
    between = [text[one.end : other.start] for one, other in pairwise(ordered)]
    if any("#" in part for part in between):
        return None
    body = "\n".join(_written(change.question).values())
    indent = column(text, block.node.start)
    end = block.node.end if block.flow else block.end
    return [TextEdit(block.node.start, end, _indented(body.replace("\n", "\n  ") if block.flow else body, indent))]


def _indented(segment: str, indent: int) -> str:
    """A segment, written with an indentation of two, as it stands with another one; its first line has it already."""
    first, *others = segment.split("\n")
    moved = [f"{' ' * (indent - 2)}{line}" if indent >= 2 else line[2 - indent :] for line in others]
    return "\n".join([first, *(line if line.strip() else "" for line in moved)])

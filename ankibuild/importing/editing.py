"""Merged questions written into a YAML text that people edit: only what changed, comments and layout stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from ankibuild.errors import AnkibuildError
from ankibuild.importing.blocks import Block, blocks_of, column, line_end, shared_deck
from ankibuild.importing.merging import ANSWERING
from ankibuild.model import Question
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source
from ankibuild.tree import Scalar
from ankibuild.validate import validate
from ankibuild.writing import write_question
from ankibuild.yamltree import compose

_ORDER = (
    *("id", "guid", "aka", "name", "kind", "case", "stem", "options", "answer", "pairs", "order", "gaps", "hint"),
    *("explanation", "article", "reference", "source", "tags", "shuffle", "retired", "notetype", "markup", "fields"),
    "deck",
)
"""The keys of a question, in the order in which one that is added is put among the others."""


class Change(NamedTuple):
    """A question as it shall be, and which of its parts differ from the text."""

    question: Question
    parts: Collection[str]


class Addition(NamedTuple):
    """A question to be added behind the one with the id `after` ('': before the first)."""

    question: Question
    after: str


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


_Edits: TypeAlias = Callable[[str, Block, Change], list[_Edit]]


def edited(source: Source, changes: Iterable[Change], additions: Sequence[Addition]) -> str:
    """The text with the changes and additions in it.

    Raises AnkibuildError where the text is written in a way in which that cannot be done; nothing is lost then.
    """
    changes = list(changes)
    wanted = _wanted(questions_of(source), changes, additions)
    for edit in (_by_key, _whole):
        text = _applied(source, changes, additions, edit)
        if text is not None and questions_of(Source(source.path, text)) == wanted:
            return text
    raise AnkibuildError(
        f"{source.path} is written in a way in which the changes cannot be put in; nothing was written"
    )


def questions_of(source: Source) -> list[Question]:
    """The sound questions of a YAML text."""
    return validate(read_yaml(source)[0])[0]


def _wanted(before: list[Question], changes: list[Change], additions: Sequence[Addition]) -> list[Question]:
    changed = {change.question.id: change.question for change in changes}
    wanted = [changed.get(question.id, question) for question in before]
    for addition in additions:
        places = [index for index, question in enumerate(wanted) if question.id == addition.after]
        wanted.insert(places[0] + 1 if places else 0, addition.question)
    return wanted


def _applied(source: Source, changes: list[Change], additions: Sequence[Addition], edit: _Edits) -> str | None:
    """The text with all edits, the changes of a question made by `edit`."""
    documents, _ = compose(source)
    blocks = {id_: block for block in blocks_of(source.text, documents) if (id_ := _id(block))}
    edits: list[_Edit] = []
    for change in changes:
        block = blocks.get(change.question.id)
        if block is None:
            return None
        edits += edit(source.text, block, change)
    edits += _added(source.text, blocks, additions, shared_deck(documents))
    return _with_newlines(source.text, _spliced(source.text, edits))


def _id(block: Block) -> str:
    entries = block.node.entries
    return next((value.value for key, value in entries if key.value == "id" and isinstance(value, Scalar)), "")


def _spliced(text: str, edits: list[_Edit]) -> str:
    """The text with the edits made; of several at one place, in the order given."""
    pieces = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[at : edit.start], edit.text]
        at = max(at, edit.end)
    return "".join([*pieces, text[at:]])


def _with_newlines(before: str, after: str) -> str:
    if "\r\n" not in before:
        return after
    return after.replace("\r\n", "\n").replace("\n", "\r\n")


def _written(question: Question) -> dict[str, str]:
    """The keys of a question as they are written, each with its value, indented by two."""
    text = write_question(question, "")
    (block,) = blocks_of(text, compose(Source("", text))[0])
    return {key: text[segment.start : segment.end] for key, segment in block.segments.items()}


def _keys_of(parts: Collection[str]) -> set[str]:
    """The keys that hold these parts of a question."""
    return {*parts, *ANSWERING} if any(part in ANSWERING for part in parts) else set(parts)


def _by_key(text: str, block: Block, change: Change) -> list[_Edit]:
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


def _replaced(text: str, block: Block, key: str, segment: str) -> _Edit:
    """A key with its value replaced; taken out with its line where nothing takes its place."""
    start, end = block.segments[key]
    if segment:
        return _Edit(start, end, segment)
    following = min((other.start for other in block.segments.values() if other.start > start), default=-1)
    if following >= 0:
        return _Edit(start, following, "")
    before = len(text[:start].rstrip(" \t\r\n"))
    return _Edit(before, end, "")


def _inserted(text: str, block: Block, previous: str, segment: str) -> _Edit:
    """A key put behind another (''): before the first."""
    margin = " " * column(text, block.node.start)
    if not previous:
        return _Edit(block.node.start, block.node.start, f"{segment}\n{margin}")
    at = line_end(text, block.segments[previous].end)
    return _Edit(at, at, f"\n{margin}{segment}")


def _whole(text: str, block: Block, change: Change) -> list[_Edit]:
    """The question written anew."""
    body = "\n".join(_written(change.question).values())
    indent = column(text, block.node.start)
    end = block.node.end if block.flow else block.end
    return [_Edit(block.node.start, end, _indented(body.replace("\n", "\n  ") if block.flow else body, indent))]


def _indented(segment: str, indent: int) -> str:
    """A segment, written with an indentation of two, as it stands with another one; its first line has it already."""
    first, *others = segment.split("\n")
    moved = [f"{' ' * (indent - 2)}{line}" if indent >= 2 else line[2 - indent :] for line in others]
    return "\n".join([first, *(line if line.strip() else "" for line in moved)])


def _added(text: str, blocks: dict[str, Block], additions: Sequence[Addition], deck: str) -> list[_Edit]:
    """Each new question as an item of its own, behind the one that it follows in its source."""
    edits = []
    anchors = dict.fromkeys(blocks)
    place: dict[str, str] = {id_: id_ for id_ in anchors}
    for addition in additions:
        after = place.get(addition.after, "")
        place[addition.question.id] = after
        edits.append(_item(text, blocks, after, write_question(addition.question, "", deck=deck)))
    return edits


def _item(text: str, blocks: dict[str, Block], after: str, written: str) -> _Edit:
    block = blocks[after] if after else next(iter(blocks.values()))
    dash = text.rfind("-", 0, block.node.start)
    margin = " " * column(text, dash)
    lines = written.rstrip("\n").split("\n")
    item = "\n".join(f"{margin}{line}" if line.strip() else "" for line in lines)
    if not after:
        return _Edit(dash, dash, f"{item.lstrip()}\n\n{margin}")
    at = line_end(text, block.end if not block.flow else block.node.end)
    return _Edit(at, at, f"\n\n{item}")

"""YAML in other people's shapes: records by the names of their fields, and moodle-tools' questions.

A file in the project's own shape, or with a slip in it, is never taken: its own reader explains slips.
"""

from __future__ import annotations

import re

from ankibuild.diagnostics import errors_in
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import HEAD, File
from ankibuild.readers.records import holds_questions, holds_records, read_records
from ankibuild.readers.records.finding import find
from ankibuild.readers.records.names import plain_name
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Scalar, Sequence, walk
from ankibuild.yamltree import compose

_LAST_ITEM = re.compile(r"^(?:-(?=\s)|\S)", re.MULTILINE)
_FOREIGN_WORDS = """correctanswer correctanswers incorrectanswers incorrectanswer wronganswers distractors correctoption
    correctindex correctchoice answeroptions optionkey optionvalue iscorrect answerkey questiontext answeridx cop opa
    opb optiona optionb generalfeedback correctfeedback distractor1 finaldecision"""
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
"""Names of fields that nobody gives the fields of our own shape by mistake, as plain names."""

_OF_OUR_FILES = frozenset(("deck", "namespace", "notetype", "markup"))
"""Keys at the top of a file that only our own shape has."""

_OF_OUR_QUESTIONS = frozenset(("stem", "notetype", "templates"))
"""Names that our own files have in them: questions, and note types of other decks."""

_MOODLE_TYPES = ("multiplechoice", "truefalse", "numerical", "shortanswer", "matching", "multipletruefalse", "essay")
_FEW_PAIRS = 3


def is_foreign(file: File) -> bool:
    """Whether the start of a file without our own key `stem` holds records with foreign names."""
    documents, _ = compose(Source(file.path, _whole_items(file)))
    if _are_pairs(documents) or _is_moodle_tools(documents):
        return True
    is_of_ours = bool(_OF_OUR_QUESTIONS & _names(documents)) or any(map(_is_of_ours, documents))
    columns = file.settings.columns
    if columns and holds_records(documents) and not is_of_ours:
        return True
    stem = next(iter(columns.get("stem", ())), "")
    return not is_of_ours and holds_questions(documents, stem) and (bool(stem) or _is_foreign(documents))


def read_shapes(file: File) -> Read:
    """The questions of a YAML file of records."""
    source, warnings = file.decoded
    documents, faults = compose(source)
    collector = Collector(file, diagnostics=[*warnings, *faults])
    read_records(source, documents, collector, first_is_right=_is_moodle_tools(documents))
    if not collector.questions and not errors_in(collector.diagnostics):
        collector.warn("nothing-recognised", Span(source, 0, 0), format="YAML")
    return collector.read()


def _is_of_ours(node: Node) -> bool:
    return isinstance(node, Mapping) and any(key.value in _OF_OUR_FILES for key, _ in node.entries)


def _is_foreign(documents: list[Node]) -> bool:
    """Whether names tell, or several questions that call their text otherwise: that is no slip."""
    return bool(_FOREIGN & _names(documents)) or len(find(documents)) > 1


def _whole_items(file: File) -> str:
    """The start of a file up to the last line that begins a new item: half an item would be a syntax error."""
    head = file.head
    if len(head) < HEAD // 4:
        return head
    starts = [found.start() for found in _LAST_ITEM.finditer(head)]
    return head[: starts[-1]] if len(starts) > 1 else head


def _names(nodes: list[Node]) -> set[str]:
    """The plain names of all keys."""
    return {plain_name(key.value) for node in walk(nodes) if isinstance(node, Mapping) for key, _ in node.entries}


def _is_moodle_tools(documents: list[Node]) -> bool:
    """Whether each document is one question whose type is one of moodle-tools' (its first answer is then right)."""
    return bool(documents) and all(_moodle_type(node) in _MOODLE_TYPES for node in documents)


def _moodle_type(node: Node) -> str:
    entries = {key.value: value for key, value in node.entries} if isinstance(node, Mapping) else {}
    said = entries.get("type")
    return plain_name(said.value) if isinstance(said, Scalar) and "question" in entries else ""


def _are_pairs(documents: list[Node]) -> bool:
    """Whether a file is a list of questions and answers without names; a few may be a slip in our own shape."""
    items = documents[0].items if len(documents) == 1 and isinstance(documents[0], Sequence) else []
    return len(items) >= _FEW_PAIRS and all(
        isinstance(item, Sequence) and len(item.items) == 2 and all(isinstance(part, Scalar) for part in item.items)
        for item in items
    )

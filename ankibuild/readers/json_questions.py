"""JSON and JSONL: questions in the project's own shape, and the records that people have."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ankibuild.diagnostics import Diagnostic, errors_in
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.crowdanki import is_deck_file, read_deck
from ankibuild.readers.file import HEAD, File
from ankibuild.readers.json_words import in_words_of_json
from ankibuild.readers.jsontree import is_lines, parse_json, parse_lines
from ankibuild.readers.own_shape import is_own, is_schema_of_ours, without_nulls
from ankibuild.readers.records import holds_questions, holds_records, read_records
from ankibuild.readers.yaml_questions import read_documents
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Sequence

_LINES = (".jsonl", ".ndjson")
_OTHER = re.compile(
    r'"library"\s*+:\s*+"H5P\.|"(?:mainLibrary|machineName|behaviour|tipsAndFeedback|overallFeedback|qtiClass)"\s*+:'
    r'|"\$schema"\s*+:\s*+"https?://json-schema\.org'
)
"""What stands in files of H5P and in schemas, whose fields have the names of questions'."""


def sniff(file: File) -> bool:
    """Whether there are questions near the start; the files of H5P and schemas have fields of the same names."""
    head = file.head.removeprefix("\ufeff").lstrip()
    if not head.startswith(("{", "[")) or _OTHER.search(head):
        return False
    if is_deck_file(head):
        return True
    source = Source(file.path, head)
    nodes, _ = _parse(source)
    if any(map(is_schema_of_ours, nodes)) or is_own(nodes):
        return True
    columns = file.settings.columns
    return (bool(columns) and holds_records(nodes)) or holds_questions(nodes, next(iter(columns.get("stem", ())), ""))


def read(file: File) -> Read:
    """The questions of a JSON file."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=list(warnings))
    nodes, faults = _parse(source)
    collector.diagnostics += faults
    if any(map(is_schema_of_ours, nodes)) or is_own(nodes):
        _read_own(source, nodes, collector)
    elif nodes and is_deck_file(source.text[:HEAD]):
        read_deck(source, nodes[0], collector)
    else:
        read_records(source, nodes, collector)
    if not collector.questions and not errors_in(collector.diagnostics):
        collector.warn("nothing-recognised", Span(source, 0, 0), format="JSON")
    collector.diagnostics = in_words_of_json(collector.diagnostics)
    return collector.read()


def _parse(source: Source) -> tuple[list[Node], list[Diagnostic]]:
    """The documents: one, or one on each line."""
    named_lines = PurePosixPath(source.path).suffix.lower() in _LINES
    if is_lines(source.text):
        return parse_lines(source)
    node, faults = parse_json(source)
    if named_lines and faults and not isinstance(node, Sequence):
        return parse_lines(source)
    return [node] if node is not None else [], faults


def _read_own(source: Source, nodes: list[Node], collector: Collector) -> None:
    documents = [without_nulls(node) for node in nodes]
    if documents and all(isinstance(node, Mapping) and not _has(node, "questions") for node in documents):
        documents = [Sequence(documents, documents[0].start, documents[-1].end)]
    questions, diagnostics = read_documents(source, documents, collector.diagnostics)
    collector.questions += questions
    collector.diagnostics = list(diagnostics)


def _has(node: Node, name: str) -> bool:
    return isinstance(node, Mapping) and any(key.value == name for key, _ in node.entries)

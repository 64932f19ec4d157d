"""Fields that the user names and no record of a file has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ankibuild.readers.collecting import Collector
from ankibuild.readers.columns import lacks_columns
from ankibuild.readers.records.finding import find, look_up
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Sequence, walk

_LOOKED_AT = 200
"""Records whose fields are listed."""


def lacks_fields(source: Source, nodes: Iterable[Node], collector: Collector) -> bool:
    """Says which of the fields that the user names stand nowhere in a file, and whether it cannot be read so."""
    columns = collector.file.settings.columns
    items = list(nodes)
    if not columns or not items:
        return False
    wanted = {(field, name) for field, names in columns.items() for name in names}
    found: set[tuple[str, str]] = set()
    for node in _mappings(items):
        found |= {(field, name) for field, name in wanted - found if look_up(node, name) is not None}
        if found == wanted:
            return False
    records = _records(items)
    names = dict.fromkeys(name for record in records[:_LOOKED_AT] for name in _names(record))
    place = Span(source, records[0].start, records[0].end) if records else Span(source, 0, 0)
    return lacks_columns("key", found, list(names), place, collector)


def _mappings(nodes: Iterable[Node]) -> Iterator[Mapping]:
    """All mappings of the documents."""
    return (node for node in walk(nodes) if isinstance(node, Mapping))


def _records(nodes: list[Node]) -> list[Mapping]:
    """What most likely are the questions: what looks so, else the mappings in lists, else those at the top."""
    asked = [found.node for found in find(nodes) if found.is_record]
    listed = [item for node in _all(nodes) if isinstance(node, Sequence) for item in node.items]
    for several in (asked, listed, nodes):
        records = [node for node in several if isinstance(node, Mapping)]
        if records:
            return records
    return []


def _all(nodes: list[Node]) -> Iterator[Node]:
    yield from nodes
    for node in _mappings(nodes):
        yield from (value for _, value in node.entries)


def _names(record: Mapping) -> Iterator[str]:
    """The names of a record's fields, and of those in them."""
    for key, value in record.entries:
        yield key.value
        if isinstance(value, Mapping):
            yield from (f"{key.value}.{inner.value}" for inner, _ in value.entries)

"""One record: which of its entries is the question's text, its options, its key and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ankibuild.readers.records.finding import Found, Group, flattened, look_up
from ankibuild.readers.records.names import FIELDS, enumerated, enumerated_wrong, field_of, plain_name
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping as MappingNode
from ankibuild.tree import Node, Scalar, Sequence

COLUMNS = {
    **{name: name for name in ("stem", "options", "answer", "wrong", "explanation", "hint", "case", "id", "tags")},
    **{name: name for name in ("reference", "source", "picture", "pairs", "order", "difficulty")},
    "deck": "broad",
    "topic": "narrow",
    "name": "title",
    "kind": "type",
    "article": "article",
}
"""The fields that the user may give names for, by what they are called here."""

_LAST_STEMS = ("title", "name", "description")
"""Names that are a question's text only where nothing else is, the last the least likely."""

_PASSAGES = ("text", "body", "content")
"""Names that are a passage where something else is the question's text."""

ANSWERS = frozenset(
    (
        "answers",
        "antworten",
        "respuestas",
        "réponses",
        "reponses",
        "respostas",
        "risposte",
        "antwoorden",
        "odpowiedzi",
        "dapan",
    )
)
"""Names of options that are the right answers where options stand beside them, or nothing is to choose from."""

_LONGEST_MARK = 4

_NUMBERED = 2
"""As many options of their own as make a choice."""


class Entry(NamedTuple):
    """A field of a record: its name as typed and as compared, and its value."""

    key: Scalar
    name: str
    node: Node


@dataclass(slots=True)
class Record:
    """The entries of a record by what they are; those of which nobody knows what they are, in `unknown`."""

    source: Source
    node: Node
    group: Group
    fields: dict[str, list[Entry]] = field(default_factory=dict)
    numbered: list[tuple[str, Entry]] = field(default_factory=list)
    unknown: list[Entry] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.source, self.node.start, self.node.end)

    def all(self, field_name: str) -> list[Entry]:
        """The entries of a field."""
        return self.fields.get(field_name, [])

    def text(self, field_name: str) -> Scalar | None:
        """The first text of a field."""
        return next((entry.node for entry in self.all(field_name) if isinstance(entry.node, Scalar)), None)

    def word(self, field_name: str) -> str:
        """The first text of a field as a plain name, to compare."""
        text = self.text(field_name)
        return plain_name(text.value) if text else ""


def record_of(source: Source, found: Found, columns: Mapping[str, tuple[str, ...]]) -> Record:
    """A record from a mapping; `columns` are the user's own names (or paths) for some fields."""
    record = Record(source, found.node, found.group)
    if isinstance(found.node, MappingNode):
        given = {COLUMNS.get(name, name): paths for name, paths in columns.items()}
        _take_given(record, found.node, given)
        taken = {path for paths in given.values() for path in paths}
        entries = [
            Entry(key, plain_name(key.value), node) for key, node in flattened(found.node) if key.value not in taken
        ]
        _take_named(record, entries, frozenset(given))
    _settle(record)
    return record


def _take_given(record: Record, node: MappingNode, given: Mapping[str, tuple[str, ...]]) -> None:
    for field_name, paths in given.items():
        for path in paths:
            value = look_up(node, path)
            if value is not None and not _is_empty(value):
                key = Scalar(path, value.start, value.start)
                record.fields.setdefault(field_name, []).append(Entry(key, plain_name(path), value))
    options = record.all("options")
    if len(options) >= _NUMBERED and all(isinstance(entry.node, Scalar) for entry in options):
        record.numbered = list(_in_order(options, given["options"]))
        del record.fields["options"]


def _in_order(options: list[Entry], paths: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    """The options by their letters; an empty one for each that the record does not have, or keys would be shifted."""
    there = {entry.key.value: entry for entry in options}
    for letter, path in zip("abcdefghijklmnopqrstuvwxyz", paths, strict=False):
        nothing = Scalar("", options[0].node.start, options[0].node.start)
        yield letter, there.get(path, Entry(nothing._replace(value=path), plain_name(path), nothing))


def _take_named(record: Record, entries: list[Entry], given: frozenset[str]) -> None:
    numbered = [entry for entry in entries if enumerated(entry.name) and entry.name not in FIELDS]
    is_choice = len(numbered) >= _NUMBERED and "options" not in given
    names = {entry.name for entry in entries}
    for entry in entries:
        known = FIELDS.get(entry.name)
        if known is None and entry.name.removesuffix("html") not in names:
            known = field_of(entry.name) or None
        if is_choice and known is None and enumerated(entry.name):
            record.numbered.append((enumerated(entry.name), entry))
        elif _is_empty(entry.node) or (known and known in given):
            continue
        elif known is None and enumerated_wrong(entry.name):
            record.fields.setdefault("wrong", []).append(entry)
        elif known is None and entry.name == "a" and any(other.name == "q" for other in entries):
            record.fields.setdefault("answer", []).append(entry)
        elif known is None:
            record.unknown.append(entry)
        else:
            record.fields.setdefault(known, []).append(entry)
    if all(_is_empty(entry.node) for _, entry in record.numbered):
        record.numbered.clear()


def _settle(record: Record) -> None:
    """Names that mean one thing or another, by what else is there."""
    weak = record.fields.pop("weak stem", [])
    if not any(isinstance(entry.node, Scalar) for entry in record.all("stem")):
        weak.sort(key=lambda entry: _LAST_STEMS.index(entry.name) + 1 if entry.name in _LAST_STEMS else 0)
        stem = [entry for entry in weak if isinstance(entry.node, Scalar)][:1]
        record.fields["stem"] = stem
        weak = [entry for entry in weak if entry not in stem]
    for entry in weak:
        _put(record, entry, "title" if entry.name in ("title", "name") else "case" if entry.name in _PASSAGES else "")
    orders = record.fields.pop("order", [])
    for entry in orders:
        _put(record, entry, "order" if isinstance(entry.node, Sequence) else "ignored")
    for entry in [entry for entry in record.all("answer") if entry.name == "key" and _is_identifier(entry.node)]:
        record.all("answer").remove(entry)
        _put(record, entry, "" if record.all("id") else "id")
    _settle_answers(record)
    for entry in record.fields.pop("code", []):
        _put(record, entry, "code" if isinstance(entry.node, Scalar) and _is_code(entry.node.value) else "")
    for entry in record.fields.get("stem", [])[1:]:
        _put(record, entry, "")
    del record.fields.setdefault("stem", [])[1:]


def _settle_answers(record: Record) -> None:
    options = record.all("options")
    # beside `choices`, or with nothing to choose from in it, `answers` holds what is right
    for entry in options if len(options) > 1 or record.numbered else []:
        if entry.name in ANSWERS:
            options.remove(entry)
            _put(record, entry, "answer")
            break
    if options and isinstance(options[0].node, Scalar) and len(options) == 1 and options[0].name in ANSWERS:
        _put(record, options.pop(), "answer")
    has_options = bool(options or record.numbered or record.all("wrong"))
    strong = record.all("answer")
    for entry in record.fields.pop("weak answer", []):
        is_number = isinstance(entry.node, Scalar) and entry.node.plain and entry.node.value.isdecimal()
        wanted = not strong and (has_options == (entry.name == "label"))
        wanted = wanted or (has_options and entry.name == "solution" and is_number)
        solved = "explanation" if entry.name in ("solution", "response") else ""
        _put(record, entry, "answer" if wanted else solved)
    strong = record.all("answer")
    if len(strong) > 1:
        for entry in [entry for entry in strong if entry.name in ("key", "target", "right", "iscorrect")]:
            if len(strong) > 1:
                strong.remove(entry)
                _put(record, entry, "")


def _is_identifier(node: Node) -> bool:
    """Whether a `key` is what a record is called by: longer than a letter, a number or a word, with digits in it."""
    word = node.value.strip() if isinstance(node, Scalar) else ""
    return len(word) > _LONGEST_MARK and " " not in word and any(character.isdigit() for character in word)


def _is_code(text: str) -> bool:
    """Whether a text is a piece of a program, not the code by which somebody calls a question."""
    return any(sign in text.strip() for sign in "\n (){};=<>")


def _put(record: Record, entry: Entry, field_name: str) -> None:
    if field_name:
        record.fields.setdefault(field_name, []).append(entry)
    else:
        record.unknown.append(entry)


def _is_empty(node: Node) -> bool:
    return not node.value.strip() if isinstance(node, Scalar) else not any(_parts(node))


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, Sequence):
        yield from node.items
    elif isinstance(node, MappingNode):
        yield from (value for _, value in node.entries)

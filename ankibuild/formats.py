"""`formats:` of the project file: what the user says of sources that other programs wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ankibuild import files
from ankibuild.diagnostics import Names, report
from ankibuild.fields import Fields
from ankibuild.model import Text
from ankibuild.readers.file import Settings
from ankibuild.readers.table import READERS, reader_named
from ankibuild.source import Span
from ankibuild.tags import normalize
from ankibuild.tree import Mapping as MappingNode
from ankibuild.tree import Node

TEXTS = ("plain", "markdown", "html")
"""How texts may be written."""

_OTHER_FIELDS = ("guid", "media", "broad", "narrow", "title", "type")
"""Words that readers take as well."""

_NUMBER = re.compile("[0-9]{1,9}")

_KEYS = ("files", "format", "columns", "first_option", "texts", "rejected", "deck", "tags")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a rule stand in the project file: each name or pattern of files, each column of a field."""

    files: tuple[Span | None, ...] = ()
    columns: Mapping[tuple[str, str], Span | None] = field(default_factory=dict)
    rejected: Span | None = None


@dataclass(frozen=True, slots=True)
class FormatRule:
    """How the files that match a pattern are read: their format ('': by their content), deck, tags and settings.

    `rejected` is how many questions of all these files are known to be rejected, None where nothing is said.
    """

    files: tuple[str, ...]
    format: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)
    rejected: int | None = None
    places: Places = field(default_factory=Places, compare=False, repr=False)


def read_rules(fields: Fields) -> tuple[FormatRule, ...]:
    """The rules of a project file, in order."""
    return tuple(fields.each("formats", lambda node, key: _rule(fields, node)))


def rules_in(root: Path, rules: Iterable[FormatRule]) -> dict[Path, FormatRule]:
    """The rule for each file that one names; of several, the last."""
    return {path: rule for rule in rules for pattern in rule.files for path in files_of(root, pattern)}


def files_of(root: Path, pattern: str) -> list[Path]:
    """The files that a pattern names; a folder stands for all files in it."""
    if files.is_folder(root / pattern):
        pattern = str(PurePosixPath(pattern) / "**" / "*")
    return sorted(path for path in files.matches(root, pattern) if not files.is_folder(path))


def _rule(fields: Fields, node: Node) -> FormatRule | None:
    inner = fields.as_fields(node, "formats", "a format", _KEYS)
    if inner is None:
        return None
    if not any(text.value.strip() for text in inner.texts("files")):
        inner.report("format-without-files", node)
        return None
    patterns = _patterns(inner)
    columns = _columns(inner)
    names = {key: tuple(text.value for text in texts) for key, texts in columns.items()}
    rejected = inner.text("rejected")
    places = Places(
        tuple(patterns.values()),
        {(key, text.value): text.span for key, texts in columns.items() for text in texts},
        rejected.span if rejected else None,
    )
    settings = Settings(names, _first_option(inner), _texts(inner))
    deck, tags = inner.word("deck"), normalize(inner.tags())
    return FormatRule(tuple(patterns), _format(inner), deck, tags, settings, _rejected(inner, rejected), places)


def _patterns(inner: Fields) -> dict[str, Span | None]:
    """The names and patterns of files, each with its place; those by which nothing can be looked for are reported."""
    found: dict[str, Span | None] = {}
    for text in inner.texts("files"):
        path = PurePosixPath(text.value.strip())
        fault = files.pattern_fault(path) if text.value.strip() else "bad-pattern"
        if fault:
            inner.diagnostics.append(report(fault, text.span, pattern=text.value))
        else:
            found.setdefault(str(path), text.span)
    return found


def _rejected(inner: Fields, text: Text | None) -> int | None:
    if text is None:
        return None
    if not _NUMBER.fullmatch(text.value.strip()):
        inner.diagnostics.append(report("rejected-wrong", text.span, value=text.value))
        return None
    return int(text.value)


def _format(inner: Fields) -> str:
    text = inner.text("format")
    if text is None or not text.value.strip() or reader_named(text.value.strip()):
        return text.value.strip() if text else ""
    known = Names(reader.name for reader in READERS)
    inner.diagnostics.append(report("unknown-format", text.span, format=text.value, known=known))
    return ""


def _first_option(inner: Fields) -> int | None:
    text = inner.text("first_option")
    if text is None:
        return None
    if text.value.strip() not in ("0", "1"):
        inner.diagnostics.append(report("first-option-wrong", text.span, value=text.value))
        return None
    return int(text.value)


def _texts(inner: Fields) -> str:
    text = inner.text("texts")
    if text is None or text.value.strip() in TEXTS:
        return text.value.strip() if text else ""
    inner.diagnostics.append(report("unknown-texts", text.span, value=text.value, known=Names(TEXTS)))
    return ""


def column_fields() -> tuple[str, ...]:
    """What `columns` may name."""
    from ankibuild.readers.records.record import COLUMNS  # loads much that few projects need

    return tuple(COLUMNS)


def is_column_field(name: str) -> bool:
    """Whether a column can be said to hold this."""
    return name in column_fields() or name in _OTHER_FIELDS


def _columns(inner: Fields) -> dict[str, tuple[Text, ...]]:
    node = inner.nodes.get("columns")
    if node is None:
        return {}
    if not isinstance(node, MappingNode):
        inner.wrong_shape(node, "columns", "a mapping")
        return {}
    columns = Fields(inner.source, node, inner.diagnostics)
    columns.refuse_unknown(column_fields(), "columns", passing=_OTHER_FIELDS)
    return {key: columns.texts(key) for key in columns.nodes}

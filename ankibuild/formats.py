"""`formats:` of the project file: what the user says of sources that other programs wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ankibuild import files
from ankibuild.diagnostics import Names, report
from ankibuild.fields import Fields
from ankibuild.readers.file import Settings
from ankibuild.readers.table import READERS, reader_named
from ankibuild.tags import normalize
from ankibuild.tree import Mapping, Node

TEXTS = ("plain", "markdown", "html")
"""How texts may be written."""

_OTHER_FIELDS = ("guid", "media", "broad", "narrow", "title", "type")
"""Words that readers take as well."""

_KEYS = ("files", "format", "columns", "first_option", "texts", "deck", "tags")


@dataclass(frozen=True, slots=True)
class FormatRule:
    """How the files that match a pattern are read: their format ('': by their content), deck, tags and settings."""

    files: tuple[str, ...]
    format: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)


def read_rules(fields: Fields) -> tuple[FormatRule, ...]:
    """The rules of a project file, in order."""
    return tuple(fields.each("formats", lambda node, key: _rule(fields, node)))


def rules_in(root: Path, rules: Iterable[FormatRule]) -> dict[Path, FormatRule]:
    """The rule for each file that one names; of several, the last."""
    return {path: rule for rule in rules for pattern in rule.files for path in files.matches(root, pattern)}


def _rule(fields: Fields, node: Node) -> FormatRule | None:
    inner = fields.as_fields(node, "formats", "a format", _KEYS)
    if inner is None:
        return None
    patterns = tuple(text.value.strip() for text in inner.texts("files") if text.value.strip())
    if not patterns:
        inner.report("format-without-files", node)
        return None
    settings = Settings(_columns(inner), _first_option(inner), _texts(inner))
    return FormatRule(patterns, _format(inner), inner.word("deck"), normalize(inner.tags()), settings)


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


def _columns(inner: Fields) -> dict[str, tuple[str, ...]]:
    node = inner.nodes.get("columns")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        inner.wrong_shape(node, "columns", "a mapping")
        return {}
    columns = Fields(inner.source, node, inner.diagnostics)
    columns.refuse_unknown(column_fields(), "columns", passing=_OTHER_FIELDS)
    return {key: tuple(text.value for text in columns.texts(key)) for key in columns.nodes}

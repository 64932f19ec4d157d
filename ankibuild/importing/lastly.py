"""What the last import of a file wrote, kept beside the sources for the next import to compare with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from ankibuild import files
from ankibuild.diagnostics import Diagnostic, errors_in
from ankibuild.errors import AnkibuildError
from ankibuild.formats import FormatRule
from ankibuild.model import Question
from ankibuild.readers import Settings
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source
from ankibuild.validate import validate
from ankibuild.writing import write_questions

FOLDER = ".imported"
"""The folder, beside the sources, that holds the result of the last import."""

_ORIGIN = "imported from "
_FILE = "file "
_SAID = "options "
"""How the lines at the top begin that name the imported file, the digest and path of each file copied, and what the
options of the import said of the file."""


@dataclass(frozen=True, slots=True)
class Last:
    """The last import: its questions, and the digests of the files that it copied, by their paths beside the YAML."""

    questions: tuple[Question, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)


class YamlFile(NamedTuple):
    """A YAML file and its sound questions; `broken` if it has errors."""

    source: Source
    questions: tuple[Question, ...]
    broken: bool = False


def kept(target: Path) -> Path:
    """Where the last import of a YAML file is kept."""
    return target.parent / FOLDER / target.name


def origin_of(path: Path) -> str:
    """The name of the file that a YAML file was imported from; '' where that is not known."""
    if not path.is_file():
        return ""
    first = path.read_text("utf-8-sig", "replace").partition("\n")[0]
    marked = f"# {_ORIGIN}"
    return first.removeprefix(marked).strip() if first.startswith(marked) else ""


def said_last(path: Path) -> FormatRule:
    """What the options of the last import said of the file, from what is kept at `path`."""
    marked = f"# {_SAID}"
    text = path.read_text("utf-8-sig", "replace") if path.is_file() else ""
    line = next((line for line in _comments(text) if line.startswith(marked)), "")
    try:
        said = json.loads(line.removeprefix(marked) or "{}")
        columns = {str(name): tuple(map(str, names)) for name, names in said.get("columns", {}).items()}
        settings = Settings(columns, said.get("first_option"), said.get("texts", ""))
        return FormatRule((), said.get("format", ""), said.get("deck", ""), (), settings)
    except (ValueError, AttributeError, TypeError):
        return FormatRule(())


def said_now(rule: FormatRule, before: FormatRule, taken_back: Container[str] = ()) -> FormatRule:
    """What holds for an import: its own options, and where it has none, those of the last one.

    Of these, `format`, `deck` and `columns` may be taken back.
    """
    before = replace(
        before,
        format="" if "format" in taken_back else before.format,
        deck="" if "deck" in taken_back else before.deck,
        settings=replace(before.settings, columns={}) if "columns" in taken_back else before.settings,
    )
    now, then = rule.settings, before.settings
    settings = Settings(
        now.columns or then.columns,
        then.first_option if now.first_option is None else now.first_option,
        now.texts or then.texts,
    )
    return replace(rule, format=rule.format or before.format, deck=rule.deck or before.deck, settings=settings)


def read_last(target: Path, shown: str) -> Last:
    """The last import of a YAML file; an empty one where none is kept.

    Raises AnkibuildError where what is kept is damaged: all edits would be taken for the imported file's.
    """
    path = kept(target)
    if not path.is_file():
        return Last()
    file = read_file(path, path.name)
    if isinstance(file, Diagnostic) or file.broken:
        raise AnkibuildError(f"{shown} is damaged: get it back from version control, or import with --force")
    return Last(file.questions, _digests(file.source.text))


def read_file(path: Path, name: str) -> YamlFile | Diagnostic:
    """A YAML file of questions, read, or why it cannot be; to hold none is no fault here."""
    source = files.read(path, name)
    if isinstance(source, Diagnostic):
        return source
    raws, diagnostics = read_yaml(source)
    questions, faults = validate(raws)
    broken = any(fault.code != "no-questions" for fault in errors_in([*diagnostics, *faults]))
    return YamlFile(source, tuple(questions), broken)


def _digests(text: str) -> dict[str, str]:
    found = {}
    for line in _comments(text):
        if line.startswith(f"# {_FILE}"):
            digest, _, name = line.removeprefix(f"# {_FILE}").partition(" ")
            found[name] = digest
    return found


def _comments(text: str) -> list[str]:
    """The comment lines below the first."""
    return list(takewhile(lambda line: line.startswith("# "), text.splitlines()[1:]))


def digest_of(data: bytes) -> str:
    """By what a file is known again."""
    return hashlib.sha256(data).hexdigest()[:24]


def imported_text(
    questions: Iterable[Question],
    origin: str,
    digests: Mapping[str, str] | None = None,
    rule: FormatRule | None = None,
) -> str:
    """The questions as an import writes them, under the name of the file that they came from."""
    written = list(questions)
    decks = {question.deck for question in written}
    deck = decks.pop() if len(decks) == 1 else ""
    lines = [f"{_FILE}{digest} {name}" for name, digest in sorted((digests or {}).items())]
    said = _said(rule) if rule else {}
    lines += [f"{_SAID}{json.dumps(said, ensure_ascii=False)}"] if said else []
    return write_questions(written, deck=deck, comment="\n".join([f"{_ORIGIN}{origin}", *lines]))


def _said(rule: FormatRule) -> dict[str, object]:
    said = {
        "format": rule.format,
        "deck": rule.deck,
        "columns": dict(rule.settings.columns),
        "first_option": rule.settings.first_option,
        "texts": rule.settings.texts,
    }
    return {name: value for name, value in said.items() if value not in ("", None, {})}

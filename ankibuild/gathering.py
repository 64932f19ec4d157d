"""The sources of a project, read: each by the reader of its format."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from ankibuild import files
from ankibuild.diagnostics import Diagnostic, Related, at_file, errors_in, report
from ankibuild.formats import FormatRule, rules_in
from ankibuild.model import Question, RawQuestion
from ankibuild.readers import Beside, File, Read, Reader, may_hold_questions, reader_for, reader_named
from ankibuild.readers.collecting import NO_ATTACHMENTS, Attachment
from ankibuild.readers.columns import CODES as COLUMN_CODES
from ankibuild.readers.unrecognised import is_office_file, unpack_first, why_unrecognised
from ankibuild.rejects import Rejects, rejects_of
from ankibuild.validate import validate

OWN = "yaml"
"""The format whose files ankibuild may write into."""

_NO_SOURCES = ("readme", "license", "licence", "copying", "changelog", "contributing", "code_of_conduct")
"""How names of files begin that lie in many folders and never hold questions."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all files hold: checked questions in order, faults, files inside files by their path in the project.

    `read` counts all questions, those with errors too; `unread` the files that could not be read. `rejects` are those
    of files of which the project file says how many are known to be rejected.
    """

    questions: tuple[Question, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    attachments: Mapping[str, Attachment] = field(default_factory=lambda: NO_ATTACHMENTS)
    read: int = 0
    unread: int = 0
    rejects: tuple[Rejects, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """One file, read, and what the project file says of it."""

    name: str
    reader: Reader | None
    read: Read
    rule: FormatRule = field(default_factory=lambda: FormatRule(()))


def gather(root: Path, paths: Iterable[Path], rules: Iterable[FormatRule] = (), *, swept: bool = False) -> Gathered:
    """Reads files of a project, in the order given.

    With `swept` they are what lies in a folder, and one that holds no questions is passed over with a warning.
    """
    by_path = rules_in(root, rules)
    paths = list(paths)
    folders = {folder: _folder(root, folder) for folder in {path.parent for path in paths}}
    ruled = [(path, by_path.get(path, FormatRule(()))) for path in paths]
    parts = [replace(_part(root, path, rule, folders[path.parent], swept=swept), rule=rule) for path, rule in ruled]
    claimed = {_beside(part.name, name) for part in parts for name in part.read.claimed}
    parts = [part for part in parts if not _is_claimed(part.name, claimed)]
    validated = [validate(part.read.questions, foreign=not _is_own(part)) for part in parts]
    questions = [question for good, _ in validated for question in good]
    found = [*(fault for part in parts for fault in part.read.diagnostics), *_columns_in_vain(parts)]
    faults = [fault for _, wrong in validated for fault in wrong]
    attachments = {_beside(part.name, name): load for part in parts for name, load in part.read.attachments.items()}
    read = sum(len(part.read.questions) for part in parts)
    rejects = tuple(
        rejects_of(part.rule, part.name, part.read.questions, len(good), part.read.diagnostics, wrong)
        for part, (good, wrong) in zip(parts, validated, strict=True)
        if part.rule.rejected is not None
    )
    return Gathered(tuple(questions), (*found, *faults), attachments, read, sum(map(_is_unread, parts)), rejects)


def _is_claimed(name: str, claimed: Container[str]) -> bool:
    """Whether a file was read as a part of another, by its name or that of a folder above it."""
    return name in claimed or any(f"{folder}/" in claimed for folder in PurePosixPath(name).parents)


def open_file(root: Path, path: Path, rule: FormatRule, beside: Beside | None = None) -> File | Diagnostic:
    """A file as readers get it, or why it cannot be read; what lies `beside` many files need be listed only once."""
    name = files.relative(root, path)
    fault = files.unreadable(path, name)
    if fault:
        return fault
    return File(name, path.read_bytes, rule.settings, beside or _folder(root, path.parent), path)


def _part(root: Path, path: Path, rule: FormatRule, beside: Beside, *, swept: bool) -> _Part:
    name = files.relative(root, path)
    file = open_file(root, path, rule, beside)
    if isinstance(file, Diagnostic):
        return _Part(name, None, Read((), (file,)))
    try:
        if not (rule.format or may_hold_questions(name) or is_office_file(name)):
            faults = unpack_first(file) or [at_file("no-reader", name, suffix=path.suffix)]
            return _Part(name, None, Read((), tuple(faults)))
        reader = reader_named(rule.format) if rule.format else reader_for(file)
        if reader is None:
            faults = why_unrecognised(file, swept=swept)
            return _Part(name, None, Read((), tuple(faults) or _unrecognised(name, swept=swept)))
        return _Part(name, reader, _at_rule(under(reader.read_safely(file), rule), rule))
    except OSError as error:
        return _Part(name, None, Read((), (at_file("unreadable-file", name, reason=error.strerror or str(error)),)))


def _unrecognised(name: str, *, swept: bool) -> tuple[Diagnostic, ...]:
    if not swept:
        return (at_file("unrecognised-file", name),)
    return () if _is_no_source(name) else (at_file("not-recognised", name),)


def under(read: Read, rule: FormatRule) -> Read:
    """What was read, with the deck and the tags that a rule gives it."""
    if not rule.deck and not rule.tags:
        return read
    return read._replace(questions=tuple(_under(raw, rule) for raw in read.questions))


def _at_rule(read: Read, rule: FormatRule) -> Read:
    """What was read, with what is wrong with the rule said where that stands, not in the file."""
    if not any(fault.code in COLUMN_CODES for fault in read.diagnostics):
        return read
    return read._replace(diagnostics=tuple(_at_column(fault, rule) for fault in read.diagnostics))


def _columns_in_vain(parts: Iterable[_Part]) -> Iterator[Diagnostic]:
    """A warning for each rule that names columns of files none of which can have any, with the first of them."""
    by_rule: dict[int, list[tuple[_Part, Reader]]] = {}
    for part in parts:
        if part.rule.settings.columns and part.reader:
            by_rule.setdefault(id(part.rule), []).append((part, part.reader))
    for read in by_rule.values():
        first, reader = read[0]
        if not any(reader.has_columns for _, reader in read):
            place = next(iter(first.rule.places.columns.values()), None)
            yield report("columns-in-vain", place, file=first.name, format=reader.title)


def _at_column(fault: Diagnostic, rule: FormatRule) -> Diagnostic:
    place = rule.places.columns.get((str(fault.facts.get("field")), str(fault.facts.get("name"))))
    if fault.code not in COLUMN_CODES or place is None:
        return fault
    return replace(fault, span=place, related=(*fault.related, Related("what it has", fault.span)))


def _under(raw: RawQuestion, rule: FormatRule) -> RawQuestion:
    relative = not raw.deck or raw.deck.startswith("::")
    deck = f"{rule.deck}{raw.deck}" if rule.deck and relative else raw.deck
    return replace(raw, deck=deck, tags=(*rule.tags, *raw.tags))


def _folder(root: Path, folder: Path) -> Beside:
    """What lies beside files, and in the folders there; nothing that a link leads to outside of the project."""

    def names() -> Iterator[str]:
        for pattern in ("*", "*/*"):
            yield from (found.relative_to(folder).as_posix() for found in folder.glob(pattern) if found.is_file())

    def load(name: str) -> bytes:
        target = folder / name
        return target.read_bytes() if files.inside(root, target) and target.is_file() else b""

    return Beside(names, load)


def _is_own(part: _Part) -> bool:
    return part.reader is not None and part.reader.name == OWN


def _is_unread(part: _Part) -> bool:
    faults = errors_in(part.read.diagnostics)
    return not part.read.questions and any(fault.code != "no-questions" for fault in faults)


def _is_no_source(name: str) -> bool:
    return PurePosixPath(name).name.lower().startswith(_NO_SOURCES)


def _beside(name: str, other: str) -> str:
    """The path of a file that is named relative to the folder of another; a folder keeps its `/`."""
    return (PurePosixPath(name).parent / other).as_posix() + ("/" if other.endswith("/") else "")

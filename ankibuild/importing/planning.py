"""What an import of a file would write, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ankibuild import checks, files
from ankibuild.atomic import replacing
from ankibuild.diagnostics import Diagnostic, at_file, errors_in, in_order, report
from ankibuild.errors import AnkibuildError
from ankibuild.formats import FormatRule
from ankibuild.gathering import open_file, under
from ankibuild.identity.guid import guid_for
from ankibuild.identity.ids import derived_id, identify
from ankibuild.identity.lock import Lock
from ankibuild.importing.editing import Addition, Change, edited, questions_of
from ankibuild.importing.media import Copied, copy_media
from ankibuild.importing.merging import Merged, merge
from ankibuild.importing.naming import name_all
from ankibuild.model import Question
from ankibuild.readers import Read, Reader, reader_for, reader_named
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source
from ankibuild.validate import validate
from ankibuild.writing import write_questions

BEFORE = ".imported"
"""The folder, beside the sources, that keeps the result of the last import for the next one to compare with."""

_ORIGIN = "# imported from "


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file shall be imported; `taken` are the ids of the project's own sources, with the files they stand in."""

    root: Path
    into: Path
    rule: FormatRule = field(default_factory=lambda: FormatRule(()))
    force: bool = False
    taken: Mapping[str, str] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do: `read` questions = `added` + `updated` + `unchanged` + `deleted` + `rejected`.

    `deleted` questions were taken out of the YAML file by its editors and stay out; `gone` are ids that the imported
    file has no more, which stay in. `target` is the YAML file; `media` the files to copy.
    """

    origin: str
    reader: str
    target: str
    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    deleted: int = 0
    rejected: int = 0
    gone: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[Path, str] = field(default_factory=dict, repr=False)
    media: Mapping[Path, Callable[[], bytes]] = field(default_factory=dict, repr=False)

    def write(self) -> None:
        """Writes the media, then the YAML, then what the next import compares with; each file in one step."""
        for path, load in self.media.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as stream:
                stream.write(load())
        for path, text in self.texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as stream:
                stream.write(text.encode())


def plan_import(path: Path, wanted: Wanted) -> ImportPlan:
    """What the import of a file into a project's folder of sources does.

    Raises AnkibuildError where the file cannot be read at all, no format is recognised, or the YAML file that it
    would be written to is there and did not come from an import.
    """
    reader, found = _read(path, wanted.rule)
    good, faults = _good(found)
    target, previous = _target(path, wanted)
    again = _is_again(previous, target, wanted)
    before = questions_of(Source(previous.name, previous.read_text("utf-8"))) if previous.is_file() else []
    copied = copy_media(name_all(good, before, _taken(wanted, target)), path, target.parent, found.attachments)
    plan = ImportPlan(
        path.name,
        reader.title,
        files.relative(wanted.root, target),
        read=len(found.questions),
        rejected=len(found.questions) - len(good),
        diagnostics=in_order([*found.diagnostics, *faults, *copied.diagnostics]),
        media=copied.files,
    )
    if not again:
        return _first(plan, target, previous, before, copied, wanted.lock)
    return _again(plan, target, previous, before, copied)


def _read(path: Path, rule: FormatRule) -> tuple[Reader, Read]:
    file = open_file(path.parent, path, rule)
    if isinstance(file, Diagnostic):
        raise AnkibuildError(f"{path}: {file.headline}")
    reader = reader_named(rule.format) if rule.format else reader_for(file, any_suffix=True)
    if reader is None:
        fault = at_file("unrecognised-file", path.name)
        raise AnkibuildError(f"{path}: {fault.headline}: {fault.hint}")
    try:
        return reader, under(reader.read(file), rule)
    except OSError as error:
        raise AnkibuildError(f"{path}: {error.strerror or error}") from error


def _good(found: Read) -> tuple[list[Question], list[Diagnostic]]:
    """The questions that can be built, and why the others cannot."""
    questions, faults = validate(found.questions)
    identified = identify(questions, "", ())
    said, wrong = checks.run(identified, set_rules=())
    return [item.question for item in identified if item.position not in wrong], [*faults, *said]


def _target(path: Path, wanted: Wanted) -> tuple[Path, Path]:
    """The YAML file for a source, and what the last import of that source wrote."""
    stem = path.name.split(".")[0] or path.stem
    for name in (stem, path.name.replace(".", "-")):
        target, previous = wanted.into / f"{name}.yaml", wanted.into / BEFORE / f"{name}.yaml"
        if _origin_of(previous) in ("", path.name):
            return target, previous
    return target, previous


def _origin_of(previous: Path) -> str:
    """The name of the file that an import was made from; '' where there was none."""
    if not previous.is_file():
        return ""
    first = previous.read_text("utf-8").split("\n", 1)[0]
    return first.removeprefix(_ORIGIN).strip()


def _taken(wanted: Wanted, target: Path) -> frozenset[str]:
    """The ids that questions of other files have."""
    own = files.relative(wanted.root, target)
    return frozenset(id_ for id_, name in wanted.taken.items() if name != own)


def _is_again(previous: Path, target: Path, wanted: Wanted) -> bool:
    """Whether this is the import of a corrected file, to be brought into the YAML file that is there."""
    if wanted.force or not files.exists(target):
        return False
    if not previous.is_file():
        shown = files.relative(wanted.root, target)
        raise AnkibuildError(f"{shown} is there and was not imported: give another folder (--into), or --force")
    return True


def _text(questions: Iterable[Question], origin: str) -> str:
    written = list(questions)
    decks = {question.deck for question in written}
    deck = decks.pop() if len(decks) == 1 else ""
    return write_questions(written, deck=deck, comment=f"{_ORIGIN.removeprefix('# ')}{origin}")


def _first(
    plan: ImportPlan, target: Path, previous: Path, before: list[Question], copied: Copied, lock: Lock
) -> ImportPlan:
    """The first import of a file; questions that were built from it directly keep their GUIDs."""
    base = {question.id: question for question in before}
    known = [_known(question, original, lock) for question, original in copied.questions]
    questions = [_with_guid(question, base.get(question.id)) for question in known]
    text = _text(questions, plan.origin)
    return replace(plan, added=len(questions), texts={target: text, previous: text} if questions else {})


def _known(question: Question, original: Question, lock: Lock) -> Question:
    """The question with the GUID that it was built under while it had no id."""
    if question.guid or not lock.namespace:
        return question
    guid = guid_for(lock.namespace, derived_id(original.stem))
    return replace(question, guid=guid) if guid in lock.notes else question


def _again(plan: ImportPlan, target: Path, previous: Path, before: list[Question], copied: Copied) -> ImportPlan:
    """The import of a corrected file: what changed in it is brought into what people made of the last import."""
    source = files.read(target, plan.target)
    if isinstance(source, Diagnostic):
        raise AnkibuildError(f"{plan.target}: {source.headline}")
    if errors_in(_faults_in(source)):
        raise AnkibuildError(
            f"{plan.target} has errors ('ankibuild check' shows them): mend them before importing again"
        )
    mine = {question.id: question for question in questions_of(source)}
    base = {question.id: question for question in before}
    new = [_with_guid(question, mine.get(question.id)) for question, _ in copied.questions]
    merged = {q.id: merge(base[q.id], mine[q.id], q) for q in new if q.id in base and q.id in mine}
    added = [question for question in new if question.id not in base and question.id not in mine]
    changes = [Change(result.question, result.changed) for result in merged.values() if result.changed]
    text = edited(source, changes, _placed(new, {question.id for question in added}, mine))
    now = {question.id for question in new}
    return replace(
        plan,
        added=len(added),
        updated=len(changes),
        unchanged=len(merged) - len(changes) + sum(q.id not in base and q.id in mine for q in new),
        deleted=sum(q.id in base and q.id not in mine for q in new),
        gone=tuple(id_ for id_ in base if id_ not in now and id_ in mine),
        diagnostics=(*plan.diagnostics, *_clashes(merged, mine, {q.id: q for q in new}, plan.origin)),
        texts={target: text, previous: _text(new, plan.origin)},
    )


def _faults_in(source: Source) -> list[Diagnostic]:
    """What is wrong with a YAML text of questions."""
    raws, diagnostics = read_yaml(source)
    return [*diagnostics, *validate(raws)[1]]


def _with_guid(question: Question, mine: Question | None) -> Question:
    """An imported question under the GUID that its first import wrote down."""
    return replace(question, guid=mine.guid) if mine and not question.guid else question


def _placed(new: list[Question], added: set[str], mine: Mapping[str, Question]) -> list[Addition]:
    """The added questions, each behind the one before it that the YAML file has or will have."""
    additions = []
    after = ""
    for question in new:
        if question.id in added:
            additions.append(Addition(question, after))
        if question.id in added or question.id in mine:
            after = question.id
    return additions


def _clashes(
    merged: Mapping[str, Merged], mine: Mapping[str, Question], new: Mapping[str, Question], origin: str
) -> Iterable[Diagnostic]:
    for id_, result in merged.items():
        for part in result.clashes:
            theirs = getattr(new[id_], part)
            shown = (
                theirs if isinstance(theirs, str) else "; ".join(getattr(item, "text", str(item)) for item in theirs)
            )
            yield report("import-clash", mine[id_].part(part), id=id_, part=part, file=origin, theirs=shown)

"""What an import of a file would write, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from ankibuild import checks, files
from ankibuild.atomic import replacing
from ankibuild.diagnostics import Diagnostic, at_file, errors_in, in_order, report
from ankibuild.errors import AnkibuildError
from ankibuild.formats import FormatRule
from ankibuild.gathering import open_file, under
from ankibuild.identity.digest import question_digest
from ankibuild.identity.ids import identify
from ankibuild.identity.lock import Lock
from ankibuild.importing import lastly
from ankibuild.importing.built import known_guids
from ankibuild.importing.media import copy_media, settle_files
from ankibuild.importing.naming import name_all
from ankibuild.importing.updating import Update, by_name, update
from ankibuild.model import Question
from ankibuild.readers import Read, Reader, reader_for, reader_named
from ankibuild.readers.columns import CODES as COLUMN_CODES
from ankibuild.readers.unrecognised import why_unrecognised
from ankibuild.validate import validate

BEFORE = lastly.FOLDER

_TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file shall be imported.

    `taken` are the ids of the project's own sources, `known` the digests of their questions, each with its file.
    `guids` are those of the same questions; `taken_back` names what the last import said of the file and this one does
    not. `keep_mine` settles what clashes as people have it.
    """

    root: Path
    into: Path
    rule: FormatRule = field(default_factory=lambda: FormatRule(()))
    force: bool = False
    keep_mine: bool = False
    taken: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    guids: frozenset[str] = frozenset()
    taken_back: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do.

    `read` questions = `added` + `updated` + `unchanged` + `deleted` + `moved` + `rejected`. `deleted` questions were
    taken out of the YAML file by its editors and stay out, `moved` ones stand in other files of the project now; `gone`
    are ids that the imported file has no more, which stay in. `target` is the YAML file; `media` the files to copy.
    """

    origin: str
    reader: str
    target: str
    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    deleted: int = 0
    moved: int = 0
    rejected: int = 0
    gone: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[Path, str] = field(default_factory=dict, repr=False)
    media: Mapping[Path, Callable[[], bytes]] = field(default_factory=dict, repr=False)

    @property
    def failed(self) -> bool:
        """Whether a question was rejected or the file has errors."""
        return self.rejected > 0 or bool(errors_in(self.diagnostics))

    def write(self) -> None:
        """Writes the media, then the texts in their order; each file in one step."""
        for path, load in self.media.items():
            with replacing(path) as stream:
                stream.write(load())
        for path, text in self.texts.items():
            with replacing(path) as stream:
                stream.write(text.encode())


def plan_import(path: Path, wanted: Wanted) -> ImportPlan:
    """What the import of a file into a project's folder of sources does.

    Raises AnkibuildError where the file cannot be read at all, no format is recognised, or the YAML file that it
    would be written to is there and did not come from an import.
    """
    target = _target(path, wanted)
    rule = lastly.said_now(wanted.rule, lastly.said_last(lastly.kept(target)), wanted.taken_back)
    reader, found = _read(path, rule)
    good, faults = _good(found)
    shown = files.relative(wanted.root, target)
    mine = _mine(target, shown, force=wanted.force)
    last = _last(target, wanted, mine)
    if not last.questions and not wanted.force:
        _refuse_what_is_known(good, path, wanted)
    others = {id_: name for id_, name in wanted.taken.items() if name != shown}
    ours = mine.questions if mine else ()
    here = _not_imported(ours, last.questions, others)
    copied = copy_media(good, path, target.parent, found.attachments)
    taken = {*others, *(question.id for question in ours)}
    named = name_all([question for question, _ in copied.questions], last.questions, taken, here)
    established = {question.id for question in (*last.questions, *ours)}
    new = known_guids(good, named, wanted.lock, wanted.guids, established)
    settled = settle_files(copied.files, target.parent, last.digests, wanted.root, force=wanted.force)
    changed = update(new, last.questions, mine, others, path.name, force=wanted.force, keep_mine=wanted.keep_mine)
    plan = ImportPlan(
        path.name,
        reader.title,
        shown,
        read=len(found.questions),
        rejected=len(found.questions) - len(good),
        claimed=found.claimed,
        diagnostics=(
            *in_order([*found.diagnostics, *faults, *copied.diagnostics, *_of_another_deck(good, path)]),
            *_columns_in_vain(reader, rule, path),
            *settled.diagnostics,
            *changed.diagnostics,
        ),
        media=settled.files,
    )
    return _with(plan, changed, target, settled.digests, rule)


def _with(plan: ImportPlan, changed: Update, target: Path, digests: Mapping[str, str], rule: FormatRule) -> ImportPlan:
    """The plan with what becomes of the questions.

    What is compared with is written last where there is a YAML file already: if an import is interrupted before that,
    the next one finds the corrections on both sides. Where there is none, it is written first, as what else could tell
    that the YAML file came from an import.
    """
    kept = lastly.imported_text(changed.kept, plan.origin, digests, rule)
    texts = {lastly.kept(target): kept} if changed.kept else {}
    if changed.text is not None:
        texts = {target: changed.text, **texts} if files.exists(target) else {**texts, target: changed.text}
    return replace(
        plan,
        added=changed.added,
        updated=changed.updated,
        unchanged=changed.unchanged,
        deleted=changed.deleted,
        moved=changed.moved,
        gone=changed.gone,
        texts=texts,
    )


def _read(path: Path, rule: FormatRule) -> tuple[Reader, Read]:
    file = open_file(path.parent, path, rule)
    if isinstance(file, Diagnostic):
        raise AnkibuildError(f"{path}: {file.headline}")
    try:
        reader = reader_named(rule.format) if rule.format else reader_for(file, any_suffix=True)
        if reader is None:
            known = why_unrecognised(file)
            fault = next(iter(known), at_file("unrecognised-file", path.name))
            is_table = not known and path.suffix.lower() in _TABLES
            more = "; say which column holds what, if it is a table (--map)" if is_table else ""
            raise AnkibuildError(f"{_place(path, fault)}: {fault.headline}: {fault.hint}{more}")
        read = reader.read_safely(file)
        _refuse_columns(read, path)
        return reader, under(read, rule)
    except OSError as error:
        raise AnkibuildError(f"{path}: {error.strerror or error}") from error


def _place(path: Path, fault: Diagnostic) -> Path:
    """The file, with the line and column in it or the file in an archive where the fault is said of such."""
    is_whole = fault.span is None or (fault.span.source.path == path.name and not fault.span.source.text)
    return path if is_whole else path.parent / fault.location


def _refuse_columns(read: Read, path: Path) -> None:
    """Raises AnkibuildError where the user names columns without which the file cannot be read."""
    wrong = [fault for fault in errors_in(read.diagnostics) if fault.code in COLUMN_CODES]
    if wrong:
        said = "; ".join(dict.fromkeys(fault.headline for fault in wrong))
        raise AnkibuildError(f"{path}: {said} (--map): {wrong[0].hint}")


def _columns_in_vain(reader: Reader, rule: FormatRule, path: Path) -> list[Diagnostic]:
    """A warning where the user names columns of a file that can have none."""
    if not rule.settings.columns or reader.has_columns:
        return []
    return [at_file("columns-in-vain", path.name, file=path.name, format=reader.title)]


def _of_another_deck(questions: Iterable[Question], path: Path) -> list[Diagnostic]:
    """What to think of where the file says which notes its questions are."""
    first = next((question for question in questions if question.guid and not question.notetype), None)
    return [report("guid-of-another-deck", first.span, file=path.name)] if first else []


def _good(found: Read) -> tuple[list[Question], list[Diagnostic]]:
    """The questions that can be built, and why the others cannot."""
    questions, faults = validate(found.questions)
    identified = identify(questions, "", ())
    said, wrong = checks.run(identified, set_rules=())
    return [item.question for item in identified if item.position not in wrong], [*faults, *said]


def _target(path: Path, wanted: Wanted) -> Path:
    """The YAML file for a source: not one that another source of that name was imported to."""
    stem = path.name.split(".")[0] or path.stem
    target = wanted.into / f"{stem}.yaml"
    if lastly.origin_of(lastly.kept(target)) in ("", path.name):
        return target
    return wanted.into / f"{path.name.replace('.', '-')}.yaml"


def _mine(target: Path, shown: str, *, force: bool) -> lastly.YamlFile | None:
    """The YAML file as its editors made it; None where there is none.

    Raises AnkibuildError where it cannot be taken for what an import wrote and people edited.
    """
    if not files.exists(target):
        return None
    file = lastly.read_file(target, shown)
    if force:
        return None if isinstance(file, Diagnostic) or file.broken else file
    if not lastly.kept(target).is_file():
        raise AnkibuildError(_not_kept(target, shown))
    if isinstance(file, Diagnostic):
        raise AnkibuildError(f"{shown}: {file.headline}")
    if file.broken:
        raise AnkibuildError(f"{shown} has errors ('ankibuild check' shows them): mend them before importing again")
    return file


def _refuse_what_is_known(questions: list[Question], path: Path, wanted: Wanted) -> None:
    """Raises AnkibuildError where a file looks like one that was imported before, under another name or elsewhere."""
    found = [wanted.known[digest] for question in questions if (digest := question_digest(question)) in wanted.known]
    if 2 * len(found) <= len(questions):
        return
    ((name, _),) = Counter(found).most_common(1)
    origin = lastly.origin_of(lastly.kept(wanted.root / name))
    stand = f"{len(found)} of the {len(questions)} questions of {path.name} stand word for word in {name} already"
    if origin:
        into = PurePosixPath(name).parent
        raise AnkibuildError(
            f"{stand}: to bring corrections in, give the file the name of the last import ({origin}) and import it "
            f"--into {into}; to have them twice, --force"
        )
    raise AnkibuildError(f"{stand}: to have them twice, --force")


def _not_kept(target: Path, shown: str) -> str:
    if lastly.origin_of(target):
        missing = f"{lastly.FOLDER}/{target.name}, by which your edits are told from the import's, is not beside it"
        return f"{shown}: {missing}: get it back from version control, or --force to write {target.name} anew"
    return f"{shown} is there and was not imported: give another folder (--into), or --force"


def _last(target: Path, wanted: Wanted, mine: lastly.YamlFile | None) -> lastly.Last:
    """The last import; by force, one that is lost is as if nothing had been edited."""
    try:
        last = lastly.read_last(target, files.relative(wanted.root, lastly.kept(target)))
    except AnkibuildError:
        if not wanted.force:
            raise
        last = lastly.Last()
    if wanted.force and mine and not last.questions:
        return replace(last, questions=tuple(question for question in mine.questions if question.id))
    return last


def _not_imported(mine: Sequence[Question], last: Sequence[Question], others: Container[str]) -> list[Question]:
    """The questions of the YAML file that people wrote into it."""
    before = {question.id: question for question in last}
    imported = before.keys() | {question.id for id_, question in by_name(mine, before, others).items() if id_ in before}
    return [question for question in mine if question.id and imported.isdisjoint((question.id, *question.aka))]

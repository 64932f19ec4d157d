"""`ankibuild import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ankibuild.cli.shared import FAILED, counted, grouped, load_bank, print_diagnostics, print_each

if TYPE_CHECKING:
    from ankibuild.bank import Bank
    from ankibuild.formats import FormatRule
    from ankibuild.importing.planning import ImportPlan, Wanted
    from ankibuild.importing.standing import Standing


@click.command("import")
@click.argument("paths", metavar="FILES...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--into",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the YAML goes.  [default: sources/ of the project]",
)
@click.option(
    "--format",
    "name",
    metavar="NAME",
    help="The format of the files, where their content does not tell ('ankibuild formats' lists them).",
)
@click.option(
    "--deck", help="The deck of the questions; a name that begins with '::' is below the project's, '' is none."
)
@click.option(
    "--map",
    "columns",
    metavar="FIELD=NAME",
    multiple=True,
    help="The column or key that holds a field: --map stem=Frage --map options=A,B,C,D.",
)
@click.option(
    "--first-option", type=click.Choice(["0", "1"]), help="The number by which the files mean the first option."
)
@click.option(
    "--texts",
    type=click.Choice(["plain", "markdown", "html"]),
    help="How the texts in the files are written, where the format does not say.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, write nothing.")
@click.option("--concise", is_flag=True, help="Say what is found one line a place, with none left out.")
@click.option("--keep-mine", is_flag=True, help="Settle what clashes: it stays as it is here and is not shown again.")
@click.option("--force", is_flag=True, help="Write the YAML files anew, also over what was edited there.")
@click.option(
    "-C",
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project's folder.  [default: the current folder or the nearest one upwards with an ankibuild.yaml]",
)
def command(
    paths: tuple[Path, ...],
    into: Path | None,
    name: str | None,
    dry_run: bool,
    force: bool,
    project: Path,
    **said: object,
) -> None:
    """Turn files of other formats into YAML sources to go on with.

    A question keeps its id when the corrected file is imported again: what changed there is brought into the YAML
    file, what was edited here stays, and what clashes is shown and left.
    """
    from dataclasses import replace

    from ankibuild.errors import AnkibuildError
    from ankibuild.importing.standing import Standing
    from ankibuild.project import find_root

    root = find_root(project.resolve())
    wanted = _wanted(root, into, _rule(name or "", said), _taken_back(name, said), force=force)
    wanted = replace(wanted, keep_mine=bool(said["keep_mine"]))
    bank = load_bank(root)
    standing = Standing.of(bank.questions)
    failed = False
    broken: dict[Path, AnkibuildError] = {}
    parts: set[Path] = set()
    for path in paths:
        try:
            plan = _imported(path.resolve(), wanted, bank, standing, dry_run=dry_run)
        except AnkibuildError as error:
            broken[path.resolve()] = error
            continue
        _print_found(plan, concise=bool(said["concise"]))
        _print(plan, dry_run=dry_run)
        parts |= {path.resolve().parent / name for name in plan.claimed}
        standing = standing.with_file(plan.target, plan.texts.get(root / plan.target))
        failed = failed or plan.failed
    for path, fault in broken.items():
        if path in parts:  # a list of keys, say, was read with the questions that it belongs to
            click.echo(f"{path.name}: read as a part of another file")
        else:
            click.echo(f"error: {fault}", err=True)
            failed = True
    if failed:
        sys.exit(FAILED)


def _rule(name: str, said: dict[str, object]) -> FormatRule:
    """What the options say of the files."""
    from ankibuild.formats import FormatRule
    from ankibuild.readers import READERS, Settings, reader_named

    if name and reader_named(name) is None:
        known = ", ".join(reader.name for reader in READERS)
        raise click.BadParameter(f"there is no format {name!r}; formats are: {known}", param_hint="--format")
    columns = dict(_column(entry) for entry in _strings(said["columns"]) if said["columns"] != ("",))
    first = said["first_option"]
    settings = Settings(columns, int(str(first)) if first else None, str(said["texts"] or ""))
    return FormatRule((), name, str(said["deck"] or ""), (), settings)


def _taken_back(name: str | None, said: dict[str, object]) -> frozenset[str]:
    """What of the last import's options shall hold no more: those that are given, and empty."""
    given = {"format": name, "deck": said["deck"], "columns": "" if said["columns"] == ("",) else None}
    return frozenset(option for option, value in given.items() if value == "")


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, tuple) else []


def _column(entry: str) -> tuple[str, tuple[str, ...]]:
    from ankibuild.formats import column_fields, is_column_field

    field, equals, names = entry.partition("=")
    if not equals or not field.strip() or not names.strip():
        raise click.BadParameter(f"{entry!r} is not FIELD=NAME", param_hint="--map")
    if not is_column_field(field.strip()):
        raise click.BadParameter(
            f"there is no field {field.strip()!r}; fields are: {', '.join(column_fields())}", param_hint="--map"
        )
    return field.strip(), tuple(name.strip() for name in names.split(",") if name.strip())


def _wanted(root: Path, into: Path | None, rule: FormatRule, taken_back: frozenset[str], *, force: bool) -> Wanted:
    from ankibuild.importing.planning import Wanted

    return Wanted(root, (into or root / "sources").resolve(), rule, force, taken_back=taken_back)


def _imported(path: Path, wanted: Wanted, bank: Bank, standing: Standing, *, dry_run: bool) -> ImportPlan:
    """The import of one file, done unless it is a dry run."""
    from dataclasses import replace

    from ankibuild.diagnostics import at_file
    from ankibuild.importing.planning import plan_import
    from ankibuild.preparing import load_lock

    lock, _ = load_lock(bank.project)
    lock = lock if lock.namespace else replace(lock, namespace=bank.project.namespace)
    guids = standing.guids(lock.namespace)
    plan = plan_import(path, replace(wanted, taken=standing.taken, known=standing.known, lock=lock, guids=guids))
    if not dry_run:
        plan.write()
    notes = []
    if path in bank.sources and _is_read(path, wanted.root) and path.suffix.lower() not in (".yaml", ".yml"):
        notes.append(at_file("import-source-twice", plan.origin))
    if not dry_run and not _is_read(wanted.root / plan.target, wanted.root):
        notes.append(at_file("import-not-a-source", plan.target))
    return replace(plan, diagnostics=(*plan.diagnostics, *notes))


def _is_read(target: Path, root: Path) -> bool:
    """Whether the project's patterns name a file, if it is there; which they are may hang on its folder."""
    from ankibuild import files
    from ankibuild.project import open_project

    patterns = open_project(root)[0].sources
    return not target.exists() or any(target in files.matches(root, pattern) for pattern in patterns)


def _print_found(plan: ImportPlan, *, concise: bool) -> None:
    if concise:
        print_each(plan.diagnostics, to_stderr=True)
    else:
        print_diagnostics(plan.diagnostics, to_stderr=True, in_full="--concise")


def _print(plan: ImportPlan, *, dry_run: bool) -> None:
    verb = "would be " if dry_run else ""
    counts = {
        "added": plan.added,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "deleted here": plan.deleted,
    }
    parts = [f"{grouped(number)} {name}" for name, number in counts.items() if number]
    rejected = f", {grouped(plan.rejected)} rejected (see above)" if plan.rejected else ""
    click.echo(f"{plan.origin}: {counted(plan.read, 'question')} read as {plan.reader}{rejected}")
    click.echo(f"  {verb}{', '.join(parts)}: {plan.target}" if parts else "  nothing written")
    if plan.moved:
        click.echo(f"  {counted(plan.moved, 'question')} in other files of the project now, left there as written")
    if plan.media:
        click.echo(f"  {counted(len(plan.media), 'file')} {verb}copied beside it")
    missing = f"was rejected or is no more in {plan.origin}" if plan.rejected else f"is no more in {plan.origin}"
    for id_ in plan.gone:
        click.echo(f"  {id_} {missing}; it stays until you delete or retire it")

"""`ankibuild adopt`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from ankibuild.cli.shared import FAILED, counted, load_bank, print_diagnostics, project_option

if TYPE_CHECKING:
    from ankibuild.adopt.adopting import Adoption
    from ankibuild.note import Note
    from ankibuild.package.read import PackedNote

_SHOWN = 10
"""Notes and questions that are listed of each sort."""


@click.command("adopt")
@click.argument("package", metavar="OLD.apkg", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--near", is_flag=True, help="Also take the questions whose text only resembles a note's.")
@click.option("--into", metavar="FOLDER", help="Write the notes that are no question yet as sources into this folder.")
@click.option("--dry-run", is_flag=True, help="Show what would be done, write nothing.")
@project_option
def command(package: Path, near: bool, into: str | None, dry_run: bool, project: Path) -> None:
    """Let the project's questions update the notes of a deck that another tool made.

    Notes are matched with questions by their text. Each question that is found gets the note's guid and note type.
    """
    from ankibuild.adopt.adopting import adopt, refuse_folder
    from ankibuild.errors import AnkibuildError, SourceError

    bank = load_bank(project)
    folder = PurePath(into).as_posix() if into else ""
    try:
        refuse_folder(bank.project.root, folder)
        adoption = adopt(bank, package, near=near)
        _print(adoption)
        if not dry_run:
            _write(adoption, folder)
    except SourceError as error:
        print_diagnostics(error.diagnostics, to_stderr=True)
        sys.exit(FAILED)
    except (FileExistsError, AnkibuildError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)


def _write(adoption: Adoption, folder: str) -> None:
    from ankibuild.adopt.adopting import add_rest

    adoption.write()
    for edit in adoption.edits:
        click.echo(f"{edit.name}: {counted(edit.questions, 'question')} adopted")
    if folder:
        click.echo(f"{folder}: {counted(add_rest(adoption, folder), 'question')} added")


def _print(adoption: Adoption) -> None:
    from ankibuild.adopt.mapping import described

    for notetype in adoption.notetypes:
        click.echo(f"note type {notetype.name} (notetypes/{notetype.slug}.yaml), please check:")
        for line in described(notetype):
            click.echo(f"  {line}")
    same = f", {adoption.unchanged} look as they did" if adoption.pairs else ""
    click.echo(f"{counted(len(adoption.pairs), 'note')} matched with questions{same}")
    if adoption.known:
        click.echo(f"{counted(adoption.known, 'note')} adopted before")
    _list("near", "taken only with --near", [f"{_old(pair.old)} = {_new(pair.note)}" for pair in adoption.near])
    _list("without a question", "the old deck keeps them", [_old(note) for note in adoption.notes])
    _list("without a note", "they will be new", [_new(note) for note in adoption.questions])
    _list("left out", "no GUID of their own", [left.text for left in adoption.left_out])
    _list("other tags", "the question's count", [_old(pair.old) for pair in adoption.retagged])
    _list("another deck", "cards stay where learners have them", [_old(pair.old) for pair in adoption.moved])


def _list(title: str, meaning: str, lines: Sequence[str]) -> None:
    """A few of the notes or questions that something is said of, and how many there are."""
    if not lines:
        return
    click.echo(f"{title}: {len(lines)} ({meaning})")
    for line in lines[:_SHOWN]:
        click.echo(f"  {line}")
    if len(lines) > _SHOWN:
        click.echo("  …")


def _old(note: PackedNote) -> str:
    from ankibuild.adopt.old_notes import in_words

    return in_words(note)


def _new(note: Note) -> str:
    question = note.question
    first = question.stem.partition("\n")[0]
    return f"{question.span.location}: {first}" if question.span else first

"""`ankibuild init`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ankibuild.cli.shared import FAILED, counted, print_diagnostics

if TYPE_CHECKING:
    from ankibuild.adopt.taking_over import TakenOver

_SHOWN = 5
"""Notes that are listed by name."""


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option(
    "--from",
    "package",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Make the project of this package (.apkg), so that its build updates the deck in place.",
)
def command(folder: Path, package: Path | None) -> None:
    """Make a small project in FOLDER (the current one by default) that builds at once."""
    from ankibuild.errors import AnkibuildError, SourceError

    try:
        written = _take_over(package, folder) if package else _create(folder)
    except SourceError as error:
        print_diagnostics(error.diagnostics, to_stderr=True)
        sys.exit(FAILED)
    except (FileExistsError, AnkibuildError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)
    for path in written:
        click.echo(f"wrote {path}")
    step = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"next: {step}ankibuild make")


def _create(folder: Path) -> list[Path]:
    from ankibuild.scaffold import create

    return create(folder)


def _take_over(package: Path, folder: Path) -> list[Path]:
    from ankibuild.adopt.taking_over import take_over

    taken = take_over(package, folder)
    _print(taken)
    return [folder / name for name in taken.files if not name.startswith("sources/media/")]


def _print(taken: TakenOver) -> None:
    from ankibuild.adopt.mapping import described

    for notetype in taken.notetypes:
        click.echo(f"note type {notetype.name} (notetypes/{notetype.slug}.yaml):")
        for line in described(notetype):
            click.echo(f"  {line}")
    changed = taken.notes - taken.unchanged
    click.echo(f"{counted(taken.notes, 'note')} taken over: {taken.unchanged} look as they did, {changed} do not")
    for left in taken.left_out[:_SHOWN]:
        click.echo(f"left out, since {left.reason}: {left.text}", err=True)
    if len(taken.left_out) > _SHOWN:
        click.echo(f"{counted(len(taken.left_out), 'note')} left out in all", err=True)
    print_diagnostics(taken.diagnostics, to_stderr=True)

"""`ankibuild release`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ankibuild.cli.shared import (
    FAILED,
    clock,
    counted,
    load_bank,
    print_diagnostics,
    progress_bar,
    project_option,
    released_side,
    size,
)

if TYPE_CHECKING:
    from ankibuild.bank import Bank
    from ankibuild.changes.sides import Side
    from ankibuild.releases import Release


@click.command("release")
@click.argument("name")
@click.option("--no-keep", is_flag=True, help="Keep no copies of the packages, only their checksums and paths.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The folder for the packages.  [default: dist]")
@project_option
def command(name: str, no_keep: bool, out: Path | None, project: Path) -> None:
    """Build the packages and mark them, under NAME, as what learners are given.

    A release is a folder in releases/: commit it with the sources and the lock.
    """
    from ankibuild.errors import AnkibuildError, SourceError

    bank = load_bank(project)
    try:
        _release(bank, name, out, keep=not no_keep)
    except SourceError as error:
        print_diagnostics(error.diagnostics, to_stderr=True)
        click.echo("nothing was released", err=True)
        sys.exit(FAILED)
    except AnkibuildError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)


def _release(bank: Bank, name: str, out: Path | None, *, keep: bool) -> None:
    from ankibuild import pipeline, releases
    from ankibuild.changes.sides import write_notes_beside

    now = clock() or time.time_ns() // 1_000_000
    releases.refuse_name(bank.project.root, name)
    # before the build, as it may replace packages that are not kept
    previous = releases.last(bank.project.root)
    old = released_side(bank.project.root, previous)
    with progress_bar(bank) as progress:
        report = pipeline.build(bank, out, now=now, progress=progress)
    print_diagnostics(report.diagnostics, to_stderr=True)
    paths = [package.path for package in report.packages]
    release = releases.create(bank.project, name, paths, now, keep=keep)
    if old or not previous:
        write_notes_beside(old, paths)
    _print(release)
    if old:
        _print_changes(old, paths)


def _print(release: Release) -> None:
    click.echo(f"released {release.name}")
    for package in release.packages:
        click.echo(f"  {package.path}: {counted(package.notes, 'note')}, {size(package.size)}")


def _print_changes(old: Side, paths: list[Path]) -> None:
    from ankibuild.changes.sections import summary
    from ankibuild.changes.sides import compare_sides, package_side

    for changes in compare_sides(old, package_side(paths)).packages:
        click.echo(f"{changes.package}, since {old.name}:")
        for line in summary(changes):
            click.echo(f"  {line}")

"""`ankibuild ids`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ankibuild.cli.shared import FAILED, counted, load_bank, print_diagnostics, project_option


@click.command("ids")
@click.option("--dry-run", is_flag=True, help="Show the ids, write nothing.")
@project_option
def command(dry_run: bool, project: Path) -> None:
    """Write an id into the sources for every question that has none."""
    from ankibuild.assign import write_ids
    from ankibuild.diagnostics import errors_in
    from ankibuild.errors import AnkibuildError
    from ankibuild.pipeline import assignments

    bank = load_bank(project)
    if errors_in(bank.diagnostics):
        print_diagnostics(bank.diagnostics, to_stderr=True)
        sys.exit(FAILED)
    found = assignments(bank)
    for assignment in found if dry_run else ():
        click.echo(f"{assignment.question.span.location if assignment.question.span else ''}: {assignment.id}")
    try:
        for name, count in () if dry_run else write_ids(bank.project.root, found):
            click.echo(f"{name}: {counted(count, 'id')} added")
    except AnkibuildError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)
    if not found:
        click.echo("every question has an id")

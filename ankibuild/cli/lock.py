"""`ankibuild lock`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ankibuild.cli.shared import FAILED, counted, project_option


@click.command("lock")
@click.option("--repair", is_flag=True, help="Settle the merge conflict in the lock file.")
@click.option(
    "--from",
    "packages",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Make a lost or damaged lock anew from this package (may be given several times).",
)
@project_option
def command(repair: bool, packages: tuple[Path, ...], project: Path) -> None:
    """Mend ankibuild.lock after a merge conflict or a loss."""
    from ankibuild.cli.shared import load_bank
    from ankibuild.errors import AnkibuildError
    from ankibuild.mend import rebuild, repair_conflict

    if repair == bool(packages):
        raise click.UsageError("say either --repair or --from PACKAGE")
    try:
        bank = load_bank(project)
        count = repair_conflict(bank.project) if repair else rebuild(bank, packages)
    except AnkibuildError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)
    click.echo(f"{counted(count, 'note')} in {bank.project.lock_path.name}; run 'ankibuild make' and commit it")

"""`ankibuild init`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from ankibuild.cli.shared import FAILED, print_diagnostics


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
def command(folder: Path) -> None:
    """Make a small project in FOLDER (the current one by default) that builds at once."""
    from ankibuild.errors import OutputError, SourceError
    from ankibuild.scaffold import create

    try:
        written = create(folder)
    except SourceError as error:
        print_diagnostics(error.diagnostics, to_stderr=True)
        sys.exit(FAILED)
    except (FileExistsError, OutputError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)
    for path in written:
        click.echo(f"wrote {path}")
    step = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"next: {step}ankibuild make")

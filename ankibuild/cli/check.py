"""`ankibuild check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ankibuild.cli.shared import FAILED, counted, load_bank, print_diagnostics, print_each, progress_bar, project_option

if TYPE_CHECKING:
    from ankibuild.diagnostics import Diagnostic


@click.command("check")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "concise", "json", "github"]),
    default="text",
    show_default=True,
    help="text for people, concise for editors, json for programs, github for annotations in GitHub Actions.",
)
@project_option
def command(format_: str, project: Path) -> None:
    """Report everything that make would complain about, and build nothing."""
    from ankibuild.diagnostics import errors_in
    from ankibuild.pipeline import check

    bank = load_bank(project)
    with progress_bar(bank) as progress:
        diagnostics = check(bank, progress)
    _print(diagnostics, format_)
    if format_ == "text" and not diagnostics:
        click.echo(f"{counted(bank.read, 'question')}: all is well")
    if errors_in(diagnostics):
        sys.exit(FAILED)


def _print(diagnostics: Sequence[Diagnostic], format_: str) -> None:
    from ankibuild.diagnostics import as_json, github
    from ankibuild.diagnostics.folding import fold

    if format_ == "text":
        print_diagnostics(diagnostics, to_stderr=False)
    elif format_ == "json":
        click.echo(as_json.render(diagnostics))
    elif format_ == "concise":
        print_each(diagnostics, to_stderr=False)
    else:
        for found in fold(diagnostics):
            click.echo(github.render(found))

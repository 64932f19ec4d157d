"""`ankibuild diff`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ankibuild.cli.shared import FAILED, clock, load_bank, print_diagnostics, project_option

if TYPE_CHECKING:
    from ankibuild.changes import Comparison


@click.command("diff")
@click.argument("old", default="")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="text for people (20 things of a kind), json for programs, html for a page with everything.",
)
@click.option("--package", default="", metavar="NAME", help="Only the package NAME.apkg.")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@project_option
def command(old: str, format_: str, package: str, out: Path | None, project: Path) -> None:
    """Show what an import of a new build will do to learners who have OLD.

    OLD is a package (.apkg), the name of a release or a revision of git; by default the last release, or what the
    last commit gives where there is none. The lock and the packages of the project are not touched.
    """
    from ankibuild.changes.sides import NoSuchSide
    from ankibuild.errors import AnkibuildError, SourceError

    try:
        _write(_compare(old, package, project), format_, out)
    except NoSuchSide as error:
        raise click.UsageError(str(error)) from error
    except SourceError as error:
        print_diagnostics(error.diagnostics, to_stderr=True)
        click.echo("nothing was compared", err=True)
        sys.exit(FAILED)
    except AnkibuildError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)


def _compare(old: str, package: str, project: Path) -> Comparison:
    from ankibuild.changes.sides import compare_sides, new_side, old_side

    bank = load_bank(project)
    place = bank.project.root if project == Path() else project
    return compare_sides(old_side(bank, place, old), new_side(bank, clock()), package)


def _write(comparison: Comparison, format_: str, out: Path | None) -> None:
    from ankibuild.atomic import write_text
    from ankibuild.changes import as_json, html, text

    if format_ == "text":
        shown = text.render(comparison, color=out is None and sys.stdout.isatty())
    else:
        shown = (as_json if format_ == "json" else html).render(comparison)
    if out:
        write_text(out, f"{shown.rstrip()}\n")
    else:
        click.echo(shown)

"""`ankibuild make`."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ankibuild.cli.shared import (
    FAILED,
    clock,
    counted,
    grouped,
    load_bank,
    print_diagnostics,
    progress_bar,
    project_option,
    released_side,
    size,
)

if TYPE_CHECKING:
    from ankibuild.bank import Bank
    from ankibuild.package import PackageFile
    from ankibuild.pipeline import Report


_SHOWN = 10
"""Ids that a line lists."""


@click.command("make")
@click.argument("decks", nargs=-1)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The folder for the packages.  [default: dist]")
@click.option("--keep-going", is_flag=True, help="Build the good questions although others have errors.")
@click.option("--locked", is_flag=True, help="Fail if ankibuild.lock would change (for CI).")
@click.option("--new", is_flag=True, help="Questions that resemble vanished ones are new all the same.")
@click.option("--rerender", is_flag=True, help="Notes that only render differently count as changed.")
@click.option(
    "--catch-up",
    metavar="SINCE",
    is_flag=False,
    flag_value="",
    help="Also build packages in which the notes changed since SINCE (a release or a date, by default the last "
    "release but one) are stamped now.",
)
@project_option
def command(
    decks: tuple[str, ...],
    out: Path | None,
    keep_going: bool,
    catch_up: str | None,
    project: Path,
    **policy: bool,
) -> None:
    """Build the packages: all, or only the named DECKS with their subdecks.

    With errors in the sources nothing is written, unless --keep-going is given; it still exits with 1 then.
    SOURCE_DATE_EPOCH in the environment takes the place of the clock.
    """
    from ankibuild import releases
    from ankibuild.changes.sides import write_notes_beside
    from ankibuild.diagnostics import errors_in
    from ankibuild.errors import AnkibuildError, SourceError
    from ankibuild.pipeline import CATCH_UP, Policy, build

    started = time.perf_counter()
    bank = load_bank(project)
    names = _full_names(bank, decks)
    try:
        # read before the build, which may replace packages that the release has no copies of
        old = None if decks else released_side(bank.project.root, releases.last(bank.project.root))
        chosen = Policy(
            locked=policy["locked"],
            accept_new=policy["new"],
            rerender=policy["rerender"],
            catch_up=None if catch_up is None else _since(bank, catch_up),
        )
        with progress_bar(bank) as progress:
            report = build(bank, out, decks=names, keep_going=keep_going, policy=chosen, now=clock(), progress=progress)
        if old:
            write_notes_beside(old, [file.path for file in report.packages if not file.path.stem.endswith(CATCH_UP)])
    except SourceError as error:
        print_diagnostics(error.diagnostics, to_stderr=True)
        click.echo("nothing was built", err=True)
        sys.exit(FAILED)
    except AnkibuildError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)
    print_diagnostics(report.diagnostics, to_stderr=True)
    _print_report(report, time.perf_counter() - started)
    if errors_in(report.diagnostics):
        sys.exit(FAILED)


def _since(bank: Bank, word: str) -> int:
    """The time, in epoch seconds, that `--catch-up` says: a release's, or a date's first second (UTC)."""
    from ankibuild import releases

    known = releases.all_releases(bank.project.root)
    if not word and not known:
        raise click.UsageError("there is no release to catch up from: give a date, such as --catch-up 2024-03-31")
    if not word:
        return known[-2].time if len(known) > 1 else 0
    named = next((release for release in known if release.name == word), None)
    if named:
        return named.time
    try:
        return int(datetime.fromisoformat(word).replace(tzinfo=UTC).timestamp())
    except ValueError:
        raise click.UsageError(f"{word!r} is neither a release nor a date such as 2024-03-31") from None


def _full_names(bank: Bank, wanted: tuple[str, ...]) -> list[str]:
    """The decks that are meant, by their full names or their last parts."""
    from ankibuild.decks import clean_name, deck_of, with_parents

    known = sorted(with_parents(deck_of(question, bank.project) for question in bank.questions)) if wanted else []
    return [_full_name(clean_name(name), known) for name in wanted]


def _full_name(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    low = name.casefold()
    exact = [name] if name in known else [deck for deck in known if deck.casefold() == low]
    ending = exact or [deck for deck in known if deck.casefold().endswith(f"::{low}")]
    if len(ending) == 1:
        return ending[0]
    if ending:
        raise click.UsageError(f"{name!r} could be {', '.join(map(repr, ending))}: give the full name")
    near = get_close_matches(name, known + [deck.split("::")[-1] for deck in known], n=1)
    hint = f", did you mean {near[0]!r}?" if near else f"; there are: {', '.join(known)}" if known else ""
    raise click.UsageError(f"there is no deck {name!r}{hint}")


def _print_report(report: Report, seconds: float) -> None:
    from ankibuild.diagnostics import errors_in

    for package in report.packages:
        click.echo(_package_line(package))
        for deck in package.decks:
            click.echo(f"  {deck}")
    parts = [f"{counted(report.read, 'question')} read", f"{counted(report.written, 'note')} written"]
    if report.retired:
        parts.append(f"{grouped(report.retired)} retired")
    if report.rejected:
        above = "the errors above" if errors_in(report.diagnostics) else "above"
        parts.append(f"{grouped(report.rejected)} rejected (see {above})")
    if report.unread:
        parts.append(f"the questions of {counted(report.unread, 'file')} not counted (unreadable, see above)")
    if report.left_out:
        parts.append(f"{grouped(report.left_out)} left out (in none of these packages)")
    click.echo(f"{', '.join(parts)}; {seconds:.1f} s")
    if report.rerendered:
        click.echo(
            f"{counted(report.rerendered, 'unchanged note')} would look different with today's libraries; "
            "learners keep the old look until --rerender"
        )
    _print_gone(report.gone, "gone or rejected" if report.rejected else "gone")
    _print_stale([package.path for package in report.packages])


def _print_stale(written: list[Path]) -> None:
    """Names the packages beside the new ones that an earlier build left: somebody could hand them out."""
    folders = {path.parent for path in written}
    stale = sorted(path.name for folder in folders for path in folder.glob("*.apkg") if path not in written)
    if stale:
        click.echo(f"also there, from earlier builds: {', '.join(stale)}")


def _print_gone(ids: tuple[str, ...], what: str) -> None:
    if not ids:
        return
    shown = ", ".join(ids[:_SHOWN]) + (f" and {grouped(len(ids) - _SHOWN)} more" if len(ids) > _SHOWN else "")
    click.echo(
        f"{counted(len(ids), 'question')} of the last release {what}: {shown}\n"
        "  an import deletes nothing: learners keep these notes (see 'retired' in docs/progress.md)"
    )


def _package_line(package: PackageFile) -> str:
    path = Path(os.path.relpath(package.path))
    shown = package.path if ".." in path.parts else path
    counts = [counted(package.notes, "note"), counted(package.cards, "card")]
    if package.media:
        counts.append(counted(package.media, "media file"))
    return f"{shown}: {', '.join(counts)}, {size(package.size)}"

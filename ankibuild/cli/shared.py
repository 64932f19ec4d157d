"""What the commands share: the option that names the project, and how diagnostics and counts are printed."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ankibuild.bank import Bank
    from ankibuild.changes.sides import Side
    from ankibuild.diagnostics import Diagnostic
    from ankibuild.pipeline import Progress
    from ankibuild.releases import Release

F = TypeVar("F", bound=Callable[..., Any])

FAILED = 1
"""The exit code where the sources have errors or a file cannot be written."""

IN_FULL = "'ankibuild check --format concise'"
"""What lists each place of all that is wrong with a project."""

_LONG = 1000
"""Questions from which a progress bar is worth showing."""


def project_option(function: F) -> F:
    """`--project DIR`: where to look for the project."""
    return click.option(
        "-C",
        "--project",
        type=click.Path(exists=True, path_type=Path),
        default=".",
        help="The project's folder, a folder of sources, or one source file.  [default: the current folder or the "
        "nearest one upwards with an ankibuild.yaml]",
    )(function)


def load_bank(path: Path) -> Bank:
    """The bank at a path; for the current folder, the project around it."""
    from ankibuild.bank import load
    from ankibuild.project import find_root

    return load(find_root(path) if path == Path() else path)


def print_diagnostics(diagnostics: Sequence[Diagnostic], *, to_stderr: bool, in_full: str = IN_FULL) -> None:
    """All diagnostics for a person to read, with a line that counts them; many that say the same stand together.

    `in_full` is what lists each of them: a command or an option.
    """
    from ankibuild.diagnostics.folding import fold
    from ankibuild.diagnostics.terminal import render

    stream = sys.stderr if to_stderr else sys.stdout
    folded = fold(diagnostics)
    for found in folded:
        click.echo(render(found, color=_has_color(stream)) + "\n", file=stream)
    if diagnostics:
        more = f" ({in_full} lists each place)" if len(folded) < len(diagnostics) else ""
        click.echo(f"found {tally(diagnostics)}{more}", file=stream)


def print_each(diagnostics: Sequence[Diagnostic], *, to_stderr: bool) -> None:
    """Each diagnostic on a line."""
    from ankibuild.diagnostics.concise import render

    for diagnostic in diagnostics:
        click.echo(render(diagnostic), err=to_stderr)


def _has_color(stream: Any) -> bool:
    return bool(stream.isatty())


def clock() -> int | None:
    """The time that SOURCE_DATE_EPOCH says, in epoch milliseconds; None for the real clock.

    See reproducible-builds.org/specs/source-date-epoch.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not seconds:
        return None
    if not re.fullmatch(r"[0-9]{1,11}", seconds):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {seconds!r}")
    return int(seconds) * 1000


def tally(diagnostics: Sequence[Diagnostic]) -> str:
    """`2 errors, 1 warning`."""
    from ankibuild.diagnostics import errors_in, warnings_in

    parts = [(len(errors_in(diagnostics)), "error"), (len(warnings_in(diagnostics)), "warning")]
    return ", ".join(counted(number, noun) for number, noun in parts if number)


def counted(number: int, noun: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{grouped(number)} {noun}{'' if number == 1 else 's'}"


def grouped(number: int) -> str:
    """A number with its thousands apart: `12 000`."""
    return f"{number:,}".replace(",", " ")


def size(count: int) -> str:
    """A number of bytes for people: `812 B`, `34 kB`, `1.2 MB`."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 999_500 else f"{count / 1_000_000:.1f} MB"


@contextmanager
def progress_bar(bank: Bank) -> Iterator[Progress | None]:
    """A progress bar on a terminal's stderr while many questions are rendered; None where there are few."""
    if len(bank.questions) < _LONG or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=len(bank.questions), label="Rendering", file=sys.stderr) as bar:
        yield lambda done, total: bar.update(done - bar.pos)


def released_side(root: Path, release: Release | None) -> Side | None:
    """The packages of the release before, if it has any that can still be had."""
    from ankibuild.changes.sides import release_side
    from ankibuild.errors import AnkibuildError

    try:
        return release_side(root, release) if release else None
    except AnkibuildError as error:
        click.echo(f"nothing to compare with: {error}", err=True)
        return None

"""`ankibuild ids`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ankibuild.cli.shared import FAILED, counted, load_bank, print_diagnostics, project_option

if TYPE_CHECKING:
    from ankibuild.bank import Bank
    from ankibuild.identity.continuity import Match


@click.command("ids")
@click.option("--dry-run", is_flag=True, help="Show the ids, write nothing.")
@click.option("--review", is_flag=True, help="Ask, for each question that resembles a vanished one, if it is the same.")
@click.option(
    "--yes",
    is_flag=True,
    help="With --review: those that clearly are a vanished question, answered in the same words, are the same.",
)
@project_option
def command(dry_run: bool, review: bool, yes: bool, project: Path) -> None:
    """Write an id into the sources for every question that has none.

    With --review nothing is written into the sources: questions without ids whose stem was corrected are matched
    with those that the lock remembers, and keep their learners' reviews.
    """
    from ankibuild.diagnostics import errors_in
    from ankibuild.errors import AnkibuildError

    if yes and not review:
        raise click.UsageError("--yes goes with --review")
    bank = load_bank(project)
    if errors_in(bank.diagnostics) and (bank.unread or not review):
        print_diagnostics(bank.diagnostics, to_stderr=True)
        sys.exit(FAILED)
    try:
        if review:
            _review(bank, (lambda match: match.clear) if yes else _ask)
        else:
            _assign(bank, dry_run)
    except AnkibuildError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(FAILED)


def _assign(bank: Bank, dry_run: bool) -> None:
    from ankibuild.assign import write_ids
    from ankibuild.pipeline import assignments

    found = assignments(bank)
    texts = sum(not q.id and not q.guid and q.origin is not None and q.origin.foreign for q in bank.questions)
    if texts:
        click.echo(
            f"{counted(texts, 'question')} known by the stem alone, in files of other formats, where no id is written: "
            "if a stem is corrected, run 'ankibuild ids --review'"
        )
    if not found and not texts:
        click.echo("every question has an id")
    elif dry_run:
        for assignment in found:
            span = assignment.question.span
            click.echo(f"{span.location if span else assignment.question.subject}: {assignment.id}")
    else:
        for name, count in write_ids(bank.project.root, found):
            click.echo(f"{name}: {counted(count, 'id')} added")


def _review(bank: Bank, same: Callable[[Match], bool]) -> None:
    from ankibuild.pipeline import confirm, matches

    found = matches(bank)
    if not found:
        click.echo("no question resembles one that vanished")
        return
    rejected = bank.read - len(bank.questions)
    if rejected:
        click.echo(f"{counted(rejected, 'question')} rejected; a vanished one may be among them: see 'ankibuild check'")
    accepted = [match for match in found if same(match)]
    confirm(bank, accepted)
    others = len(found) - len(accepted)
    click.echo(f"{counted(len(accepted), 'question')} matched" + ("" if others else "; run 'ankibuild make' to build"))
    if others and same is not _ask:
        click.echo(f"{counted(others, 'question')} may be new or not: 'ankibuild ids --review' without --yes asks")
    elif others:
        click.echo("for the others, which are new: 'ankibuild make --new'")


def _ask(match: Match) -> bool:
    from ankibuild.identity.ids import rest_of

    click.echo()
    for when, stem, rest in (
        ("before:", match.entry.stem, match.entry.rest),
        ("now:   ", match.item.question.stem, rest_of(match.item.question)),
    ):
        click.echo(f"{when} {stem}" + (f"\n        {rest}" if rest else ""))
    return click.confirm("Is it the same question?", default=True)

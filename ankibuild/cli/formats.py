"""`ankibuild formats`."""

from __future__ import annotations

import click


@click.command("formats")
@click.option(
    "--schema",
    type=click.Choice(["questions", "project"]),
    help="Print the JSON Schema of question files or of ankibuild.yaml instead, for editors.",
)
def command(schema: str | None) -> None:
    """List the formats that are read, and what each carries."""
    if schema:
        from ankibuild.schema import text

        click.echo(text(schema), nl=False)
        return
    from ankibuild.readers import READERS

    width = max(len(reader.name) for reader in READERS)
    for reader in READERS:
        click.echo(f"{reader.name:{width}}  {reader.title}: {', '.join(reader.suffixes)}")
        click.echo(f"{'':{width}}  carries {reader.carries}")

"""The command line: options in, one call of the API, printing out. Each command is a module, loaded when it is used."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from io import TextIOWrapper

import click

import ankibuild

_COMMANDS = {
    "make": "make",
    "check": "check",
    "init": "init",
    "import": "importing",
    "formats": "formats",
    "adopt": "adopt",
    "ids": "ids",
    "diff": "diff",
    "release": "release",
    "lock": "lock",
}


_GARBAGE = (50_000, 50, 1000)
"""When Python looks for garbage: often among what is new, never among all. A large bank is millions of objects that
stay, and to look through them again and again takes up to half of the time."""


class _Lazy(click.Group):
    """A group whose commands are imported when they are asked for, so that `--help` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"ankibuild.cli.{_COMMANDS[cmd_name]}").command
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(ankibuild.__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Build Anki decks from exam questions kept as plain text.

    Exit codes: 0 all is well, 1 the sources have errors or a file cannot be written, 2 wrong usage.
    """
    gc.set_threshold(*_GARBAGE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a deck's name must not break off a build on any terminal

"""Files → raw questions. Readers are a table; each takes a `Source` and hands over what it found and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from ankibuild.diagnostics import Diagnostic
from ankibuild.model import RawQuestion
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source


class Read(NamedTuple):
    """What a reader found in one file, or all readers in all files."""

    questions: tuple[RawQuestion, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name, the suffixes it is recognised by, and the function that reads it."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], tuple[list[RawQuestion], list[Diagnostic]]]


READERS = (Reader("yaml", (".yaml", ".yml"), read_yaml),)


def reader_for(path: str) -> Reader | None:
    """The reader of a file by its suffix, None where there is none."""
    lowered = path.lower()
    return next((reader for reader in READERS if lowered.endswith(reader.suffixes)), None)


def read_source(source: Source) -> Read:
    """Reads one file's text. Raises KeyError where no reader knows its suffix."""
    reader = reader_for(source.path)
    if reader is None:
        raise KeyError(source.path)
    questions, diagnostics = reader.read(source)
    return Read(tuple(questions), tuple(diagnostics))

"""YAML in the project's own shape, as a format among others: always UTF-8, since people write it themselves."""

from __future__ import annotations

from ankibuild import files
from ankibuild.diagnostics import Diagnostic
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.yaml_questions import read_yaml


def sniff(file: File) -> bool:
    """Whatever ends in `.yaml` and has not the shape of another program's: so that its slips are explained."""
    return file.path.lower().endswith((".yaml", ".yml"))


def read(file: File) -> Read:
    """The questions of a YAML file."""
    source = files.decode(file.data, file.path)
    if isinstance(source, Diagnostic):
        return Read((), (source,))
    questions, diagnostics = read_yaml(source)
    return Read(tuple(questions), tuple(diagnostics))

"""YAML in other people's shapes: a quick look, so that what tells them apart is loaded only where it is needed."""

from __future__ import annotations

import re

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File

_OWN = re.compile(r"^[ \t-]*+[\"']?stem[\"']?[ \t]*+:", re.MULTILINE)


def sniff(file: File) -> bool:
    """Whether the start of a file holds records with foreign names, and nothing of our own shape."""
    if _OWN.search(file.head) or not any(mark in file.head for mark in ":-"):
        return False
    from ankibuild.readers.records.yaml_shapes import is_foreign

    return is_foreign(file)


def read(file: File) -> Read:
    """The questions of a YAML file of records."""
    from ankibuild.readers.records.yaml_shapes import read_shapes

    return read_shapes(file)

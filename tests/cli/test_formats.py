"""`ankibuild formats`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from ankibuild.cli import main
from ankibuild.readers import READERS


def test_every_format_is_listed_with_its_suffixes() -> None:
    output = CliRunner().invoke(main, ["formats"]).output
    for reader in READERS:
        assert f"{reader.name} " in output
        assert reader.carries in output
        assert ", ".join(reader.suffixes) in output


@pytest.mark.parametrize("name", ["questions", "project"])
def test_schemas_are_printed_for_editors(name: str) -> None:
    schema = json.loads(CliRunner().invoke(main, ["formats", "--schema", name]).output)
    assert schema["$schema"].startswith("https://json-schema.org/")

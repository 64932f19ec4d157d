"""The table of readers."""

from __future__ import annotations

import pytest

from ankibuild.readers import READERS, read_source, reader_for
from ankibuild.source import Source


@pytest.mark.parametrize("path", ["a.yaml", "sources/a.yml", "A.YAML", "a.b.yaml"])
def test_a_reader_is_known_by_the_suffix(path: str) -> None:
    reader = reader_for(path)
    assert reader and reader.name == "yaml"


@pytest.mark.parametrize("path", ["a", "yaml", "a.yaml.bak", "a.txt", ""])
def test_other_files_have_no_reader(path: str) -> None:
    assert reader_for(path) is None


def test_a_source_is_read_by_its_reader() -> None:
    read = read_source(Source("a.yaml", "- stem: a\n  answer: b\n- oops\n"))
    assert (len(read.questions), [diagnostic.code for diagnostic in read.diagnostics]) == (2, ["question-is-text"])


def test_a_source_without_a_reader_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        read_source(Source("a.txt", ""))


def test_no_two_readers_share_a_suffix() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))

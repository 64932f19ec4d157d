"""The table of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.readers import READERS, File, may_hold_questions, reader_for, reader_named


def test_names_tell_the_readers_apart() -> None:
    assert len({reader.name for reader in READERS}) == len(READERS)


FIXTURES = Path(__file__).parent.parent / "data" / "readers"


@pytest.mark.parametrize("path", ["a.yaml", "A.YML", "x/b.Xml", "c.tar.gz", "d.md"])
def test_suffixes_are_known_in_any_case(path: str) -> None:
    assert may_hold_questions(path)


@pytest.mark.parametrize("path", ["a.png", "yaml", "x.yaml/b"])
def test_other_files_are_not(path: str) -> None:
    assert not may_hold_questions(path)


def test_the_content_decides_between_formats_of_one_suffix() -> None:
    reader = reader_for(File.of("a.txt", "What is 1 + 1?\nA. 2\nB. 3\nANSWER: A\n"))
    assert reader is reader_named("aiken")


def test_a_suffix_that_nobody_knows_is_looked_into_only_on_demand() -> None:
    file = File.of("a.export", "What is 1 + 1?\nA. 2\nB. 3\nANSWER: A\n")
    assert reader_for(file) is None
    assert reader_for(file, any_suffix=True) is reader_named("aiken")


def test_prose_is_no_format() -> None:
    assert reader_for(File.of("a.txt", "Buy milk and bread.\n")) is None


def test_a_bug_in_a_reader_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = READERS[0]
    monkeypatch.setattr(type(reader), "read", lambda self, file: 1 / 0)
    (fault,) = reader.read_safely(File.of("a.yaml", "x")).diagnostics
    assert fault.code == "reader-crashed"
    assert fault.headline.endswith("failed with ZeroDivisionError('division by zero')")


def test_a_file_that_is_gone_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self, file: File) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(type(READERS[0]), "read", gone)
    with pytest.raises(FileNotFoundError):
        READERS[0].read_safely(File.of("a.yaml", "x"))


def test_an_archive_is_known_by_its_content_whatever_its_name() -> None:
    data = (FIXTURES / "xlsx" / sorted(path.name for path in (FIXTURES / "xlsx").glob("*.xlsx"))[0]).read_bytes()
    assert reader_for(File.of("table.csv", data)) is reader_named("xlsx")

"""The project's own format among the others."""

from __future__ import annotations

from ankibuild.readers.file import File
from ankibuild.readers.yaml_file import read, sniff


def test_questions_and_faults_come_from_the_text() -> None:
    result = read(File.of("a.yaml", "- stem: a\n  answer: b\n- oops\n"))
    assert len(result.questions) == 2
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["question-is-text"]


def test_other_encodings_are_refused() -> None:
    result = read(File.of("a.yaml", b"- stem: \xff"))
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["not-utf8"]


def test_any_yaml_file_may_be_ours() -> None:
    assert sniff(File.of("a.yaml", "x"))
    assert not sniff(File.of("a.txt", "x"))

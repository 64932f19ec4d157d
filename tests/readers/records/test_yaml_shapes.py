"""What tells records in YAML from our own shape, once a file has no `stem`."""

from __future__ import annotations

import pytest

from ankibuild.readers.file import File, Settings
from ankibuild.readers.records.yaml_shapes import is_foreign, read_shapes

RECORDS = "- question: What is 1 + 1?\n  choices: ['2', '3']\n  correct_answer: '2'\n"


@pytest.mark.parametrize(
    ("text", "foreign"),
    [(RECORDS, True), ("- question: What is 1 + 1?\n  answer: '2'\n", False), ("a: b\n", False), ("[", False)],
)
def test_only_names_that_nobody_gives_by_mistake_tell(text: str, foreign: bool) -> None:
    assert is_foreign(File.of("a.yaml", text)) is foreign


def test_the_records_are_read() -> None:
    (question,) = read_shapes(File.of("a.yaml", RECORDS)).questions
    assert [option.correct for option in question.options] == [True, False]


def test_names_that_the_user_gives_tell_too() -> None:
    text = "- zeug: Was ist rot?\n  r: Blut\n"
    assert not is_foreign(File.of("a.yaml", text))
    assert is_foreign(File.of("a.yaml", text, Settings(columns={"stem": ("zeug",)})))


def test_a_field_that_is_not_there_is_said() -> None:
    file = File.of("a.yaml", "- zeug: Was ist rot?\n  r: Blut\n", Settings(columns={"stem": ("zeugs",)}))
    assert is_foreign(file)
    assert [fault.code for fault in read_shapes(file).diagnostics] == ["no-such-column"]


def test_a_file_without_any_says_so() -> None:
    assert [fault.code for fault in read_shapes(File.of("a.yaml", "a: b\n")).diagnostics] == ["nothing-recognised"]

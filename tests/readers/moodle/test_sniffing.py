"""What looks like Moodle XML, and what is a backup."""

from __future__ import annotations

import pytest

from ankibuild.readers import File
from ankibuild.readers.moodle import sniff
from ankibuild.readers.moodle.sniffing import is_backup


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n<!-- question: 0  -->\n  <question type="category">',
        "<quiz><question type='essay'>",
    ],
)
def test_a_quiz_with_questions_is(head: str) -> None:
    assert sniff(File.of("a.xml", head))
    assert not is_backup(File.of("a.xml", head))


@pytest.mark.parametrize("head", ["<quiz><item/></quiz>", "<assessmentItem/>", "<problem/>", "<question/>", "quiz", ""])
def test_other_files_are_not(head: str) -> None:
    assert not sniff(File.of("a.xml", head))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("course.mbz", b"PK\x03\x04 and more"),
        ("course.mbz", b"\x1f\x8b\x08 and more"),
        ("moodle_backup.xml", b"<?xml version='1.0'?><moodle_backup>"),
        ("questions.xml", b"<question_categories>"),
        ("quiz.xml", b"<activity id='1' modulename=\"quiz\"><quiz>"),
    ],
)
def test_backups_are_recognised(name: str, data: bytes) -> None:
    file = File.of(name, data)
    assert sniff(file)
    assert is_backup(file)


def test_other_archives_are_no_backups() -> None:
    assert not sniff(File.of("course.zip", b"PK\x03\x04 and more"))

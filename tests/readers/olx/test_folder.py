"""Courses that were unpacked."""

from __future__ import annotations

import pytest

from ankibuild.readers import File
from ankibuild.readers.file import Beside
from ankibuild.readers.olx import read, sniff
from ankibuild.readers.olx.folder import Folder, is_unpacked

PROBLEM = (
    '<problem><p><img src="/static/a b.png"/>Why?</p><stringresponse answer="b"><textline/></stringresponse></problem>'
)
FILES = {
    "course/2026.xml": b'<course><chapter url_name="one"/></course>',
    "chapter/one.xml": f'<chapter display_name="One"><problem url_name="a"/>{PROBLEM}</chapter>'.encode(),
    "problem/a.xml": PROBLEM.encode(),
    "problem/alone.xml": PROBLEM.encode(),
    "static/a b.png": b"",
    "notes.xml": PROBLEM.encode(),
    "notes/a.md": b"1. Why?",
}


def course(first: str = '<course url_name="2026"/>', path: str = "sources/waves/course.xml") -> File:
    return File.of(path, first, beside=Beside.of(FILES))


def test_a_course_is_read_from_the_file_that_begins_it() -> None:
    result = read(course())
    assert [question.span.location for question in result.questions if question.span] == [
        "sources/waves/problem/a.xml:1:1",
        "sources/waves/chapter/one.xml:1:52",
        "sources/waves/problem/alone.xml:1:1",
    ]
    assert [question.deck for question in result.questions] == ["::One", "::One", ""]
    assert result.questions[0].texts["stem"].value == "![](../static/a%20b.png)Why?"
    assert result.diagnostics == ()


def test_its_files_are_no_sources_of_their_own() -> None:
    assert set(read(course()).claimed) == set(FILES) - {"notes.xml", "notes/a.md"}


def test_what_stands_in_the_first_file_shows_files_from_there() -> None:
    (question, *_) = read(course(f"<course>{PROBLEM}</course>")).questions
    assert question.texts["stem"].value == "![](static/a%20b.png)Why?"


@pytest.mark.parametrize("root", ['<course url_name="2026"/>', "<library/>"])
def test_it_is_known_by_what_lies_beside_it(root: str) -> None:
    assert sniff(course(root))
    assert sniff(course(root, "library.xml"))
    assert not sniff(File.of("course.xml", root))
    assert not sniff(course(root, "other.xml"))
    assert is_unpacked(course()) and not is_unpacked(File.of("course.xml", root))


def test_a_course_without_questions_is_an_error() -> None:
    file = File.of("course.xml", "<course/>", beside=Beside.of({"chapter/a.xml": b"<chapter/>"}))
    assert [said.code for said in read(file).diagnostics] == ["nothing-recognised"]


def test_only_files_of_the_course_are_in_it() -> None:
    folder = Folder(course())
    assert "problem/a.xml" in folder and "notes.xml" not in folder and "problem/z.xml" not in folder

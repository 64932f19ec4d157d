"""Courses in archives."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from ankibuild.readers import File
from ankibuild.readers.collecting import Read
from ankibuild.readers.olx import read

DATA = Path(__file__).parent.parent.parent / "data" / "readers" / "olx"

PROBLEM = '<problem><stringresponse answer="b"><label>{}</label><textline/></stringresponse></problem>'


def zipped(files: dict[str, str]) -> Read:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return read(File.of("course.zip", data.getvalue()))


def stems(result: Read) -> list[str]:
    return [question.texts["stem"].value for question in result.questions if question.sound]


def test_a_course_is_read_in_its_order_with_its_parts_as_subdecks() -> None:
    result = read(File.of("course.tar.gz", (DATA / "course.tar.gz").read_bytes()))
    power, inline, drag, orphan = result.questions
    assert (power.texts["id"].value, power.texts["name"].value) == ("power", "Power")
    assert power.deck == inline.deck == "::Cells::Parts of a cell::Quiz"
    assert power.span is not None
    assert power.span.location == "course.tar.gz/course/problem/power.xml:1:1"
    assert power.span.source.holder == "course.tar.gz"
    assert (inline.texts["id"].value, orphan.texts["id"].value, orphan.deck) == ("inline", "orphan", "")
    assert not drag.sound
    assert [said.code for said in result.diagnostics] == ["type-not-carried", "olx-missing"]


def test_pictures_of_a_course_are_attached() -> None:
    result = read(File.of("course.tar.gz", (DATA / "course.tar.gz").read_bytes()))
    assert "](course.tar.gz.media/static/cell.svg)" in result.questions[0].texts["stem"].value
    assert [load() for load in result.attachments.values()] == [b'<svg xmlns="http://www.w3.org/2000/svg"/>']


def test_a_library() -> None:
    files = {"library/library.xml": '<library><problem url_name="a"/></library>', "library/problem/a.xml": PROBLEM}
    assert len(stems(zipped(files))) == 1


def test_problems_without_a_course() -> None:
    assert stems(zipped({"x/problem/a.xml": PROBLEM.format("One?"), "x/problem/b.xml": PROBLEM.format("Two?")})) == [
        "One?",
        "Two?",
    ]


def test_a_problem_that_is_named_twice_is_read_once() -> None:
    course = '<course><vertical><problem url_name="a"/><problem url_name="a"/></vertical></course>'
    assert len(stems(zipped({"course.xml": course, "problem/a.xml": PROBLEM}))) == 1


def test_parts_that_name_each_other_come_to_an_end() -> None:
    files = {
        "course.xml": '<course><vertical url_name="a"/></course>',
        "vertical/a.xml": '<vertical><vertical url_name="b"/></vertical>',
        "vertical/b.xml": f'<vertical><vertical url_name="a"/>{PROBLEM}</vertical>',
    }
    assert len(stems(zipped(files))) == 1


def test_a_long_chain_of_parts_is_cut() -> None:
    files = {f"vertical/v{n}.xml": f'<vertical><vertical url_name="v{n + 1}"/></vertical>' for n in range(300)}
    result = zipped({"course.xml": '<course><vertical url_name="v0"/></course>', "problem/a.xml": PROBLEM, **files})
    assert [said.code for said in result.diagnostics] == ["too-deep"]
    assert len(stems(result)) == 1


def test_a_broken_problem_is_counted() -> None:
    result = zipped({"course.xml": "<course/>", "problem/a.xml": PROBLEM[:-20], "problem/b.xml": PROBLEM})
    assert [question.sound for question in result.questions] == [False, True]
    assert [said.code for said in result.diagnostics] == ["file-broken"]


def test_parts_named_by_their_files_as_old_courses_have_it() -> None:
    course = '<course><chapter display_name="Waves"><problem display_name="Sound" filename="ch1/a.problem"/>'
    files = {
        "course.xml": f'{course}<problem filename="b"/><problem filename="c"/></chapter></course>',
        "problems/ch1/a.problem.xml": f"<html><p>Listen.</p>{PROBLEM}</html>",
        "problem/b.xml": PROBLEM,
        "problems/z.xml": PROBLEM,
    }
    result = zipped(files)
    named = [
        {name: question.texts[name].value for name in ("id", "name") if name in question.texts}
        for question in result.questions
    ]
    assert named == [{"id": "ch1/a.problem", "name": "Sound"}, {"id": "b"}, {"id": "z"}]
    assert [question.deck for question in result.questions] == ["::Waves", "::Waves", ""]
    assert [(said.code, said.facts["name"]) for said in result.diagnostics] == [("olx-missing", "problems/c.xml")]


def test_drafts_that_were_never_published_are_read_and_others_are_not() -> None:
    files = {
        "course.xml": "<course/>",
        "problem/a.xml": PROBLEM,
        "drafts/problem/a.xml": PROBLEM,
        "drafts/problem/b.xml": PROBLEM,
        "drafts/problem/c.xml": PROBLEM,
        "drafts/vertical/v.xml": '<vertical display_name="New"><problem url_name="b"/></vertical>',
    }
    result = zipped(files)
    assert [(question.texts["id"].value, question.deck) for question in result.questions] == [
        ("a", ""),
        ("b", "::New"),
        ("c", ""),
    ]
    (said,) = result.diagnostics
    assert (said.code, said.facts["read"], said.facts["left"]) == ("olx-drafts", "2", "1")


def test_a_course_of_old() -> None:
    result = read(File.of("old-course.tar.gz", (DATA / "old-course.tar.gz").read_bytes()))
    found = [(question.texts["id"].value, question.texts["name"].value, question.deck) for question in result.questions]
    assert found == [
        ("pitch/octave.problem", "Octave", "::Sound"),
        ("pitch/length.problem", "Wavelength", "::Sound"),
        ("decibel", "Decibel", "::Loudness"),
    ]
    assert [option.text.value for option in result.questions[1].options] == ["c/f"]
    assert [said.code for said in result.diagnostics] == ["not-on-cards", "olx-drafts"]

"""Packages of QTI."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.qti import read

Reading = Callable[..., Read]


def single(name: str) -> str:
    return (
        f'<assessmentItem identifier="{name}"><responseDeclaration identifier="R"><correctResponse><value>a</value>'
        "</correctResponse></responseDeclaration><itemBody>"
        '<choiceInteraction responseIdentifier="R"><prompt>Why?</prompt>'
        '<simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice></choiceInteraction>'
        "</itemBody></assessmentItem>"
    )


def ordered(title: str, *names: str) -> str:
    references = "".join(f'<assessmentItemRef href="{name}"/>' for name in names)
    return (
        f'<assessmentTest title="{title}"><testPart><assessmentSection title="Part">{references}'
        "</assessmentSection></testPart></assessmentTest>"
    )


OLD = (
    '<questestinterop><item ident="{}"><presentation><material><mattext>Why?'
    '</mattext></material><response_str ident="r">'
    "<render_fib/></response_str></presentation><resprocessing><respcondition>"
    '<conditionvar><varequal respident="r">x</varequal>'
    "</conditionvar><setvar>1</setvar></respcondition></resprocessing></item></questestinterop>"
)


def ids(found: Read) -> list[str]:
    return [question.texts["id"].value for question in found.questions]


def test_a_test_gives_the_order_and_the_decks(package: Reading) -> None:
    files = {
        "i/a.xml": single("a"),
        "i/b.xml": single("b"),
        "i/c.xml": single("c"),
        "t/t.xml": ordered("Test", "../i/c.xml", "../i/a.xml"),
    }
    found = package(files)
    assert ids(found) == ["c", "a", "b"]
    assert [question.deck for question in found.questions] == ["::Test::Part", "::Test::Part", ""]
    span = found.questions[0].span
    assert span is not None
    assert span.location == "bank.zip/i/c.xml:1:1"
    assert span.source.holder == "bank.zip"


def test_versions_may_be_mixed(package: Reading) -> None:
    assert ids(package({"a.xml": OLD.format("o"), "b.xml": single("n"), "page.html": "<p/>", "web.xml": "<p/>"})) == [
        "o",
        "n",
    ]


def test_of_two_copies_the_fuller_one_is_read(package: Reading) -> None:
    files = {"g1/assessment_qti.xml": OLD.format("less"), "non_cc_assessments/g1.xml.qti": OLD.format("more")}
    assert ids(package(files)) == ["more"]


def test_a_package_in_a_package_is_read(package: Reading) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.xml", single("inner"))
    found = package({"a.xml": single("outer"), "b.zip": stream.getvalue()})
    assert ids(found) == ["outer", "inner"]
    span = found.questions[1].span
    assert span is not None
    assert (span.source.path, span.source.holder) == ("bank.zip/b.zip/a.xml", "bank.zip")


def test_a_broken_file_leaves_the_others(package: Reading) -> None:
    found = package({"a.xml": "<assessmentItem>", "b.xml": single("b")})
    assert [question.sound for question in found.questions] == [False, True]


def test_a_harmful_package_is_refused(package: Reading) -> None:
    found = package({"a.xml": single("a"), "../b.xml": single("b")})
    assert [fault.code for fault in found.diagnostics] == ["archive-refused"]
    assert found.questions == ()


def test_a_package_without_questions_is_reported(package: Reading) -> None:
    assert [fault.code for fault in package({"a.txt": ""}).diagnostics] == ["nothing-recognised"]


def packed(files: list[tuple[str, str | bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


GOOD = ("good.xml", single("good"))


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([("deep.xml", "<assessmentItem>" + "<p>" * 1_000_000), GOOD], "too-deep"),
        ([("cut.xml", single("cut")[:-200]), GOOD], "file-broken"),
        ([("zip.xml", packed([GOOD])), GOOD], None),
        ([("a.zip", packed([("b.zip", packed([GOOD]))])), GOOD], None),
        ([("cut.zip", packed([GOOD])[:-30]), GOOD], "archive-refused"),
        ([("out.zip", packed([("../out.xml", single("out"))])), GOOD], "archive-refused"),
        ([("bomb.zip", packed([("bomb.xml", "<a>" + " " * 60_000_000)])), GOOD], "archive-refused"),
    ],
)
def test_what_is_hostile_or_broken_in_a_package_leaves_the_rest(
    files: list[tuple[str, str | bytes]], code: str | None
) -> None:
    started = time.monotonic()
    found = read(File.of("bank.zip", packed(files)))
    assert time.monotonic() - started < 60
    assert "good" in [question.texts["id"].value for question in found.questions if question.sound]
    assert [fault.code for fault in found.diagnostics][:1] == ([code] if code else [])


@pytest.mark.parametrize(
    "data",
    [
        packed([GOOD])[:-30],
        packed([GOOD, ("more.xml", single("more") * 9)])[:200],
        packed([GOOD, ("../out.xml", "")]),
        packed([GOOD, ("/etc/out.xml", "")]),
        packed([GOOD, ("bomb.xml", b" " * 60_000_000)]),
    ],
)
def test_a_package_that_is_broken_or_hostile_as_a_whole_says_why(data: bytes) -> None:
    started = time.monotonic()
    found = read(File.of("bank.zip", data))
    assert time.monotonic() - started < 60
    assert [fault.code for fault in found.diagnostics] == ["archive-refused"]
    assert found.diagnostics[0].facts["reason"]
    assert found.questions == ()


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed([GOOD, GOOD])
    assert [fault.code for fault in read(File.of("bank.zip", data)).diagnostics] == ["archive-refused"]


def test_that_a_section_draws_some_of_its_questions_is_said(package: Reading) -> None:
    test = ordered("Test", "a.xml", "b.xml").replace('"Part">', '"Part"><selection select="1"/>')
    found = package({"a.xml": single("a"), "b.xml": single("b"), "t.xml": test})
    assert ids(found) == ["a", "b"]
    assert [each.code for each in found.diagnostics] == ["not-carried"]

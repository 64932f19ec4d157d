"""Files of QTI of any version."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import Beside, File
from ankibuild.readers.qti import read

Reading = Callable[..., Read]


ITEM = (
    '<assessmentItem identifier="i"><responseDeclaration identifier="R">'
    "<correctResponse><value>a</value></correctResponse>"
    '</responseDeclaration>{}<itemBody><choiceInteraction responseIdentifier="R"><prompt>Warum?</prompt>'
    '<simpleChoice identifier="a">Ähre</simpleChoice><simpleChoice identifier="b">B</simpleChoice></choiceInteraction>'
    "</itemBody></assessmentItem>"
)


def test_a_declared_encoding_is_used() -> None:
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?>{ITEM.format("")}'
    found = read(File.of("a.xml", text.encode("latin-1")))
    assert found.questions[0].options[0].text.value == "Ähre"
    assert found.diagnostics == ()


def test_a_stimulus_beside_the_item_is_the_case() -> None:
    stimulus = b"<assessmentStimulus><stimulusBody><p>A passage.</p></stimulusBody></assessmentStimulus>"
    text = ITEM.format('<assessmentStimulusRef identifier="s" href="texts/s.xml"/>')
    found = read(File.of("a.xml", text, beside=Beside.of({"texts/s.xml": stimulus})))
    assert found.questions[0].texts["case"].value == "A passage."
    assert "case" not in read(File.of("a.xml", text)).questions[0].texts


def test_a_file_has_no_marks_of_its_own() -> None:
    text = ITEM.format("").replace("Warum?", "\ue0001\ue001 Warum?")
    assert "[[1]]" not in read(File.of("a.xml", text)).questions[0].texts["stem"].value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<questestinterop><item ident='a'>", "file-broken"),
        ("<assessmentItem identifier='a'><itemBody>", "file-broken"),
        ("<questestinterop>" + "<section>" * 100_000, "too-deep"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><questestinterop>&b;</questestinterop>', "file-broken"),
    ],
)
def test_broken_and_hostile_files_are_reported(text: str, code: str) -> None:
    assert code in [fault.code for fault in read(File.of("a.xml", text)).diagnostics]


CONDITION = (
    "<respcondition><conditionvar><varequal respident='r{0}'>{0}</varequal>"
    "</conditionvar><setvar>1</setvar></respcondition>"
)
LABELS = "<render_choice><response_label ident='a'/></render_choice>"


@pytest.mark.parametrize(
    ("around", "bit"),
    [
        (("item", "presentation"), "<response_str ident='r{0}'><render_fib/></response_str>"),
        (("item", "presentation"), "<response_lid ident='r{0}'>" + LABELS + "</response_lid>"),
        (
            ("item", "presentation"),
            ("<material><mattext>[r{0}] </mattext></material><response_lid ident='response_r{0}'/>"),
        ),
        (("item", "resprocessing"), CONDITION),
        (("item",), "<itemfeedback ident='f{0}'><material><mattext>f{0}</mattext></material></itemfeedback>"),
        ((), "<item ident='a{0}'/>"),
        (("section",) * 100, "<item/>"),
    ],
)
def test_no_file_of_version_1_takes_long(around: tuple[str, ...], bit: str) -> None:
    before, after = "".join(f"<{tag}>" for tag in around), "".join(f"</{tag}>" for tag in reversed(around))
    _read_soon(f"<questestinterop>{before}{''.join(bit.format(n) for n in range(3000))}{after}</questestinterop>")


@pytest.mark.parametrize(
    ("around", "bit"),
    [
        ((), "<textEntryInteraction responseIdentifier='R{0}'/>"),
        ((), "<choiceInteraction responseIdentifier='R{0}'><prompt>a</prompt></choiceInteraction>"),
        (("choiceInteraction",) * 100, "<p>a</p>"),
        (("feedbackBlock",) * 100, "<p>a</p>"),
        (("choiceInteraction",), "<simpleChoice identifier='a{0}'>a</simpleChoice>"),
        ((), "<rubricBlock view='candidate'>a</rubricBlock>"),
    ],
)
def test_no_item_of_version_2_takes_long(around: tuple[str, ...], bit: str) -> None:
    before, after = "".join(f"<{tag}>" for tag in around), "".join(f"</{tag}>" for tag in reversed(around))
    bits = "".join(bit.format(n) for n in range(3000))
    right = "".join(
        f"<responseDeclaration identifier='R{n}'><correctResponse><value>a"
        "</value></correctResponse></responseDeclaration>"
        for n in range(3000)
    )
    _read_soon(f"<assessmentItem>{right}<itemBody>{before}{bits}{after}</itemBody></assessmentItem>")


def _read_soon(text: str) -> None:
    started = time.perf_counter()
    found = read(File.of("a.xml", text))
    assert found.questions or found.diagnostics
    assert time.perf_counter() - started < 60


STIMULUS = (
    '<qti-assessment-stimulus identifier="s"><qti-stimulus-body><p>A passage.</p><img src="p.png" alt="Map"/>'
    '<img src="lost.png" alt="Lost"/></qti-stimulus-body></qti-assessment-stimulus>'
)


def about(name: str, href: str) -> str:
    return (
        f'<qti-assessment-item identifier="{name}"><qti-response-declaration identifier="R"><qti-correct-response>'
        "<qti-value>a</qti-value></qti-correct-response></qti-response-declaration>"
        f'<qti-assessment-stimulus-ref identifier="s" href="{href}"/><qti-item-body>'
        '<qti-choice-interaction response-identifier="R"><qti-prompt>Why?</qti-prompt>'
        '<qti-simple-choice identifier="a">A</qti-simple-choice><qti-simple-choice identifier="b">B</qti-simple-choice>'
        "</qti-choice-interaction></qti-item-body></qti-assessment-item>"
    )


def test_a_stimulus_in_another_folder_is_read_once(package: Reading) -> None:
    names = ("i/a.xml", "i/b.xml")
    files = {name: about(name[2], "../texts/s%201.xml") for name in names}
    found = package(files | {"texts/s 1.xml": STIMULUS, "texts/p.png": b"x", "i/p.png": b"y"})
    cases = {question.texts["case"].value for question in found.questions}
    assert cases == {"A passage.\n\n![Map](bank.zip.media/texts/p.png)[picture: Lost]"}
    assert [(fault.code, fault.facts) for fault in found.diagnostics] == [("attachment-missing", {"name": "lost.png"})]


def test_a_stimulus_that_is_missing_is_reported(package: Reading) -> None:
    for found in (package({"a.xml": about("a", "s.xml")}), read(File.of("a.xml", about("a", "s.xml")))):
        assert [(fault.code, fault.facts) for fault in found.diagnostics] == [("attachment-missing", {"name": "s.xml"})]
        assert [question.sound for question in found.questions] == [True]

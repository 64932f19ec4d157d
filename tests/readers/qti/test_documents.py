"""Files of QTI of any version."""

from __future__ import annotations

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

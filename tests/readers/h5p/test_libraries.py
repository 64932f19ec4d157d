"""The content types of H5P."""

from __future__ import annotations

import json

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.h5p import read

QUESTION = {"library": "H5P.TrueFalse 1.8", "params": {"question": "q", "correct": "true"}}


def reading(*pieces: object) -> Read:
    return read(File.of("content.json", json.dumps({"content": pieces})))


def piece(library: str, params: object, title: str = "") -> dict[str, object]:
    return {"library": f"H5P.{library} 1.0", "params": params, "metadata": {"title": title}}


@pytest.mark.parametrize(
    "params",
    [
        {"content": [{"content": QUESTION}]},
        {"questions": [QUESTION]},
        {"presentation": {"slides": [{"elements": [{"action": QUESTION}]}]}},
        {"interactiveVideo": {"assets": {"interactions": [{"action": QUESTION}]}}},
        {"columns": [{"content": piece("RowColumn", {"content": [{"content": QUESTION}]})}]},
    ],
)
def test_questions_within_other_content_are_found(params: object) -> None:
    (one,) = reading(piece("Anything", params)).questions
    assert one.texts["stem"].value == "q"


def test_titles_of_what_is_around_are_decks() -> None:
    inner = piece("Column", {"content": [{"content": QUESTION}]}, "Chapter &amp; verse")
    (one,) = reading(piece("Row", {"content": [inner]}, "Never")).questions
    assert one.deck == "::Chapter & verse"


def test_content_that_asks_nothing_is_reported() -> None:
    result = reading(piece("AdvancedText", {}), piece("Image", {}), QUESTION)
    assert [fault.code for fault in result.diagnostics] == ["not-on-cards"] * 2
    assert len(result.questions) == 1


def test_content_that_can_be_no_card_is_rejected() -> None:
    result = reading(piece("Dictation", {"sentences": []}), piece("ArithmeticQuiz", {}))
    assert [fault.code for fault in result.diagnostics] == ["type-not-carried", "computed-answer"]
    assert [one.sound for one in result.questions] == [False, False]

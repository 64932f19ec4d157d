"""The right order in a record."""

from __future__ import annotations

import json

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.json_questions import read

OPTIONS = ["egg", "larva", "pupa"]


def reading(**data: object) -> Read:
    return read(File.of("a.json", json.dumps([{"question": "Sort the stages.", "type": "ordering", **data}])))


@pytest.mark.parametrize(
    "data",
    [
        {"order": OPTIONS},
        {"items": OPTIONS},
        {"answer": OPTIONS},
        {"options": ["pupa", "egg", "larva"], "answer": OPTIONS},
        {"options": ["pupa", "egg", "larva"], "correct_order": [1, 2, 0]},
        {"options": ["pupa", "egg", "larva"], "correct_order": [2, 3, 1]},
        {"options": {"A": "pupa", "B": "egg", "C": "larva"}, "answer": ["B", "C", "A"]},
        {"options": ["pupa", "egg", "larva"], "answer": ["B", "C", "A"]},
    ],
    ids=str,
)
def test_orders_are_texts_letters_or_numbers(data: dict[str, object]) -> None:
    result = reading(**data)
    assert result.diagnostics == ()
    (question,) = result.questions
    assert [text.value for text in question.order] == OPTIONS
    assert question.texts["kind"].value == "ordering"


@pytest.mark.parametrize(
    "data", [{"options": OPTIONS}, {"options": OPTIONS, "order": [1, 2]}, {"options": OPTIONS, "order": 3}]
)
def test_without_an_order_there_is_no_question(data: dict[str, object]) -> None:
    assert [fault.code for fault in reading(**data).diagnostics] == ["no-key"]

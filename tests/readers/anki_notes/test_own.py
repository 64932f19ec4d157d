"""Notes of packages that ankibuild built."""

from __future__ import annotations

from typing import Any

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers.anki_notes.own import is_own
from ankibuild.readers.apkg import read
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File

SOURCE = """\
    tags: [a]
    questions:
      - id: single
        stem: Which **one**?
        options: [This, {text: That, why: It is wrong.}]
        answer: 1
        explanation: Because.
        hint: Think.
        article: Long.
        reference: Book
        source: A source
        shuffle: false
      - id: multiple
        stem: Which ones?
        options: [One, Two, Three]
        answer: [1, 3]
      - id: truth
        stem: It is so.
        answer: true
      - id: open
        kind: plain
        stem: Why?
        answer: |
          - one
          - two
      - id: gap
        stem: 'Air is mostly {{c1::nitrogen::a gas}}.'
        deck: Other
      - id: typed
        kind: short
        stem: Who?
        answer: me
    """


@pytest.fixture
def found(folder: Any) -> Read:
    folder.write("sources/a.yaml", SOURCE)
    folder.build()
    return read(File.of("own.apkg", folder.package.read_bytes()))


@pytest.fixture
def questions(found: Read) -> dict[str, RawQuestion]:
    return {question.texts["id"].value: question for question in found.questions}


def test_our_note_types_are_known() -> None:
    assert not is_own(("Front", "Back"))


def test_a_choice_comes_back_whole(questions: dict[str, RawQuestion]) -> None:
    question = questions["single"]
    texts = {name: text.value for name, text in question.texts.items() if name != "guid"}
    assert texts == {
        "kind": "single",
        "id": "single",
        "stem": "Which **one**?",
        "explanation": "Because.",
        "hint": "Think.",
        "article": "Long.",
        "reference": "Book",
        "source": "A source",
    }
    assert [(option.text.value, option.why.value, option.correct) for option in question.options] == [
        ("This", "", True),
        ("That", "It is wrong.", False),
    ]
    assert (question.shuffle, question.tags) == (False, ("a",))


def test_the_other_kinds_come_back(questions: dict[str, RawQuestion]) -> None:
    assert [option.correct for option in questions["multiple"].options] == [True, False, True]
    assert questions["truth"].texts["kind"].value == "true-false"
    assert questions["truth"].answers[0].text.value == "true"
    assert questions["open"].answers[0].text.value == "- one\n- two"
    assert questions["gap"].texts["stem"].value == "Air is mostly {{c1::nitrogen::a gas}}."
    assert questions["gap"].texts["kind"].value == "cloze"


def test_what_a_card_only_shows_comes_back_as_question_and_answer(
    found: Read, questions: dict[str, RawQuestion]
) -> None:
    assert (questions["typed"].texts["kind"].value, questions["typed"].answers[0].text.value) == ("plain", "me")
    assert [fault.facts["what"] for fault in found.diagnostics] == ["the kind 'short'"]


def test_guids_and_decks_are_adopted(questions: dict[str, RawQuestion]) -> None:
    assert all(question.texts["guid"].value for question in questions.values())
    assert (questions["gap"].deck, questions["open"].deck) == ("::Other", "::Test")

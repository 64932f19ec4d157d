from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File, Settings
from ankibuild.readers.plain_text import read


def texts(found: Read, place: int = 0) -> dict[str, str]:
    return {name: text.value for name, text in found.questions[place].texts.items()}


def test_a_question_has_all_its_texts_with_their_places() -> None:
    found = read(File.of("a.txt", "1. What?\nA) x\nB) y\nHint: think\nAnswer: B\nExplanation: so\nReference: page 3\n"))
    assert texts(found) == {
        "kind": "single",
        "stem": "What?",
        "hint": "think",
        "explanation": "so",
        "reference": "page 3",
    }
    question = found.questions[0]
    places = {name: text.span.location for name, text in question.texts.items() if text.span}
    assert places == {
        "stem": "a.txt:1:4",
        "hint": "a.txt:4:7",
        "explanation": "a.txt:6:14",
        "reference": "a.txt:7:12",
    }
    assert question.span is not None
    assert question.span.location == "a.txt:1:1"
    assert [option.text.span.location for option in question.options if option.text.span] == ["a.txt:2:4", "a.txt:3:4"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. X?\nA) a\nB) b\nAnswer: A\n", "single"),
        ("1. X?\nA) a\nB) b\nAnswer: A, B\n", "multiple"),
        ("1. Select all that apply.\nA) a\nB) b\nAnswer: A\n", "multiple"),
        ("1. X is y.\nAnswer: True\n", "true-false"),
        ("1. X is y.\nAnswer: False\n", "true-false"),
        ("1. What is x?\nAnswer: y\n", "plain"),
        ("1. Is x y?\nAnswer: No\n", "plain"),
    ],
)
def test_the_kind_follows_from_options_and_key(text: str, kind: str) -> None:
    assert texts(read(File.of("a.txt", text)))["kind"] == kind


@pytest.mark.parametrize(
    ("markup", "stem"),
    [("", "a \\*b\\* c"), ("plain", "a \\*b\\* c"), ("markdown", "a *b* c"), ("html", "a \\*b\\* c")],
)
def test_texts_are_read_as_the_user_says(markup: str, stem: str) -> None:
    file = File.of("a.txt", "1. a *b* c\nA) a\nB) b\nAnswer: A\n", Settings(texts=markup))
    assert texts(read(file))["stem"] == stem

"""Items of QTI 1.2, by their types."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]


TEXT = "<material><mattext>Why?</mattext></material>"
STRING = '<response_str ident="r"><render_fib/></response_str>'


def codes(found: Read) -> list[tuple[str, object]]:
    return [(fault.code, fault.facts.get("type")) for fault in found.diagnostics]


@pytest.mark.parametrize(
    ("kind", "presentation", "code", "name"),
    [
        ("file_upload_question", "", "type-not-carried", "file upload"),
        ("hot_spot_question", "<response_xy ident='r'/>", "type-not-carried", "hot spot"),
        ("", "<response_lid ident='r'><render_hotspot/></response_lid>", "type-not-carried", "hot spot"),
        ("Quiz Bowl", STRING, "type-not-carried", "Quiz Bowl"),
        ("calculated_question", STRING, "computed-answer", None),
        ("essay_question", STRING, "essay-without-answer", None),
        ("", STRING, "essay-without-answer", None),
        ("", "", "type-not-carried", "a text that asks nothing"),
        ("multiple_choice_question", "<response_lid ident='r'/>", "no-key", None),
    ],
)
def test_what_no_card_can_be_is_rejected(old: Reading, kind: str, presentation: str, code: str, name: str) -> None:
    if "response_lid" in presentation and not name:
        presentation = (
            "<response_lid ident='r'><render_choice><response_label ident='a'>"
            + TEXT
            + "</response_label></render_choice></response_lid>"
        )
    found = old(TEXT + presentation, kind=kind)
    assert codes(found) == [(code, name)]
    assert [question.sound for question in found.questions] == [False]


def test_an_answer_in_the_middle_of_a_text_is_a_blank(old: Reading) -> None:
    right = (
        "<respcondition><conditionvar><varequal respident='r'>x</varequal>"
        "</conditionvar><setvar>1</setvar></respcondition>"
    )
    (question,) = old(f"{TEXT}{STRING}<material><mattext>. Really.</mattext></material>", right).questions
    assert question.texts["stem"].value.replace("\\", "") == "Why? _____. Really."
    (question,) = old(TEXT + STRING, right).questions
    assert question.texts["stem"].value == "Why?"


def test_numbers_are_known_by_their_field(old: Reading) -> None:
    field = "<response_num ident='r'><render_fib fibtype='Integer'/></response_num>"
    right = (
        "<respcondition><conditionvar><varequal respident='r'>4</varequal>"
        "</conditionvar><setvar>1</setvar></respcondition>"
    )
    (question,) = old(TEXT + field, right).questions
    assert (question.texts["kind"].value, question.options[0].text.value) == ("numeric", "4")


def test_what_stands_in_a_response_asks_too(old: Reading) -> None:
    label = "<response_label ident='{0}'><material><mattext>{0}</mattext></material></response_label>"
    choices = f"<render_choice>{label.format('a')}{label.format('b')}</render_choice>"
    body = f"{TEXT}<response_lid ident='r'><material><mattext>Choose.</mattext></material>{choices}</response_lid>"
    right = "<conditionvar><varequal respident='r'>a</varequal></conditionvar><setvar>1</setvar>"
    (question,) = old(body, f"<respcondition>{right}</respcondition>").questions
    assert (question.texts["kind"].value, question.texts["stem"].value) == ("single", "Why?\n\nChoose.")

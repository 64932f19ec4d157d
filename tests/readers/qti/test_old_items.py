"""Items of QTI 1.2, by their types."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.qti.old_items import item_type, metadata
from ankibuild.readers.xmltree import Element

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


def labelled(*texts: str, tag: str = "render_choice") -> str:
    shown = "".join(f'<response_label ident="l{number}">{text}</response_label>' for number, text in enumerate(texts))
    return f'<response_lid ident="r"><{tag}>{shown}</{tag}></response_lid>'


def right(value: str) -> str:
    return (
        f'<respcondition><conditionvar><varequal respident="r">{value}</varequal></conditionvar>'
        "<setvar>1</setvar></respcondition>"
    )


def test_settings_at_a_response_ask_nothing(old: Reading) -> None:
    settings = "<response_extension><display_style>2</display_style></response_extension>"
    (question,) = old(TEXT + settings + labelled(TEXT, TEXT), right("l1")).questions
    assert (question.texts["kind"].value, question.texts["stem"].value) == ("single", "Why?")
    assert codes(old(TEXT + settings)) == [("type-not-carried", "a text that asks nothing")]


def test_the_steps_of_a_slider_are_choices(old: Reading) -> None:
    (question,) = old(TEXT + labelled("9", "15", tag="render_slider"), right("l1")).questions
    assert [(option.text.value, option.correct) for option in question.options] == [("9", False), ("15", True)]


def test_a_field_may_ask(old: Reading) -> None:
    field = "<response_num ident='r'><render_fib fibtype='Integer'><material><mattext>How many?</mattext></material>"
    label = "<response_label ident='l'/></render_fib></response_num>"
    (question,) = old(TEXT + field + label, right("42")).questions
    assert question.texts["stem"].value == "Why?\n\nHow many?"


def test_a_text_to_write_is_no_order(old: Reading) -> None:
    field = "<response_str ident='r' rcardinality='Ordered'><render_fib/></response_str>"
    assert codes(old(TEXT + field)) == [("essay-without-answer", None)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Arithmetic", ("computed-answer", None)),
        ("Significant Figures", ("computed-answer", None)),
        ("Likert", ("type-not-carried", "opinion scale")),
        ("IMAGE MAP QUESTION", ("type-not-carried", "hot spot")),
        ("ERRORTEXT QUESTION", ("type-not-carried", "marking errors in a text")),
        ("Long Answer", ("essay-without-answer", None)),
    ],
)
def test_types_of_other_programs_are_known(old: Reading, kind: str, expected: tuple[str, str | None]) -> None:
    assert codes(old(TEXT + STRING, right("x"), kind=kind)) == [expected]


def test_the_type_that_says_most_counts(tree: Callable[[str], tuple[Element, object]]) -> None:
    root, _ = tree(
        "<item><itemmetadata><bbmd_questiontype>Matching</bbmd_questiontype>"
        "<qmd_itemtype>Logical Identifier</qmd_itemtype></itemmetadata></item>"
    )
    assert item_type(metadata(root)) == "Matching"
    root, _ = tree(
        "<item><itemmetadata><qtimetadata><qti_metadatafield><fieldlabel>qmd_questiontype</fieldlabel>"
        "<fieldentry>Ordering</fieldentry></qti_metadatafield></qtimetadata></itemmetadata></item>"
    )
    assert item_type(metadata(root)) == "Ordering"

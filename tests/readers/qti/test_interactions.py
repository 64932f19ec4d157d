"""The interactions of QTI 2 and 3."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]


def key(*values: str, attributes: str = "") -> str:
    shown = "".join(f"<value>{value}</value>" for value in values)
    return (
        f'<responseDeclaration identifier="R" {attributes}><correctResponse>{shown}'
        "</correctResponse></responseDeclaration>"
    )


def simple(tag: str, *names: str) -> str:
    return "".join(f'<{tag} identifier="{name}">{name.upper()}</{tag}>' for name in names)


def only(found: Read) -> RawQuestion:
    (question,) = found.questions
    assert question.sound
    return question


def keys(question: RawQuestion) -> list[tuple[str, bool | None]]:
    return [(option.text.value, option.correct) for option in question.options]


def codes(found: Read) -> list[str]:
    return [fault.code for fault in found.diagnostics]


PROMPT = "<prompt>Why?</prompt>"


def test_a_choice(item: Reading) -> None:
    body = (
        f'<choiceInteraction responseIdentifier="R" shuffle="true">{PROMPT}{simple("simpleChoice", "a", "b")}'
        "</choiceInteraction>"
    )
    question = only(item(body, key("b")))
    assert keys(question) == [("A", False), ("B", True)]
    assert (question.texts["kind"].value, question.texts["stem"].value, question.shuffle) == ("single", "Why?", True)
    assert only(item(body, key("b", attributes='cardinality="multiple"'))).texts["kind"].value == "multiple"
    assert not only(item(body.replace("true", "false"), key("b"))).shuffle
    assert not only(item(body.replace("<simpleChoice ", '<simpleChoice fixed="true" ', 1), key("b"))).shuffle


def test_an_order(item: Reading) -> None:
    body = (
        f'<orderInteraction responseIdentifier="R">{PROMPT}{simple("simpleChoice", "a", "b", "c")}</orderInteraction>'
    )
    question = only(item(body, key("c", "a", "b", attributes='cardinality="ordered"')))
    assert [text.value for text in question.order] == ["C", "A", "B"]
    assert codes(item(body, key("c", "a", attributes='cardinality="ordered"'))) == ["not-carried"]
    assert codes(item(body, key("c", attributes='cardinality="ordered"'))) == ["no-key"]


def test_pairs(item: Reading) -> None:
    left, right = (simple("simpleAssociableChoice", *names) for names in ("abc", "xyz"))
    body = (
        f'<matchInteraction responseIdentifier="R">{PROMPT}<simpleMatchSet>{left}</simpleMatchSet>'
        f"<simpleMatchSet>{right}</simpleMatchSet></matchInteraction>"
    )
    found = item(body, key("c x", "b y"))
    assert [(pair.left.value, pair.right.value) for pair in only(found).pairs] == [("B", "Y"), ("C", "X"), ("", "Z")]
    assert codes(found) == ["not-carried"]


def test_associations(item: Reading) -> None:
    sides = simple("simpleAssociableChoice", *"abcde")
    found = item(
        f'<associateInteraction responseIdentifier="R">{PROMPT}{sides}</associateInteraction>', key("b a", "c d")
    )
    assert [(pair.left.value, pair.right.value) for pair in only(found).pairs] == [("B", "A"), ("C", "D"), ("", "E")]


def test_words_of_a_text(item: Reading) -> None:
    text = '<p>She <hottext identifier="a">go</hottext> to <hottext identifier="b">school</hottext>.</p>'
    question = only(item(f'<hottextInteraction responseIdentifier="R">{PROMPT}{text}</hottextInteraction>', key("a")))
    assert keys(question) == [("go", True), ("school", False)]
    assert question.texts["stem"].value == "Why?\n\nShe <u>go</u> to <u>school</u>."


def test_a_gap_to_choose_for(item: Reading) -> None:
    choices = simple("inlineChoice", "a", "b")
    body = f'<p>It is <inlineChoiceInteraction responseIdentifier="R">{choices}</inlineChoiceInteraction>.</p>'
    question = only(item(body, key("a")))
    assert (question.texts["kind"].value, keys(question)) == ("single", [("A", True), ("B", False)])
    assert question.texts["stem"].value.replace("\\", "") == "It is _____."


def test_a_gap_to_type_into(item: Reading) -> None:
    body = '<p>It is <textEntryInteraction responseIdentifier="R"/>.</p>'
    question = only(item(body, key("*York*", attributes='baseType="string"')))
    assert (question.texts["kind"].value, keys(question)) == ("short", [("\\*York\\*", True)])


def test_a_number(item: Reading) -> None:
    body = '<p><textEntryInteraction responseIdentifier="R"/></p>'
    equal = (
        '<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="0.1">'
        '<variable identifier="R"/><correct identifier="R"/></equal></responseIf>'
        "</responseCondition></responseProcessing>"
    )
    assert keys(only(item(body, key("3.5", attributes='baseType="float"')))) == [("3.5", True)]
    question = only(item(body, key("3.5", attributes='baseType="float"'), equal))
    assert (question.texts["kind"].value, keys(question)) == ("numeric", [("3.5 ± 0.1", True)])
    slider = '<sliderInteraction responseIdentifier="R" lowerBound="0" upperBound="9">Drag</sliderInteraction>'
    assert only(item(slider, key("4", attributes='baseType="integer"'))).texts["kind"].value == "numeric"


def test_gaps_to_drag_into(item: Reading) -> None:
    texts = simple("gapText", "a", "b")
    body = (
        f'<gapMatchInteraction responseIdentifier="R">{PROMPT}{texts}'
        '<p><gap identifier="g"/> and <gap identifier="h"/></p></gapMatchInteraction>'
    )
    question = only(item(body, key("b g", "a h")))
    assert question.texts["stem"].value == "Why?\n\n[[1]] and [[2]]"
    assert [[o.text.value for o in gap.options if o.correct] for gap in question.gaps] == [["B"], ["A"]]
    assert all(gap.choice and len(gap.options) == 2 for gap in question.gaps)
    assert codes(item(body, key("b g"))) == ["no-key"]


def test_a_free_answer(item: Reading) -> None:
    body = f'<extendedTextInteraction responseIdentifier="R">{PROMPT}</extendedTextInteraction>'
    assert only(item(body, key("Because.", attributes='baseType="string"'))).answers[0].text.value == "Because."
    notes = '<rubricBlock view="scorer"><p>It must name <b>light</b>.</p></rubricBlock>'
    assert only(item(notes + body)).answers[0].text.value == "It must name **light**."
    feedback = '<modalFeedback outcomeIdentifier="F" identifier="f">Light scatters.</modalFeedback>'
    question = only(item(body, "", feedback))
    assert (question.answers[0].text.value, "explanation" in question.texts) == ("Light scatters.", False)
    assert codes(item(body)) == ["essay-without-answer"]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [("hotspotInteraction", "hot spot"), ("uploadInteraction", "file upload"), ("newInteraction", "newInteraction")],
)
def test_what_no_card_can_be_is_rejected(item: Reading, tag: str, kind: str) -> None:
    found = item(f'<{tag} responseIdentifier="R"/>', key("a"))
    assert [(fault.code, fault.facts) for fault in found.diagnostics] == [("type-not-carried", {"type": kind})]
    assert [question.sound for question in found.questions] == [False]


def test_without_a_key_a_question_is_rejected(item: Reading) -> None:
    body = f'<choiceInteraction responseIdentifier="R">{simple("simpleChoice", "a", "b")}</choiceInteraction>'
    assert codes(item(body)) == ["no-key"]
    assert codes(item(body, key("z"))) == ["no-key"]


def test_lost_weights_and_case_are_reported(item: Reading) -> None:
    mapping = (
        '<mapping><mapEntry mapKey="a" mappedValue="2" caseSensitive="true"/>'
        '<mapEntry mapKey="b" mappedValue="1"/></mapping>'
    )
    before = f'<responseDeclaration identifier="R" baseType="string">{mapping}</responseDeclaration>'
    found = item('<p><textEntryInteraction responseIdentifier="R"/></p>', before)
    assert [fault.facts["what"] for fault in found.diagnostics] == [
        "partial credit",
        "upper and lower case of the answer",
    ]


def test_another_set_of_right_answers_is_reported(item: Reading) -> None:
    branch = (
        '<responseIf><match><variable identifier="R"/><multiple>{}</multiple></match>'
        '<setOutcomeValue identifier="SCORE"><baseValue>1</baseValue></setOutcomeValue></responseIf>'
    )
    sets = ("<baseValue>a</baseValue><baseValue>b</baseValue>", "<baseValue>c</baseValue>")
    conditions = "".join(f"<responseCondition>{branch.format(values)}</responseCondition>" for values in sets)
    found = item(
        f'<choiceInteraction responseIdentifier="R">{PROMPT}{simple("simpleChoice", "a", "b", "c")}'
        "</choiceInteraction>",
        '<responseDeclaration identifier="R" cardinality="multiple"/>',
        f"<responseProcessing>{conditions}</responseProcessing>",
    )
    assert keys(only(found)) == [("A", True), ("B", True), ("C", False)]
    assert [fault.facts["what"] for fault in found.diagnostics] == ["another set of right answers"]

"""Items of QTI 2 and 3."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]


def key(name: str, value: str, base: str = "identifier") -> str:
    correct = f"<correctResponse><value>{value}</value></correctResponse>"
    return f'<responseDeclaration identifier="{name}" baseType="{base}">{correct}</responseDeclaration>'


def choice(name: str, prompt: str) -> str:
    return (
        f'<choiceInteraction responseIdentifier="{name}"><prompt>{prompt}</prompt>'
        '<simpleChoice identifier="a">A</simpleChoice>'
        '<simpleChoice identifier="b">B</simpleChoice></choiceInteraction>'
    )


ENTRY = '<textEntryInteraction responseIdentifier="{}"/>'


def codes(found: Read) -> list[str]:
    return [fault.code for fault in found.diagnostics]


def test_an_item_has_an_id_and_a_name(item: Reading) -> None:
    (question,) = item(choice("R", "Why?"), key("R", "a")).questions
    assert (question.texts["id"].value, question.texts["name"].value, question.borrowed) == ("i1", "Title", True)
    assert question.span is not None
    assert question.span.location == "item.xml:1:1"


def test_gaps_of_all_kinds_are_one_question(item: Reading) -> None:
    body = (
        f"<p>One {ENTRY.format('A')}, two <inlineChoiceInteraction responseIdentifier='B'>"
        "<inlineChoice identifier='a'>x"
        "</inlineChoice><inlineChoice identifier='b'>y</inlineChoice></inlineChoiceInteraction>.</p>"
    )
    (question,) = item(body, key("A", "1", "string") + key("B", "b")).questions
    assert question.texts["stem"].value == "One [[1]], two [[2]]."
    assert [[o.text.value for o in gap.options if o.correct] for gap in question.gaps] == [["1"], ["y"]]
    assert [gap.choice for gap in question.gaps] == [False, True]


def test_other_interactions_are_a_question_each(item: Reading) -> None:
    body = f"<p>A text.</p>{choice('A', 'First?')}{choice('B', 'Second?')}"
    feedback = '<modalFeedback outcomeIdentifier="F" identifier="f">Both matter.</modalFeedback>'
    first, second = item(body, key("A", "a") + key("B", "b"), feedback).questions
    assert [q.texts["id"].value for q in (first, second)] == ["i1-A", "i1-B"]
    assert [q.texts["stem"].value for q in (first, second)] == ["First?", "Second?"]
    assert [q.texts["case"].value for q in (first, second)] == ["A text.", "A text."]
    assert "explanation" not in first.texts
    assert second.texts["explanation"].value == "Both matter."


def test_one_bad_part_leaves_the_others(item: Reading) -> None:
    found = item(choice("A", "First?") + choice("B", "Second?"), key("A", "a"))
    assert [question.sound for question in found.questions] == [True, False]
    assert codes(found) == ["no-key"]


def test_template_variables_are_computed(item: Reading) -> None:
    found = item(choice("R", "Why?"), key("R", "a") + '<templateDeclaration identifier="A"/>')
    assert (codes(found), [question.sound for question in found.questions]) == (["computed-answer"], [False])


def test_a_text_is_no_question(item: Reading) -> None:
    found = item("<p>Read this.</p>")
    assert (codes(found), found.questions) == (["not-on-cards"], ())


def test_glossaries_are_not_carried(item: Reading) -> None:
    found = item(choice("R", "Why?"), key("R", "a"), "<catalogInfo/>")
    assert codes(found) == ["not-carried"]


def test_interactions_with_one_response_have_ids_of_their_own(item: Reading) -> None:
    found = item(choice("R", "First?") + choice("R", "Second?"), key("R", "a"))
    assert [question.texts["id"].value for question in found.questions] == ["i1-R", "i1-R2"]


def test_a_gap_that_no_text_shows_is_rejected(item: Reading) -> None:
    body = f"<p>One {ENTRY.format('A')}.</p><rubricBlock><p>{ENTRY.format('B')}</p></rubricBlock>"
    found = item(body, key("A", "1", "string") + key("B", "2", "string"))
    assert [(fault.code, fault.facts) for fault in found.diagnostics] == [("gap-lost", {"gap": "2"})]
    assert [question.sound for question in found.questions] == [False]


def test_a_blank_may_have_a_prompt(item: Reading) -> None:
    asking = '<textEntryInteraction responseIdentifier="{}"><prompt>How many?</prompt></textEntryInteraction>'
    (question,) = item(asking.format("A"), key("A", "x", "string")).questions
    assert question.texts["stem"].value.replace("\\", "") == "How many? _____"
    (question,) = item(
        asking.format("A") + asking.format("B"), key("A", "x", "string") + key("B", "y", "string")
    ).questions
    assert question.texts["stem"].value == "How many? [[1]]How many? [[2]]"


def test_one_response_answers_one_interaction_whatever_they_are_called(item: Reading) -> None:
    (question,) = item(choice("R", "Why?"), key("MR01", "a")).questions
    assert [option.correct for option in question.options] == [True, False]

"""The feedback of items of QTI 2 and 3."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]


BODY = (
    '<choiceInteraction responseIdentifier="R"><prompt>Why?</prompt><simpleChoice identifier="a">A'
    '<feedbackInline outcomeIdentifier="F" identifier="a">Yes, since it is.</feedbackInline></simpleChoice>'
    '<simpleChoice identifier="b">B</simpleChoice></choiceInteraction>'
)
KEY = '<responseDeclaration identifier="R"><correctResponse><value>a</value></correctResponse></responseDeclaration>'


def modal(name: str, text: str) -> str:
    return f'<modalFeedback outcomeIdentifier="F" identifier="{name}" showHide="show">{text}</modalFeedback>'


def shown(found: Read) -> tuple[list[str], str]:
    (question,) = found.questions
    explanation = question.texts["explanation"].value if "explanation" in question.texts else ""
    return [option.why.value for option in question.options], explanation


def test_feedback_in_an_option_belongs_to_it(item: Reading) -> None:
    found = item(BODY, KEY)
    assert shown(found) == (["Yes, since it is.", ""], "")
    assert [option.text.value for option in found.questions[0].options] == ["A", "B"]


def test_feedback_named_as_an_option_belongs_to_it(item: Reading) -> None:
    assert shown(item(BODY, KEY, modal("b", "B is late."))) == (["Yes, since it is.", "B is late."], "")


def test_feedback_that_the_processing_shows_for_an_option_belongs_to_it(item: Reading) -> None:
    processing = (
        "<responseProcessing><responseCondition><responseIf><match>"
        '<variable identifier="R"/><baseValue>b</baseValue></match>'
        '<setOutcomeValue identifier="F"><baseValue>late</baseValue></setOutcomeValue></responseIf></responseCondition>'
        "</responseProcessing>"
    )
    assert shown(item(BODY, KEY, processing + modal("late", "Too late."))) == (["Yes, since it is.", "Too late."], "")


def test_all_other_feedback_is_the_explanation(item: Reading) -> None:
    block = '<feedbackBlock outcomeIdentifier="F" identifier="s"><p>The solution.</p></feedbackBlock>'
    after = modal("right", "Correct!") + modal("more", "Read on.") + modal("again", "Read on.")
    assert shown(item(BODY + block, KEY, after))[1] == "The solution.\n\nRead on."


def test_what_is_shown_at_first_is_part_of_the_stem(item: Reading) -> None:
    outcome = (
        '<outcomeDeclaration identifier="S"><defaultValue><value>first</value></defaultValue></outcomeDeclaration>'
    )
    blocks = (
        '<feedbackBlock outcomeIdentifier="S" identifier="first"><p>A story.</p></feedbackBlock>'
        '<feedbackBlock outcomeIdentifier="S" identifier="second"><p>Its end.</p></feedbackBlock>'
    )
    found = item(blocks + BODY, KEY + outcome)
    assert found.questions[0].texts["stem"].value == "A story.\n\nWhy?"
    assert shown(found)[1] == "Its end."


def test_feedback_for_everything_but_an_option_is_the_explanation(item: Reading) -> None:
    hidden = modal("a", "It is A.").replace('"show"', '"hide"')
    assert shown(item(BODY, KEY, hidden)) == (["Yes, since it is.", ""], "It is A.")


def test_feedback_for_a_count_is_the_explanation(item: Reading) -> None:
    processing = (
        "<responseProcessing><responseCondition><responseIf><match>"
        '<variable identifier="N"/><baseValue>2</baseValue></match>'
        '<setOutcomeValue identifier="F"><baseValue>two</baseValue></setOutcomeValue></responseIf></responseCondition>'
        "</responseProcessing>"
    )
    found = item(BODY, KEY, processing + modal("two", "You found two of them."))
    assert shown(found) == (["Yes, since it is.", ""], "You found two of them.")

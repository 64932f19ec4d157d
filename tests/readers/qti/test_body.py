"""The body of an item."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]


CHOICE = (
    '<choiceInteraction responseIdentifier="R"><prompt>Why?</prompt><simpleChoice identifier="a">A</simpleChoice>'
    '<simpleChoice identifier="b">B</simpleChoice></choiceInteraction>'
)
KEY = '<responseDeclaration identifier="R"><correctResponse><value>a</value></correctResponse></responseDeclaration>'


def texts(found: Read) -> dict[str, str]:
    (question,) = found.questions
    return {key: text.value for key, text in question.texts.items() if key in ("stem", "case", "hint")}


def test_the_stem_is_what_stands_around_the_interaction(item: Reading) -> None:
    assert texts(item(f"<p>Before.</p>{CHOICE}<p>After.</p>", KEY)) == {"stem": "Before.\n\nWhy?\n\nAfter."}


def test_notes_for_learners_are_the_case(item: Reading) -> None:
    rubric = '<rubricBlock view="candidate"><p>A passage.</p></rubricBlock>'
    assert texts(item(rubric + CHOICE, KEY)) == {"stem": "Why?", "case": "A passage."}
    assert texts(item(rubric + CHOICE.replace("<prompt>Why?</prompt>", ""), KEY)) == {"stem": "A passage."}


def test_notes_for_graders_are_not_carried(item: Reading) -> None:
    found = item('<rubricBlock view="scorer"><p>Be strict.</p></rubricBlock>' + CHOICE, KEY)
    assert texts(found) == {"stem": "Why?"}
    assert [fault.facts["what"] for fault in found.diagnostics] == ["notes for graders"]


def test_what_can_be_looked_at_is_a_hint(item: Reading) -> None:
    found = item('<infoControl title="Help"><p>Think.</p></infoControl>' + CHOICE, KEY)
    assert texts(found) == {"stem": "Why?", "hint": "Think."}


def test_mathml_is_kept(item: Reading) -> None:
    math = '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math>'
    assert "<math><mi>x</mi></math>" in texts(item(f"<p>{math}</p>{CHOICE}", KEY))["stem"]


def test_objects_are_shown_as_what_they_are(item: Reading) -> None:
    picture = '<p><object type="image/png" data="a.png">A map</object></p>'
    paper = '<p><object type="application/pdf" data="a.pdf">Paper</object></p>'
    assert texts(item(picture + paper + CHOICE, KEY))["stem"] == "![A map](a.png)\n\n[Paper](a.pdf)\n\nWhy?"


def test_buttons_are_left_out(item: Reading) -> None:
    assert texts(item('<p><endAttemptInteraction responseIdentifier="H" title="Hint"/></p>' + CHOICE, KEY)) == {
        "stem": "Why?"
    }


def test_a_step_that_asks_is_shown(item: Reading) -> None:
    step = f'<feedbackBlock outcomeIdentifier="S" identifier="two"><p>Now this.</p>{CHOICE}</feedbackBlock>'
    assert texts(item(step, KEY)) == {"stem": "Now this.\n\nWhy?"}


def test_a_section_of_html_is_html(item: Reading) -> None:
    (question,) = item(CHOICE.replace(">A<", "><![CDATA[<p>It is <b>A</b>.</p>]]><"), KEY).questions
    assert question.options[0].text.value == "It is **A**."
    (question,) = item(CHOICE.replace(">A<", "><![CDATA[<p>]]><"), KEY).questions
    assert question.options[0].text.value == "\\<p>"


def test_rationales_and_notes_that_no_standard_knows_have_their_places(item: Reading) -> None:
    notes = "<teacherInstructions><![CDATA[<b>Read</b> aloud.]]></teacherInstructions>"
    reasons = (
        '<choiceRationales responseIdentifier="R"><rationale identifier="a">Correct answer</rationale>'
        '<rationale identifier="b"><![CDATA[It is <em>late</em>.]]></rationale></choiceRationales>'
    )
    found = item(notes + CHOICE.replace("Why?", "<![CDATA[<strong>Why</strong><br />so?]]>") + reasons, KEY)
    assert texts(found) == {"stem": "**Why**\\\nso?"}
    assert [option.why.value for option in found.questions[0].options] == ["", "It is *late*."]

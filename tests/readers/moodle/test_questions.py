"""Everything of a question beside its answers."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read

Quiz = Callable[..., Read]

RIGHT = '<answer fraction="100"><text>a</text></answer>'


def one(result: Read) -> RawQuestion:
    (question,) = result.questions
    assert question.sound, [said.headline for said in result.diagnostics]
    return question


def test_feedback_is_the_explanation_without_what_moodle_always_says(quiz: Quiz) -> None:
    more = (
        "<generalfeedback><text>General.</text></generalfeedback>"
        "<correctfeedback><text>&lt;p&gt;Your answer is correct.&lt;/p&gt;</text></correctfeedback>"
        "<partiallycorrectfeedback><text>Die Antwort ist teilweise richtig.</text></partiallycorrectfeedback>"
        "<incorrectfeedback><text>Read on.</text></incorrectfeedback>"
    )
    assert one(quiz("multichoice", more=more + RIGHT)).texts["explanation"].value == "General.\n\nRead on."


def test_hints_tags_and_name(quiz: Quiz) -> None:
    more = (
        "<name><text> The  name </text></name><idnumber>a 1</idnumber>"
        "<hint><text>One.</text></hint><hint><text>Two.</text></hint>"
        "<tags><tag><text>x</text></tag><tag><text>y z</text></tag><tag><text>x</text></tag></tags>"
    )
    question = one(quiz("shortanswer", more=more + RIGHT))
    assert question.texts["hint"].value == "One.\n\nTwo."
    assert (question.texts["name"].value, question.texts["id"].value) == ("The name", "a 1")
    assert (question.tags, question.borrowed) == (("x", "y z"), True)


def test_options_stay_in_place_where_the_file_says_so(quiz: Quiz) -> None:
    for word, shuffles in (("0", False), ("false", False), ("1", True), ("", True)):
        more = f"<shuffleanswers>{word}</shuffleanswers>"
        assert one(quiz("multichoice", more=more + RIGHT)).shuffle is shuffles


def test_formats_of_the_text(quiz: Quiz) -> None:
    assert one(quiz("shortanswer", "*a*", RIGHT, "markdown")).texts["stem"].value == "*a*"
    assert one(quiz("shortanswer", "*a*", RIGHT, "plain_text")).texts["stem"].value == r"\*a\*"
    assert one(quiz("shortanswer", "<i>a</i>", RIGHT, "moodle_auto_format")).texts["stem"].value == "*a*"


def test_answers_inherit_the_format(quiz: Quiz) -> None:
    more = '<answer fraction="100"><text>*a*</text><feedback><text>**b**</text></feedback></answer>'
    option = one(quiz("multichoice", "x", more, "markdown")).options[0]
    assert (option.text.value, option.why.value) == ("*a*", "**b**")


def test_a_question_without_a_text_is_rejected(quiz: Quiz) -> None:
    assert [said.code for said in quiz("shortanswer", " ", RIGHT).diagnostics] == ["moodle-no-text"]


def test_a_description_is_no_question(quiz: Quiz) -> None:
    result = quiz("description", "Read this.")
    assert not result.questions
    assert [said.code for said in result.diagnostics] == ["not-on-cards", "nothing-recognised"]

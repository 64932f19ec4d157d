"""Gaps in exercises of rqti."""

from __future__ import annotations

from ankibuild.readers import File
from ankibuild.readers.markdown_quiz.lines import Line, value
from ankibuild.readers.rexams import read
from ankibuild.readers.rexams.exercise import Exercise
from ankibuild.readers.rexams.rqti_gaps import with_gaps

TEXT = (
    "---\ntype: dd\n---\n# question\n\nThe capital is <<Oslo|Rome>>, 2 + 3 is <gap>5</gap>, a sea is <<deep\nblue>>.\n"
)


def test_gaps_are_marked_and_their_first_answer_is_right() -> None:
    found = with_gaps(Exercise(), [Line("<<a|b>> <<1.5>> <<c>>", 7)])
    assert value(found.question) == "##ANSWER1## ##ANSWER2## ##ANSWER3##"
    assert found.said("exclozetype") == "schoice|num|string"
    assert found.said("exsolution") == "10|1.5|c"
    assert found.answers[:2] == ((Line("a", 9),), (Line("b", 11),))


def test_a_text_without_gaps_stays() -> None:
    assert with_gaps(Exercise(), [Line("a < b", 0)]).question == (Line("a < b", 0),)


def test_gaps_become_a_question_with_gaps() -> None:
    question = read(File.of("a.Rmd", TEXT)).questions[0]
    assert question.texts["stem"].value == "The capital is [[1]], 2 + 3 is [[2]], a sea is [[3]]."
    assert [[option.text.value for option in gap.options if option.correct] for gap in question.gaps] == [
        ["Oslo"],
        ["5"],
        ["deep blue"],
    ]
    assert [gap.choice for gap in question.gaps] == [True, False, False]

"""Content types with gaps between asterisks."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]
Asking = Callable[..., RawQuestion]
Codes = Callable[[Read], list[str]]
Value = Callable[[RawQuestion, str], str]


def gaps(one: RawQuestion) -> list[list[str]]:
    return [[option.text.value for option in gap.options if option.correct] for gap in one.gaps]


def test_each_text_with_gaps_is_a_question_below_the_task(reading: Reading, value: Value) -> None:
    result = reading("Blanks", text="<p>Fill in.</p>", questions=["<p>a *b* <em>c</em> *d*</p>", "<p>e *f*</p>"])
    assert [value(one, "stem") for one in result.questions] == ["Fill in.\n\na [[1]] *c* [[2]]", "Fill in.\n\ne [[1]]"]
    assert [gaps(one) for one in result.questions] == [[["b"], ["d"]], [["f"]]]
    assert value(result.questions[0], "kind") == "gaps"
    assert not result.questions[0].gaps[0].choice


def test_a_gap_may_have_alternatives_and_a_tip(question: Asking, value: Value) -> None:
    one = question("Blanks", questions=["<p>*red/dark <b>red</b>/a\\/b:the colour* and *5 &gt; 3*</p>"])
    assert gaps(one) == [["red", "dark red", "a/b"], ["5 > 3"]]
    assert value(one, "hint") == "the colour"


def test_two_asterisks_are_one_and_what_looks_like_a_gap_is_text(question: Asking, value: Value) -> None:
    one = question("Blanks", questions=["<p>2 ** 3 is *6*, [[1]]</p>"])
    assert (value(one, "stem"), gaps(one)) == ("2 * 3 is [[1]], \\[\\[1]]", [["6"]])


def test_a_text_without_gaps_is_no_question(reading: Reading, codes: Codes) -> None:
    assert codes(reading("Blanks", questions=["<p>nothing</p>"])) == ["no-key"]
    assert codes(reading("DragText", textField="nothing")) == ["no-key"]
    assert codes(reading("MarkTheWords", textField="nothing")) == ["no-key"]


def test_case_sensitivity_is_reported(reading: Reading, codes: Codes) -> None:
    assert codes(reading("Blanks", questions=["*a*", "*b*"], behaviour={"caseSensitive": True})) == ["not-on-cards"]


def test_words_to_drag_are_offered_for_each_gap(question: Asking, value: Value) -> None:
    one = question(
        "DragText",
        taskDescription="<p>Drag.</p>",
        textField="A *cat:It purrs\\+Right.\\-Wrong.* &amp; a *dog*.\nNo *cat*.",
        distractors="*cow*",
    )
    assert gaps(one) == [["cat"], ["dog"], ["cat"]]
    assert all(gap.choice for gap in one.gaps)
    assert [option.text.value for option in one.gaps[0].options] == ["cat", "dog", "cow"]
    assert (value(one, "hint"), value(one, "explanation")) == ("It purrs", "Right.\n\nWrong.")
    assert value(one, "stem").startswith("Drag.\n\nA [[1]] & a [[2]].")


def test_words_to_mark_are_the_answer(question: Asking, value: Value) -> None:
    one = question("MarkTheWords", taskDescription="<p>Mark the verbs.</p>", textField="<p>It *barks* and *runs*.</p>")
    assert value(one, "stem") == "Mark the verbs.\n\nIt barks and runs."
    assert (value(one, "kind"), one.answers[0].text.value) == ("plain", "barks, runs")

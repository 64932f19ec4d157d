"""The lines of a problem as its parts."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import Line, split_lines, value
from ankibuild.readers.olx_markdown.parts import Draft, drafts_of, dropdown_of
from ankibuild.source import Source


def drafts(text: str) -> list[Draft]:
    return drafts_of(split_lines(Source("a.md", text)))


def test_a_question_stands_between_marks() -> None:
    draft = drafts("before\n>>What?||More.<<\n(x) a\n( ) b\n||hint||\n")[0]
    assert (value(draft.text), value(draft.label), value(draft.description)) == ("before", "What?", "More.")
    assert [(answer.sign, answer.line.text) for answer in draft.answers["choice"]] == [("x", "a"), (" ", "b")]
    assert value(draft.hints) == "hint"


def test_a_second_question_begins_another() -> None:
    assert [value(draft.label) for draft in drafts(">>One?<<\n= 1\n>>Two?<<\n= 2\n---\n>>Three?<<\n= 3\n")] == [
        *("One?", "Two?", "Three?")
    ]


def test_a_question_may_go_over_lines() -> None:
    assert value(drafts(">>One\ntwo?<<\n= 1\n")[0].label) == "One\ntwo?"


def test_the_options_of_a_dropdown_are_parted_by_commas_or_lines() -> None:
    for text in ("[[a, (b), c]]", "[[\na\n(b)\nc\n]]"):
        assert [(line.text, right) for line, right, _ in dropdown_of(Line(text, 0))] == [
            ("a", False),
            ("b", True),
            ("c", False),
        ]
    assert len(drafts(">>One?<<\n[[\na\n(b)\n]]\n")[0].dropdown) == 1


def test_feedback_stands_in_braces() -> None:
    answer = drafts(">>One?<<\n(x) a {{b}} {{c}}\n( ) d {{never closed\n")[0].answers["choice"]
    assert [line.text for line in answer[0].feedback] == ["b", "c"]
    assert answer[1].line.text == "d {{never closed"

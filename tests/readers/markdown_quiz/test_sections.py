"""Which headings are questions, and which stand above some."""

from __future__ import annotations

from ankibuild.readers import File
from ankibuild.readers.markdown_quiz import read
from ankibuild.readers.markdown_quiz.drafts import Draft, joined
from ankibuild.readers.markdown_quiz.grouping import grouped
from ankibuild.readers.markdown_quiz.lines import split_lines
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def drafts_of(text: str) -> list[Draft]:
    return grouped(pieces(split_lines(Source("a.md", text)))).drafts


def test_a_heading_over_one_question_that_does_not_ask_is_a_deck() -> None:
    found = drafts_of("## Loops\n\nWhat is printed?\n\n- [x] 1\n- [ ] 2\n")
    assert (joined(found[0].stem), found[0].deck) == ("What is printed?", ("Loops",))


def test_headings_over_one_question_each_are_names() -> None:
    found = drafts_of("## Loops\n\nWhat?\n\n- [x] 1\n- [ ] 2\n\n## Lists\n\nWhy?\n\n- [x] 1\n- [ ] 2\n")
    assert [(draft.name, joined(draft.stem), draft.deck) for draft in found] == [
        ("Loops", "What?", ()),
        ("Lists", "Why?", ()),
    ]


def test_a_heading_that_asks_among_questions_is_one_though_it_has_no_answer() -> None:
    text = "## Question 1\nIs it?\n\nA. so\nB. no\n\nAnswer: A\n\n## Question 2\nWho is it?\n\n"
    text += "## Is it so?\n\nA. so\nB. no\n\nAnswer: B\n"
    result = read(File.of("a.md", text))
    assert [each.sound for each in result.questions] == [True, False, True]
    assert [(each.code, each.location) for each in result.diagnostics] == [("no-key", "a.md:9:4")]


def test_what_is_folded_without_a_label_below_such_a_heading_is_no_answer() -> None:
    text = "## Question 1\nIs it?\n\nA. so\nB. no\n\nAnswer: A\n\n## Question 2\nWho is it?\n\nO: he\n\n"
    text += (
        "<details><summary>Odgovor</summary>\n\nOdgovor: B\n\n</details>\n\n## Is it so?\n\nA. so\nB. no\n\nAnswer: B\n"
    )
    assert [each.sound for each in read(File.of("a.md", text)).questions] == [True, False, True]

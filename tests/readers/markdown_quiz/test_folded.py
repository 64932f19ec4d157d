"""Folded parts that are questions of their own."""

from __future__ import annotations

from ankibuild.readers import File
from ankibuild.readers.markdown_quiz import read, sniff
from ankibuild.readers.markdown_quiz.folded import with_folded_questions
from ankibuild.readers.markdown_quiz.lines import split_lines
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source

TWO = (
    "## Git\n\n<details>\n<summary><b>What is a commit?</b></summary><br><b>\n\nA snapshot.\n</b></details>\n\n"
    "<details>\n<summary>Which command shows <code>HEAD</code>?</summary>\n\n```\ngit log -1\n```\n\n</details>\n\n"
)


def kinds(text: str) -> list[str]:
    return [piece.kind for piece in with_folded_questions(pieces(split_lines(Source("a.md", text))))]


def asked(text: str) -> list[tuple[str, str]]:
    found = read(File.of("a.md", text)).questions
    return [(each.texts["stem"].value, each.answers[0].text.value) if each.sound else ("!", "") for each in found]


def test_a_summary_that_asks_is_a_question_and_what_is_folded_its_answer() -> None:
    assert sniff(File.of("a.md", TWO))
    assert asked(TWO) == [
        ("What is a commit?", "A snapshot."),
        ("Which command shows <code>HEAD</code>?", "```\ngit log -1\n```"),
    ]
    assert read(File.of("a.md", TWO)).questions[0].deck == "::Git"


def test_the_place_of_a_stem_is_that_of_the_summary() -> None:
    span = read(File.of("a.md", TWO)).questions[0].texts["stem"].span
    assert span is not None
    assert TWO[span.start : span.end] == "What is a commit?"


def test_summaries_that_ask_nothing_are_questions_among_those_that_do() -> None:
    more = "<details>\n<summary>Name the three areas of a repository</summary>\n\nTree, index, objects.\n\n</details>\n"
    assert asked(TWO + more)[2] == ("Name the three areas of a repository", "Tree, index, objects.")


def test_a_folded_question_without_an_answer_is_counted() -> None:
    assert asked(TWO + "<details>\n<summary>Who wrote it?</summary>\n</details>\n")[2] == ("!", "")


def test_what_is_folded_below_a_question_answers_that() -> None:
    text = "**Q1.** What is it?\n\n<details><summary>Why is it so?</summary>\n\nSince.\n\n</details>\n\n"
    assert "card" not in kinds(text * 2)
    assert "card" not in kinds(TWO.replace("What is a commit?", "Show answer").replace("Which command", "Show the"))

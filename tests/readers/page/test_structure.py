"""Where questions begin on a page."""

import pytest

from ankibuild.readers import File
from ankibuild.readers.page import read, sniff
from ankibuild.readers.page.structure import questions_of
from ankibuild.readers.page.typed import pieces_of_text
from ankibuild.source import Source


def stems(text: str) -> list[str]:
    return [draft.stem.value for draft in questions_of(pieces_of_text(Source("a.txt", text))).drafts]


def test_a_label_begins_one() -> None:
    assert stems("T\n\nMultiple Choice\nWhy?\nA. x\nB. y\n\nMultiple Choice\nHow?\nA. x\nB. y\n") == ["Why?", "How?"]


def test_a_number_begins_one() -> None:
    assert stems("Question 1: Why?\nA. x\nB. y\nQuestion 2\nHow?\nA. x\nB. y\n") == ["Why?", "How?"]


def test_without_both_a_question_begins_before_its_options() -> None:
    assert stems("Some text.\nWhy?\nA. x\nB. y\nAnswer: A\nHow?\nA. x\nB. y\n") == ["Why?", "How?"]


def test_a_stem_above_its_label_is_found() -> None:
    assert stems("Why is it so?\n\nMultiple Choice\nA. x\nB. y\nAnswer: A") == ["Why is it so?"]


@pytest.mark.parametrize("stem", ["Which is a gas?", "<p>Look at the list.</p><p>Pick the gas</p>"])
def test_items_of_a_list_with_options_in_them_are_questions(stem: str) -> None:
    options = "<ul><li>Iron</li><li class='correct'>Neon</li></ul>"
    html = f"<html><body><ol><li>{stem}{options}</li><li>{stem}{options}<p>Answer: Neon</p></li></ol></body></html>"
    file = File.of("a.html", html)
    assert sniff(file)
    found = read(file)
    assert [[option.correct for option in question.options] for question in found.questions] == [[False, True]] * 2
    assert all(question.texts["stem"].value.startswith(("Which", "Look")) for question in found.questions)

"""Where questions begin on a page."""

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

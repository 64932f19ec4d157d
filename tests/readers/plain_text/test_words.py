from __future__ import annotations

import pytest

from ankibuild.readers.plain_text import words


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Answer: C", "C"),
        ("Ans. (b)", "(b)"),
        ("ANSWER: A, C", "A, C"),
        ("**Answer:** B", "B"),
        ("Correct answer: Lisbon", "Lisbon"),
        ("The correct answer is C.", "C."),
        ("Answer C", "C"),
        ("[Answer] B", "B"),
        ("【答案】B", "B"),
        ("正确答案:B", "B"),
        ("答案：B", "B"),
        ("Réponse : B", "B"),
        ("Respuesta correcta: a", "a"),
        ("Ответ: А", "А"),
        ("Key: A", "A"),
        ("Ans-b", "b"),
        ("ANS- F", "F"),
        ("Ans-AB", "AB"),
        ("Ans  b) : two", "b) : two"),
        ("Hint Answer: D", "D"),
        ("✅ Réponse correcte : b", "b"),
        ("👉 Answer: B", "B"),
        ("Đáp án: A", "A"),
        ("정답: ②", "②"),
        ("الإجابة: أ", "أ"),
    ],
)
def test_keys_are_labelled_in_many_languages(line: str, value: str) -> None:
    match = words.KEY_LABEL.match(line)
    assert match is not None
    assert line[match.end() :] == value


@pytest.mark.parametrize(
    "line",
    ["Answer the following questions", "Keyboards are black", "Answering it takes long", "Answer-based", "key-value"],
)
def test_a_sentence_is_no_label(line: str) -> None:
    assert words.KEY_LABEL.match(line) is None


@pytest.mark.parametrize(
    "line", ["Page 3 of 20", "- 3 -", "www.example.org", "https://example.org/a", "© 2020 Someone"]
)
def test_what_printing_adds_is_known(line: str) -> None:
    assert words.is_furniture(line)


@pytest.mark.parametrize("line", ["Page one is missing", "3 - 2 = 1", "Copying is allowed"])
def test_other_lines_are_none_of_it(line: str) -> None:
    assert not words.is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Answer Key", "ANSWERS:", "== Solutions ==", "Answers to chapter 3", "答案", "Ответы"]
)
def test_lists_of_keys_have_headings(line: str) -> None:
    assert words.KEY_LIST_HEADING.match(line)


def test_a_line_is_soon_known_to_begin_with_no_label() -> None:
    assert words.may_begin("Answer: A", words.LABELS)
    assert words.may_begin("【答案】B", words.LABELS)
    assert not words.may_begin("42", words.LABELS)

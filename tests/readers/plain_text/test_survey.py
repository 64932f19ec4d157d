from __future__ import annotations

from ankibuild.readers.plain_text.lines import Line, split_lines
from ankibuild.readers.plain_text.marks import Style
from ankibuild.readers.plain_text.survey import Dialect, label_of, look_at, survey
from ankibuild.source import Source


def dialect(text: str) -> Dialect:
    return survey([look_at(line) for line in split_lines(Source("a.txt", text))])


def test_numbers_mark_questions_and_letters_options() -> None:
    found = dialect("1. X?\nA) a\nB) b\n2. Y?\nA) a\nB) b\n")
    assert found.questions[0] == "."
    assert found.options[0] == Style("upper", ")")


def test_numbers_in_brackets_are_options_below_numbers_with_a_stop() -> None:
    found = dialect("1. X?\n(1) a\n(2) b\n2. Y?\n(1) a\n(2) b\n")
    assert found.questions[0] == "."
    assert found.options[0] == Style("digit", "()")


def test_numbered_words_come_before_numbers() -> None:
    assert dialect("Question 1\n1. a\n2. b\nQuestion 2\n1. a\n2. b\n").questions == ("word",)


def test_questions_without_marks_are_noticed() -> None:
    found = dialect("X?\nA. a\nB. b\nAnswer: A\n\nY?\nA. a\nB. b\nAnswer: B\n")
    assert found.questions == ()
    assert found.options[0] == Style("upper", ".")


def test_keys_alone_make_questions_of_numbers() -> None:
    assert dialect("1. X?\nAnswer: a\n2. Y?\nAnswer: b\n").questions == (".",)


def test_bare_letters_are_options_where_most_of_the_file_has_them() -> None:
    assert dialect("#Q X?\nA a\nB b\n#Q Y?\nA a\nB b\n").options[0] == Style("upper", "bare")


def test_a_line_may_be_several_things_at_first() -> None:
    look = look_at(Line("1. What? A) x B) y", 0, 18))
    assert look.question
    assert look.inner == (Style("upper", ")"),)


def test_labels_are_told_apart() -> None:
    assert label_of("Answer: A") == ("key", 8)
    assert label_of("Explanation: it is") == ("explanation", 13)
    assert label_of("Lösung: a")[0] == "solution"
    assert label_of("Hint: think")[0] == "hint"
    assert label_of("Reference: p. 3")[0] == "reference"
    assert label_of("^ Paris") == ("key", 2)
    assert label_of("Paris") == ("", 0)

from __future__ import annotations

from ankibuild.readers.plain_text.lines import split_lines
from ankibuild.readers.plain_text.marks import Style
from ankibuild.readers.plain_text.option_styles import begin_of, style_of, swallowed
from ankibuild.readers.plain_text.survey import Dialect, Look, look_at, survey
from ankibuild.source import Source

UPPER, LOWER = Style("upper", ")"), Style("lower", ")")


def looks_of(text: str) -> list[Look]:
    return [look_at(line) for line in split_lines(Source("a.txt", text))]


def dialect_of(*options: Style) -> Dialect:
    return survey(
        looks_of("".join("1. X?\nA) x\nB) y\n\n" if style == UPPER else "1. X?\na) x\nb) y\n\n" for style in options))
    )


def test_options_are_marked_as_in_most_of_the_file_or_as_the_question_has_it() -> None:
    mixed = looks_of("1. Which?\na) fish\nb) bird\nA) a only\nB) both\n")
    assert style_of(mixed, dialect_of(UPPER, UPPER)) == UPPER
    assert style_of(mixed, dialect_of(LOWER, LOWER)) == LOWER
    assert style_of(looks_of("1. Which?\na) fish\nb) bird\n"), dialect_of(UPPER, UPPER)) == LOWER
    assert style_of(looks_of("1. Which?\nAnswer: fish\n"), dialect_of(UPPER, UPPER)) is None


def test_options_begin_at_the_last_first_one_before_the_second() -> None:
    assert begin_of(looks_of("1. Which?\nA) fish swims\nsays who?\nA) Ann\nB) Bob\n"), UPPER) == 3
    assert begin_of(looks_of("1. Which?\nA) Ann\nB) Bob\nA) again\n"), UPPER) == 1
    assert begin_of(looks_of("1. Which? A) Ann B) Bob\nB) Eve\n"), UPPER) == 0


def test_options_of_another_style_inside_an_option_are_noticed() -> None:
    def found(text: str) -> str:
        line = swallowed([split_lines(Source("a.txt", text))], UPPER)
        return line.text if line else ""

    assert found("one\na) x\nb) y") == "b) y"
    assert found("one\na) x\nand more") == ""
    assert found("a) x\nb) y") == ""
    assert found("one\nA) x\nB) y") == ""

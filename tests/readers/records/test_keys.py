"""Which options the keys of a file mean."""

from __future__ import annotations

from ankibuild.readers.records.choices import Choice
from ankibuild.readers.records.keys import Base, Keys
from ankibuild.readers.records.tokens import Token
from ankibuild.tree import Scalar


def choices(*texts: str, labels: tuple[str, ...] = ()) -> list[Choice]:
    marks = [frozenset({label}) for label in labels] or [frozenset[str]()] * len(texts)
    return [Choice(Scalar(text, 0, 0), mark) for text, mark in zip(texts, marks, strict=True)]


def number(value: int, other: int | None = None, *, plain: bool = True) -> Token:
    return Token(Scalar(str(value), 0, 0, plain), "answer", None, value, other, alike=not plain)


FOUR = choices("a", "b", "c", "d")


def learned(*numbers: int, said: int | None = None) -> Keys:
    keys = Keys(said)
    for value in numbers:
        keys.learn_base([[number(value)]], FOUR)
    return keys


def test_a_zero_and_a_number_as_high_as_there_are_options_decide() -> None:
    assert learned(1, 2, 0).base == (0, Base.KNOWN)
    assert learned(1, 2, 4).base == (1, Base.KNOWN)
    assert learned(1, 2, 3).base[1] is Base.UNKNOWN
    assert learned(0, 4).base[1] is Base.CONTRADICTORY


def test_the_user_has_the_last_word() -> None:
    assert learned(0, 4, said=1).base == (1, Base.KNOWN)


def test_the_option_beside_the_number_decides() -> None:
    keys = Keys()
    keys.learn_base([[number(2)], [Token(Scalar("b", 0, 0), "text", 1, is_text=True)]], FOUR)
    assert keys.base == (1, Base.KNOWN)


def test_numbers_of_the_options_decide_only_where_nothing_else_does() -> None:
    keys = Keys()
    labelled = choices("a", "b", "c", labels=("1", "2", "3"))
    keys.learn_base([[number(2)]], labelled)
    assert keys.base == (1, Base.KNOWN)
    keys.learn_base([[number(0)]], labelled)
    assert keys.base == (0, Base.KNOWN)


def test_a_number_beyond_the_options_means_none() -> None:
    keys = learned(0)
    assert [keys.option(number(value), FOUR) for value in (-1, 0, 3, 4)] == [None, 0, 3, None]


def test_the_other_keys_tell_whether_a_letter_is_a_text() -> None:
    letter = Token(Scalar("B", 0, 0), "answer", 1, other=0)
    keys = Keys()
    assert keys.is_unclear(letter)
    keys.learn_forms([[Token(Scalar("green", 0, 0), "answer", 1, is_text=True)]])
    assert keys.option(letter, FOUR[:2]) == 0
    marks = Keys()
    marks.learn_forms([[Token(Scalar("A", 0, 0), "answer", 0)]])
    assert marks.option(letter, FOUR[:2]) == 1


def test_a_number_in_quotes_is_a_text_where_nothing_else_is_known() -> None:
    assert Keys().option(number(3, other=1, plain=False), FOUR) == 1
    assert Keys().needs_base(number(3, other=1))


def test_a_slip_in_one_record_of_many_does_not_change_what_all_others_say() -> None:
    keys = Keys()
    for _ in range(30):
        keys.learn_base([[number(0)]], FOUR)
    keys.learn_base([[number(4)]], FOUR)
    assert keys.base == (0, Base.KNOWN)
    assert keys.option(number(4), FOUR) is None
    for _ in range(2):
        keys.learn_base([[number(4)]], FOUR)
    assert keys.base[1] is Base.CONTRADICTORY


def test_a_record_without_options_says_nothing_of_their_numbers() -> None:
    keys = Keys()
    keys.learn_base([[number(0)]], [])
    assert keys.base[1] is Base.UNKNOWN

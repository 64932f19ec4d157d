"""Which option an answer means (the sentences about wrong ones are in cases/answers.md)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ankibuild.answers import keys_of, resolve
from ankibuild.model import AnswerForm, RawAnswer, RawOption, Text

WORDS = st.sampled_from(
    ["A", "b", "C", "1", "2", "3", "-1", "01", "True", "Paris", "paris", "a b", " a  b ", "é", "e\u0301"]
)
OPTIONS = st.lists(WORDS | st.text(max_size=4), min_size=1, max_size=30)


def options_of(texts: list[str]) -> tuple[RawOption, ...]:
    return tuple(RawOption(Text(text)) for text in texts)


def meant(word: str, texts: list[str], form: AnswerForm = AnswerForm.ANY) -> int | str:
    """The index of the option that is meant, or the code of what is wrong."""
    index, fault = resolve(RawAnswer(Text(word), form), options_of(texts))
    assert (index is None) != (fault is None)
    return fault.code if fault else index


@pytest.mark.parametrize(
    ("word", "index"),
    [
        ("1", 0),
        ("3", 2),
        ("+2", 1),
        ("02", 1),
        (" 2 ", 1),
        ("A", 0),
        ("c", 2),
        ("Rome", 1),
        ("ROME", 1),
        ("new  york", 2),
        (" New York ", 2),
    ],
)
def test_an_answer_is_a_number_a_letter_or_a_text(word: str, index: int) -> None:
    assert meant(word, ["Paris", "Rome", "New York"]) == index


@pytest.mark.parametrize("word", ["0", "4", "-1", "D", "z", "999999999"])
def test_a_number_or_letter_of_no_option_is_out_of_range(word: str) -> None:
    assert meant(word, ["Paris", "Rome", "New York"]) == "answer-out-of-range"


@pytest.mark.parametrize("word", ["London", "", "1.0", "AB", "²", "٢", "é", "1" * 5000])
def test_any_other_word_is_no_option(word: str) -> None:
    assert meant(word, ["Paris", "Rome", "New York"]) == "answer-not-an-option"


def test_an_answer_out_of_range_names_the_range() -> None:
    _, fault = resolve(RawAnswer(Text("9")), options_of(["a", "b", "c"]))
    assert fault and "1 to 3, or A to C" in fault.headline


def test_letters_end_with_z() -> None:
    texts = [f"option {number}" for number in range(30)]
    assert (meant("z", texts), meant("30", texts)) == (25, 29)
    _, fault = resolve(RawAnswer(Text("31")), options_of(texts))
    assert fault and "1 to 30, or A to Z" in fault.headline


@pytest.mark.parametrize(
    ("word", "texts", "index"),
    [("2", ["1", "2", "3"], 1), ("B", ["A", "B"], 1), ("b", ["B", "b"], 1), ("o", ["A", "B", "AB", "O"], 3)],
)
def test_two_readings_may_be_one_option(word: str, texts: list[str], index: int) -> None:
    assert meant(word, texts) == index


@pytest.mark.parametrize(
    ("word", "texts"),
    [
        ("2", ["2", "3", "4"]),
        ("B", ["O", "AB", "B"]),
        ("b", ["B", "x"]),
        ("A", ["B", "A"]),
        ("A", ["x", "a"]),
        ("1", ["0", "1"]),
    ],
)
def test_two_readings_that_differ_are_an_error(word: str, texts: list[str]) -> None:
    assert meant(word, texts) == "answer-ambiguous"


def test_an_ambiguous_answer_shows_both_readings_and_how_to_say_which() -> None:
    _, fault = resolve(RawAnswer(Text("2")), options_of(["2", "3", "4"]))
    assert fault and "as a number option 2 ('3'), as a text option 1" in fault.headline
    assert "{number: 2}" in fault.hint
    assert "{text: '2'}" in fault.hint
    assert [related.label for related in fault.related] == ["option 2", "option 1"]


@pytest.mark.parametrize(
    ("form", "word", "index"),
    [("number", "2", 1), ("text", "2", 0), ("letter", "C", 2), ("text", "c", 3), ("number", "3", 2), ("text", "3", 1)],
)
def test_a_form_says_which_reading_is_meant(form: str, word: str, index: int) -> None:
    assert meant(word, ["2", "3", "4", "C"], AnswerForm(form)) == index


@pytest.mark.parametrize(
    ("form", "word", "code"),
    [
        ("number", "B", "answer-form-wrong"),
        ("number", "two", "answer-form-wrong"),
        ("letter", "2", "answer-form-wrong"),
        ("letter", "AB", "answer-form-wrong"),
        ("number", "9", "answer-out-of-range"),
        ("letter", "Z", "answer-out-of-range"),
        ("text", "1", "answer-not-an-option"),
        ("text", "A", "answer-not-an-option"),
        ("text", "Romes", "answer-nearly-an-option"),
    ],
)
def test_an_answer_keeps_to_its_form(form: str, word: str, code: str) -> None:
    assert meant(word, ["Paris", "Rome"], AnswerForm(form)) == code


def test_the_exact_text_goes_before_one_in_another_case() -> None:
    assert meant("Ph", ["PH", "Ph", "pH"]) == 1
    assert meant("ph", ["PH", "Ph", "pH"]) == "answer-matches-several"


def test_a_text_that_two_options_have_names_them_both() -> None:
    _, fault = resolve(RawAnswer(Text("x")), options_of(["x y", "x", "z", "x"]))
    assert fault and fault.code == "answer-matches-several"
    assert [related.label for related in fault.related] == ["option 2", "option 4"]


def test_accents_may_be_written_in_two_ways() -> None:
    assert meant("Caf\u00e9", ["Th\u00e9", "Cafe\u0301"]) == 1


@settings(deadline=None)
@given(OPTIONS, st.data())
def test_a_number_or_letter_that_is_said_to_be_one_means_its_option(texts: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(texts) - 1))
    assert meant(str(index + 1), texts, AnswerForm.NUMBER) == index
    if index < 26:
        assert meant(chr(ord("a") + index), texts, AnswerForm.LETTER) == index


@settings(deadline=None)
@given(OPTIONS, st.data(), st.sampled_from([AnswerForm.ANY, AnswerForm.TEXT]))
@example(["A", "a"], None, AnswerForm.ANY)
def test_naming_an_option_by_its_text_never_means_another(
    texts: list[str], data: st.DataObject | None, form: AnswerForm
) -> None:
    index = data.draw(st.integers(0, len(texts) - 1)) if data else 1
    found = meant(texts[index], texts, form)
    assert found == index or found in ("answer-ambiguous", "answer-matches-several")


@settings(deadline=None)
@given(OPTIONS, WORDS | st.integers(-1, 31).map(str) | st.text(max_size=4), st.sampled_from(AnswerForm))
def test_an_answer_means_an_option_only_for_a_reason(texts: list[str], word: str, form: AnswerForm) -> None:
    found = meant(word, texts, form)
    if isinstance(found, str):
        return
    named = (word.strip().lstrip("+0") or "0") == str(found + 1)
    lettered = word.strip().upper() == chr(ord("A") + found)
    spelt = plain(word) == plain(texts[found])
    assert named or lettered or spelt


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())


@pytest.mark.parametrize(("word", "proposed"), [("1,2", "[1, 2]"), ("A and C", "[A, C]"), ("a, c", "[a, c]")])
def test_several_answers_in_one_text_are_proposed_as_a_list(word: str, proposed: str) -> None:
    found = resolve(RawAnswer(Text(word)), tuple(RawOption(Text(text)) for text in ("Two", "Four", "Five")))[1]
    assert (found.code, found.facts["list"]) == ("answer-needs-a-list", proposed)


@pytest.mark.parametrize(
    ("words", "flags", "right", "codes"),
    [
        (["1", "c"], [None] * 3, {0, 2}, []),
        ([], [None, True, False], {1}, []),
        (["2"], [None, True, False], {1}, []),
        (["1"], [None, True, None], {0}, ["answer-contradicts-options"]),
        (["9"], [None, True, None], {1}, ["answer-out-of-range"]),
        (["1", "A"], [None] * 3, {0}, ["answer-repeated"]),
        ([], [None] * 3, set(), []),
    ],
)
def test_the_right_options_are_named_by_answers_or_by_themselves(words, flags, right: set[int], codes) -> None:
    options = tuple(RawOption(Text(f"option {index}"), correct=flag) for index, flag in enumerate(flags))
    keys, faults = keys_of([RawAnswer(Text(word)) for word in words], options)
    assert (keys, [fault.code for fault in faults]) == (right, codes)

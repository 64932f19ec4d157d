"""The letters by which options are called."""

from __future__ import annotations

import pytest

from ankibuild.readers.markdown_quiz.letters import LETTERS, in_latin


@pytest.mark.parametrize(
    ("sign", "alphabet", "latin"),
    [
        ("b", "latin", "B"),
        ("Б", "cyrillic", "B"),
        ("в", "cyrillic", "C"),
        ("ب", "arabic", "B"),
        ("ख", "devanagari", "B"),
    ],
)
def test_a_letter_is_the_latin_one_at_its_place(sign: str, alphabet: str, latin: str) -> None:
    assert LETTERS[sign] == (alphabet, latin)


def test_keys_are_read_in_the_alphabet_of_the_options_and_in_no_other() -> None:
    assert in_latin("Б, Г (слон)", "cyrillic") == "B, D (слон)"
    assert in_latin("B", "cyrillic") == "?"
    assert in_latin("B", "latin") == "B"


def test_letters_inside_words_stay() -> None:
    assert in_latin("Бук", "cyrillic") == "Бук"

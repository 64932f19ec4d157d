"""Data that stands in a text."""

import warnings

import pytest

from ankibuild.readers.literals import of_json, of_python


def test_a_list_is_read_as_json_or_as_python_writes_it() -> None:
    assert of_json('["a", 1]') == of_python("['a', 1]") == ["a", 1]
    assert of_json("['a', 1]") is None


@pytest.mark.parametrize("text", ["[1", "{[1]: 2}", "[" * 5000, "print(1)", "-" * 100_000 + "1", "\0", "[1, ...x]"])
def test_what_is_no_data_is_none(text: str) -> None:
    assert of_python(text) is None
    assert of_json(text) is None


def test_python_has_nothing_to_say_about_a_text() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert of_python("[1if 2 else 3, '\\d']") is None
        assert of_python("['\\d']") == ["\\d"]

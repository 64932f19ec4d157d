"""Keys that name further options."""

from __future__ import annotations

import pytest

from ankibuild.readers.plain_text.further import names_further, spelled_out

TEXTS = {0: "Rome", 1: "Paris and Lyon", 2: "Oslo", 3: ""}


def spelled(key: str) -> list[int]:
    return spelled_out(key, lambda label: "abcd".index(label) if label in "abcd" else None, TEXTS)


@pytest.mark.parametrize(
    ("key", "places"),
    [
        ("A) Rome and C) Oslo.", [0, 2]),
        ("A. rome, B. Paris and Lyon", [0, 1]),
        ("(A) (C)", [0, 2]),
        ("A) & C)", [0, 2]),
        ("A Rome\nC Oslo", [0, 2]),
        ("A) Rome", []),
        ("B) Paris and Lyon", []),
        ("A C", []),
        ("A) Rome and A) Rome", []),
        ("A) Rome and C) Bergen is wet", []),
        ("A) Rome since C) Oslo is cold", []),
        ("A) Rome and Z) Oslo", []),
        ("", []),
    ],
)
def test_labels_with_their_texts_name_several_options(key: str, places: list[int]) -> None:
    assert spelled(key) == places


@pytest.mark.parametrize("rest", [" and C", ", and also C.", ") Rome, C) Olso", ". Rome or D", " & c)", "; (C) x"])
def test_a_joint_and_a_label_name_a_further_option(rest: str) -> None:
    assert names_further(rest, "A", "Rome")


@pytest.mark.parametrize("rest", ["", ". And so", ") Rome, C. elegans", " and Curie", " because C) errs"])
def test_a_reason_names_none(rest: str) -> None:
    assert not names_further(rest, "A", "Rome")


def test_a_text_behind_each_label_answers_several_questions() -> None:
    assert names_further(") 4 b) 6", "a", "Rome")
    assert not names_further(") 4 b) 6", "b", "Rome")
    assert not names_further(") Rome lies south, B) Paris north", "A", "Rome")
    assert not names_further(") as B) is wrong", "A", "Rome")

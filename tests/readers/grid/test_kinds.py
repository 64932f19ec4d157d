"""Words for kinds, and for true and false."""

from __future__ import annotations

import pytest

from ankibuild.readers.grid.kinds import is_yes, kind_of, truth_of


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Multiple Choice", "single"),
        ("multi-select", "multiple"),
        ("multiple", "single"),
        ("Checkbox", "multiple"),
        ("True/False", "true-false"),
        ("Fill-in-the-Blank", "short"),
        ("numerical", "numeric"),
        ("Open-Ended", "plain"),
        ("Poll", "none"),
        ("Wahr/Falsch", "true-false"),
        ("2", "single"),
        ("something else", ""),
    ],
)
def test_types_are_known_by_many_names(word: str, kind: str) -> None:
    assert kind_of(word) == kind


@pytest.mark.parametrize(("word", "truth"), [("TRUE", True), ("Falsch", False), (" faux ", False), ("maybe", None)])
def test_truth_has_words_in_many_languages(word: str, truth: bool | None) -> None:
    assert truth_of(word) is truth


@pytest.mark.parametrize(
    ("word", "flag"), [("x", True), ("1", True), ("0", False), ("", False), ("yes", True), ("7", None)]
)
def test_flags_are_marks_numbers_or_words(word: str, flag: bool | None) -> None:
    assert is_yes(word) is flag

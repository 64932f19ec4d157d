"""The word that was most likely meant."""

from __future__ import annotations

import time

import pytest

from ankibuild.spelling import nearest


@pytest.mark.parametrize(
    ("word", "meant"), [("explanaton", "explanation"), ("stm", "stem"), ("xyzzy", ""), ("", ""), ("stem", "stem")]
)
def test_the_nearest_word_is_found(word: str, meant: str) -> None:
    assert nearest(word, ["stem", "explanation", "options"]) == meant


def test_a_long_word_has_no_near_one_and_takes_no_time() -> None:
    started = time.perf_counter()
    assert nearest("ab" * 1_000_000, ["stem", "ba" * 1_000_000]) == ""
    assert nearest("stm", ["stem", "ba" * 1_000_000]) == "stem"
    assert time.perf_counter() - started < 60

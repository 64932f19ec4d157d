"""Dollars that are no math."""

import pytest

from ankibuild.markup.dollars import dollars_to_escape


@pytest.mark.parametrize("text", ["$5 or $6", "US$5 and A$6", "5$ or 6$", "$ and $", "just $x"])
def test_money_needs_no_backslash(text: str) -> None:
    assert dollars_to_escape(text, {}) == set()


@pytest.mark.parametrize(("text", "escaped"), [("$a*b$", {0}), ("$$", {0, 1}), ("x $$ y $", {2, 3})])
def test_dollars_that_could_pair_need_one(text: str, escaped: set[int]) -> None:
    assert dollars_to_escape(text, {}) == escaped


def test_a_dollar_before_math_needs_one_where_that_could_end_it() -> None:
    assert dollars_to_escape("$a(F) or", {3: True}) == {0}
    assert dollars_to_escape("$a F) or", {3: True}) == set()

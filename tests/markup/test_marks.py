"""Emphasis as stars or tags."""

import pytest

from ankibuild.markup.marks import Mark, resolve

STRONG = "\ufdd00\ufdd1", "\ufdd01\ufdd1"


@pytest.mark.parametrize("text", ["{}a{}", "x {}(a){} y", "x{}a{}y", "({}a{}),"])
def test_stars_where_they_are_certain(text: str) -> None:
    tokens = ["", ""]
    assert resolve(text.format(*STRONG), [Mark("strong", 0, 1)], tokens)
    assert tokens == ["**", "**"]


@pytest.mark.parametrize("text", ["x{}(a){}y", "{}a\nb{}", "{}a){}b"])
def test_tags_elsewhere(text: str) -> None:
    tokens = ["", ""]
    assert not resolve(text.format(*STRONG), [Mark("strong", 0, 1)], tokens)
    assert tokens == ["<strong>", "</strong>"]


def test_marks_that_touch_are_tags() -> None:
    tokens = [""] * 4
    resolve("\ufdd00\ufdd1a\ufdd01\ufdd1\ufdd02\ufdd1b\ufdd03\ufdd1", [Mark("strong", 0, 1), Mark("em", 2, 3)], tokens)
    assert tokens == ["<strong>", "</strong>", "<em>", "</em>"]

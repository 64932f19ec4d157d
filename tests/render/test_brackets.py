"""Brackets that begin no link."""

import pytest

from ankibuild.render.brackets import guard_brackets
from ankibuild.render.tokens import Token, fill

MANY = "[a](b) " * 51


@pytest.mark.parametrize("text", ["[" * 50, "a [b] c", "[[[", MANY, "[a][b] " * 60, "[x] (y " * 60 + ")" * 60])
def test_few_brackets_and_whole_links_are_left_alone(text: str) -> None:
    assert guard_brackets(text, []) == text


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("[", "&#91;"),
        ("[a", "&#91;a"),
        ("[a](b", "[a]&#40;b"),
        ("[a](b (c)", "[a]&#40;b (c)"),
        ("(a", "(a"),
        ("[a\n\n]", "&#91;a\n\n]"),
        ("[a\n]", "[a\n]"),
        (r"\[a", r"\[a"),
        ("]a[", "]a&#91;"),
        ("](a", "]&#40;a"),
    ],
)
def test_a_bracket_without_its_other_half_is_kept_from_markdown(text: str, guarded: str) -> None:
    tokens: list[Token] = []
    assert fill(guard_brackets(f"{MANY}\n\n{text}", tokens), tokens) == f"{MANY}\n\n{guarded}"
    assert all(token.raw in "[(" for token in tokens)


def test_brackets_within_many_others_are_kept_from_markdown() -> None:
    text = "[" * 60 + "]" * 60
    tokens: list[Token] = []
    assert fill(guard_brackets(text, tokens), tokens) == "[" * 20 + "&#91;" * 40 + "]" * 60


def test_they_are_shown_as_typed_also_in_code(render, visible) -> None:
    assert visible(render("[" * 60 + "a").html) == "[" * 60 + "a"
    assert visible(render("    " + "[" * 60 + "a\n\nb").html) == "[" * 60 + "a b"
    assert "<a" not in render("[" * 60 + "latex]x[/latex]").html
    assert "[latex]" not in render("[" * 60 + "latex]x[/latex]").html

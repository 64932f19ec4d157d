"""Texts as YAML, read by PyYAML's own loader as well: other tools see the same texts."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.writing.layout import indented
from ankibuild.writing.scalars import in_line, lines_of, quoted


@pytest.mark.parametrize(
    "text",
    ["Paris", "14 days", "a, b [c] {d}", "it's", 'say "so"', "5$", "$x$", "größe", "(a)", "a:b", "c#", "\\frac", "1st"],
)
def test_a_text_that_means_nothing_to_yaml_stands_without_quotes(text: str) -> None:
    assert in_line(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("No", "'No'"),
        ("y", "'y'"),
        ("~", "'~'"),
        ("1.10", "'1.10'"),
        ("12:30", "'12:30'"),
        ("2024-01-01", "'2024-01-01'"),
        ("0x1F", "'0x1F'"),
        ("a: b", "'a: b'"),
        ("a:", "'a:'"),
        ("a #b", "'a #b'"),
        ("- a", "'- a'"),
        ("", "''"),
        ("'a'", "\"'a'\""),
        ("it's: so", '"it\'s: so"'),
        ("it's: \\", "'it''s: \\'"),
        (" a ", "' a '"),
        ("a\x85b", '"a\\x85b"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("\r\n", '"\\r\\n"'),
        ("$a$\r$b$", '"$a$\\x0d$b$"'),
    ],
)
def test_other_texts_stand_in_the_quotes_that_are_read_best(text: str, written: str) -> None:
    assert in_line(text) == written


def test_within_brackets_commas_and_brackets_need_quotes_too() -> None:
    assert [in_line(text, flow=True) for text in ("a", "a, b", "a[1]", "a:b")] == ["a", "'a, b'", "'a[1]'", "'a:b'"]


def test_several_lines_stand_below_a_bar() -> None:
    assert lines_of("a: b\n\n  c") == ["|", "a: b", "", "  c"]


def test_a_long_text_stands_below_a_bar_if_it_needs_quotes() -> None:
    assert lines_of("a: b " * 20 + "c")[0] == "|"
    assert lines_of("a b " * 40 + "c") == ["a b " * 40 + "c"]


@pytest.mark.parametrize("text", ["a\n", "\na", " a\nb", "a\r\nb", "a\nb\x00"])
def test_lines_that_a_block_would_change_are_quoted(text: str) -> None:
    assert lines_of(text) == [quoted(text)]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_yaml_reads_every_text_as_it_was(text: str) -> None:
    document = "\n".join(["key: " + lines_of(text)[0], *indented(lines_of(text)[1:])])
    assert yaml.safe_load(document)["key"].removesuffix("\n") == text.removesuffix("\n")
    assert yaml.safe_load(f"[{in_line(text, flow=True)}]") == [text]

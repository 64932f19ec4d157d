"""Diagnostics for a person at a terminal."""

from __future__ import annotations

import re

import click
import pytest

from ankibuild.diagnostics import Related, report
from ankibuild.diagnostics.folding import Alike
from ankibuild.diagnostics.terminal import render
from ankibuild.source import Source, Span


def shown(text: str, start: int, end: int, code: str = "empty-stem") -> list[str]:
    """The lines of the source and the underline, without their gutter."""
    lines = render(report(code, Span(Source("a.yaml", text), start, end))).splitlines()
    return [line.partition("|")[2].removeprefix(" ") for line in lines if "|" in line]


def test_a_diagnostic_is_the_sentence_the_place_and_what_to_do() -> None:
    source = Source("sources/a.yaml", "- stem: a\n  options: [x, x]\n")
    related = (Related("first here", Span(source, 22, 23)),)
    diagnostic = report("duplicate-option", Span(source, 25, 26), related=related, text="x")
    assert render(diagnostic) == (
        "error[duplicate-option]: the option 'x' stands here for the second time\n"
        "  --> sources/a.yaml:2:16\n"
        "2 |   options: [x, x]\n"
        "  |                ^\n"
        "   = first here: sources/a.yaml:2:13\n"
        "   = help: change or delete one of the two"
    )


def test_a_cell_has_no_number_of_a_line() -> None:
    source = Source("a.xlsx", "Question\nWhich?\n", places=((0, "Sheet1!A1"), (9, "Sheet1!A2")))
    assert render(report("empty-stem", Span(source, 9, 15))).splitlines()[1:4] == [
        "  --> a.xlsx:Sheet1!A2",
        " | Which?",
        " | ^^^^^^",
    ]


def test_what_stands_nowhere_is_named() -> None:
    diagnostic = report("empty-stem", None, subject="question 'a'", related=(Related("first here", None),))
    assert render(diagnostic) == (
        "error[empty-stem]: the question has no stem\n"
        "  --> question 'a'\n"
        "   = first here\n"
        "   = help: add 'stem: …', the text that asks"
    )


def test_what_has_no_name_either_is_just_the_sentence() -> None:
    assert render(report("empty-stem", None)).splitlines()[1].startswith("   = help")


def test_a_file_without_text_shows_no_line() -> None:
    assert "|" not in render(report("no-questions", Span(Source("a.yaml", ""), 0, 0)))


def test_color_changes_nothing_but_color() -> None:
    diagnostic = report("single-option", Span(Source("a.yaml", "abc"), 1, 2))
    colored = render(diagnostic, color=True)
    assert click.unstyle(colored) == render(diagnostic)
    assert colored != render(diagnostic)
    assert colored.startswith(click.style("warning[single-option]", fg="yellow", bold=True))
    assert render(report("empty-stem", None), color=True).startswith(
        click.style("error[empty-stem]", fg="red", bold=True)
    )
    assert "\x1b" not in render(diagnostic)


@pytest.mark.parametrize(
    ("text", "start", "end", "lines"),
    [
        ("abc def", 4, 7, ["abc def", "    ^^^"]),
        ("abc", 0, 0, ["abc", "^"]),
        ("abc", 3, 3, ["abc", "   ^"]),
        ("abc\n", 4, 4, ["", "^"]),
        ("one\ntwo\nthree", 5, 11, ["two", " ^^"]),
        ("one\ntwo\n", 4, 8, ["two", "^^^"]),
        ("a\tb\tc", 4, 5, ["a b c", "    ^"]),
        ("漢字 x", 3, 4, ["漢字 x", "     ^"]),
        ("漢字 x", 0, 2, ["漢字 x", "^^^^"]),
        ("e\u0301e\u0301 x", 5, 6, ["e\u0301e\u0301 x", "   ^"]),
        ("ＡＢ x", 3, 4, ["ＡＢ x", "     ^"]),
        ("a\u200db x", 4, 5, ["a\u200db x", "   ^"]),
        ("a\u20ddb x", 4, 5, ["a\u20ddb x", "   ^"]),
        ("a\x1b[31mb", 1, 2, ["a\ufffd[31mb", " ^"]),
        ("a\r\nb", 0, 1, ["a", "^"]),
    ],
)
def test_the_line_is_shown_with_the_place_underlined(text: str, start: int, end: int, lines: list[str]) -> None:
    assert shown(text, start, end) == lines


def test_the_gutter_is_as_wide_as_the_number() -> None:
    lines = render(report("empty-stem", Span(Source("a.yaml", "\n" * 99 + "x"), 99, 100))).splitlines()
    assert lines[2:4] == ["100 | x", "    | ^"]


@pytest.mark.parametrize(
    ("at", "begins", "ends"),
    [(0, "0123", "…"), (30, "0123", "…"), (500, "…", "…"), (926, "…", "6789"), (990, "…", "6789")],
)
def test_a_long_line_is_cut_around_the_place(at: int, begins: str, ends: str) -> None:
    line, underline = shown("0123456789" * 100, at, at + 3)
    assert len(line) <= 112
    assert line.startswith(begins)
    assert line.endswith(ends)
    caret = underline.index("^")
    assert (line[caret : caret + 3], underline.strip()) == (("0123456789" * 100)[at : at + 3], "^^^")


def test_a_tab_in_a_long_line_is_a_space() -> None:
    assert shown("a\t" * 500, 1, 2)[0].startswith("a a a ")


def test_a_long_fault_is_underlined_to_the_end_of_what_is_shown() -> None:
    line, underline = shown("x" * 1000, 0, 900)
    assert len(underline) == len(line) == 111


def test_a_line_that_just_fits_is_not_cut() -> None:
    assert shown("x" * 110, 0, 110) == ["x" * 110, "^" * 110]


def test_a_line_of_ten_megabytes_is_cut() -> None:
    line, _ = shown("x" * 5_000_000 + "y" + "x" * 5_000_000, 5_000_000, 5_000_001)
    assert re.fullmatch("…x+yx+…", line)
    assert len(line) <= 112


def alike(count: int, code: str = "key-not-among-options", path: str = "a.json") -> Alike:
    source = Source(path, "xy\n" * 3 * count)
    return Alike(tuple(report(code, Span(source, place, place + 1), key="7") for place in range(3, 9 * count, 9)))


def test_what_says_the_same_is_one_sentence_with_all_its_lines() -> None:
    assert render(alike(4)) == (
        "error[key-not-among-options]: 4 more like this: the key '7' means none of the options\n"
        "  --> a.json: lines 2, 5, 8, 11"
    )


def test_many_lines_are_wrapped() -> None:
    first, *others = render(alike(90)).splitlines()[1:]
    assert first.startswith("  --> a.json: lines 2, 5, 8, ")
    assert others and all(line.startswith("      ") and len(line) <= 110 for line in others)
    listed = " ".join([first, *others]).split("lines ")[1]
    assert [int(number) for number in listed.split(",")] == list(range(2, 271, 3))


def test_a_long_path_is_not_parted() -> None:
    path = "a-b " + "x" * 150 + ".json"
    assert f"{'x' * 150}.json: lines" in render(alike(3, path=path)).replace("\n      ", " ")


def test_of_errors_more_places_are_listed_than_of_warnings() -> None:
    assert render(alike(200)).endswith(", 599")
    assert render(alike(201)).endswith(", 599, … and 1 more")
    assert render(alike(41, "single-option")).endswith(", 119, … and 1 more")


def test_color_changes_nothing_of_what_stands_together() -> None:
    colored = render(alike(90), color=True)
    assert click.unstyle(colored) == render(alike(90))
    assert colored.startswith(click.style("error[key-not-among-options]", fg="red", bold=True))
    assert colored.splitlines()[1].startswith(f"  {click.style('-->', fg='blue', bold=True)} a.json")


def test_what_stands_nowhere_is_counted() -> None:
    found = Alike((report("empty-stem", None), report("empty-stem", None)))
    assert render(found) == "error[empty-stem]: 2 more like this: the question has no stem"

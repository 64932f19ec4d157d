"""Where in a source stands what was found in a text."""

import pytest

from ankibuild.render.places import place_of, place_of_reference
from ankibuild.source import Source, Span


def span_of(source: str, part: str | None = None) -> Span:
    """The place of a part of a source, or all of it."""
    start = source.index(part) if part else 0
    return Span(Source("a.yaml", source), start, start + len(part or source))


@pytest.mark.parametrize(
    ("source", "text", "needle", "place"),
    [
        ("stem: a <b> c", "a <b> c", "<b>", (1, 9)),
        ("stem: |\n  a <b>\n  c <b> d <i>\n", "a <b>\nc <b> d <i>", "<i>", (3, 11)),
        ("stem: >-\n  a\n  b <i>\n", "a b <i>", "<i>", (3, 5)),
        ('stem: "a\\n<i>"', "a\n<i>", "<i>", (1, 11)),
    ],
)
def test_it_is_found_again_in_the_source(source: str, text: str, needle: str, place: tuple[int, int]) -> None:
    start = text.index(needle)
    found = place_of(span_of(source), text, start, start + len(needle))
    assert (found.position, found.text) == (place, needle)


def test_the_second_in_the_text_is_the_second_in_the_source() -> None:
    text = "`<b>` <b> x"
    found = place_of(span_of(f"|\n  {text}\n"), text, 6, 9)
    assert found.position == (2, 9)


def test_the_last_one_counts_where_the_source_has_fewer() -> None:
    found = place_of(span_of("<b>"), "<b> <b>", 4, 7)
    assert found.position == (1, 1)


def test_only_the_text_s_own_place_is_searched() -> None:
    source = "a: <b>\nb: x <b>\nc: <b>"
    found = place_of(span_of(source, "x <b>"), "x <b>", 2, 5)
    assert found.position == (2, 6)


@pytest.mark.parametrize(("start", "end"), [(0, 3), (1, 1)])
def test_the_whole_text_is_the_place_of_what_is_not_there(start: int, end: int) -> None:
    span = span_of("a: b")
    assert place_of(span, "xyz", start, end) == span


def test_a_text_without_a_source_has_no_places() -> None:
    assert place_of(None, "abc", 0, 1) is None
    assert place_of_reference(None, "a.png") is None


@pytest.mark.parametrize(
    ("text", "reference", "column"),
    [
        ("a.png ![](a.png)", "a.png", 11),
        ("![a.png](<a.png>)", "a.png", 11),
        ("ba.png <img src='a.png'>", "a.png", 18),
        ('<img src="a.png">', "a.png", 11),
        ('"<img src=\\"a.png\\">"', "a.png", 13),
        ("<img src = a.png>", "a.png", 12),
        ("a.mp3 [sound: a.mp3]", "a.mp3", 15),
        ("[a]: a.png", "a.png", 6),
        ("![](a%20b.png)", "a%20b.png", 5),
        ("<img src='a&amp;b.png'>", "a&b.png", 11),
        ("![](e\u0301.png)", "é.png", 5),
        ("![a](a.png) ![b](b.png)", "b.png", 18),
        ("a.png", "a.png", 1),
        ("x", "a.png", 1),
        ("x", "", 1),
    ],
)
def test_a_reference_is_found_where_it_refers(text: str, reference: str, column: int) -> None:
    assert place_of_reference(span_of(text), reference).position == (1, column)

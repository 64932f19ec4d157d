"""Fields as people read them."""

from __future__ import annotations

import pytest

from ankibuild.changes.plain import clean, readable, short


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Plain &amp; simple", "Plain & simple"),
        ("<p>One</p><p>Two<br>three</p>", "One Two three"),
        ("<ul><li>Lyon</li><li class=x data-correct>Paris</li></ul>", "• Lyon ✓ Paris"),
        ("<b>bo</b>ld", "bold"),
        ('<img src="map.png"> and [sound:a.mp3]', "map.png and [sound:a.mp3]"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("a\n\n  b\tc", "a b c"),
    ],
)
def test_a_field_is_one_line_of_text(field: str, expected: str) -> None:
    assert readable(field) == expected


def test_what_a_terminal_would_obey_is_taken_out() -> None:
    assert clean("\x1b[31mred\x07\x9b2J and\u200d joined") == "[31mred2J and\u200d joined"


def test_a_long_text_ends_after_a_word() -> None:
    assert short("one two three", 9) == "one two…"
    assert short("x" * 20, 9) == "x" * 9 + "…"
    assert short("one two", 9) == "one two"

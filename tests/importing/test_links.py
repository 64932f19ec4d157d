"""Links to files, found in a text and led elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.importing.links import relink


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](x.png)", "![a](NEW/x.png)"),
        ("![a](<x y.png> 'title')", "![a](<NEW/x y.png> 'title')"),
        ("![a](x_(1).png)", "![a](NEW/x_(1).png)"),
        ('<img src="x.png" alt="">', '<img src="NEW/x.png" alt="">'),
        ("<a href='x.pdf'>", "<a href='NEW/x.pdf'>"),
        ("[sound:x.mp3]", "[sound:NEW/x.mp3]"),
        ("![a][b]\n\n[b]: x.png", "![a][b]\n\n[b]: NEW/x.png"),
        ("[a](https://example.org/x.png)", "[a](https://example.org/x.png)"),
        ("[a](//example.org) [b](#c) <mailto:a@example.org>", "[a](//example.org) [b](#c) <mailto:a@example.org>"),
        ("plain = text", "plain = text"),
    ],
)
def test_a_link_to_a_file_is_led_elsewhere(text: str, expected: str) -> None:
    assert relink(text, lambda address: f"NEW/{address}") == expected


@given(st.text(alphabet="[]()<>='\"! srchef:.png\n"))
def test_without_a_change_the_text_stays(text: str) -> None:
    assert relink(text, lambda address: address) == text

"""The media that fields refer to."""

from __future__ import annotations

import time

import pytest

from ankibuild.readers.anki_notes.media import with_media


def place(name: str) -> str:
    return f"new/{name}" if name != "gone" else ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="a.png" alt="x">', '<img src="new/a.png" alt="x">'),
        ("<img src=a.png>", '<img src="new/a.png">'),
        ("<img alt='>' src='a&amp;b.png'>", "<img alt='>' src=\"new/a&amp;b.png\">"),
        ("[sound:a.mp3]", '<audio src="new/a.mp3"></audio>'),
        ('<img src="gone">', "[picture: gone]"),
        ("[sound:gone]", "[sound: gone]"),
        ('<img src="https://example.org/a.png">', '<img src="https://example.org/a.png">'),
        ("<img>", "<img>"),
        ("no media", "no media"),
    ],
)
def test_references_get_their_new_addresses(html: str, expected: str) -> None:
    assert with_media(html, place) == expected


@pytest.mark.parametrize("piece", ["<img ", "[sound:", '<img src="', "<img src="])
def test_broken_references_take_no_time(piece: str) -> None:
    started = time.perf_counter()
    with_media(piece * 3000, place)
    assert time.perf_counter() - started < 60

"""A note as its fields."""

from __future__ import annotations

import time

import pytest

from ankibuild.readers.anki_notes.fields import NoteField, OldNote, text_of
from ankibuild.source import Source


def test_html_is_read_line_by_line() -> None:
    assert text_of("one<br>two <b>words</b><div>three &amp; more</div>") == "one\ntwo words\nthree & more"
    assert text_of(" plain ") == "plain"


def test_comments_styles_and_tags_are_not_seen() -> None:
    assert text_of("a<!-- b --><style>c</style> <i title='>'>d</i> < e &nbsp;&lt;") == "a d < e <"
    assert text_of("<!-- never closed") == "<!-- never closed"


@pytest.mark.parametrize("piece", ["<a ", "<!--", '<img src="', "<style>", "<", "&#", "<div ", "</"])
def test_broken_html_takes_no_time(piece: str) -> None:
    started = time.perf_counter()
    text_of(piece * 50_000)
    assert time.perf_counter() - started < 60


def test_a_field_that_shows_nothing_is_empty() -> None:
    assert NoteField("Front", "<br>", 0, 4).cell.is_blank
    assert not NoteField("Front", '<img src="a.png">', 0, 17).cell.is_blank
    assert not NoteField("Front", "[sound:a.mp3]", 0, 13).cell.is_blank


def test_plain_fields_are_no_html() -> None:
    cell = NoteField("Front", "a < b", 0, 5, is_html=False).cell
    assert (cell.text, cell.html) == ("a < b", "")


def test_a_note_knows_its_names_and_place() -> None:
    source = Source("a.txt", "front back")
    note = OldNote(source, (NoteField("Front", "front", 0, 5), NoteField("Back", "back", 6, 10)))
    assert (note.names, note.span.text, len(note.row)) == (("Front", "Back"), "front back", 2)
    assert note.sheet.source is source

"""Edits of a text."""

from __future__ import annotations

from ankibuild.importing.splicing import TextEdit, spliced


def test_edits_are_made_at_once_and_in_order() -> None:
    edits = [TextEdit(4, 4, "!"), TextEdit(0, 1, "A"), TextEdit(4, 4, "?")]
    assert spliced("abcd", edits) == "Abcd!?"


def test_line_breaks_are_those_of_the_text() -> None:
    assert spliced("a\r\nb", [TextEdit(1, 1, "\nx")]) == "a\r\nx\r\nb"
    assert spliced("a\nb", [TextEdit(1, 1, "\nx")]) == "a\nx\nb"

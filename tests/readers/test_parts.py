"""Parts of questions that several readers make."""

from __future__ import annotations

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.parts import joined
from ankibuild.source import Source, Span

SPAN = Span(Source("a.xml", "text"), 0, 4)


def test_texts_are_joined_as_paragraphs_at_the_place_of_the_first() -> None:
    assert joined([NO_TEXT, Text(" a ", SPAN), Text("\n"), Text("b")]) == Text("a\n\nb", SPAN)
    assert joined([]) == NO_TEXT


def test_a_text_of_one_line_stays_one_beside_others() -> None:
    assert joined([Text("1. FC Köln", SPAN), Text("- 5 °C"), Text("- a\n- b")]).value == (
        "1\\. FC Köln\n\n\\- 5 °C\n\n- a\n- b"
    )

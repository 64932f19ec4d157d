"""Parts of questions that several readers make."""

from __future__ import annotations

from ankibuild.model import NO_TEXT, Kind, RawOption, Text
from ankibuild.readers.parts import Parts, joined, raw_question
from ankibuild.source import Source, Span

SPAN = Span(Source("a.xml", "text"), 0, 4)


def test_texts_are_joined_as_paragraphs_at_the_place_of_the_first() -> None:
    assert joined([NO_TEXT, Text(" a ", SPAN), Text("\n"), Text("b")]) == Text("a\n\nb", SPAN)
    assert joined([]) == NO_TEXT


def test_a_text_of_one_line_stays_one_beside_others() -> None:
    assert joined([Text("1. FC Köln", SPAN), Text("- 5 °C"), Text("- a\n- b")]).value == (
        "1\\. FC Köln\n\n\\- 5 °C\n\n- a\n- b"
    )


def test_a_question_has_its_parts_and_the_texts_that_say_something() -> None:
    parts = Parts(Kind.SHORT, (RawOption(Text("iron"), correct=True),), feedback=(Text("It rusts."),))
    one = raw_question(SPAN, parts, {"stem": Text("Which?"), "hint": NO_TEXT}, deck="::A", tags=("t",), borrowed=True)
    assert {name: text.value for name, text in one.texts.items()} == {"kind": "short", "stem": "Which?"}
    assert (one.options, one.deck, one.tags, one.shuffle, one.borrowed) == (parts.options, "::A", ("t",), True, True)

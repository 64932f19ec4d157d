"""How the texts of a file are written."""

from __future__ import annotations

from ankibuild.readers.records.style import Style, style_of


def test_the_users_word_decides() -> None:
    assert style_of("markdown", ["<p>a</p>"], []) == Style("markdown")
    assert Style("markdown").markdown("**a** &lt;") == "**a** &lt;"


def test_an_element_around_a_whole_question_is_html() -> None:
    assert style_of("", ["<p>a</p>", "b"], []).texts == "html"
    assert style_of("", ["What does <p> begin?"], []).texts == "plain"


def test_entities_are_decoded_where_no_text_has_what_they_stand_for() -> None:
    style = style_of("", ["Who wrote &quot;Emma&quot;?"], ["Jane Austen"])
    assert style.entities
    assert "Emma" in style.markdown("&quot;Emma&quot;")
    assert "quot" not in style.markdown("&quot;Emma&quot;")
    assert not style_of("", ["What is &quot; in HTML?"], ['a quote: "']).entities
    assert not style_of("", ["R&D; what?"], []).entities


def test_what_plain_texts_look_like_is_noted() -> None:
    assert style_of("", ["Press <b>one</b>"], []).looks_like == "HTML"
    assert style_of("", ["Which?"], ["`one`"]).looks_like == "Markdown"
    assert style_of("", ["# of bones?"], ["- 5", "* 6"]).looks_like == ""

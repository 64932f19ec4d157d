"""Pieces as one Markdown text."""

from ankibuild.markup.parsing import parse
from ankibuild.readers.page.joining import joined
from ankibuild.readers.page.seen import pieces_of_html
from ankibuild.readers.page.typed import pieces_of_text
from ankibuild.source import Source

HTML = "<h2>A</h2><ol><li>b</li><li><p>c</p><p>d</p></li></ol><h3>E</h3><p>f</p>"


def of_text(text: str) -> str:
    return joined(pieces_of_text(Source("a.txt", text))).value


def test_the_highest_heading_is_of_the_third_level() -> None:
    assert of_text("## A\n\nb.\n\n### C\n\nd.") == "### A\n\nb.\n\n#### C\n\nd."


def test_lists_keep_their_numbers_and_bullets() -> None:
    assert of_text("a:\n• b\n• c\n\n1. d\n2. e") == "a:\n\n- b\n- c\n\n1. d\n2. e"


def test_lines_stay_lines_but_those_that_were_wrapped() -> None:
    wrapped = "A long line of a paragraph that goes on and on until"
    assert of_text(f"{wrapped}\nits end.\nNew line.\n\nApart.") == f"{wrapped}\nits end.\\\nNew line.\n\nApart."


def test_all_paragraphs_of_an_item_stand_in_it() -> None:
    found = joined(pieces_of_html(Source("a.html", HTML), parse(HTML))).value
    assert found == "### A\n\n1. b\n2. c\n\n   d\n\n#### E\n\nf"


def test_nothing_is_no_text() -> None:
    assert joined([]).value == ""


def test_the_first_heading_is_never_deeper_than_those_below_it() -> None:
    assert of_text("### A\n\nb.\n\n## C\n\nd.\n\n### E\n\nf.") == "### A\n\nb.\n\n### C\n\nd.\n\n#### E\n\nf."

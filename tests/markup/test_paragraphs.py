"""Texts joined to one."""

from ankibuild.markup import paragraphs


def test_texts_become_paragraphs_and_empty_ones_vanish() -> None:
    assert paragraphs("a", "", " \n", "b\n\nc") == "a\n\nb\n\nc"


def test_one_line_stays_a_line_also_among_others(render) -> None:
    assert paragraphs("1. FC Köln") == "1. FC Köln"
    assert paragraphs("# 1", "- x") == "\\# 1\n\n\\- x"
    assert render(paragraphs("1. FC Köln", "x")).html == "<p>1. FC Köln</p>\n<p>x</p>"

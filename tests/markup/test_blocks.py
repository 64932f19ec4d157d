"""Blocks and how they are joined."""

from ankibuild.markup.blocks import Block, Writer, code_block, joined
from ankibuild.markup.elements import Element
from ankibuild.markup.parsing import parse


def first(html: str) -> Element:
    child = parse(html).children[0]
    assert isinstance(child, Element)
    return child


def blocks(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in Writer().blocks(parse(html).children)]


def test_a_paragraph_of_one_line_may_stand_alone() -> None:
    assert Writer().blocks(["1. x"]) == [Block("1\\. x", "paragraph", "1. x")]


def test_what_a_list_cannot_hold_makes_the_whole_list_html() -> None:
    assert blocks("<ul><li>a<table><tr><td>b</td></tr></table></li></ul>")[0][0] == "html"


def test_a_loose_list_has_blank_lines() -> None:
    assert blocks("<ul><li><p>a</p></li><li><p>b</p></li></ul>") == [("ul", "- a\n\n- b")]


def test_two_lists_are_kept_apart() -> None:
    assert joined([Block("- a", "ul"), Block("- b", "ul")]) == "- a\n\n<!-- -->\n\n- b"


def test_code_is_fenced_by_more_ticks_than_it_holds() -> None:
    assert code_block(first("<pre>a\n```\nb</pre>")) == "````\na\n```\nb\n````"


def test_code_with_marks_is_no_fenced_code() -> None:
    assert code_block(first("<pre>a <strong>b</strong></pre>")) == ""


def test_lists_nest_in_markdown_only_so_deep() -> None:
    assert "<ul>" in blocks("<ul><li>a" * 20)[0][1]

"""The blocks of a Markdown text."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.blocks import Block, blocks, is_wrapper, without_tags
from ankibuild.readers.markdown_quiz.lines import Line, split_lines, value
from ankibuild.source import Source


def blocks_of(text: str) -> list[Block]:
    return blocks(split_lines(Source("a.md", text)))


def test_each_block_has_its_kind_and_lines() -> None:
    found = blocks_of("# Title #\n\nText\n\n- a\n- b\n\n---\n\n> c\n\n```\nd\n```\n\n| e | f |\n| - | - |\n")
    assert [block.kind for block in found] == ["heading", "paragraph", "bullets", "rule", "quote", "code", "table"]
    assert value(found[0].lines) == "Title"
    assert [block.level for block in blocks_of("One\n===\n\n### Two")] == [1, 3]


def test_items_have_no_marker_and_no_indentation() -> None:
    found = blocks_of("10. one\n\n    ```\n    x\n    ```\n11. two\n")[0]
    assert [value(item) for item in found.items] == ["one\n\n```\nx\n```", "two"]
    assert found.numbers == (10, 11)
    assert found.items[1][0] == Line("two", 35)


def test_numbers_that_do_not_rise_are_counted() -> None:
    assert blocks_of("1. a\n1. b\n1. c\n")[0].numbers == (1, 2, 3)
    assert blocks_of("1. a\n3. b\n")[0].numbers == (1, 3)


def test_a_folded_part_has_its_summary_and_what_is_inside() -> None:
    found = blocks_of("a\n<details><summary><b>Answer</b></summary>\n<p>\n\n**B**\n\n</p>\n</details>\nb\n")
    assert [block.kind for block in found] == ["paragraph", "details", "paragraph"]
    assert (found[1].summary, value(found[1].lines)) == ("Answer", "**B**")


def test_a_folded_part_in_code_is_code() -> None:
    assert [block.kind for block in blocks_of("```html\n<details>\n</details>\n```\n")] == ["code"]


def test_a_folded_part_that_never_ends_holds_the_rest() -> None:
    found = blocks_of("<details>\n<summary>\nOne\nTwo\n</summary>\nrest\n")
    assert (found[0].summary, value(found[0].lines)) == ("One Two", "rest")


def test_tags_that_only_wrap_hide_nothing() -> None:
    assert [block.kind for block in blocks_of("<div dir='rtl'>\n1. one\n</div>\n")] == ["ordered"]


def test_comments_are_wrappers() -> None:
    assert is_wrapper([Line("<!-- a", 0), Line("b -->", 7)])
    assert not is_wrapper([Line("<b>c</b>", 0)])
    assert without_tags("<b>c</b>") == "c"

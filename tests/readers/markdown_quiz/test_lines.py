"""Lines that know where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.markdown_quiz.lines import (
    Line,
    dedented,
    in_fences,
    mended,
    span_of,
    split_lines,
    text_of,
    trimmed,
    value,
)
from ankibuild.source import Source


@given(st.text(alphabet="a \n\r\t", max_size=40))
def test_lines_stand_where_they_say(text: str) -> None:
    source = Source("a.md", text)
    for line in split_lines(source):
        assert text.startswith(line.text, line.start)


def test_a_line_is_cut_with_its_place() -> None:
    assert Line("- [x]  word ", 10).cut(5) == Line("word ", 17)
    assert Line("word  (correct)", 3).head(4) == Line("word", 3)


def test_indentation_is_taken_by_columns() -> None:
    assert dedented(Line("    code", 0), 2) == Line("  code", 2)
    assert dedented(Line("\tcode", 0), 4) == Line("code", 1)
    assert dedented(Line("code", 5), 4) == Line("code", 5)


def test_blank_lines_around_a_text_are_no_part_of_it() -> None:
    source = Source("a.md", "\n one\n\ntwo\n\n")
    lines = split_lines(source)
    assert [line.text for line in trimmed(lines)] == [" one", "", "two"]
    assert value(lines) == " one\n\ntwo"
    assert span_of(source, lines).text == " one\n\ntwo"
    assert text_of(source, []).value == ""


def test_fences_hide_what_stands_in_them() -> None:
    source = Source("a.md", "a\n```js\n- [x] b\n~~~\n```\nc\n`` `d` ``\n")
    assert in_fences(split_lines(source)) == [False, True, True, True, True, False, False, False]


def test_a_tab_that_reaches_further_than_the_columns_leaves_spaces() -> None:
    line = dedented(Line("\t- a", 10), 3)
    assert (line.text, line.start) == (" - a", 10)
    assert dedented(Line("\t- a", 10), 4) == Line("- a", 11)


def test_slips_that_hide_questions_are_mended() -> None:
    source = Source("a.md", "###Q2. Why?\n\n-[x] a\n\n```\n###Q3\n```\n#tag\n")
    found = mended(split_lines(source))
    assert [line.text for line in found] == ["### Q2. Why?", "", "- [x] a", "", "```", "###Q3", "```", "#tag", ""]
    assert source.text[found[0].start + 4 :].startswith("Q2")
    assert source.text[found[2].start + 2 :].startswith("[x]")


def test_a_fence_that_closes_with_a_language_ends_above_boxes() -> None:
    found = mended(split_lines(Source("a.md", "```css\na {}\n ```md\n- [x] yes\n- [ ] no\n")))
    assert in_fences(found) == [True, True, True, False, False, False]

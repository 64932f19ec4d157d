"""Lists, quotations and headings as people write them; what CommonMark makes of each was asked of an implementation."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.render.lists import normalize

_INLINE = re.compile(r"</?(?:p|code|div)\b[^>]*>")
_BLOCK = re.compile(r" *(<[^>]*>) *")

CASES = [
    ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
    ("+ a\n+ b", "<ul><li>a</li><li>b</li></ul>"),
    ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
    ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
    ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    ("text\n- a\n- b", "text<ul><li>a</li><li>b</li></ul>"),
    ("text\n1. a\n2. b", "text<ol><li>a</li><li>b</li></ol>"),
    ("text\n1) a\n2) b", "text<ol><li>a</li><li>b</li></ol>"),
    ("text\n5. a\nb", "text 5. a b"),
    ("text\n-\nb", "<h2>text</h2>b"),
    ("text\n- a\n  - b\ntext", "text<ul><li>a<ul><li>b text</li></ul></li></ul>"),
    ("text\n\n- a\n\ntext", "text<ul><li>a</li></ul>text"),
    ("-a\n-b", "-a -b"),
    ("1.a\n2.b", "1.a 2.b"),
    ("- a\n  - b\n  - c\n- d", "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"),
    ("- a\n   - b\n      - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    ("- a\n    - b\n        - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    ("- a\n\t- b\n\t\t- c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
    ("- a\n - b\n  - c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
    (" - a\n - b", "<ul><li>a</li><li>b</li></ul>"),
    ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
    ("1. a\n    - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
    ("1. a\n  - b\n2. c", '<ol><li>a</li></ol><ul><li>b</li></ul><ol start="2"><li>c</li></ol>'),
    ("10. a\n11. b\n    - c", '<ol start="10"><li>a</li><li>b<ul><li>c</li></ul></li></ol>'),
    ("- a\n  1. b\n  2. c\n- d", "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"),
    ("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
    ("- - a\n  - b\n- c", "<ul><li><ul><li>a</li><li>b</li></ul></li><li>c</li></ul>"),
    ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ("- a\n\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ("- a\n\n  b\n- c", "<ul><li>a b</li><li>c</li></ul>"),
    ("1. a\n\n   b\n\n   - c\n\n2. d", "<ol><li>a b<ul><li>c</li></ul></li><li>d</li></ol>"),
    ("1. a\n   - b\n\n      - c\n1. d", "<ol><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ol>"),
    ("1. a\n\n   - b\n   - c\n2. d", "<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>"),
    ("- a\n  b\n- c", "<ul><li>a b</li><li>c</li></ul>"),
    ("- a\nb\n- c", "<ul><li>a b</li><li>c</li></ul>"),
    ("- a\n\nb\n\n- c", "<ul><li>a</li></ul>b<ul><li>c</li></ul>"),
    ("- a\n- \n- b", "<ul><li>a</li><li></li><li>b</li></ul>"),
    ("-\n  a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ("- a\n-\n  - b", "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>"),
    ("- a\n-    \n  - b", "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>"),
    ("10. a\n    > b", '<ol start="10"><li>a<blockquote>b</blockquote></li></ol>'),
    ("- a\n-\n- b", "<ul><li>a</li><li></li><li>b</li></ul>"),
    ("-   a\n-   b\n    c", "<ul><li>a</li><li>b c</li></ul>"),
    ("- a\n\n      b", "<ul><li>a<pre>b</pre></li></ul>"),
    ("    - a\n    - b\n\nc", "<pre>- a - b</pre>c"),
    ("- [ ] a\n- [x] b", "<ul><li>[ ] a</li><li>[x] b</li></ul>"),
    ("> a\n> - b\n>   - c\n> - d", "<blockquote>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></blockquote>"),
    ("> - a\n> - b\n\nc", "<blockquote><ul><li>a</li><li>b</li></ul></blockquote>c"),
    (">> a\n>> - b", "<blockquote><blockquote>a<ul><li>b</li></ul></blockquote></blockquote>"),
    ("text\n> a\n> b", "text<blockquote>a b</blockquote>"),
    ("> a\nb", "<blockquote>a b</blockquote>"),
    ("> a  \n> b\n>\n> - c", "<blockquote>a<br>b<ul><li>c</li></ul></blockquote>"),
    ("- > a\n- b", "<ul><li><blockquote>a</blockquote></li><li>b</li></ul>"),
    ("- a\n  > b\n  > c\n- d", "<ul><li>a<blockquote>b c</blockquote></li><li>d</li></ul>"),
    ("- a\n> b", "<ul><li>a</li></ul><blockquote>b</blockquote>"),
    ("- # a\n- b", "<ul><li><h1>a</h1></li><li>b</li></ul>"),
    ("- a\n  # b\n- c", "<ul><li>a<h1>b</h1></li><li>c</li></ul>"),
    ("- a\n# b\n- c", "<ul><li>a</li></ul><h1>b</h1><ul><li>c</li></ul>"),
    ("# a\n- b", "<h1>a</h1><ul><li>b</li></ul>"),
    ("- a\n---\n- b", "<ul><li>a</li></ul><hr><ul><li>b</li></ul>"),
    ("- a\n\n---\n\n- b", "<ul><li>a</li></ul><hr><ul><li>b</li></ul>"),
    ("* * *\n- a", "<hr><ul><li>a</li></ul>"),
    ("text\n---\n- a", "<h2>text</h2><ul><li>a</li></ul>"),
    (
        "- | a |\n  |---|\n  | b |",
        "<ul><li><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></li></ul>",
    ),
    ("- a  \n  b", "<ul><li>a<br>b</li></ul>"),
    ("a:\n    - b\n\nc", "a: - b c"),
]


def shape(html: str) -> str:
    """HTML with the tags of lists, quotations and headings alone, each run of white space as one space."""
    return _BLOCK.sub(r"\1", " ".join(_INLINE.sub(" ", html).split()))


@pytest.mark.parametrize(("text", "html"), CASES)
def test_blocks_are_where_their_author_sees_them(html_of, text: str, html: str) -> None:
    assert shape(html_of(text)) == html


@pytest.mark.parametrize(
    "text", ["- a\n  ```\n  x\n  ```\n- b", "- ```\n  x\n  ```\n- b", "1. a\n\n   ~~~\n   x\n   ~~~\n2. b"]
)
def test_code_in_a_list_item_stays_in_it(html_of, text: str) -> None:
    html = html_of(text)
    assert html.count("<li>") == 2
    assert html.index("<pre>") < html.index("</li>")
    assert "```" not in html


def test_quotations_within_quotations_have_an_end(render) -> None:
    assert "a" in render(">" * 5000 + "a\n- b").html


def test_lists_within_lists_have_an_end(render) -> None:
    html = render("".join(f"{'  ' * level}- item{level}\n" for level in range(500))).html
    assert html.count("<ul>") < 60
    assert all(f"item{level}" in html for level in range(500))


@given(st.lists(st.text(st.sampled_from("-*+>#1.) ab|"), max_size=12), max_size=12))
def test_no_letter_is_lost_and_no_line_changes_its_place(lines: list[str]) -> None:
    def letters(lines: list[str]) -> str:
        return "".join(character for character in "\n".join(lines) if character in "ab|#")

    assert letters(normalize(lines)) == letters(lines)


@pytest.mark.parametrize("lines", [["a", "b"], ["a", "", "b"], ["    a", "b"], ["- a", "    - b", "", "c"]])
def test_what_is_in_order_stays_as_it_is(lines: list[str]) -> None:
    assert normalize(lines) == lines

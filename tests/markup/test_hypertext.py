"""HTML becomes Markdown that shows the same: each letter with its formats, in the same blocks, after the same breaks."""

import time
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ankibuild.markup import html_to_markdown

MANY = settings(max_examples=300, deadline=None)

SAME = {"b": "strong", "i": "em"}
INLINE = ["strong", "em", "code", "sub", "sup", "u", "a"]
BLOCKS = ["p", "div", "ul", "ol", "li", "blockquote", "h2", "h3", "pre", "table", "tr", "td", "th", "dl", "dt", "dd"]
SEEN = {"ul", "ol", "li", "blockquote", "h2", "h3", "pre", "td", "th", "dt", "dd", "hr"}


class _Letters(HTMLParser):
    """Each letter: itself, what it comes after (nothing, a space, a break), its formats, the blocks it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[tuple[str, str, frozenset[str], tuple[str, ...]]] = []
        self.open: list[str] = []
        self.after = "break"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = SAME.get(tag, tag)
        if tag in BLOCKS or tag in ("br", "hr"):
            self.after = "break"
        if tag == "hr":
            self.letters.append(("hr", "", frozenset(), ()))
        elif tag not in ("br", "img"):
            self.open.append(f"a {unquote(dict(attrs).get('href') or '')}" if tag == "a" else tag)
        if tag == "img":
            self.add(f"img {dict(attrs).get('src')} {dict(attrs).get('alt')}")

    def handle_endtag(self, tag: str) -> None:
        tag = SAME.get(tag, tag)
        while self.open and self.open.pop().split()[0] != tag:
            pass
        if tag in BLOCKS:
            self.after = "break"

    def handle_data(self, data: str) -> None:
        for character in data:
            if character == "\n" and "pre" in self.open:
                self.after = "break"
            elif character.isspace():
                self.after = self.after or "space"
            else:
                self.add(character)

    def add(self, what: str) -> None:
        names = [tag.split()[0] for tag in self.open]
        formats = frozenset(tag for tag, name in zip(self.open, names, strict=True) if name in INLINE)
        blocks = tuple(name for name in names if name in SEEN)
        self.letters.append((what, self.after, formats - ({"code"} if "pre" in blocks else set()), blocks))
        self.after = ""


def letters(html: str) -> list[tuple[str, str, frozenset[str], tuple[str, ...]]]:
    reader = _Letters()
    reader.feed(html)
    reader.close()
    return reader.letters


WORDS = ["word", "a b", "x", "*", "**", "_", "1.", "-", "- ", "#", "# ", ">", "&gt; ", "&lt;b&gt;", "&amp;amp;", "|", "[a](b)"]
WORDS += ["`", "``", "\\", "\\*", "~~", "$5", "!", "[", "]", ":", ".", "(", ")", '"', "é", "字", "{{c1::x}}", "===", "---"]
WORDS += [" ", "\n", "2)", "+", "snake_case", "3 * 4", "[^1]", "![x]", "&#42;"]
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join)
code = st.sampled_from(["x", "a*b", "a`b", "``", "&lt;i&gt;", "$x$", "a  b", "\\", "{{c1::x}}", "|"])


def tagged(name: str, inner: st.SearchStrategy[str], attributes: str = "") -> st.SearchStrategy[str]:
    return inner.map(lambda content: f"<{name}{attributes}>{content}</{name}>")


def joined(parts: st.SearchStrategy[str], size: int = 4) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=1, max_size=size).map("".join)


picture = st.just('<img src="a.png" alt="x *y* [z]">')
simple = text | tagged("code", code) | st.just("<br>") | picture
formats = st.sampled_from(["b", "i", "strong", "em", "sub", "u", "span"])


def formatted(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(formats, joined(inner, 3)).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>")


link = tagged("a", joined(text, 2), ' href="http://a.bc/d_(e)"')
inline = joined(simple | link | formatted(simple | formatted(text)), 5)
pre = tagged("pre", joined(st.sampled_from(["x", "a b", "\n", "  y", "*", "&lt;", "`", "```", "$x$"]), 5).map("q".__add__))
table = st.lists(st.tuples(inline, inline), min_size=1, max_size=2).map(
    lambda rows: (
        "<table><tr><th>A</th><th>B</th></tr>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows) + "</table>"
    )
)


def blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = joined(tagged("li", inner | inline), 3)
    return joined(
        inline | tagged("p", inline) | tagged("h2", inline) | st.sampled_from(["<hr>", "<p></p>"]) | pre | table
        | tagged("ul", items) | tagged("ol", items) | tagged("blockquote", inner) | tagged("div", inner)
        | tagged("p", inline, ' dir="rtl"') | tagged("dl", tagged("dt", inline)), 4
    )  # fmt: skip


documents = blocks(blocks(blocks(inline)))


@MANY
@given(documents)
@example("<b>x\n</b>y")
def test_what_the_html_shows_is_what_is_shown(render, document: str) -> None:
    markdown = html_to_markdown(document)
    assert letters(render(markdown).html) == letters(document), markdown

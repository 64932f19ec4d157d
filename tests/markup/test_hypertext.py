"""HTML becomes Markdown that shows the same: each letter with its formats, in the same blocks."""

import re
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


WORDS = [
    "word",
    "a b",
    "x",
    "*",
    "**",
    "_",
    "1.",
    "-",
    "- ",
    "#",
    "# ",
    ">",
    "&gt; ",
    "&lt;b&gt;",
    "&amp;amp;",
    "|",
    "[a](b)",
]
WORDS += [
    "`",
    "``",
    "\\",
    "\\*",
    "~~",
    "$5",
    "!",
    "[",
    "]",
    ":",
    ".",
    "(",
    ")",
    '"',
    "é",
    "字",
    "{{c1::x}}",
    "===",
    "---",
]
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
pre = tagged(
    "pre", joined(st.sampled_from(["x", "a b", "\n", "  y", "*", "&lt;", "`", "```", "$x$"]), 5).map("q".__add__)
)


def row(cells: tuple[str, str]) -> str:
    return f"<tr><td>{cells[0]}</td><td>{cells[1]}</td></tr>"


table = st.lists(st.tuples(inline, inline), min_size=1, max_size=2).map(
    lambda rows: (
        "<table><tr><th>A</th><th>B</th></tr>"
        + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
        + "</table>"
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
@example("word<ul><li>word</li><li><ul><li>word<p></p>word</li></ul></li></ul>")
def test_what_the_html_shows_is_what_is_shown(render, document: str) -> None:
    markdown = html_to_markdown(document)
    assert letters(render(markdown).html) == letters(document), markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("no markup", "no markup"),
        ("a &amp; b &lt; c", "a & b < c"),
        ("<p>a<br>b</p><p>c</p>", "a\\\nb\n\nc"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<p><b>Bold </b>and <i>it</i>.</p>", "**Bold** and *it*."),
        ("w<b>o</b>rd", "w**o**rd"),
        ("<b>a</b><i>b</i>", "<strong>a</strong><em>b</em>"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("<code>a`b</code>", "``a`b``"),
        ("<p>1. x</p>", "1. x"),
        ("<p>1. x</p><p>y</p>", "1\\. x\n\ny"),
        ("<p>&nbsp;</p><p>x&nbsp;</p>", "x"),
        ("a<hr>b", "a\n\n---\n\nb"),
        ("<h2>T</h2>x", "## T\n\nx"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc"),
        ("<ul><li>a</li><li>b<ol start='3'><li>c</li></ol></li></ul>", "- a\n- b\n  3. c"),
        ("<ul><li>a</li></ul>", "<ul><li>a</li></ul>"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b"),
        ("<ol type='a'><li>x</li></ol>y", '<ol type="a"><li>x</li></ol>\n\ny'),
        ("<pre><code class='language-c'>int x;\n</code></pre>", "```c\nint x;\n```"),
        ("<table><tr><th>A</th></tr><tr><td>b|c</td></tr></table>", "| A |\n| --- |\n| b\\|c |"),
        ("<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td></tr></table>"),
        ("<img src='a b.png' alt='x'>", "![x](a%20b.png)"),
        ("<img src='a.png' width='9'>", '<img src="a.png" width="9">'),
        ("Hi!<a href='x'>y [1]</a>", "Hi\\![y &#91;1&#93;](x)"),
        ("<a href='?a=1&copy=2'>x</a>", "[x](?a=1&copy=2)"),
        ("<a href='javascript:x'>y</a>", "y"),
        ("<a href='https://a.b/'>https://a.b/</a>", "<https://a.b/>"),
        ("<audio controls><source src='s.mp3'></audio>", "![](s.mp3)"),
        (r"\(x<b>1</b>\) \(a &lt; b\) \[y\] z\(q\)", r"\\(x**1**&#92;) $a < b$ $$y$$ z\(q\)"),
        ("<img class='equation_image' data-equation-content='x^2' src='q'>", "$x^2$"),
        ("<script type='math/tex; mode=display'>a<b</script>", "$$a<b$$"),
        ("[mathjaxinline]x^2[/mathjaxinline]", "$x^2$"),
        ("[mathjax]x[1]^2[/mathjax]", "$$x[1]^2$$"),
        ("<table><tr><th>a</th></tr><tr><td>[mathjax]b[/mathjax]</td></tr></table>", "| a |\n| --- |\n| $$b$$ |"),
        ("<p>word</p>***<p>___</p>", "word\n\n\\*\\*\\*\n\n\\__\\_"),
        ("<math><mi>x</mi><mo>*</mo></math>", "<math><mi>x</mi><mo>&#42;</mo></math>"),
        ("<p class='MsoNormal'><span lang='EN-US'>Hi<o:p></o:p></span></p>", "Hi"),
        ("<p dir='ltr'>x</p>", "x"),
        ("<p dir='rtl'>שלום</p>", '<p dir="rtl">שלום</p>'),
        ("<span style='font-weight: bold'>x</span>", "**x**"),
        ("<b><p>x</p><p>y</p></b>", "**x**\n\n**y**"),
        ("<ruby>漢<rt>kan</rt></ruby>", "<ruby>漢<rt>kan</rt></ruby>"),
        ("<script>x</script><style>y</style><!-- z -->ok", "ok"),
        ("&lt;script&gt; {{c1::x}} [sound:y] *a* *b*", "\\<script> \\{{c1::x}} \\[sound:y] \\*a\\* \\*b\\*"),
    ],
)
def test_markdown_is_as_people_write_it(html: str, markdown: str) -> None:
    assert html_to_markdown(html) == markdown


def test_the_addresses_of_files_are_mapped_and_no_others() -> None:
    html = "<img src='@@F@@/a.png'><a href='https://a.b/c'>x</a><audio src='b.mp3'></audio>"
    markdown = html_to_markdown(html, lambda address: f"new/{address.rpartition('/')[2]}")
    assert markdown == "![](new/a.png)[x](https://a.b/c)![](new/b.mp3)"


def test_a_picture_that_is_not_there_leaves_its_name() -> None:
    assert html_to_markdown("<img src='a.png' alt='A cell'>", lambda address: "") == "[picture: A cell]"


HOSTILE = [
    "<div>",
    "<b><p>",
    "<b title=x>",
    "<",
    "&",
    "<!--",
    "<a b='",
    "<ul><li>",
    "<table><tr><td>",
    "</b>",
    "[a](",
    "$ ",
]
HOSTILE += ["\\(", "`", "*a _b ", "<script>", "<math><mi>", "<pre>", "[", "\\[x\\]", "<br>", "&nbsp;"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_long(piece: str) -> None:
    start = time.perf_counter()
    html_to_markdown(piece * (100_000 // len(piece)))
    assert time.perf_counter() - start < 60


@MANY
@given(
    st.lists(st.sampled_from([*HOSTILE, "</p>", "</li>", "</table>", "</a>", "</i>", "<i>", "x", "word "])).map("".join)
)
def test_of_broken_html_no_word_is_lost(render, html: str) -> None:
    safe = re.sub(r"<!--|<script>|<a b='|<(?![a-z/])|<(?=word)", "", html)
    shown = "".join(letter for letter, *_ in letters(render(html_to_markdown(safe)).html))
    assert shown.count("word") >= safe.count("word")


@MANY
@given(st.text("aZ9é中 ,;.?'()%/–-_*", min_size=1, max_size=12))
@example("words and more")
@example("a _word_ (1)")
def test_words_are_read_the_same_with_and_without_looking_for_html(text: str) -> None:
    """A line of words is passed on as it is; in a `div` it is read like any other HTML."""
    assert html_to_markdown(f"<p>{text}</p>") == html_to_markdown(f"<div>{text}</div>")

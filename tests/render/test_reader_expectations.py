"""What a reader sees: sources and the HTML of the field, one line a rule of the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.render.media import MediaFinder, MediaStore
from ankibuild.render.text import TextRenderer


@pytest.fixture
def render(tmp_path: Path):
    """Renders a text; gives the HTML, the codes of what was said about it, and the cards."""

    def run(text: str, *, cloze: bool = False):
        finder = MediaFinder(MediaStore(tmp_path), tmp_path)
        renderer = TextRenderer(finder)
        html = renderer.render(text, None, cloze=cloze)
        return " ".join(html.split()), [d.code for d in renderer.diagnostics + finder.diagnostics], renderer.cards

    return run


MATH = [
    ("$a_1 * b_1 * c$", r"\(a_1 * b_1 * c\)"),
    ("$x<y$ & $z$", r"\(x&lt;y\) &amp; \(z\)"),
    ("$$\na\n- b\n= c\n$$", r"\[ a - b = c \]"),
    (r"\(a<b\) and \[ x \]", r"\(a&lt;b\) and \[ x \]"),
    ("[$]x^2[/$] [$$]y[/$$]", r"\(x^2\) \[y\]"),
    ("the $n$th element", r"the \(n\)th element"),
    ("**$x$**", r"<strong>\(x\)</strong>"),
    ("| a |\n|---|\n| $x|y$ |", None),
]


@pytest.mark.parametrize(("source", "html"), [pair for pair in MATH if pair[1]])
def test_math_reaches_mathjax_as_typed(render, source: str, html: str) -> None:
    assert render(source)[0] == html


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $6",
        "US$5 or A$6",
        "$HOME and $PATH",
        "costs 5$ or 6$",
        "from $5 to $10, i.e. $x",
        "(5$) and (6$)",
        "$ 5 $",
    ],
)
def test_money_stays_money(render, text: str) -> None:
    assert render(text)[0] == text


CODE = [
    ("`{{x}}` and `$y$`", "<code>{&#123;x}&#125;</code> and <code>$y$</code>"),
    ("`[sound:x.mp3]`", "<code>&#91;sound:x.mp3]</code>"),
    ("**a `$x$` b**", "<strong>a <code>$x$</code> b</strong>"),
    ("``a`b``", "<code>a`b</code>"),
]


@pytest.mark.parametrize(("source", "html"), CODE)
def test_code_shows_as_typed(render, source: str, html: str) -> None:
    assert render(source)[0] == html


@pytest.mark.parametrize(
    "text", ["1. FC Köln", "- 5 °C", "# of items", "+ 3", "No", "1.10", "0x1F", "12:30", "a = b", "snake_case_word"]
)
def test_one_line_stays_as_typed(render, text: str) -> None:
    assert render(text)[0] == text


MARKDOWN = [
    ("a **b** *c* ~~d~~", "a <strong>b</strong> <em>c</em> <del>d</del>"),
    ("Because:\n- one\n- two", "<p>Because:</p> <ul> <li>one</li> <li>two</li> </ul>"),
    ("1. one\n   - sub\n2. two", "<ol> <li>one<ul> <li>sub</li> </ul> </li> <li>two</li> </ol>"),
    ("- a\n  - b", "<ul> <li>a<ul> <li>b</li> </ul> </li> </ul>"),
    ("1) a\n2) b", "<ol> <li>a</li> <li>b</li> </ol>"),
    ("text\n5. five no list", "text 5. five no list"),
    ("[x](https://e.org)", '<a href="https://e.org">x</a>'),
    ("<https://e.org>", '<a href="https://e.org">https://e.org</a>'),
    ("a  \nb", "a<br> b"),
    ("&copy; &lt; AT&T", "© &lt; AT&amp;T"),
]


@pytest.mark.parametrize(("source", "html"), MARKDOWN)
def test_markdown_is_what_its_readers_expect(render, source: str, html: str) -> None:
    assert render(source)[0] == html


def test_a_table_scrolls_in_a_box_of_its_own(render) -> None:
    html = render("a | b\n--|:-:\n1 | 2")[0]
    assert html.startswith('<div class="table"><table>')
    assert html.endswith("</table></div>")
    assert '<td style="text-align:center">2</td>' in html


@pytest.mark.parametrize("source", ["```python\nx = 1\n```", "- a\n  ```python\n  x = 1\n  ```"])
def test_code_in_a_fence_is_highlighted_in_lists_too(render, source: str) -> None:
    html = render(source)[0]
    assert '<div class="highlight">' in html
    assert '<span class="n">x</span>' in html


def test_a_footnote_is_a_number_and_a_note_without_links(render) -> None:
    html = render("Word[^1]\n\n[^1]: The note")[0]
    assert "<sup>" in html
    assert "The note" in html
    assert "<a" not in html


SIGNS = [
    ("vector<int> and a<b and b>c", "vector&lt;int&gt; and a&lt;b and b&gt;c", []),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", ["html-shown-as-text"]),
    ("<b onclick='x'>hi</b>", "<b>hi</b>", ["html-attribute-dropped"]),
    ("<kbd>Ctrl</kbd>", "<kbd>Ctrl</kbd>", []),
]


@pytest.mark.parametrize(("source", "html", "codes"), SIGNS)
def test_html_passes_or_shows_as_text(render, source: str, html: str, codes: list[str]) -> None:
    assert render(source)[:2] == (html, codes)


CLOZES = [
    ("{{c1::Paris}} is", "{{c1::Paris}} is", {1}),
    (r"{{c1::$\frac{a}{b_{c}}$}} x", r"{{c1::\(\frac{a}{b_{c}&#125;\)}} x", {1}),
    ("{{c1::`std::vector`::hint}}", "{{c1::<code>std:&#58;vector</code>::hint}}", {1}),
    ("`{{c1::no}}` {{c2::yes}}", "<code>{&#123;c1:&#58;no}&#125;</code> {{c2::yes}}", {2}),
    ("{{c1::costs $5}} and {{c2::$6}}", "{{c1::costs $5}} and {{c2::$6}}", {1, 2}),
    ("{{c1::a {{c2::b}} c}}", "{{c1::a {{c2::b}} c}}", {1, 2}),
    ("{{c1::**b** and `}}` x}}", "{{c1::<strong>b</strong> and <code>}&#125;</code> x}}", {1}),
]


@pytest.mark.parametrize(("source", "html", "cards"), CLOZES)
def test_deletions_reach_anki_whole(render, source: str, html: str, cards: set[int]) -> None:
    assert render(source, cloze=True) == (html, [], cards)


@pytest.mark.parametrize("source", [r"$c = {{c1::\sqrt{2}}}$", "{{c1::set {a, {b}}}} y", "{{c2::{x}}}"])
def test_a_brace_before_the_end_of_a_deletion_stays_inside(render, source: str) -> None:
    html = render(source, cloze=True)[0]
    assert html.count("}}") == 1
    assert html.count("{{") == 1


def test_a_deletion_without_end_is_an_error(render) -> None:
    assert render("{{c1::open", cloze=True)[1] == ["cloze-unclosed"]


@pytest.mark.parametrize("text", ["{{c1::x}}", "{{Front}}", "}} {{"])
def test_braces_mean_nothing_where_there_is_no_cloze(render, text: str) -> None:
    html, codes, cards = render(text)
    assert ("{{" in html or "}}" in html, codes, cards) == (False, [], set())

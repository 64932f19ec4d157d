"""When Markdown is read, and what becomes of its paragraphs."""

import html as html_module
import threading
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.render.markdown import is_plain, to_html, unwrap
from ankibuild.render.sanitize import clean
from ankibuild.render.scan import scan
from ankibuild.render.tokens import restore, restore_early


@pytest.mark.parametrize(
    "text", ["", "a", "1. FC Köln", "- 5 °C", "# of items", "a | b", "a: b (c) 'd' \"e\"!", "1 + 1 = 2"]
)
def test_a_line_without_signs_is_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("sign", [*"\\`*_{}[]<>&~$\n\r\t\x00\x0b\x1f\x7f\ufdd0\ufdef"])
def test_a_text_with_a_sign_is_not_plain(sign: str) -> None:
    assert not is_plain(f"a{sign}b")


@pytest.mark.parametrize(
    "text",
    [
        "1. FC Köln",
        "2) b",
        "- 5 °C",
        "+ 3",
        "* a",
        "# of items",
        "> 5",
        "=====",
        "---",
        "| a | b |",
        ": a",
        "[Nurse]: Hello",
        "[^1]: a",
        "~~~ a",
        "``` a",
        "5 < 6",
    ],
)
def test_one_line_stays_as_typed(html_of, text: str) -> None:
    assert html_of(text) == html_module.escape(text, quote=False).strip()
    assert html_of(f"{text} **b**") == f"{html_module.escape(text, quote=False)} <strong>b</strong>".strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\nb", "a\nb"),
        ("a  \nb", "a<br>\nb"),
        ("a\\\nb", "a<br>\nb"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("a\r\n\r\nb", "<p>a</p>\n<p>b</p>"),
        ("a\rb", "a\nb"),
        ("# a\nb", "<h1>a</h1>\n<p>b</p>"),
        ("a\n===", "<h1>a</h1>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("    a\n\nb", "<pre><code>a\n</code></pre>\n<p>b</p>"),
        ("[a](b.html)", '<a href="b.html">a</a>'),
        ("[a $x$ `b`](c_d_e)", r'<a href="c_d_e">a \(x\) <code>b</code></a>'),
        ("[a](https://example.org/$1_b_$2)", '<a href="https://example.org/$1_b_$2">a</a>'),
        ("[a](https://example.org/$x$)", '<a href="https://example.org/$x$">a</a>'),
        ('[a](b "c *d* $e$")', '<a href="b" title="c *d* $e$">a</a>'),
        ("# $x_1$ *y*\nz", "<h1>\\(x_1\\) <em>y</em></h1>\n<p>z</p>"),
        (r"\* \_ \` \{\{ \# \\", r"* _ ` {&#123; # " + "\\"),
        (r"\\(x\\) C:\dir \q", r"\<span></span>(x\) C:\dir \q"),
        ("a\tb\n*c*", "a   b\n<em>c</em>"),
        ("\u2028a\u2028 *b*", "a\u2028 <em>b</em>"),
    ],
)
def test_markdown_becomes_html(html_of, text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("html", "unwrapped"),
    [
        ("<p>a</p>", "a"),
        ("\n<p> a </p>\n", "a"),
        ("\n<ul></ul>\n", "<ul></ul>"),
        ("<p>a <b>b</b>\nc</p>\n", "a <b>b</b>\nc"),
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<p>a</p><ul></ul>", "<p>a</p><ul></ul>"),
        ("<p title='t'>a</p>", "<p title='t'>a</p>"),
        ("a", "a"),
        ("", ""),
    ],
)
def test_a_single_paragraph_is_just_its_text(html: str, unwrapped: str) -> None:
    assert unwrap(html) == unwrapped


def test_texts_do_not_know_of_each_other(html_of) -> None:
    first = html_of("[a][b] c[^1]\n\n[b]: https://example.org\n[^1]: d")
    assert "https://example.org" in first
    assert html_of("[a][b] c[^1]\n\ne") == "<p>[a][b] c[^1]</p>\n<p>e</p>"


def test_each_thread_has_its_own_markdown(html_of) -> None:
    text = "- **a**\n- [b](c)\n\n| d |\n|---|\n| e |"
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.extend(html_of(text) for _ in range(20))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [html_of(text)] * 80


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(is_plain))
def test_a_plain_text_is_what_the_long_way_would_make_of_it(render, text: str) -> None:
    text = unicodedata.normalize("NFC", text.strip())
    scanned = scan(text)
    html = unwrap(clean(restore_early(to_html(scanned.text), scanned.tokens)))
    assert html_module.unescape(restore(html, scanned.tokens)) == render(text).html

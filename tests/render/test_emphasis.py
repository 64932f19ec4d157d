"""Emphasis: the examples are those of CommonMark's specification (section 6.2) where it has one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.render.emphasis import marked, unmarked

CASES = [
    ("*foo bar*", "<em>foo bar</em>"),
    ("a * foo bar*", "a * foo bar*"),
    ('a*"foo"*', 'a*"foo"*'),
    ("foo*bar*", "foo<em>bar</em>"),
    ("5*6*78", "5<em>6</em>78"),
    ("_foo bar_", "<em>foo bar</em>"),
    ("_ foo bar_", "_ foo bar_"),
    ('a_"foo"_', 'a_"foo"_'),
    ("foo_bar_", "foo_bar_"),
    ("5_6_78", "5_6_78"),
    ("пристаням_стремятся_", "пристаням_стремятся_"),
    ('aa_"bb"_cc', 'aa_"bb"_cc'),
    ("foo-_(bar)_", "foo-<em>(bar)</em>"),
    ("_foo*", "_foo*"),
    ("*(*foo)", "*(*foo)"),
    ("*(*foo*)*", "<em>(<em>foo</em>)</em>"),
    ("*foo*bar", "<em>foo</em>bar"),
    ("_foo_bar_baz_", "<em>foo_bar_baz</em>"),
    ("_(bar)_.", "<em>(bar)</em>."),
    ("**foo bar**", "<strong>foo bar</strong>"),
    ("** foo bar**", "** foo bar**"),
    ("foo**bar**", "foo<strong>bar</strong>"),
    ("__foo, __bar__, baz__", "<strong>foo, <strong>bar</strong>, baz</strong>"),
    ("**Gomphocarpus (*Gomphocarpus*)**", "<strong>Gomphocarpus (<em>Gomphocarpus</em>)</strong>"),
    ('**foo "*bar*" foo**', '<strong>foo "<em>bar</em>" foo</strong>'),
    ("*foo**bar**baz*", "<em>foo<strong>bar</strong>baz</em>"),
    ("*foo**bar*", "<em>foo**bar</em>"),
    ("***foo** bar*", "<em><strong>foo</strong> bar</em>"),
    ("*foo **bar***", "<em>foo <strong>bar</strong></em>"),
    ("foo***bar***baz", "foo<em><strong>bar</strong></em>baz"),
    ("foo******bar*********baz", "foo<strong><strong><strong>bar</strong></strong></strong>***baz"),
    ("****foo*", "***<em>foo</em>"),
    ("**foo***", "<strong>foo</strong>*"),
    ("*foo****", "<em>foo</em>***"),
    ("_____foo_____", "<em><strong><strong>foo</strong></strong></em>"),
    ("*foo _bar* baz_", "<em>foo _bar</em> baz_"),
    ("*foo __bar *baz bim__ bam*", "<em>foo <strong>bar *baz bim</strong> bam</em>"),
    ("**foo **bar baz**", "**foo <strong>bar baz</strong>"),
    ("~~foo~~ b~~a~~r", "<del>foo</del> b<del>a</del>r"),
    ("~foo~ ~~~foo~~~", "~foo~ ~~~foo~~~"),
    ("~~ foo ~~", "~~ foo ~~"),
    ("**~~foo~~**", "<strong><del>foo</del></strong>"),
    ("*a **b*c", "<em>a **b</em>c"),
    ("*a _b __c* d__ e_", "<em>a _b __c</em> d__ e_"),
    ("**a *b _c** d_ e*", "<em><em>a <em>b _c</em></em> d_ e</em>"),
    ("f(*args, **kwargs)", "f(*args, **kwargs)"),
    ("snake_case_word", "snake_case_word"),
    ("**「foo」**は", "<strong>「foo」</strong>は"),
    ("**Donau**dampf", "<strong>Donau</strong>dampf"),
    ("p*, q**, r***", "p*, q**, r***"),
    ("x))._.*_*c*y", "x)).<em>.*</em><em>c</em>y"),
    ("x*_a__)c__( y", "x*<em>a</em>_)c__( y"),
    ("foo\n*bar*\n_baz_", "foo\n<em>bar</em>\n<em>baz</em>"),
    ("no signs", "no signs"),
]


@pytest.mark.parametrize(("text", "html"), CASES)
def test_emphasis_is_where_commonmark_has_it(text: str, html: str) -> None:
    assert unmarked(marked(text)) == html


def test_the_guard_of_a_line_is_no_letter(html_of) -> None:
    assert html_of("_a_ b") == "<em>a</em> b"
    assert html_of("*(a)* b") == "<em>(a)</em> b"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*[a*b](c)*", '<em><a href="c">a*b</a></em>'),
        ("[*a*](b)", '<a href="b"><em>a</em></a>'),
        ("*`a*`*", "<em><code>a*</code></em>"),
        (r"\*a\* *b\**", "*a* <em>b*</em>"),
        ("*a &lt; b*", "<em>a &lt; b</em>"),
        ("2*3*4 and 2 * 3 * 4", "2*3*4 and 2 * 3 * 4"),
        ("- *a*\n- **b**", "<ul>\n<li><em>a</em></li>\n<li><strong>b</strong></li>\n</ul>"),
        ("![*a*](https:x_y_z.png)", None),
    ],
)
def test_emphasis_comes_last(render, text: str, html: str | None) -> None:
    found = render(text).html
    assert found == html if html else "<em>" not in found


def test_emphasis_nests_only_so_deep(render) -> None:
    html = render("*a " * 100 + "b" + "* c" * 100).html
    assert html.count("<em>") == html.count("</em>") == 40
    assert html.count("*") == 120


@given(st.text(st.sampled_from("*_~ab (.\n"), max_size=40))
def test_no_letter_is_lost_and_every_tag_is_closed(text: str) -> None:
    html = unmarked(marked(text))
    opened: list[str] = []
    for slash, tag in re.findall("<(/?)([a-z]+)>", html):
        assert not slash or opened.pop() == tag
        if not slash:
            opened.append(tag)
    assert not opened
    rest = re.sub("<[^>]*>", "", html)
    assert rest.translate(str.maketrans("", "", "*_~")) == text.translate(str.maketrans("", "", "*_~"))

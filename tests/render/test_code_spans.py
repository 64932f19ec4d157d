"""Code within a line."""

import pytest

from ankibuild.render.code_spans import CodeSpans, code_html


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("`a` b", "`a`"),
        ("``a`b`` c", "``a`b``"),
        ("`a``b` c", "`a``b`"),
        ("`a\nb` c", "`a\nb`"),
        ("`a\n` c", "`a\n`"),
        ("`a\n> b` c", "`a\n> b`"),
        ("`$x$ {{c1::y}}`", "`$x$ {{c1::y}}`"),
        ("` `", "` `"),
    ],
)
def test_code_ends_at_the_next_run_of_as_many_backticks(text: str, code: str) -> None:
    width = len(text) - len(text.lstrip("`"))
    assert CodeSpans(text).end(0, width) == len(code)


@pytest.mark.parametrize(
    "text",
    [
        "`a",
        "``a`",
        "`a``",
        "`a\n\nb`",
        "`a\n \nb`",
        "`a\n- b`",
        "`a\n2. b`",
        "`a\n1) b`",
        "`a\n# b`",
        "`a\n| b`",
        "`a\n```\nb`",
        "`a\n~~~\nb`",
        "`a\n>\n> b`",
    ],
)
def test_code_never_leaves_its_paragraph(text: str) -> None:
    width = len(text) - len(text.lstrip("`"))
    assert CodeSpans(text).end(0, width) == -1


@pytest.mark.parametrize(
    ("text", "has_code"), [("a `b` c", True), ("a b c", False), ("a ` b", False), (r"a \`b` c", False)]
)
def test_it_is_known_whether_code_begins_in_a_stretch(text: str, has_code: bool) -> None:
    assert CodeSpans(text).any_in(1, len(text) - 1) == has_code


def test_code_that_begins_outside_a_stretch_does_not_count() -> None:
    assert not CodeSpans("`a` b `c`").any_in(3, 6)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("`a`", "<code>a</code>"),
        ("`` a`b ``", "<code>a`b</code>"),
        ("`  a `", "<code> a</code>"),
        ("` a`", "<code> a</code>"),
        ("`a `", "<code>a </code>"),
        ("` `", "<code> </code>"),
        ("`a\n  b`", "<code>a b</code>"),
        ("`a\n> b`", "<code>a b</code>"),
        ('`<b> & "c"`', "<code>&lt;b&gt; &amp; &quot;c&quot;</code>"),
    ],
)
def test_code_shows_as_typed_on_one_line(typed: str, html: str) -> None:
    assert code_html(typed) == html

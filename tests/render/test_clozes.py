"""Cloze deletions, written so that Anki sees each one whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.render.clozes import DeletionWalk, in_formula, numbers, unclosed
from ankibuild.render.tokens import fill


def marked(text: str, *, balanced: bool = True) -> str:
    """A text in which what Anki will read stands between angle brackets."""
    walk = DeletionWalk(text, balanced=balanced)
    found = walk.run()
    return fill(found, [token._replace(html=f"<{token.html}>") for token in walk.tokens])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("no deletion", "no deletion"),
        ("{{c1::a}}", "<{{c1::>a<}}>"),
        ("{{c1::a}} {{c12::b}}", "<{{c1::>a<}}> <{{c12::>b<}}>"),
        ("{{c1,2::a}}", "<{{c1,2::>a<}}>"),
        ("{{c10,20,30::a}}", "<{{c10,20,30::>a<}}>"),
        ("{{c1::}}", "<{{c1::><}}>"),
        ("{{c1::a::b}}", "<{{c1::>a<::>b<}}>"),
        ("{{c1::a::b::c}}", "<{{c1::>a<:&#58;>b<::>c<}}>"),
        ("{{c1::a::b::c::d}}", "<{{c1::>a<:&#58;>b<:&#58;>c<::>d<}}>"),
        ("{{c1::a {{c2::b}} c}}", "<{{c1::>a <{{c2::>b<}}> c<}}>"),
        ("{{c1::a {{c2::b::x}} c::y}}", "<{{c1::>a <{{c2::>b<::>x<}}> c<::>y<}}>"),
        ("{{c1::{{c2::a}}}}", "<{{c1::><{{c2::>a<}}><}}>"),
        ("{{c1::{a}}}", "<{{c1::>{a}<}}>"),
        ("{{c1::{a {b}}}} c", "<{{c1::>{a {b}}<}}> c"),
        ("{{c1::{{a}}}}", "<{{c1::>{{a}}<}}>"),
        (r"{{c1::a \} \}} b}}", r"<{{c1::>a \} \}} b<}}>"),
        (r"{{c1::\{}}", r"<{{c1::>\{<}}>"),
        ("{{c1::a } b}}", "<{{c1::>a } b<}}>"),
        ("{{{c1::a}}}", "{<{{c1::>a<}}>}"),
        ("a }} b {{ c :: d", "a }} b {{ c :: d"),
        (r"\{{c1::a}}", r"\{{c1::a}}"),
        ("{{C1::a}} {{c::b}} {{cx::c}} {{c1:d}} {{c١::e}}", "{{C1::a}} {{c::b}} {{cx::c}} {{c1:d}} {{c١::e}}"),
    ],
)
def test_a_deletion_ends_where_its_braces_balance(text: str, read: str) -> None:
    assert marked(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("{{c1::a :{ b}} c", "<{{c1::>a :{ b<}}> c"), ("{{c1::{a}} b}}", "<{{c1::>{a<}}> b}}")],
)
def test_a_deletion_whose_braces_never_balance_ends_at_the_first_pair(text: str, read: str) -> None:
    assert marked(text, balanced=False) == read


def test_deletions_that_are_never_closed_are_known() -> None:
    walk = DeletionWalk("{{c1::a}} {{c2::b {{c3::c}}")
    walk.run()
    assert [(deletion.start, deletion.end) for deletion in walk.open] == [(10, 16)]


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("x<y", "x&lt;y"),
        (r"\frac{{{c1::a}}}{b}", r"\frac{{{c1::a}}}{b}"),
        (r"\frac{{{c1::a}}}{{{c2::b}}}", r"\frac{{{c1::a}}}{{{c2::b}}}"),
        (r"\sqrt{{{c1::x^{2}}}}", r"\sqrt{{{c1::x^{2&#125;}}}"),
        ("{{c1::a::b}}", "{{c1::a::b}}"),
        ("{{c1::a {{c2::b}}}}", "{{c1::a {{c2::b}}}}"),
        ("a :: b", "a :&#58; b"),
        ("f'' \"q\"", "f'' \"q\""),
        (
            r"\begin{matrix}{{c1::a}} & b \\[2pt] c\end{matrix}",
            r"\begin{matrix}{{c1::a}} &amp; b \\[2pt] c\end{matrix}",
        ),
        (r"{a_{b}} {{c1::c}}", r"{a_{b}&#125; {{c1::c}}"),
        ("{{c1::{a}} }", "{{c1::{a}} }"),
        ("{{c1::a", "{&#123;c1:&#58;a"),
    ],
)
def test_a_formula_keeps_its_deletions(content: str, html: str) -> None:
    assert in_formula(content) == html


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("", set()),
        ("{{c1::a}} {{c2::b}} {{c1::c}}", {1, 2}),
        ("{{c3,5::a}}", {3, 5}),
        ("{{c0::a}} {{c501::b}} {{c01::c}}", {0, 1, 501}),
        ("{&#123;c1::a}} {{c1:a}}", set()),
    ],
)
def test_a_field_makes_a_card_for_each_number(field: str, found: set[int]) -> None:
    assert numbers(field) == found


@pytest.mark.parametrize(
    ("field", "openings"),
    [
        ("{{c1::a}}", []),
        ("{{c1::a", ["{{c1::"]),
        ("{{c1::a {{c2::b}}", ["{{c1::"]),
        ("}} {{c1::a", ["{{c1::"]),
        ("{{c1::a}}}", []),
    ],
)
def test_a_deletion_needs_an_end_in_the_field(field: str, openings: list[str]) -> None:
    assert unclosed(field) == openings


@given(st.lists(st.sampled_from(["{{c1::", "{{c2::", "}}", "{", "}", "::", "a", "\\", "<", "$"]), max_size=25))
def test_what_is_typed_stays_in_its_order(pieces: list[str]) -> None:
    walk = DeletionWalk("".join(pieces))
    text = walk.run()
    assert fill(text, [token._replace(html=token.raw) for token in walk.tokens]).replace("&#125;", "}") == "".join(
        pieces
    )
    html = in_formula("".join(pieces))
    assert not unclosed(html)

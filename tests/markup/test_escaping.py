"""Signs, written so that they mean nothing."""

import pytest

from ankibuild.markup.escaping import Escaper, entity, fill


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* `b` `c`", "&#42;a&#42; &#96;b&#96; &#96;c&#96;"),
        ("a <b> &amp;", "a &lt;b> &amp;amp;"),
        ("[^1] {{c1::x}} $5", "&#91;^1] &#123;{c1::x}} &#36;5"),
    ],
)
def test_within_html_entities_do_it(text: str, html: str) -> None:
    assert Escaper(text, sign=entity).escaped() == html


def test_math_is_left_alone() -> None:
    escaper = Escaper("*a* $b_1*c*$ *d*")
    assert fill(escaper.escaped(), escaper.tokens) == r"\*a\* $b_1*c*$ \*d\*"


def test_with_marks_of_emphasis_near_a_single_star_needs_a_backslash() -> None:
    assert Escaper("a*").escaped() == "a*"
    assert Escaper("a*", marks=True).escaped() == r"a\*"


def test_math_may_be_written_with_dollars() -> None:
    escaper = Escaper(r"\( a \) and \[b\]", tex=True)
    assert fill(escaper.escaped(), escaper.tokens) == "$a$ and $$b$$"

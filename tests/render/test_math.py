r"""When a dollar opens math, and how a formula is written for MathJax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.render.math import balanced, delimited, dollar_math, mathjax

MATH = [
    "$x$",
    "$5$",
    "$-5$",
    "$.5$",
    "$x<y$",
    "$a_1 * b_1 * c$",
    "$$x$$",
    "$$ x $$",
    "$$\na\n- b\n= c\n$$",
    "$$a$b$$",
    r"$$\frac{a}{b}$$",
    r"$$5\$$$",
    r"$a\$b$",
    r"$x \\$",
    r"$\text{US\$}$",
    r"$\left( x \right.$",
    "$[0, 1)$",
    "$]a, b[$",
    "$f(x)$",
    "$f'$",
    "$a\nb$",
    "$2 cm$",
    "$x = 5$ (in US$)",
    "$P(A|B)$",
    "$|x|$",
    "$x$.",
    "$x$-axis",
    "$n$th",
    "$x_{ij}$s",
    "$x$的值",
    "$f(x)=$是",
    "$x${{c1::y}}",
    "$)$",
    r"$``q''$",
    r"$\{$",
]
"""Each begins with math, of which the last dollar is the end."""

MONEY = [
    "$",
    "$$",
    "$$$",
    "$$ $$",
    "$ x$",
    "$x $",
    "$5 and $6",
    "$5 and $ 6",
    "$5.00, $6.00",
    "$5-$10",
    "$10k–$20k",
    "$x",
    "$x\n\ny$",
    "$x\n \ny$",
    "$x\n- y$",
    "$x\n2. y$",
    "$x{$",
    "$}x{$",
    r"$x\$",
    "$$x$",
    "$$x$$$",
    "$$$x$$$",
    "$HOME/$USER",
    "$HOME:$PATH",
    "$a, $b",
    "$a='$b'",
    "$i++; $j",
    "${a}/${b}",
    "$(pwd)/$(date)",
    "$x+$_",
    '$a" and "$b',
    '$" and "$"',
    "$' and '$'",
    "$) and pounds (£ or $)",
    "$20,000 (in US$)",
    "$100 (US$)",
    "$5 for one and two for 6$",
    "$5 or so 6$",
    '$x and "$',
]
"""Each begins with a dollar that is just that."""


@pytest.mark.parametrize("text", MATH)
def test_a_dollar_may_open_math(text: str) -> None:
    width = 2 if text.startswith("$$") else 1
    found = dollar_math(text, 0, width)
    assert found
    end = text.rindex("$", 0, text.find(" (in") if " (in" in text else None) + 1
    assert found == (text[width : end - width], end)


@pytest.mark.parametrize("text", MONEY)
def test_a_dollar_may_be_money_or_a_variable(text: str) -> None:
    width = len(text) - len(text.lstrip("$"))
    assert dollar_math(text, 0, width) is None


@pytest.mark.parametrize(
    ("text", "is_math"),
    [
        ("US$x$", False),
        ("5$x$", False),
        ("-$x$", True),
        ("($x$)", True),
        ("求$x$", True),
        ("H$_2$O", True),
        ("m$^2$", True),
        (r"20$\circ$", True),
        ("x$5 and 6$", False),
    ],
)
def test_what_stands_before_a_dollar_counts(text: str, is_math: bool) -> None:
    assert (dollar_math(text, text.index("$"), 1) is not None) == is_math


@pytest.mark.parametrize(
    ("row", "is_math"),
    [
        ("$HOME|$PATH|", False),
        ("$x | y$", False),
        ("$x y$", True),
        ("$|x$", False),
        ("$|x|$", True),
        ("$P(A|B)$", True),
        ("$x$", True),
    ],
)
def test_in_the_row_of_a_table_math_ends_with_its_cell(row: str, is_math: bool) -> None:
    assert (dollar_math(row, 0, 1, in_row=True) is not None) == is_math


def test_a_formula_may_end_before_another_dollar() -> None:
    assert dollar_math("$a$$b$", 0, 1) == ("a", 3)


@pytest.mark.parametrize(
    ("content", "is_balanced"),
    [("", True), ("{a}{b{c}}", True), (r"\{", True), (r"\\{", False), ("}{", False), ("{", False), ("a}", False)],
)
def test_braces_are_counted_without_those_that_are_escaped(content: str, is_balanced: bool) -> None:
    assert balanced(content) == is_balanced


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("x<y & z>1", "x&lt;y &amp; z&gt;1"),
        ("f'' \"q\"", "f'' \"q\""),
        ("{{a}}", "{&#123;a}&#125;"),
        (r"\frac{a}{b_{c}}", r"\frac{a}{b_{c}&#125;"),
        ("[latex]", "&#91;latex]"),
    ],
)
def test_a_formula_means_nothing_to_html_or_to_anki(content: str, html: str) -> None:
    assert mathjax(content) == html


def test_a_formula_stands_between_mathjax_delimiters() -> None:
    assert delimited("x", display=False) == r"\(x\)"
    assert delimited("x", display=True) == r"\[x\]"


@given(st.text(st.sampled_from(r"$\{}|x1 ()'\"-" + "\n"), max_size=20), st.integers(1, 3))
def test_what_is_found_stands_between_dollars_and_is_balanced(text: str, width: int) -> None:
    found = dollar_math("$" * width + text, 0, width)
    if found:
        content, end = found
        assert ("$" * width + text)[width : end - width] == content
        assert content.strip()
        assert balanced(content)

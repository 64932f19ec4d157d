"""LaTeX text → Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.markup.latex import code, escaped, latex_to_markdown, wrapped


@pytest.mark.parametrize(
    ("latex", "markdown"),
    [
        (r"\emph{a} \textbf{b} \texttt{c\_d}", "*a* **b** `c_d`"),
        (r"50\,\% \& \#1 \$5", "50\u2009% & #1 \\$5"),
        ("a % a comment\nb", "a b"),
        (r"Z\"urich, caf\'{e}, stra\ss{}e, na\"{\i}ve", "Zürich, café, straße, naïve"),
        ("``a'' -- b --- c", "“a” – b — c"),
        (r"$x_1 < 2$ and \(y\)", r"$x_1 < 2$ and \(y\)"),
        (r"\url{https://a.b/c_d}", "<https://a.b/c_d>"),
        (r"\href{https://a.b}{here}", "[here](<https://a.b>)"),
        (r"a\\b", "a\\\nb"),
        ("a\n\n\nb", "a\n\nb"),
        (r"\verb|a*b|", "`a*b`"),
        (r"\includegraphics[width=2cm]{my fig.png}", "![my fig.png](my%20fig.png)"),
        (r"\begin{itemize}\item a \item b\end{itemize}", "- a\n- b"),
        (r"\begin{enumerate}\item a \begin{itemize}\item b\end{itemize}\end{enumerate}", "1. a\n\n   - b"),
        (r"\begin{equation}x\label{a}\end{equation}", "$$x$$"),
        (r"\begin{align*}a&=b\end{align*}", r"$$\begin{aligned}a&=b\end{aligned}$$"),
        ("\\begin{verbatim}\na_b\n\\end{verbatim}", "```\na_b\n```"),
        (r"\begin{tabular}{lr}a & b\\ 1 & 2\end{tabular}", "| a | b |\n| --- | ---: |\n| 1 | 2 |"),
        (r"\begin{quote}a\end{quote}", "> a"),
        ("a*b_c [d]", r"a\*b\_c \[d\]"),
        ("1. a", r"1\. a"),
        (r"\noindent\vspace{2cm} a~b", "a\u00a0b"),
    ],
)
def test_what_is_understood(latex: str, markdown: str) -> None:
    assert latex_to_markdown(latex) == (markdown, [])


def test_what_is_not_understood_is_named_and_its_text_kept() -> None:
    assert latex_to_markdown(r"\foo[x]{a} \begin{bar}b\end{bar}") == ("a\n\nb", [r"\foo", r"\begin{bar}"])


def test_a_table_with_joined_cells_is_kept_as_typed() -> None:
    shown, unknown = latex_to_markdown(r"\begin{tabular}{ll}\multicolumn{2}{l}{a}\end{tabular}")
    assert shown == "```\n\\multicolumn{2}{l}{a}\n```"
    assert unknown == [r"\begin{tabular}"]


def test_parts() -> None:
    assert escaped("a <b> &lt; ~~c", inside=True) == r"a \<b> &amp;lt; &#126;~c"
    assert wrapped(" a ", "*", "*") == " *a* "
    assert wrapped(" ", "*", "*") == " "
    assert code("a`b") == "``a`b``"


@pytest.mark.parametrize(
    "part", [r"\emph{", "{", "}", r"\(", r"\begin{itemize}\item ", r"\verb|", "$a", r"\emph", r"\end{a}", r"\foo["]
)
def test_long_texts_end_in_time(part: str) -> None:
    latex_to_markdown(part * 3000)


@given(st.text(alphabet="\\{}$%&~`'-[]ab \n^_()", max_size=60))
def test_no_text_is_too_strange(latex: str) -> None:
    latex_to_markdown(latex)

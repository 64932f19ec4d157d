"""Formulas without signs around them."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.moodle.environments import with_signs


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"\begin{equation}E=mc^2\end{equation}", r"\[ E=mc^2 \]"),
        (
            "So<br>\\begin{align*}\na &amp;= b \\\\<br/>c &amp;= d\\end{align*}.",
            "So<br>\\[\\begin{aligned} a &amp;= b \\\\ c &amp;= d \\end{aligned}\\].",
        ),
        (r"\begin{eqnarray}a &=& b\end{eqnarray}", r"\[\begin{array}{rcl} a &=& b \end{array}\]"),
        (
            r"\begin{gather}a\end{gather} \begin{multline*}b\end{multline*}",
            r"\[\begin{gathered} a \end{gathered}\] \[\begin{gathered} b \end{gathered}\]",
        ),
    ],
)
def test_a_formula_gets_its_signs(text: str, shown: str) -> None:
    assert with_signs(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        r"$$\begin{align}a\end{align}$$",
        "\\[ <br>\n\\begin{equation}a\\end{equation}\\]",
        r"\(\begin{eqnarray}a\end{eqnarray}\)",
        r"\begin{pmatrix}1\end{pmatrix}",
        r"\begin{align}a\end{align*}",
        r"\begin{align}<b>a</b>\end{align}",
        "no formula",
    ],
)
def test_what_has_signs_or_is_none_stays(text: str) -> None:
    assert with_signs(text) == text


def test_it_takes_time_in_step_with_the_length() -> None:
    start = time.perf_counter()
    with_signs("\\begin{align}" * 100_000)
    with_signs("\\begin{align}a\\end{align}" * 50_000)
    assert time.perf_counter() - start < 60


def test_a_question_shows_it(quiz: Callable[..., Read]) -> None:
    result = quiz(
        "truefalse", r"<p>\begin{align} a &amp;= b \end{align}</p>", '<answer fraction="100"><text>true</text></answer>'
    )
    assert result.questions[0].texts["stem"].value == "$$\\begin{aligned} a &= b \\end{aligned}$$"

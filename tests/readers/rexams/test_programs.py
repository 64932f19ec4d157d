"""R code in exercises."""

from __future__ import annotations

import pytest

from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.rexams.programs import Programs, without_programs
from ankibuild.source import Source


def programs(text: str) -> Programs:
    return without_programs(split_lines(Source("a.Rmd", text)))


@pytest.mark.parametrize(
    "code", ['library("exams")', "# only words", "options(OutDec = '.')", "knitr::opts_chunk$set(echo = FALSE)"]
)
def test_code_that_shows_nothing_is_left_out(code: str) -> None:
    found = programs(f"a\n```{{r}}\n{code}\n```\nb\n")
    assert found.computed == ""
    assert value(found.lines) == "a\n\nb"
    assert len(found.skipped) == 3


@pytest.mark.parametrize("text", ["```{r}\nx <- 1\n```\n", "<<>>=\nplot(1)\n@\n", "a `r x` b\n", r"a \Sexpr{x} b"])
def test_code_that_computes_is_said(text: str) -> None:
    assert programs(text).computed


def test_code_in_other_languages_is_text() -> None:
    found = programs("```r\nx <- 1\n```\n")
    assert (found.computed, found.skipped) == ("", ())

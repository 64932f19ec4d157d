from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.latex_exam.macros import Macro, expanded, find_macros
from ankibuild.readers.latex_exam.tex import Tex
from ankibuild.source import Source

MACROS = {"pair": Macro("(#1, #2)", 2), "unit": Macro("#2 #1", 2, "m"), "name": Macro("Ada")}


@pytest.mark.parametrize(
    ("latex", "written"),
    [
        ("\\name{} and \\name", "Ada and Ada"),
        ("\\pair{1}{2}", "(1, 2)"),
        ("\\pair {a}\n {b}!", "(a, b)!"),
        ("\\pair{\\name}{\\pair{3}{4}}", "(Ada, (3, 4))"),
        ("\\unit{5}", "5 m"),
        ("\\unit[km]{5}", "5 km"),
        ("\\pair{1}", "\\pair{1}"),
        ("\\pair{1}{2", "\\pair{1}{2"),
        ("\\pairs{1}{2}", "\\pairs{1}{2}"),
    ],
)
def test_macros_are_written_out_with_their_arguments(latex: str, written: str) -> None:
    assert expanded(latex, MACROS) == written


def test_definitions_are_found_with_their_arguments() -> None:
    text = "\\newcommand{\\vect}[1]{\\mathbf{#1}} \\renewcommand*\\half[2][x]{#1/#2} \\def\\co{CO}"
    found = find_macros(text, Tex(Source("a.tex", text)).group)
    assert found == {"vect": Macro("\\mathbf{#1}", 1), "half": Macro("#1/#2", 2, "x"), "co": Macro("CO")}


@pytest.mark.parametrize("text", ["\\a{" * 30_000, "\\a{" * 10_000 + "}" * 10_000, "\\a{zz}" * 20_000])
def test_macros_neither_explode_nor_take_long(text: str) -> None:
    begun = time.perf_counter()
    assert len(expanded(text, {"a": Macro("#1" * 900, 1)})) <= len(text) * 8 + 2_000
    assert time.perf_counter() - begun < 60


@given(st.text("\\\\ab{}[]#1 ", max_size=60))
def test_any_text_can_be_written_out(text: str) -> None:
    assert len(expanded(text, {"a": Macro("#1#1\\b", 1), "b": Macro("\\a{x}")})) <= len(text) * 8 + 2_000

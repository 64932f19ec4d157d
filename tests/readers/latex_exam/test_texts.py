from __future__ import annotations

from itertools import pairwise

import pytest

from ankibuild.readers.latex_exam.items import Blank, Stretch
from ankibuild.readers.latex_exam.macros import Macro, expanded
from ankibuild.readers.latex_exam.tex import Tex
from ankibuild.readers.latex_exam.texts import Made, Setup, make, setup
from ankibuild.source import Source

NOTHING = Setup({}, (), frozenset())


def stretch(text: str, verbatim: str = "") -> Stretch:
    return Stretch(Tex(Source("a.tex", text)), 0, len(text), verbatim)


def made(text: str, known: Setup = NOTHING) -> Made:
    return make([stretch(text)], known)


def test_latex_becomes_markdown() -> None:
    assert made("a \\emph{b} $x_1$ 5\\%").text.value == "a *b* $x_1$ 5%"


def test_a_text_has_its_place() -> None:
    span = made("  a b \n").text.span
    assert span is not None
    assert span.text == "a b"


def test_macros_without_arguments_are_written_out() -> None:
    text = "\\newcommand{\\water}{H$_2$O} \\def\\co{CO and \\water}"
    known = setup(text, Tex(Source("a.tex", text)).group, frozenset())
    assert made("\\water{} \\co", known).text.value == "H$_2$O CO and H$_2$O"


def test_macros_do_not_explode() -> None:
    names = [f"\\x{chr(97 + number)}" for number in range(20)]
    text = "".join(f"\\newcommand{{{name}}}{{{after * 50}}}" for name, after in pairwise(names))
    known = setup(text, Tex(Source("a.tex", text)).group, frozenset())
    assert all(len(body) <= 2_000 for body, *_ in known.macros.values())


def test_a_macro_that_names_itself_ends() -> None:
    assert len(expanded("\\a", {"a": Macro("\\a\\a")})) <= 64


@pytest.mark.parametrize(
    ("latex", "markdown", "missing"),
    [
        ("\\includegraphics[width=1cm]{cat}", "![](figs/cat.png)", []),
        ("\\includegraphics{figs/cat.png}", "![](figs/cat.png)", []),
        ("\\includegraphics{plan.pdf}", "[picture: plan.pdf]", ["plan.pdf"]),
        ("\\includegraphics{dog}", "[picture: dog]", ["dog"]),
    ],
)
def test_pictures_are_looked_for_beside_the_file(latex: str, markdown: str, missing: list[str]) -> None:
    found = made(latex, Setup({}, ("figs/",), frozenset(("figs/cat.png", "plan.pdf"))))
    assert (found.text.value, found.missing) == (markdown, missing)


def test_listings_are_code() -> None:
    text = "\\begin{lstlisting}[language=C]\nint a; // %\n\\end{lstlisting}"
    assert make([stretch(text, "lstlisting")], NOTHING).text.value == "```c\nint a; // %\n```"


def test_blanks_are_numbered_and_keep_their_answers() -> None:
    found = make([stretch("a "), Blank(stretch("b")), stretch(" c "), Blank(None)], NOTHING)
    assert found.text.value == "a [[1]] c [[2]]"
    assert [blank.value for blank in found.blanks] == ["b", ""]


def test_what_is_computed_or_unknown_is_named() -> None:
    assert made("\\FPeval{\\x}{1+1}").computed == "\\FPeval"
    assert made("\\begin{pycode}x\\end{pycode}").computed == "pycode"
    assert made("\\unknown{x}").unknown == ["\\unknown"]


def test_a_text_that_looks_like_something_held_stays() -> None:
    assert made("ANKIHELD7X").text.value == "ANKIHELD7X"

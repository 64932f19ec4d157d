"""Blanks, and what fills them, wherever in a text they stand."""

from __future__ import annotations

import pytest

from ankibuild.render.gaps import Blanks


@pytest.fixture
def both(render):
    """The HTML of a stem with its blanks, and with its gaps filled by some texts."""

    def both(stem: str, *answers: list[str]) -> tuple[str, str]:
        blanks = Blanks(stem)
        html = render(blanks.text).html
        return blanks.empty(html), blanks.filled(html, answers)

    return both


def test_a_single_gap_has_no_number(both) -> None:
    assert both("A [[1]].", ["b"]) == ('A <span class="gap">_____</span>.', 'A <b class="gap">b</b>.')


def test_several_gaps_have_numbers_and_show_what_else_fits(both) -> None:
    empty, filled = both("**[[2]]** [[1]]", ["a", "b", "c"], ["d"])
    assert empty == ('<strong><span class="gap">(2)&nbsp;_____</span></strong> <span class="gap">(1)&nbsp;_____</span>')
    assert filled == '<strong><b class="gap">d</b></strong> <b class="gap">a</b> <span class="also">(b / c)</span>'


@pytest.mark.parametrize(
    ("stem", "empty", "filled"),
    [
        ("`x = [[1]]`", "<code>x = <span", '<code>x = <b class="gap">b</b></code>'),
        ("$x_[[1]]$", r"\(x_\boxed{\phantom{xx}\phantom{xx}&#125;\)", r"\(x_\boxed{b}\)"),
        ("$x_{[[1]]}$", r"\phantom{xx}&#125;}\)", r"\(x_{\boxed{b}&#125;\)"),
        (r"\[x \\[2pt] [[1]]\]", r"\[x \\[2pt] \boxed{\phantom{xx}\phantom{xx}&#125;\]", r"\[x \\[2pt] \boxed{b}\]"),
        ("<a title='[[1]]' href='https://e.org'>x</a>", 'title="_____"', 'title="b"'),
        ("| a | b |\n|---|---|\n| [[1]] | c |", "<td><span", '<td><b class="gap">b</b></td>'),
    ],
)
def test_a_gap_may_stand_in_anything(both, stem: str, empty: str, filled: str) -> None:
    blank, full = both(stem, ["b"])
    assert empty in blank
    assert filled in full


def test_in_a_formula_a_formula_fills_the_gap(both) -> None:
    assert both("$[[1]]^2$", [r"\(\pi\)"])[1] == r"\(\boxed{\pi}^2\)"


def test_in_mathml_a_text_fills_the_gap() -> None:
    blanks = Blanks("<math><mi>[[1]]</mi></math> [[2]]")
    assert blanks.empty(blanks.text).startswith("<math><mi>(1) _____</mi></math> <span")
    assert blanks.filled(blanks.text, [["<i>x</i>"], ["y"]]).startswith("<math><mi>x</mi></math> <b")


def test_a_gap_in_the_attribute_of_a_tag_cannot_end_it(both) -> None:
    assert 'title="&lt;&quot;x"' in both("<b title='[[1]]'>x</b>", ['<i>&lt;"</i>x'])[1]


def test_nothing_becomes_a_field_of_a_template(both) -> None:
    for html in both("<b title='[[1]]'>[[1]] $x_{[[1]]}$</b>", ["{&#123;Stem}&#125;"]):
        assert "{{" not in html and "}}" not in html


def test_in_highlighted_code_a_gap_stays_whole(both) -> None:
    empty, filled = both("```python\nfor [[1]] in x: y([[2]])\n```", ["i"], ["j"])
    assert empty.count("_____") == 2
    assert '<b class="gap">i</b>' in filled and '<b class="gap">j</b>' in filled


def test_a_mark_behind_a_backslash_is_text(both, visible) -> None:
    assert visible(both(r"\[[2]] [[1]]", ["b"])[0]) == "[[2]] _____"


def test_characters_of_private_use_in_the_stem_stay(both, visible) -> None:
    stem = "".join(chr(0xF0000 + i) for i in range(3))
    assert visible(both(f"{stem} [[1]]", ["b"])[1]) == f"{stem} b"


def test_a_stem_without_gaps_stays_as_it_is(both) -> None:
    assert both("no gap") == ("no gap", "no gap")

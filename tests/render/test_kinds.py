"""The kinds that are no choice as plain cards."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ankibuild.model import Gap, Kind, Option, Pair, Question
from ankibuild.render.kinds import Sides, sides
from ankibuild.render.media import MediaFinder, MediaStore
from ankibuild.render.text import TextRenderer

RIGHT, WRONG = Option("*a*", correct=True), Option("b")


def sides_of(question: Question) -> Sides:
    renderer = TextRenderer(MediaFinder(MediaStore(Path("/nowhere")), Path("/nowhere/sources")))
    made = sides(question, renderer)
    assert renderer.diagnostics == []
    return made


def short(*options: Option, kind: Kind = Kind.SHORT) -> Question:
    return Question("Which?", kind, options)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (short(RIGHT), "<em>a</em>"),
        (short(RIGHT, WRONG), "<em>a</em>"),
        (short(RIGHT, Option("c", True)), '<ul class="answers"><li><em>a</em></li><li>c</li></ul>'),
        (short(Option("1..2", True), kind=Kind.NUMERIC), "1 – 2"),
        (short(Option("1 ± 2", True), kind=Kind.NUMERIC), "1 ± 2"),
        (
            short(Option("a", True, "*yes*"), WRONG, Option("c", why="no")),
            '<ul class="answers"><li>a<div class="because"><em>yes</em></div></li></ul>'
            '<ul class="remarks"><li><span class="mark">✗</span> c<div class="because">no</div></li></ul>',
        ),
    ],
)
def test_what_may_be_typed_is_the_answer(question: Question, answer: str) -> None:
    assert sides_of(question) == ("Which?", answer, "")


def test_pairs_are_two_lists_on_the_front_and_a_table_on_the_back(visible: Callable[[str], str]) -> None:
    pairs = (Pair("Zinc", "Zn"), Pair("iron", "Fe"), Pair("*Gold*", "Au"), Pair("", "Ag"))
    made = sides_of(Question("Match", Kind.MATCHING, pairs=pairs))
    assert visible(made.stem) == "Match Gold iron Zinc Ag Au Fe Zn"
    assert visible(made.answer) == "Zinc → Zn iron → Fe Gold → Au"
    assert made.stem.count("<ul") == 2 and made.answer.count("<tr>") == 3


def test_a_right_side_of_several_pairs_stands_once(visible: Callable[[str], str]) -> None:
    pairs = (Pair("a", "vowel"), Pair("b", "consonant"), Pair("e", "vowel"))
    made = sides_of(Question("Match", Kind.MATCHING, pairs=pairs))
    assert visible(made.stem) == "Match a b e consonant vowel"
    assert visible(made.answer) == "a → vowel b → consonant e → vowel"


def test_items_stand_by_the_alphabet_and_on_the_back_in_order(visible: Callable[[str], str]) -> None:
    made = sides_of(Question("Sort", Kind.ORDERING, order=("Egg", "larva", "**Pupa**", "Adult")))
    assert visible(made.stem) == "Sort Adult Egg larva Pupa"
    assert made.answer.startswith('<ol class="ordered"><li>Egg</li><li>larva</li>')


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
def test_the_front_is_the_same_whatever_is_right(order: tuple[str, ...]) -> None:
    assert "<li>a</li><li>b</li><li>c</li>" in sides_of(Question("Sort", Kind.ORDERING, order=order)).stem


@pytest.mark.parametrize("picture", ["![]({}.png)", '<img src="{}.png" alt="">'])
def test_the_names_of_pictures_give_no_order_away(picture: str, tmp_path: Path) -> None:
    names = [f"step-{number}" for number in range(1, 6)]
    for name in names:
        (tmp_path / f"{name}.png").write_bytes(name.encode())

    def front(*order: str) -> list[str]:
        renderer = TextRenderer(MediaFinder(MediaStore(tmp_path), tmp_path))
        stem = sides(Question("Sort", Kind.ORDERING, order=order), renderer).stem
        return re.findall(r"step-\d|\b[a-e]\b(?=</)", stem)

    assert front(*map(picture.format, names)) not in (names, names[::-1])
    named = [f"{picture.format(name)} {word}" for name, word in zip(names, "edcba", strict=True)]
    assert front(*named)[1::2] == list("abcde")


def test_gaps_that_take_the_same_texts_in_any_order_begin_with_different_ones(visible: Callable[[str], str]) -> None:
    towns = Gap(tuple(Option(town, True) for town in ("Bonn", "Kiel", "Ulm")))
    made = sides_of(Question("[[1]], [[2]], [[3]].", Kind.GAPS, gaps=(towns, towns, towns)))
    assert visible(made.answer) == "Bonn (Kiel / Ulm), Kiel (Ulm / Bonn), Ulm (Bonn / Kiel)."


def test_gaps_that_only_happen_to_take_the_same_texts_begin_with_the_first(visible: Callable[[str], str]) -> None:
    spelt = Gap(tuple(Option(word, True) for word in ("grey", "gray", "greyish")))
    made = sides_of(Question("[[1]], [[2]].", Kind.GAPS, gaps=(spelt, spelt)))
    assert visible(made.answer) == "grey (gray / greyish), grey (gray / greyish)."


def test_a_gap_to_type_is_a_blank(visible: Callable[[str], str]) -> None:
    gap = Gap((Option("colour", True), Option("color", True)))
    made = sides_of(Question("A [[1]].", Kind.GAPS, gaps=(gap,)))
    assert (visible(made.stem), visible(made.answer)) == ("A _____.", "A colour (color).")


def test_gaps_to_choose_for_show_their_choices(visible: Callable[[str], str]) -> None:
    choice = Gap((Option("y", True), Option("x")), choice=True)
    one = sides_of(Question("A [[1]].", Kind.GAPS, gaps=(choice,)))
    assert visible(one.stem) == "A _____. x y"
    kept = sides_of(Question("A [[1]].", Kind.GAPS, gaps=(choice,), shuffle=False))
    assert visible(kept.stem) == "A _____. y x"
    two = sides_of(Question("A [[1]] [[2]].", Kind.GAPS, gaps=(choice, Gap((RIGHT,)))))
    assert visible(two.stem) == "A (1) _____ (2) _____. (1) x y"
    assert '<ul class="choices-of-gaps"><li><span class="gap-number">(1)</span>' in two.stem
    assert visible(two.answer) == "A y a."


def test_what_is_said_about_the_texts_of_a_gap_stands_below(visible: Callable[[str], str]) -> None:
    gap = Gap((Option("a", True, "well"), Option("b", why="no")), choice=True)
    assert visible(sides_of(Question("[[1]]", Kind.GAPS, gaps=(gap,))).answer) == "a ✓ a well ✗ b no"
    two = sides_of(Question("[[1]] [[2]]", Kind.GAPS, gaps=(gap, Gap((RIGHT,)))))
    assert visible(two.answer) == "a a ✓ (1) a well ✗ (1) b no"

"""Response processing of QTI 1.2."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.readers.qti.scoring import Keys, conditions, keys, scored
from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.xmltree import Element

Tree = Callable[[str], tuple[Element, Texts]]


def condition(test: str, score: str = "100", attributes: str = "", feedback: str = "") -> str:
    setvar = f"<setvar {attributes}>{score}</setvar>" if score else ""
    shown = f'<displayfeedback linkrefid="{feedback}"/>' if feedback else ""
    return f"<respcondition><conditionvar>{test}</conditionvar>{setvar}{shown}</respcondition>"


def equal(value: str, response: str = "r") -> str:
    return f'<varequal respident="{response}">{value}</varequal>'


def found(tree: Tree, *parts: str, several: bool = False) -> Keys:
    root, _ = tree(f"<item><resprocessing>{''.join(parts)}</resprocessing></item>")
    return keys(scored(conditions(root)).get("r", []), several=several)


def test_what_raises_the_score_is_right(tree: Tree) -> None:
    assert found(tree, condition(equal("a"), "0"), condition(equal("b")), condition("<other/>", "5")) == Keys(("b",))


@pytest.mark.parametrize("score", ["SCORE.max", "1", " 5 ", "1e2"])
def test_scores_are_written_in_many_ways(tree: Tree, score: str) -> None:
    assert found(tree, condition(equal("a"), score)).right == ("a",)


@pytest.mark.parametrize(
    ("score", "attributes"), [("0", ""), ("-50", ""), ("nan", ""), ("x", ""), ("5", 'action="Subtract"')]
)
def test_what_lowers_the_score_is_wrong(tree: Tree, score: str, attributes: str) -> None:
    assert found(tree, condition(equal("a"), score, attributes)).right == ()


def test_less_than_the_best_score_is_right_in_part(tree: Tree) -> None:
    assert found(tree, condition(equal("a"), "5"), condition(equal("b"), "10")) == Keys(("b",), ("a",))


def test_what_must_not_be_chosen_is_wrong(tree: Tree) -> None:
    test = f"<and>{equal('a')}<not>{equal('b')}</not>{equal('c')}<not><not>{equal('d')}</not></not></and>"
    assert found(tree, condition(test), several=True) == Keys(("a", "c", "d"))


def test_scores_for_each_of_several_add_up(tree: Tree) -> None:
    assert found(tree, condition(equal("a"), "30"), condition(equal("b"), "70"), several=True).right == ("a", "b")


def test_of_several_right_sets_the_first_is_taken(tree: Tree) -> None:
    first, second = equal("a") + equal("b"), equal("c") + equal("d")
    assert found(tree, condition(first), condition(second), several=True) == Keys(("a", "b"), others=True)


def test_without_scores_the_condition_that_is_called_correct_counts(tree: Tree) -> None:
    assert found(tree, condition(equal("a"), "", feedback="Correct"), condition(equal("b"), "")).right == ("a",)
    assert found(tree, condition(equal("a"), ""), condition(equal("b"), "")).right == ()


def test_brightspace_counts_what_is_wrong_too(tree: Tree) -> None:
    correct, incorrect = 'varname="D2L_Correct" action="Add"', 'varname="D2L_Incorrect" action="Add"'
    parts = (
        condition(equal("a"), "1", correct),
        condition(f"<not>{equal('a')}</not>", "1", incorrect),
        condition(equal("b"), "1", incorrect),
        condition(f"<not>{equal('b')}</not>", "1", correct),
        condition(equal("c"), " ", correct),
    )
    assert found(tree, *parts, several=True) == Keys(("a", "c"))


def test_the_place_to_type_at_may_stand_for_the_response(tree: Tree) -> None:
    field = '<response_str ident="r"><render_fib><response_label ident="r_ANS"/></render_fib></response_str>'
    root, _ = tree(f"<item>{field}<resprocessing>{condition(equal('x', 'r_ANS'))}</resprocessing></item>")
    assert keys(scored(conditions(root))["r"], several=False) == Keys(("x",))

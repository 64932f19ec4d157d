"""What items of QTI 2 and 3 declare."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.readers.qti.declared import Declared, responses_of, tolerances_in
from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.xmltree import Element

Tree = Callable[[str], tuple[Element, Texts]]


def declared(tree: Tree, inside: str = "", processing: str = "", attributes: str = "") -> Declared:
    root, _ = tree(
        f'<assessmentItem><responseDeclaration identifier="R" {attributes}>{inside}</responseDeclaration>'
        f"<responseProcessing>{processing}</responseProcessing></assessmentItem>"
    )
    return responses_of(root)["R"]


def best(found: Declared) -> list[str]:
    return [value.text for value in found.best]


def condition(test: str, score: str = '<baseValue baseType="float">1</baseValue>', name: str = "SCORE") -> str:
    outcome = f'<setOutcomeValue identifier="{name}">{score}</setOutcomeValue>'
    return f"<responseCondition><responseIf>{test}{outcome}</responseIf></responseCondition>"


def match(value: str, name: str = "R") -> str:
    return f'<match><variable identifier="{name}"/><baseValue>{value}</baseValue></match>'


MAPPING = '<mapping><mapEntry mapKey="York" mappedValue="1"/><mapEntry mapKey="york" mappedValue="{}"/></mapping>'


def test_declared_values_are_right(tree: Tree) -> None:
    assert best(declared(tree, "<correctResponse><value> a </value><value>b</value></correctResponse>")) == ["a", "b"]


def test_values_that_score_as_much_are_right_too(tree: Tree) -> None:
    correct = "<correctResponse><value>York</value></correctResponse>"
    assert best(declared(tree, correct + MAPPING.format("1"))) == ["York", "york"]
    partly = declared(tree, correct + MAPPING.format("0.5"))
    assert (best(partly), partly.partly) == (["York"], True)


def test_without_declared_values_the_scored_ones_are_right(tree: Tree) -> None:
    assert best(declared(tree, MAPPING.format("0.5"))) == ["York"]
    assert best(declared(tree, MAPPING.format("0.5"), attributes='cardinality="multiple"')) == ["York", "york"]
    assert best(declared(tree, MAPPING.format("-1"))) == ["York"]


def test_the_processing_says_what_is_right(tree: Tree) -> None:
    feedback = condition(match("a"), "<baseValue>2</baseValue>", "FEEDBACK")
    assert best(declared(tree, "", feedback + condition(match("b")))) == ["b"]
    assert best(declared(tree, "", condition(match("a"), "<baseValue>0</baseValue>") + condition(match("b")))) == ["b"]
    assert best(declared(tree, "", condition(match("a"), '<variable identifier="MAXSCORE"/>'))) == ["a"]
    assert best(declared(tree, "", condition(match("a", "OTHER")))) == []


def test_what_must_not_be_chosen_is_wrong(tree: Tree) -> None:
    test = f"<and><not>{match('a')}</not>{match('b')}{match('c')}</and>"
    assert best(declared(tree, "", condition(test), 'cardinality="multiple"')) == ["b", "c"]


def test_one_of_several_may_be_right(tree: Tree) -> None:
    assert best(declared(tree, "", condition(f"<or>{match('a')}{match('b')}</or>"))) == ["a", "b"]
    found = declared(tree, "", condition(match("a")) + condition(match("b")), 'cardinality="multiple"')
    assert (best(found), found.alternatives) == (["a"], 1)


def test_bounds_are_a_range(tree: Tree) -> None:
    bounds = (
        '<and><gte><variable identifier="R"/><baseValue>1</baseValue></gte>'
        '<lte><variable identifier="R"/><baseValue>3</baseValue></lte></and>'
    )
    assert best(declared(tree, "", condition(bounds))) == ["1..3"]


def test_tolerances_are_found(tree: Tree) -> None:
    root, _ = tree(
        '<a><equal toleranceMode="absolute" tolerance="1 2"><variable identifier="R"/>'
        '<correct identifier="R"/></equal></a>'
    )
    assert tolerances_in(root) == {"R": (["1", "2"], "absolute")}


def test_several_identifiers_may_stand_in_one_value(tree: Tree) -> None:
    found = declared(tree, "", condition(match("a b\n c")), 'cardinality="multiple" baseType="identifier"')
    assert best(found) == ["a", "b", "c"]


def test_outcomes_that_are_summed_up_raise_the_score(tree: Tree) -> None:
    total = '<setOutcomeValue identifier="SCORE"><sum><variable identifier="FOUND"/></sum></setOutcomeValue>'
    processing = condition(match("x"), name="FOUND") + condition(match("y"), name="SHOWN") + total
    assert best(declared(tree, "", processing, 'baseType="string"')) == ["x"]


def test_what_is_called_right_counts_where_the_scores_disagree(tree: Tree) -> None:
    correct = "<correctResponse><value>{}</value></correctResponse>"
    scores = '<mapping><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="1"/></mapping>'
    assert best(declared(tree, correct.format("c") + scores)) == ["c"]
    assert best(declared(tree, correct.format("b") + scores)) == ["b", "a"]

"""Pairs and orders of QTI 1.2, as different programs write them."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]

TEXT = "<material><mattext>Why?</mattext></material>"


def labels(*names: str, attributes: str = "") -> str:
    return "".join(
        f'<response_label ident="{name}" {attributes}><material><mattext>{name.upper()}</mattext></material>'
        "</response_label>"
        for name in names
    )


def group(inside: str, tag: str = "response_grp", how: str = "Multiple") -> str:
    return f'{TEXT}<{tag} ident="r" rcardinality="{how}"><render_choice>{inside}</render_choice></{tag}>'


def right(name: str, value: str, tag: str = "varequal", attributes: str = "", variable: str = "SCORE") -> str:
    return (
        f'<respcondition><conditionvar><{tag} respident="{name}" {attributes}>{value}</{tag}></conditionvar>'
        f'<setvar varname="{variable}" action="Add">1</setvar></respcondition>'
    )


def only(found: Read) -> RawQuestion:
    (question,) = found.questions
    assert question.sound
    assert found.diagnostics == ()
    return question


def pairs(found: Read) -> list[tuple[str, str]]:
    return [(pair.left.value, pair.right.value) for pair in only(found).pairs]


def order(found: Read) -> list[str]:
    return [text.value for text in only(found).order]


def test_sets_of_two_are_pairs(old: Reading) -> None:
    conditions = right("r", "a,x", "varsubset") + right("r", "b,y", "varsubset")
    assert pairs(old(group(labels("a", "b", "x", "y", "z")), conditions)) == [("A", "X"), ("B", "Y"), ("", "Z")]


def test_what_has_a_group_to_match_is_the_left_side(old: Reading) -> None:
    """ILIAS names the right side first."""
    inside = labels("a", "b", attributes='match_group="x,y"') + labels("x", "y")
    conditions = right("r", "y,b", "varsubset") + right("r", "x,a", "varsubset")
    assert pairs(old(group(inside), conditions, kind="MATCHING QUESTION")) == [("A", "X"), ("B", "Y")]


def test_a_left_side_may_be_asked_for_its_right_one(old: Reading) -> None:
    conditions = right("a", "x", attributes='index="1"') + right("b", "y", attributes='index="2"')
    assert pairs(old(group(labels("a", "b", "x", "y"), how="Ordered"), conditions)) == [("A", "X"), ("B", "Y")]


def test_a_group_that_names_its_response_otherwise(old: Reading) -> None:
    sides = f"<render_choice>{labels('x', 'y')}</render_choice>"
    body = TEXT + "".join(
        f'<response_grp respident="{name}"><material><mattext>{name}</mattext></material>{sides}</response_grp>'
        for name in ("m", "n")
    )
    conditions = (
        right("m", "x", variable="D2L_Correct")
        + right("m", "y", variable="D2L_Incorrect")
        + right("n", "y", variable="D2L_Correct")
    )
    assert pairs(old(body, conditions, kind="Matching")) == [("m", "X"), ("n", "Y")]


def test_places_may_be_asked_for_what_stands_there(old: Reading) -> None:
    body = group(labels("a", "b", "c"), "response_lid", "Ordered")
    named = right("r", "a", attributes='index="1"') + right("r", "b", attributes='index="2"')
    assert order(old(body, right("r", "c", attributes='index="0"') + named)) == ["C", "A", "B"]
    counted = right("r", "0", attributes='index="1"') + right("r", "2", attributes='index="0"')
    assert order(old(body, counted)) == ["C", "A"]


def test_choices_may_be_asked_for_their_places(old: Reading) -> None:
    body = group(labels("a", "b", "c"), how="Ordered")
    conditions = right("a", "2") + right("b", "3") + right("c", "1")
    assert order(old(body, conditions, kind="Ordering")) == ["C", "A", "B"]


def test_an_order_without_one_has_no_key(old: Reading) -> None:
    body = group(labels("a", "b"), "response_lid", "Ordered")
    for conditions in ("", right("r", "a", attributes='index="0"'), right("r", "x", attributes='index="x"')):
        assert [fault.code for fault in old(body, conditions).diagnostics] == ["no-key"]


def test_a_group_without_pairs_has_no_key(old: Reading) -> None:
    found = old(group(labels("a", "b")), right("r", "a,x", "varsubset"), kind="Matching")
    assert [fault.code for fault in found.diagnostics] == ["no-key"]

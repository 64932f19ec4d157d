"""What stands between the braces."""

from __future__ import annotations

import pytest

from ankibuild.readers.gift.answers import Form, looks_like_answers, may_be_answers, section
from ankibuild.readers.gift.blocks import Gift, gift
from ankibuild.source import Source


def opened(written: str) -> Gift:
    return gift(Source("a.gift", written))


def entries(written: str) -> list[tuple[str, str, str, str]]:
    file = opened(written)
    found = section(file, 0, len(written))
    return [
        (one.sign, file.text(*one.text).strip(), one.percent, file.text(*one.why).strip() if one.why else "")
        for one in found.entries
    ]


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("{}", Form.ESSAY),
        ("{ \n }", Form.ESSAY),
        ("{####said to all}", Form.ESSAY),
        ("{#3}", Form.NUMBER),
        ("{ # =3 }", Form.NUMBER),
        ("{~a =b}", Form.CHOICE),
        ("{=a ~b}", Form.CHOICE),
        ("{=a -> b =c -> d}", Form.MATCHING),
        ("{T}", Form.TRUTH),
        ("{FALSE#no#yes}", Form.TRUTH),
        ("{ true }", Form.TRUTH),
        ("{=TRUE}", Form.SHORT),
        ("{=a =b}", Form.SHORT),
        ("{a}", Form.SHORT),
        ("{Tea}", Form.SHORT),
    ],
)
def test_the_signs_say_what_is_asked(written: str, form: Form) -> None:
    assert section(opened(written), 0, len(written)).form is form


def test_answers_have_weights_and_feedback() -> None:
    assert entries("{~%50%a#no ~ b =%-33.33333%c # so # it is\n~%100%d}") == [
        ("~", "a", "50", "no"),
        ("~", "b", "", ""),
        ("=", "c", "-33.33333", "so # it is"),
        ("~", "d", "100", ""),
    ]


def test_what_stands_before_the_first_sign_is_an_answer() -> None:
    assert [entry[1] for entry in entries("{a ~b =c}")] == ["a", "b", "c"]


def test_signs_in_html_are_text() -> None:
    assert [entry[1] for entry in entries('{=<b style="color: #f00">a</b> ~b &#39; c}')] == [
        '<b style="color: #f00">a</b>',
        "b &#39; c",
    ]


def test_a_sign_after_a_less_than_sign_is_a_sign() -> None:
    assert [entry[1] for entry in entries("{~x <y =x> y}")] == ["x <y", "x> y"]


def test_the_last_four_hashes_begin_the_feedback_for_all() -> None:
    written = "{~a#b =c####so}"
    found = section(opened(written), 0, len(written))
    assert found.general is not None
    assert opened(written).text(*found.general) == "so"
    assert len(found.entries) == 2


@pytest.mark.parametrize(
    ("written", "start", "yes"),
    [
        ("a {=b}", 2, True),
        ("a {T}", 2, True),
        ("x^{T}", 2, False),
        (r"\frac{}", 5, False),
        ("a {1, 2}", 2, False),
        ("a {}", 2, True),
    ],
)
def test_braces_of_formulas_are_no_answers(written: str, start: int, yes: bool) -> None:
    assert looks_like_answers(opened(written), start, len(written)) is yes


def test_braces_after_a_power_hold_no_lone_answer() -> None:
    assert not may_be_answers(opened("x^{2}"), 2)
    assert may_be_answers(opened("x {2}"), 2)

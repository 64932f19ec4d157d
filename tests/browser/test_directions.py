"""Right to left, left to right, and both on one card."""

import pytest
from playwright.sync_api import Page

from .reviewer import Look, OpenSide, script

pytestmark = pytest.mark.browser

INTERFACE = pytest.mark.parametrize("interface", ["ltr", "rtl"])
"""The direction of Anki's own interface, which must not matter."""
FACES = pytest.mark.parametrize("face", ["front", "back"])


def direction(page: Page, selector: str) -> str:
    """The computed direction of an element."""
    found: str = page.locator(selector).first.evaluate("element => getComputedStyle(element).direction")
    return found


@INTERFACE
@FACES
@pytest.mark.parametrize(("note", "expected"), [("rabat", "rtl"), ("paris", "rtl"), ("book", "ltr"), ("cached", "ltr")])
def test_a_card_runs_in_the_direction_of_its_question(
    open_side: OpenSide, note: str, expected: str, face: str, interface: str
) -> None:
    page = open_side(note, face, look=Look(direction=interface))
    assert direction(page, ".sheet") == expected
    assert direction(page, ".options") == expected


@INTERFACE
@pytest.mark.parametrize("note", ["rabat", "paris"])
def test_every_option_of_a_right_to_left_question_begins_on_the_right(
    open_side: OpenSide, note: str, interface: str
) -> None:
    page = open_side(note, "front", look=Look(direction=interface))
    spaces = page.locator(".options > li").evaluate_all(script("margins"))
    assert all(right < 70 < left for left, right in spaces), spaces


@INTERFACE
def test_every_option_of_a_left_to_right_question_begins_on_the_left(open_side: OpenSide, interface: str) -> None:
    page = open_side("book", "front", look=Look(direction=interface))
    spaces = page.locator(".options > li").evaluate_all(script("margins"))
    assert all(left < 70 < right for left, right in spaces), spaces


def test_punctuation_of_a_latin_option_stays_behind_it_among_arabic_ones(open_side: OpenSide) -> None:
    page = open_side("rabat", "front")
    start, end = page.locator(".option", has_text="TCP").evaluate(script("ends"))
    assert start < end


def test_code_reads_from_left_to_right_on_an_arabic_card(open_side: OpenSide) -> None:
    assert direction(open_side("rabat", "back"), ".explanation code") == "ltr"


def test_the_bar_beside_the_answer_follows_the_direction(open_side: OpenSide) -> None:
    side = "box => getComputedStyle(box).borderRightWidth"
    assert open_side("rabat", "back").locator(".answer").evaluate(side) == "3px"
    assert open_side("book", "back").locator(".answer").evaluate(side) == "0px"


@FACES
def test_the_language_is_said_only_where_it_is_known(open_side: OpenSide, face: str) -> None:
    assert open_side("rabat", face).locator(".sheet").first.get_attribute("lang") == "ar"
    assert open_side("paris", face).locator(".sheet[lang]").count() == 0

"""The key: nothing tells it from the distractors on the front, and everything does on the back."""

from itertools import product

import pytest
from playwright.sync_api import ElementHandle

from .reviewer import Look, OpenSide, script

pytestmark = pytest.mark.browser

KEY = ".options > li[data-correct]"
DISTRACTOR = ".options > li:not([data-correct])"
WITH_OPTIONS = ("alliance", "noble-gases", "boiling", "cached", "calcium", "rabat", "paris", "book")


def styles(element: ElementHandle) -> list[str]:
    """What is computed for an element, its content and its pseudo-elements."""
    found: list[str] = element.evaluate(script("styles"))
    return found


def unmarked(element: ElementHandle) -> list[str]:
    """What would be computed if the element were no key."""
    element.evaluate("li => li.removeAttribute('data-correct')")
    found = styles(element)
    element.evaluate("li => li.setAttribute('data-correct', '')")
    return found


@pytest.mark.parametrize(("night", "scripts"), list(product((False, True), (True, False))))
@pytest.mark.parametrize("note", WITH_OPTIONS)
def test_the_front_styles_the_key_like_a_distractor(open_side: OpenSide, note: str, night: bool, scripts: bool) -> None:
    page = open_side(note, "front", look=Look(night=night, scripts=scripts))
    keys = page.locator(KEY).element_handles()
    assert keys
    assert all(styles(key) == unmarked(key) for key in keys)


@pytest.mark.parametrize("note", WITH_OPTIONS)
def test_the_front_looks_the_same_whichever_option_is_the_key(open_side: OpenSide, note: str) -> None:
    page = open_side(note, "front")
    before = page.screenshot(full_page=True)
    page.evaluate("document.querySelectorAll('.options > li').forEach(li => li.toggleAttribute('data-correct'))")
    assert page.screenshot(full_page=True) == before


@pytest.mark.parametrize("note", WITH_OPTIONS)
def test_a_screen_reader_hears_the_mark_on_the_back_only(open_side: OpenSide, note: str) -> None:
    front, back = (open_side(note, face) for face in ("front", "back"))
    assert "correct" not in front.locator(".options").aria_snapshot()
    for key in back.locator(KEY).all():
        assert "correct" in key.aria_snapshot()
    for distractor in back.locator(DISTRACTOR).all():
        assert "correct" not in distractor.aria_snapshot()


@pytest.mark.parametrize("night", [False, True])
def test_the_back_marks_the_key_by_a_sign_and_by_colour(open_side: OpenSide, night: bool) -> None:
    page = open_side("alliance", "back", look=Look(night=night))
    key, distractor = page.locator(KEY), page.locator(DISTRACTOR).first
    sign = "li => getComputedStyle(li, '::after').content"
    assert "✓" in key.evaluate(sign)
    assert distractor.evaluate(sign) in ("none", "normal")
    for colour in ("backgroundColor", "color", "borderTopColor"):
        computed = f"li => getComputedStyle(li).{colour}"
        assert key.evaluate(computed) != distractor.evaluate(computed), colour


def test_every_key_of_several_is_marked(open_side: OpenSide) -> None:
    page = open_side("noble-gases", "back")
    marks = page.locator(".options > li").evaluate_all("all => all.map(li => getComputedStyle(li, '::after').content)")
    assert ["✓" in mark for mark in marks] == [True, False, True, True, False]


def test_only_multiple_answer_questions_ask_for_all_that_apply(open_side: OpenSide) -> None:
    ask = "box => getComputedStyle(box, '::before').content"
    assert open_side("noble-gases", "front").locator(".choices").evaluate(ask) == '"Choose all that apply"'
    assert open_side("alliance", "front").locator(".choices").evaluate(ask) in ("none", "normal")


def test_options_are_lettered_past_z(open_side: OpenSide) -> None:
    marks = (
        open_side("calcium", "front")
        .locator(".options > li")
        .evaluate_all(
            "all => all.map(li => getComputedStyle(li, '::before')).map(mark => [mark.content, parseFloat(mark.width)])"
        )
    )
    assert {content for content, _ in marks} == {"counter(option, upper-alpha)"}
    assert marks[29][1] > marks[0][1]


def test_the_hint_is_gone_on_the_back(open_side: OpenSide) -> None:
    assert open_side("alliance", "front").locator(".hint").is_visible()
    assert not open_side("alliance", "back").locator(".hint").is_visible()

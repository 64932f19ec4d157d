"""Code, tables and math that are too wide scroll in their own box, also by keyboard."""

import pytest
from playwright.sync_api import Page

from .reviewer import Look, OpenSide, script

pytestmark = pytest.mark.browser


def is_wide(page: Page, selector: str) -> list[bool]:
    """For each element whether it holds more than it shows."""
    found: list[bool] = page.locator(selector).evaluate_all("all => all.map(box => box.scrollWidth > box.clientWidth)")
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_long_code_and_wide_tables_scroll_in_their_own_box(open_side: OpenSide, scripts: bool) -> None:
    page = open_side("cached", "front", look=Look(width=320, scripts=scripts))
    assert all(is_wide(page, ".stem pre, .table"))
    assert not any(is_wide(page, ".sheet, .choices, .options > li"))


@pytest.mark.parametrize("width", [320, 800])
def test_long_math_scrolls_in_its_own_box(open_side: OpenSide, width: int) -> None:
    page = open_side("odd-numbers", "front", look=Look(width=width))
    page.evaluate(script("formulas"), True)
    assert is_wide(page, "mjx-container") == [True, True]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_math_in_a_line_stands_on_the_line(open_side: OpenSide) -> None:
    page = open_side("odd-numbers", "front")
    page.evaluate(script("formulas"), False)
    outside, inside = page.locator(".stem p i").evaluate_all("all => all.map(i => i.getBoundingClientRect().bottom)")
    assert abs(outside - inside) < 2


@pytest.mark.parametrize("face", ["front", "back"])
def test_boxes_that_scroll_can_be_reached_by_keyboard(open_side: OpenSide, face: str) -> None:
    page = open_side("cached", face, look=Look(width=320))
    wide = page.locator(".sheet pre, .table").evaluate_all(
        "all => all.filter(box => box.scrollWidth > box.clientWidth).map(box => box.tabIndex)"
    )
    assert wide
    assert set(wide) == {0}


def test_boxes_that_fit_are_no_stop_for_the_keyboard(open_side: OpenSide) -> None:
    page = open_side("cached", "front", look=Look(width=320))
    page.set_viewport_size({"width": 2400, "height": 700})
    page.add_style_tag(content=".sheet { max-width: none !important; }")
    page.wait_for_function("!document.querySelector('[tabindex]')")


def test_code_that_is_unfolded_can_be_reached_by_keyboard(open_side: OpenSide) -> None:
    page = open_side("cached", "back", look=Look(width=320))
    page.locator(".article > summary").click()
    page.wait_for_function("document.querySelector('.article pre').tabIndex === 0")


def test_running_the_script_again_changes_nothing(open_side: OpenSide) -> None:
    page = open_side("cached", "back", look=Look(width=320))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    html, code = page.evaluate("[document.body.outerHTML, document.querySelector('.front + script').textContent]")
    for _ in range(2):
        page.add_script_tag(content=code)
    page.evaluate("document.head.querySelectorAll('script').forEach(script => script.remove())")
    assert page.evaluate("document.body.outerHTML") == html
    assert errors == []


def test_a_focus_that_the_keyboard_sets_is_seen(open_side: OpenSide) -> None:
    page = open_side("alliance", "front")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.localName") == "summary"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"

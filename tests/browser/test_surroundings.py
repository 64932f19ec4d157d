"""What surrounds a card: night mode as each Anki says it, paper, a wish for less motion, the size of the screen."""

import pytest
from playwright.sync_api import Browser

from .deck import Cards
from .reviewer import Look, OpenSide, opened, script, show

pytestmark = pytest.mark.browser

PAPER = "getComputedStyle(document.querySelector('.card')).backgroundColor"
DARK, BRIGHT = "rgb(27, 29, 34)", "rgb(253, 253, 252)"


@pytest.mark.parametrize("word", ["nightMode", "night_mode"])
@pytest.mark.parametrize("place", ["document.body", "document.documentElement"])
def test_night_mode_is_known_by_both_names_on_the_card_and_around_it(
    open_side: OpenSide, word: str, place: str
) -> None:
    page = open_side("alliance", "front")
    assert page.evaluate(PAPER) == BRIGHT
    page.evaluate(f"{place}.classList.add('{word}')")
    assert page.evaluate(PAPER) == DARK
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).colorScheme") == "dark"


def test_a_card_in_a_box_of_another_page_is_dark_too(open_side: OpenSide) -> None:
    page = open_side("alliance", "front")
    page.evaluate("document.body.className = 'night_mode'; document.getElementById('qa').className = 'card card1'")
    assert page.evaluate(PAPER) == DARK


@pytest.mark.parametrize("note", ["alliance", "cached", "rabat", "mitochondrion"])
def test_a_card_prints_dark_on_white_even_at_night(open_side: OpenSide, note: str) -> None:
    page = open_side(note, "back", look=Look(night=True))
    page.emulate_media(media="print")
    measure = page.evaluate(script("measure"))
    assert measure["unfolded"] == {"overflow": 0, "faint": []}
    assert page.evaluate(PAPER) == "rgba(0, 0, 0, 0)"


def test_print_wraps_code_and_unfolds_the_article(open_side: OpenSide) -> None:
    page = open_side("cached", "back", look=Look(width=320))
    page.emulate_media(media="print")
    boxes = page.locator(".stem pre, .option pre").evaluate_all(
        "all => all.map(pre => pre.scrollWidth - pre.clientWidth)"
    )
    assert max(boxes) <= 0
    assert page.locator(".article .folded").bounding_box()


def test_nothing_moves_for_those_who_wish_so(open_side: OpenSide) -> None:
    page = open_side("alliance", "front", reduced_motion="reduce")
    moving = page.locator("#qa *").evaluate_all(
        "all => all.map(element => getComputedStyle(element)).filter(style => style.transitionDuration !== '0s'"
        " || style.animationName !== 'none').length"
    )
    assert moving == 0


def test_pictures_fit_the_screen_and_keep_their_shape(open_side: OpenSide) -> None:
    page = open_side("picture", "front", look=Look(width=320))
    page.wait_for_function("document.querySelector('img').naturalWidth > 0")
    box = page.locator("img").bounding_box()
    assert box
    assert box["width"] <= 320
    assert box["width"] / box["height"] == pytest.approx(1200 / 500, rel=0.02)


def test_lines_stay_readable_on_a_wide_screen(open_side: OpenSide) -> None:
    page = open_side("alliance", "back", look=Look(width=1200))
    box = page.locator(".sheet").first.bounding_box()
    assert box
    assert 500 < box["width"] < 800
    assert box["x"] == pytest.approx(1200 - box["x"] - box["width"], abs=2)


def test_front_and_back_work_in_one_page_as_anki_swaps_them(chromium: Browser, cards: Cards) -> None:
    errors: list[str] = []
    with opened(chromium, Look(width=320), cards.media) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        show(page, cards.side("cached", "front"), Look(width=320))
        for side in cards.sides:
            page.evaluate(script("swap"), side.html)
    assert errors == []

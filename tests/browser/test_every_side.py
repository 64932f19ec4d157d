"""Every side of every card, in light and night, narrow and wide, with and without scripts, in both directions."""

import re
from html import unescape

import pytest

from ankibuild.model import Kind

from .deck import Cards, Side
from .reviewer import Seen

pytestmark = pytest.mark.browser

SHOWN_ON_THE_FRONT = {"Stem", "Options", "Notice", "Case", "Title"}
SHOWN_ON_THE_BACK = SHOWN_ON_THE_FRONT | {"Answer", "Explanation", "Reference", "Source"}
FOLDED = {"front": {"Hint"}, "back": {"Article"}}
_SOUND = re.compile(r"\[sound:[^\]]*\]")
_TAG = re.compile(r"<[^>]*>")
_WHY = re.compile(r'<div class="why">(.*?)</div></li>', re.DOTALL)


def words(html: str) -> str:
    """The text of HTML, without white space so that line breaks make no difference."""
    return without_space(unescape(_TAG.sub("", _SOUND.sub("", html))))


def without_space(text: str) -> str:
    """A text without any white space."""
    return "".join(text.split())


def test_no_side_is_wider_than_the_screen(seen: Seen) -> None:
    for state in ("folded", "unfolded"):
        wide = {side.name: measure[state]["overflow"] for side, measure in seen.measures}
        assert {name: pixels for name, pixels in wide.items() if pixels > 0} == {}


def test_every_text_stands_out_from_its_background(seen: Seen) -> None:
    for state in ("folded", "unfolded"):
        assert {side.name: measure[state]["faint"] for side, measure in seen.measures if measure[state]["faint"]} == {}


def test_no_script_fails(seen: Seen) -> None:
    assert seen.errors == []


def test_empty_fields_leave_no_empty_boxes(seen: Seen) -> None:
    assert {side.name: measure["empty"] for side, measure in seen.measures if measure["empty"]} == {}


def test_hint_and_article_are_folded(seen: Seen) -> None:
    assert {side.name for side, measure in seen.measures if measure["open"]} == set()
    for side, measure in seen.measures:
        for field in FOLDED[side.face] & set(side.fields) if side.ord == 1 else ():
            assert words(side.fields[field]) in without_space(measure["whole"]), (side.name, field)
            assert words(side.fields[field]) not in without_space(measure["visible"]), (side.name, field)


def test_every_text_of_a_side_is_there_with_and_without_scripts(seen: Seen) -> None:
    fields = {"front": SHOWN_ON_THE_FRONT, "back": SHOWN_ON_THE_BACK}
    for side, measure in seen.measures:
        for field in fields[side.face] & set(side.fields) if side.ord == 1 else ():
            text = side.fields[field] if side.face == "back" else _WHY.sub("</li>", side.fields[field])
            assert words(text) in without_space(measure["visible"]), (side.name, field)


def test_the_front_shows_no_rationale_and_no_explanation(seen: Seen) -> None:
    for side, measure in seen.measures:
        if side.face == "front" and side.ord == 1:
            hidden = [*_WHY.findall(side.fields.get("Options", "")), side.fields.get("Explanation", "")]
            assert [text for text in hidden if words(text) and words(text) in without_space(measure["visible"])] == []


def test_the_back_shows_each_rationale(seen: Seen) -> None:
    for side, measure in seen.measures:
        if side.face == "back" and side.ord == 1:
            whys = _WHY.findall(side.fields.get("Options", ""))
            assert [text for text in whys if words(text) not in without_space(measure["visible"])] == []


def test_the_bank_has_every_kind_and_every_card(cards: Cards) -> None:
    fronts: list[Side] = [side for side in cards.sides if side.face == "front"]
    assert {side.fields["Kind"] for side in fronts} == set(Kind)
    assert [side.ord for side in fronts if side.note == "helicase"] == [1, 2, 3, 4, 5, 6]
    assert [side.ord for side in fronts if side.note == "mitochondrion"] == [1, 2]

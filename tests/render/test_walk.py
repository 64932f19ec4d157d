"""The walk that takes a text apart."""

import re

from ankibuild.render.tokens import Token, placeholder
from ankibuild.render.walk import Walk


class Stars(Walk):
    """Protects each star; a double one with a line around it."""

    trigger = re.compile(r"(?P<double>\*\*)|(?P<star>\*)")

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.handlers = {
            "star": lambda start, end: self.protect(start, end, "STAR"),
            "double": lambda start, end: self.put(start, end, Token("**", "TWO"), "\n", "\n"),
        }


def test_what_no_handler_protects_stays() -> None:
    assert Stars("plain text").run() == "plain text"


def test_what_is_protected_becomes_a_placeholder_in_its_place() -> None:
    walk = Stars("a*b*")
    assert walk.run() == f"a{placeholder(0)}b{placeholder(1)}"
    assert walk.tokens == [Token("*", "STAR"), Token("*", "STAR")]


def test_a_token_may_stand_on_a_line_of_its_own() -> None:
    assert Stars("a**b").run() == f"a\n{placeholder(0)}\nb"


def test_a_handler_may_let_its_trigger_stand() -> None:
    walk = Stars("a*b")
    walk.handlers = {"star": lambda start, end: end}
    assert walk.run() == "a*b"
    assert not walk.tokens


def test_a_search_gives_the_next_match_wherever_the_last_one_was() -> None:
    walk = Walk("x>y>z")
    assert [walk.find(">", at).start() for at in (0, 1, 2)] == [1, 1, 3]
    assert walk.find(">", 4) is None


def test_a_search_ignores_case() -> None:
    assert Walk("a</B>").find("</b>", 0).start() == 1


def test_a_search_in_vain_is_made_once() -> None:
    walk = Walk("no end")
    assert walk.find(">", 0) is None
    walk.text = "an end>"
    assert walk.find(">", 0) is None

"""Changes as a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from ankibuild.changes import Comparison
from ankibuild.changes.html import render

OLD = "- {id: sun, stem: How far & why?, answer: 150 million km}\n"
NEW = "- {id: sun, stem: How `<near>` & why?, answer: 150 million km}\n- {id: '<x>', stem: X, answer: x}\n"


class Tags(HTMLParser):
    """The tags of a page, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(compared) -> str:
    return render(Comparison("release <1>", (compared(OLD, NEW),), ("Old & gone",)))


def test_words_are_marked_and_texts_escaped(compared) -> None:
    shown = page(compared)
    assert "How <del>far</del><ins>&lt;near&gt;</ins> &amp; why?" in shown
    assert "<title>Changes since release &lt;1&gt;</title>" in shown
    assert "<h2>Old &amp; gone</h2>" in shown


def test_the_page_is_whole_and_runs_nothing(compared) -> None:
    tags = Tags()
    tags.feed(page(compared))
    assert tags.open == []
    assert tags.seen >= {"html", "style", "del", "ins", "details"}
    assert not tags.seen & {"script", "link", "img", "iframe", "x", "near"}


def test_the_page_needs_no_other_file_and_knows_light_and_dark(compared) -> None:
    shown = page(compared)
    assert not re.search(r"url\(|@import|src=|href=", shown)
    assert "prefers-color-scheme: dark" in shown
    assert "[[" not in shown

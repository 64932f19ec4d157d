"""What the tests of markup share: texts as they are on a card, what a reader sees of them, and trees as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ankibuild.markup.elements import Element
from ankibuild.render.media import MediaFinder, MediaStore
from ankibuild.render.text import TextRenderer


@dataclass(frozen=True)
class Rendered:
    """What became of a text."""

    html: str
    codes: list[str]
    cards: set[int]


def _render(text: str, *, cloze: bool = False) -> Rendered:
    renderer = TextRenderer(MediaFinder(MediaStore(Path("/nowhere")), Path("/nowhere/sources")))
    html = renderer.render(text, None, cloze=cloze)
    return Rendered(html, [found.code for found in renderer.diagnostics], renderer.cards)


class _Lines(HTMLParser):
    """The text of HTML: `<br>` ends a line, `</p>` a paragraph; all other tags are seen, since none is expected."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("p", "br", "span"):
            self.pieces.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.pieces += ["\n"] * (tag == "p")


def _text_of(html: str) -> str:
    reader = _Lines()
    reader.feed(html)
    reader.close()
    lines = "".join(reader.pieces).replace("\u00a0", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


@pytest.fixture(scope="session")
def render() -> Callable[..., Rendered]:
    """Renders one text."""
    return _render


@pytest.fixture(scope="session")
def text_of() -> Callable[[str], str]:
    """The text that HTML without marks shows, with its lines."""
    return _text_of


def _written(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    inner = "".join(map(_written, node.children))
    return f"<{node.name}>{inner}</{node.name}>" if node.name else inner


@pytest.fixture(scope="session")
def written() -> Callable[[Element | str], str]:
    """A tree as HTML without attributes, with all its tags."""
    return _written

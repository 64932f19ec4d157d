"""What the tests of rendering share: one text rendered, what a reader sees of it, and a strict look at its HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ankibuild.diagnostics import Diagnostic
from ankibuild.render.media import MediaFinder, MediaStore
from ankibuild.render.text import TextRenderer
from ankibuild.source import Source, Span

BLOCKS = {"blockquote", "br", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol"}
BLOCKS |= {"p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"}


@dataclass(frozen=True)
class Rendered:
    """What became of a text."""

    html: str
    cards: set[int]
    diagnostics: list[Diagnostic]

    @property
    def codes(self) -> list[str]:
        return [found.code for found in self.diagnostics]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces += [" "] * (tag in BLOCKS) + [f" {value} " for key, value in attrs if key in ("alt", "title")]

    def handle_endtag(self, tag: str) -> None:
        self.pieces += [" "] * (tag in BLOCKS)


def _visible(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.pieces).split())


def _render(text: str, *, cloze: bool = False, root: Path = Path("/nowhere")) -> Rendered:
    finder = MediaFinder(MediaStore(root), root / "sources")
    renderer = TextRenderer(finder)
    source = Source("sources/a.yaml", text)
    html = renderer.render(text, Span(source, 0, len(text)), cloze=cloze)
    return Rendered(html, renderer.cards, renderer.diagnostics + finder.diagnostics)


@pytest.fixture(scope="session")
def render() -> Callable[..., Rendered]:
    """Renders one text, whose source is the text itself."""
    return _render


@pytest.fixture(scope="session")
def html_of() -> Callable[[str], str]:
    """The HTML of one text, which must give no reason to complain."""

    def html_of(text: str) -> str:
        rendered = _render(text)
        assert not rendered.codes
        return rendered.html

    return html_of


@pytest.fixture(scope="session")
def visible() -> Callable[[str], str]:
    """The text that is seen of HTML, each run of white space as one space."""
    return _visible

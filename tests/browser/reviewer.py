"""A page like that of Anki's reviewer, in which one side of a card is opened the way a learner looks at it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, ViewportSize

from .deck import Side

SCRIPTS = Path(__file__).parent / "scripts"
HOME = "http://card.test/"
_PLAY = re.compile(r"\[anki:play:([qa]:\d+)\]")
_BUTTON = (
    '<a class="replay-button soundLink" href=# onclick="return false;" draggable="false">'
    '<svg class="playImage" viewBox="0 0 64 64" version="1.1"><circle cx="32" cy="32" r="29" />'
    '<path d="M56.502,32.301l-37.502,20.101l0.329,-40.804l37.173,20.703Z" /></svg></a>'
)
_STYLE = """
body { margin: 20px; overflow-wrap: break-word; }
body.nightMode { background-color: #2c2c2c; color: #fcfcfc; }
hr { background-color: #737373; margin: 1em 0; border: none; height: 1px; }
li { text-align: start; }
pre { text-align: left; }
img { max-width: 100%; max-height: 95vh; }
.replay-button { text-decoration: none; display: inline-flex; vertical-align: middle; margin: 3px; }
.replay-button svg { width: 40px; height: 40px; }
"""
"""What the desktop's reviewer says about cards before the note type's own style does."""


@dataclass(frozen=True)
class Look:
    """How a learner looks at a card."""

    night: bool = False
    width: int = 800
    scripts: bool = True
    direction: str = "ltr"

    @property
    def name(self) -> str:
        """A name for messages, test ids and pictures."""
        return "-".join(
            ("night" if self.night else "light", str(self.width), "js" if self.scripts else "nojs", self.direction)
        )


@dataclass(frozen=True)
class Seen:
    """What one look showed: for each side what was measured, and the errors of scripts."""

    look: Look
    measures: list[tuple[Side, dict[str, Any]]]
    errors: list[str] = field(default_factory=list)


DAY = Look()
OpenSide = Callable[..., Page]
"""Opens one side of a card: note, face, number of the card, look."""


def document(side: Side, look: Look) -> str:
    """The page of the reviewer with a side in it."""
    night = ("night-mode", "nightMode") if look.night else ("", "")
    return (
        f'<!doctype html><html class="{night[0]}" dir="{look.direction}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><base href="{HOME}">'
        f'<style>{_STYLE}</style></head><body class="card card{side.ord} {night[1]}">'
        f'<div id="qa" dir="auto">{_PLAY.sub(_BUTTON, side.html)}</div></body></html>'
    )


def script(name: str) -> str:
    """A function in JavaScript that a page can be asked to evaluate."""
    return (SCRIPTS / f"{name}.js").read_text("utf-8").rstrip().rstrip(";")


@contextmanager
def opened(chromium: Browser, look: Look, media: Path, **options: Any) -> Iterator[Page]:
    """An empty page for a look; the files of a media folder are within its reach, the network is not."""
    viewport: ViewportSize = {"width": look.width, "height": 700}
    context = chromium.new_context(viewport=viewport, java_script_enabled=look.scripts, **options)
    context.set_default_timeout(5000)
    context.route("**/*", lambda route: _answer(route, media))
    try:
        yield context.new_page()
    finally:
        context.close()


def show(page: Page, side: Side, look: Look) -> Page:
    """Puts a side into the page."""
    page.set_content(document(side, look))
    return page


def _answer(route: Route, media: Path) -> None:
    file = media / route.request.url.removeprefix(HOME)
    if file.is_file():
        route.fulfill(path=file)
    else:
        route.abort()

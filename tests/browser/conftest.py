"""Fixtures of the browser tests: Debian's Chromium, the cards as Anki renders them, and the pages that show them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .deck import Cards, build_package, fill_later_fields, imported, sides
from .reviewer import DAY, Look, OpenSide, Seen, opened, script, show

LOOKS = [Look(*values) for values in product((False, True), (320, 800), (True, False), ("ltr", "rtl"))]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or what $CHROMIUM names. Without one the tests fail in CI and are skipped elsewhere."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("Chromium is missing: install Debian's package chromium, or name a program in $CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cards]:
    """The bank built, imported into Anki, its later fields filled, and rendered."""
    folder = tmp_path_factory.mktemp("cards")
    with imported(build_package(folder), folder / "anki") as collection:
        fill_later_fields(collection)
        yield Cards(sides(collection), Path(collection.media.dir()))


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of the cards go: $ANKIBUILD_SCREENSHOTS, else a temporary folder."""
    named = os.environ.get("ANKIBUILD_SCREENSHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session", params=LOOKS, ids=lambda look: look.name)
def seen(request: pytest.FixtureRequest, chromium: Browser, cards: Cards, pictures: Path) -> Seen:
    """Every side, opened with one look, measured and photographed."""
    look: Look = request.param
    seen = Seen(look, [])
    with opened(chromium, look, cards.media) as page:
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        for side in cards.sides:
            show(page, side, look)
            if look.scripts and look.direction == "ltr":
                page.screenshot(path=pictures / f"{side.name}-{look.name}.png", full_page=True)
            seen.measures.append((side, page.evaluate(script("measure"))))
    return seen


@pytest.fixture
def open_side(chromium: Browser, cards: Cards) -> Iterator[OpenSide]:
    """A function that opens one side of a card in a page of its own."""
    with ExitStack() as pages:

        def open_(note: str, face: str, ord: int = 1, look: Look = DAY, **options: Any) -> Page:
            page = pages.enter_context(opened(chromium, look, cards.media, **options))
            return show(page, cards.side(note, face, ord), look)

        yield open_

"""Makes the picture of cards for the README: `python -m tests.browser.picture docs/card.png`."""

import base64
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from .deck import Side, build_package, imported, sides
from .reviewer import Look, opened, show

BANK = Path(__file__).parent / "showcase"
SHOWN = ("atp-1-front", "sorting-1-back", "atp-1-back")
WIDTH = 428
SHARPNESS = 1.5
PAGE = """<style>
body { box-sizing: border-box; width: 900px; margin: 0; padding: 16px; background: #dfe2e9; }
body, div { display: flex; gap: 12px; }
div { flex-direction: column; }
img { width: 428px; border-radius: 12px; object-fit: cover; object-position: top; }
div img:last-child { flex: 1; min-height: 0; }
</style>"""


def main(target: Path) -> None:
    """Writes the picture: the front of a card and another card's back at night, beside the back of the first."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        target.write_bytes(beside(browser, photographs(browser, Path(folder))))
        browser.close()


def photographs(browser: Browser, folder: Path) -> list[bytes]:
    """The sides that are shown."""
    with imported(build_package(folder, BANK), folder / "anki") as collection:
        by_name = {side.name: side for side in sides(collection)}
        return [photograph(browser, by_name[name], Path(collection.media.dir())) for name in SHOWN]


def photograph(browser: Browser, side: Side, media: Path) -> bytes:
    """One side, as high as its content in whole pixels; a cloze card at night and with room below it."""
    look = Look(width=WIDTH, night=side.is_cloze)
    with opened(browser, look, media, device_scale_factor=SHARPNESS) as page:
        height = show(page, side, look).evaluate("Math.ceil(document.body.getBoundingClientRect().height / 2) * 2")
        page.set_viewport_size({"width": WIDTH, "height": 700 if side.is_cloze else height})
        return page.screenshot()


def beside(browser: Browser, images: list[bytes]) -> bytes:
    """The first two pictures above each other, and the third beside them."""
    first, second, third = (f'<img src="data:image/png;base64,{base64.b64encode(image).decode()}">' for image in images)
    height = round(int.from_bytes(images[2][20:24], "big") / SHARPNESS) + 32
    page = browser.new_page(viewport={"width": 900, "height": height}, device_scale_factor=SHARPNESS)
    page.set_content(f'{PAGE}<body style="height: {height}px"><div>{first}{second}</div><div>{third}</div></body>')
    page.wait_for_function("[...document.images].every(image => image.complete)")
    return page.screenshot()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

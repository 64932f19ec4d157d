"""`docs/diagnostics.md` is made from the catalog and the rules' docstrings; ANKIBUILD_ACCEPT=1 writes it anew."""

from __future__ import annotations

import os
import re
from importlib import import_module
from pathlib import Path

from ankibuild.diagnostics import catalog as catalog_module
from ankibuild.diagnostics.catalog import Entry, catalog

PAGE = Path(__file__).parents[2] / "docs" / "diagnostics.md"
CATALOG = Path(catalog_module.__file__).with_name("catalog.toml")
READERS = sorted((CATALOG.parent / "readers").glob("*.toml"))
TITLES = {
    "aiken": "Aiken",
    "anki": "Anki's packages and text exports",
    "formats": "the key `formats`",
    "gift": "GIFT",
    "importing": "imports",
    "json": "JSON and records",
    "latex": "LaTeX",
    "markdown": "Markdown",
    "moodle": "Moodle XML",
    "olx": "Open edX",
    "page": "quiz pages",
    "rexams": "R/exams",
    "shared": "all other formats",
    "tables": "tables and workbooks",
    "text": "numbered text",
}
GROUP = re.compile(r"^# -- ([^(\n-]+?) (?:\([^\n]*?\) )?-+$|^\[([a-z0-9-]+)\]$", re.MULTILINE)
HEAD = """# Diagnostics

What `ankibuild check` and `ankibuild make` say about sources: each message has a code, and each code a section here.
An error stops the build, a warning does not. This page is made from `ankibuild/diagnostics/catalog.toml`,
from the files in `ankibuild/diagnostics/readers/`, and from the rules in `ankibuild/checks/`.

"""


class _Dots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def page() -> str:
    """The whole page."""
    return HEAD + contents() + "".join(section(code, found) for code, found in catalog().items())


def contents() -> str:
    """The codes by the catalog's groups, with links."""
    groups: dict[str, list[str]] = {}
    for path in (CATALOG, *READERS):
        group = TITLES.get(path.stem, path.stem)
        for found in GROUP.finditer(path.read_text("utf-8")):
            group = found[1] or group
            if found[2]:
                groups.setdefault(group, []).append(found[2])
    return "".join(
        f"- {name[0].upper()}{name[1:]}: {', '.join(f'[{code}](#{code})' for code in codes)}\n"
        for name, codes in groups.items()
    )


def section(code: str, found: Entry) -> str:
    headline, hint = (text.format_map(_Dots()) for text in (found.headline, found.hint))
    message = f"{found.severity}[{code}]: {headline}\n   = help: {hint}"
    return f"\n## {code}\n\n```text\n{message}\n```\n\n{about(found)}\n"


def about(found: Entry) -> str:
    """What the catalog says, or the docstring of the rule that it names."""
    if not re.fullmatch(r"checks\.\w+", found.about):
        return found.about
    title, _, text = (import_module(f"ankibuild.{found.about}").__doc__ or "").strip().partition("\n\n")
    return f"{title}\n\n" + re.sub(r"^([A-Z][a-z ]+):", r"\n**\1:**", text, flags=re.MULTILINE).strip()


def test_the_page_is_made_from_the_catalog() -> None:
    if os.environ.get("ANKIBUILD_ACCEPT"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()


def test_every_code_is_in_the_contents() -> None:
    assert re.findall(r"\(#([a-z0-9-]+)\)", contents()) == list(catalog())

"""Moodle's categories as subdecks."""

from __future__ import annotations

import re

from ankibuild.readers.collecting import subdeck

_LEVEL = re.compile(r"(?<!/)/(?!/)")
"""One slash parts two levels; two are a slash in a name."""

_CONTEXT = re.compile(r"\A\$[A-Za-z0-9]*+\$\Z")
"""Whose question bank it is (`$course$`, `$module$`, `$cat1$`): where the file came from, and no part of it."""


def category_deck(category: str) -> str:
    """The subdeck of a category such as `$course$/top/Cells/Walls`; '' where it says nothing."""
    names = [name.replace("//", "/").strip() for name in _LEVEL.split(category)]
    if names and _CONTEXT.match(names[0]):
        names = names[1:]
    if names and names[0] == "top":
        names = names[1:]
    return subdeck(*names)

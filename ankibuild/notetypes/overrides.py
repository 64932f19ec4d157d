"""A project's own templates as data: texts that take the place of ours, and files that are packed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from ankibuild.note import MediaFile

FILES: Final = (
    *("question/front.html", "question/back.html", "question/reverse-front.html", "question/reverse-back.html"),
    *("question/spare-front.html", "question/spare-back.html", "cloze/front.html", "cloze/back.html"),
    *("style.css", "script.js"),
)
"""The files that a project may have of its own; each that it has not is ours."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a project has of its own: `texts` by the names in `FILES`, `statics` by the names that texts call them.

    Anki never replaces a static file whose name it knows, so each is packed under a name with a hash of its content,
    and the texts that call it are rewritten.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    statics: Mapping[str, MediaFile] = field(default_factory=dict)

    def text(self, name: str, ours: str) -> str:
        """The text of a file: the project's own, else ours."""
        return self.rewritten(self.texts[name]) if name in self.texts else ours

    def rewritten(self, text: str) -> str:
        """A text of the project, in which each static file has the name that it is packed under."""
        packed = {spelling: file.name for name, file in self.statics.items() for spelling in (quote(name), name)}
        return _calls(packed).sub(lambda found: found[1] + packed[found[2]], text) if packed else text


NO_OVERRIDES: Final = Overrides()


def calls(text: str, names: Iterable[str]) -> Iterator[re.Match[str]]:
    """Where a text calls files by their names, group 2."""
    return _calls(names).finditer(text)


def _calls(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern of names that are no part of a longer name or of a path, but for `./`."""
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w./%-])(\./|)({either})(?![\w.-])")

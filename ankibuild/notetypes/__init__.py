"""The note types: fields and templates frozen with the first release, their text, style and script as real files.

Fields are never added, removed, renamed or moved, nor are templates: Anki would make a second note type and leave
every note of the old one behind. The integer `id`s let Anki match fields and templates from build to build.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from ankibuild.note import MediaFile
from ankibuild.notetypes.overrides import NO_OVERRIDES, Overrides

QUESTION: Final = "question"
CLOZE: Final = "cloze"

SPARES = tuple(f"Spare {number}" for number in range(1, 11))
FIELDS: Final = (
    "Stem",
    "Options",
    "Answer",
    "Explanation",
    "Hint",
    "Case",
    "Article",
    "Reference",
    "Kind",
    "Settings",
    "Expected",
    "Reverse",
    "Title",
    "Language",
    "Notice",
    "Id",
    "Source",
    *SPARES,
)
"""The fields of the question note type; the cloze note type has `Text` in the place of `Stem`."""

TEMPLATES: Final = ("Question", "Reverse", *SPARES[:4])
"""The templates of the question note type: a spare one makes a card where the field of its name is filled."""

_HERE = Path(__file__).parent
_LABEL = re.compile(r"\[\[(\w+)\]\]")
_CSS_SIGNS = re.compile(r"[\x00-\x1f\x7f\"\\<>{}]")
"""What would end a text in CSS, or the style element that it stands in."""

_EARLIEST_ID = 1_400_000_000_000
_ID_RANGE = 200_000_000_000
"""Note type ids look like Anki's own, which are epoch milliseconds: these lie between May 2014 and September 2020."""


@dataclass(frozen=True, slots=True)
class Template:
    """A card template: its name, pinned id, and the two sides as Anki's template language."""

    name: str
    id: int
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as Anki will know it; `media` are the files that its templates and style use."""

    key: str
    id: int
    name: str
    fields: tuple[tuple[str, int], ...]
    templates: tuple[Template, ...]
    css: str
    media: tuple[MediaFile, ...] = ()

    @property
    def is_cloze(self) -> bool:
        """Whether its cards come from deletions."""
        return self.key == CLOZE

    @property
    def digest(self) -> str:
        """The digest of all that an import may change in it."""
        templates = [[template.name, template.front, template.back] for template in self.templates]
        data = json.dumps([self.name, templates, self.css], ensure_ascii=False)
        return hashlib.sha256(data.encode()).hexdigest()[:24]


def note_types(
    namespace: str, name: str, labels: Mapping[str, str], style: str = "", overrides: Overrides = NO_OVERRIDES
) -> dict[str, NoteType]:
    """The two note types of a project, by key. `style` is CSS added after ours, `overrides` take the place of ours."""
    texts = _Texts(labels, overrides)
    return {
        key: NoteType(
            key=key,
            id=_notetype_id(namespace, key),
            name=name if key == QUESTION else f"{name} (cloze)",
            fields=tuple((field, pinned_id(f"field {key} {field}")) for field in fields_of_notetype(key)),
            templates=_templates(key, texts),
            css=texts.css(style),
            media=tuple(file for _, file in sorted(overrides.statics.items())),
        )
        for key in (QUESTION, CLOZE)
    }


def fields_of_notetype(key: str) -> tuple[str, ...]:
    """The fields of a note type, in their order."""
    return FIELDS if key == QUESTION else ("Text", *FIELDS[1:])


def pinned_id(name: str) -> int:
    """The id of a field or template: 53 bits of a hash of its frozen name."""
    return int.from_bytes(hashlib.sha256(f"ankibuild {name}".encode()).digest()[:8], "big") >> 11


def _notetype_id(namespace: str, key: str) -> int:
    digest = hashlib.sha256(f"{namespace}\0note type\0{key}".encode()).digest()
    return _EARLIEST_ID + int.from_bytes(digest[:8], "big") % _ID_RANGE


class _Texts(NamedTuple):
    """Our files or a project's own, filled with its labels."""

    labels: Mapping[str, str]
    overrides: Overrides

    def html(self, name: str, spare: str) -> str:
        """A side of a template. `[[script]]` stands for the script, `[[spare]]` for the name of the spare field."""
        words = {key: _in_html(label) for key, label in self.labels.items()}
        return _fill(self._file(name), words | {"script": self._file("script.js"), "spare": spare})

    def css(self, style: str) -> str:
        """The style sheet; Anki puts it into an element of the page."""
        words = {key: _in_css(label) for key, label in self.labels.items()}
        return _fill(self._file("style.css") + self.overrides.rewritten(style), words)

    def _file(self, name: str) -> str:
        return self.overrides.text(name, _ours(name))


def _templates(key: str, texts: _Texts) -> tuple[Template, ...]:
    if key == CLOZE:
        return (_template("Cloze", CLOZE, "", texts),)
    files = {"Question": "", "Reverse": "reverse-"}
    return tuple(_template(name, QUESTION, files.get(name, "spare-"), texts) for name in TEMPLATES)


def _template(name: str, folder: str, prefix: str, texts: _Texts) -> Template:
    front, back = (texts.html(f"{folder}/{prefix}{side}.html", spare=name) for side in ("front", "back"))
    return Template(name, pinned_id(f"template {folder} {name}"), front, back)


def _fill(text: str, words: Mapping[str, str]) -> str:
    """A text with its `[[word]]`s; those that are not known stay as they are."""
    return _LABEL.sub(lambda found: words.get(found[1], found[0]), text)


def _in_html(label: str) -> str:
    """A label as HTML, in which no brace means a field to Anki."""
    return html.escape(label).replace("{", "&#123;").replace("}", "&#125;")


def _in_css(label: str) -> str:
    """A label within a string of CSS, which nothing in it can end, nor the element around it."""
    return _CSS_SIGNS.sub(lambda sign: f"\\{ord(sign[0]):x} ", label)


@cache
def _ours(name: str) -> str:
    return (_HERE / name).read_text("utf-8")

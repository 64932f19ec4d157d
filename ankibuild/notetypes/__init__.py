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
from typing import Final

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
    """A note type as Anki will know it."""

    key: str
    id: int
    name: str
    fields: tuple[tuple[str, int], ...]
    templates: tuple[Template, ...]
    css: str

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


def note_types(namespace: str, name: str, labels: Mapping[str, str], style: str = "") -> dict[str, NoteType]:
    """The two note types of a project, by key. `style` is CSS that is added after ours."""
    return {
        key: NoteType(
            key=key,
            id=_notetype_id(namespace, key),
            name=name if key == QUESTION else f"{name} (cloze)",
            fields=tuple((field, pinned_id(f"field {key} {field}")) for field in _fields(key)),
            templates=_templates(key, labels),
            css=_fill_css(_file("style.css"), labels) + style,
        )
        for key in (QUESTION, CLOZE)
    }


def pinned_id(name: str) -> int:
    """The id of a field or template: 53 bits of a hash of its frozen name."""
    return int.from_bytes(hashlib.sha256(f"ankibuild {name}".encode()).digest()[:8], "big") >> 11


def _notetype_id(namespace: str, key: str) -> int:
    digest = hashlib.sha256(f"{namespace}\0note type\0{key}".encode()).digest()
    return _EARLIEST_ID + int.from_bytes(digest[:8], "big") % _ID_RANGE


def _fields(key: str) -> tuple[str, ...]:
    return FIELDS if key == QUESTION else ("Text", *FIELDS[1:])


def _templates(key: str, labels: Mapping[str, str]) -> tuple[Template, ...]:
    if key == CLOZE:
        return (_template("Cloze", "cloze", "", "cloze", labels),)
    files = {"Question": "", "Reverse": "reverse-"}
    return tuple(_template(name, QUESTION, files.get(name, "spare-"), name, labels) for name in TEMPLATES)


def _template(name: str, folder: str, prefix: str, spare: str, labels: Mapping[str, str]) -> Template:
    front, back = (
        _fill_html(_file(f"{folder}/{prefix}{side}.html").replace("[[spare]]", spare), labels)
        for side in ("front", "back")
    )
    return Template(name, pinned_id(f"template {folder} {name}"), front, back)


def _fill_html(text: str, labels: Mapping[str, str]) -> str:
    words = {key: _html_text(label) for key, label in labels.items()} | {"script": _file("script.js")}
    return _LABEL.sub(lambda found: words.get(found[1], found[0]), text)


def _html_text(label: str) -> str:
    """A label as HTML, in which no brace means a field to Anki."""
    return html.escape(label).replace("{", "&#123;").replace("}", "&#125;")


def _fill_css(text: str, labels: Mapping[str, str]) -> str:
    words = {key: _CSS_SIGNS.sub(lambda sign: f"\\{ord(sign[0]):x} ", label) for key, label in labels.items()}
    return _LABEL.sub(lambda found: words.get(found[1], found[0]), text)


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text("utf-8")

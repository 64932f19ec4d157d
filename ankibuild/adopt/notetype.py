"""An adopted note type: that of a deck made elsewhere, with what of a question goes into which of its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ankibuild.adopt import conditions
from ankibuild.notetypes import NoteType

FOLDER = "notetypes"
"""The project's folder for them."""

TEXT_PARTS = ("case", "stem", "answer", "explanation", "article", "hint", "reference")
"""Parts that are one text."""

PARTS = (*TEXT_PARTS, "source", "options", "option-texts", "answer-letter", "answer-number", "id")
"""The parts of a question that a field may be made from, besides `option-1`, `option-2` and so on."""

_OPTION = re.compile(r"option-([1-9][0-9]?)\Z")


def option_number(part: str) -> int:
    """Which option a part is, from 1; 0 where it is another part."""
    found = _OPTION.match(part)
    return int(found[1]) if found else 0


def is_part(word: str) -> bool:
    """Whether a field may be made from this."""
    return word in PARTS or bool(option_number(word))


@dataclass(frozen=True)
class AdoptedNoteType(NoteType):
    """A note type as another tool made it; the ids of fields and templates are 0 where it pins none.

    `slug` is the name of its file, `sources` the parts that each field is made from; `sort` is the place of the field
    by which Anki's browser sorts; `latex` is what stands before and after a formula's LaTeX, where it is not Anki's
    own.
    """

    slug: str = ""
    cloze: bool = False
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: int = 0
    latex: tuple[str, str] = ("", "")

    @property
    def is_cloze(self) -> bool:
        """Whether its cards come from deletions."""
        return self.cloze

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in their order."""
        return tuple(name for name, _ in self.fields)

    @cached_property
    def fronts(self) -> tuple[conditions.Nodes, ...]:
        """What the front of each template shows."""
        return tuple(conditions.read_template(template.front)[0] for template in self.templates)

    @cached_property
    def cloze_fields(self) -> frozenset[str]:
        """The fields whose deletions make cards."""
        found = (name for front in self.fronts for name in conditions.clozes(front))
        return frozenset(found) if self.cloze else frozenset()

    @cached_property
    def parts(self) -> frozenset[str]:
        """All the parts that some field is made from."""
        return frozenset(part for parts in self.sources.values() for part in parts)


def key_of(slug: str) -> str:
    """What an adopted note type is called in the lock: none of ours is called so."""
    return f"{FOLDER}/{slug}"

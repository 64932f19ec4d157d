"""Decks that the add-on CrowdAnki writes as JSON (`deck.json`, its media in a folder `media` beside it).

Each object says by `__type__` what it is: a deck with `notes`, `note_models` and further decks in `children`
(https://github.com/Stvad/CrowdAnki).
"""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from urllib.parse import quote

from ankibuild.readers.anki_notes import NoteField, OldNote, read_notes
from ankibuild.readers.collecting import Collector
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Scalar, Sequence

_TYPED = re.compile(r'"(?:crowdanki_uuid|__type__)"\s*+:\s*+"')
_DECK = re.compile(r'"__type__"\s*+:\s*+"Deck"')
_CLOZE = "1"
"""What Anki calls the type of a note type for cloze deletions."""


@dataclass(frozen=True, slots=True)
class _Model:
    """A note type: the names of its fields, and the sides of its cards."""

    name: str = ""
    fields: tuple[str, ...] = ()
    is_cloze: bool = False
    fronts: tuple[str, ...] = ()
    backs: tuple[str, ...] = ()


def is_deck_file(head: str) -> bool:
    """Whether the start of a file is that of a deck; the keys stand in the order of the alphabet."""
    return bool(_DECK.search(head[:2_000])) and bool(_TYPED.search(head))


def read_deck(source: Source, deck: Node, collector: Collector) -> None:
    """Adds the questions of a deck's notes and of those of the decks in it."""
    models = {uuid: model for found in _decks(deck, ()) for uuid, model in _models(found[0])}
    notes = [
        note
        for found, names in _decks(deck, ())
        for item in _items(_fields(found).get("notes"))
        if (note := _note(source, item, models, names))
    ]
    read_notes(notes, collector, _place)


def _place(name: str, span: Span) -> str:
    return quote(f"media/{name}")


def _decks(deck: Node, above: tuple[str, ...]) -> list[tuple[Mapping, tuple[str, ...]]]:
    """A deck and those in it, each with the names of those above it and its own, from the outermost."""
    found: list[tuple[Mapping, tuple[str, ...]]] = []
    waiting = [(deck, above)]
    while waiting:
        node, names = waiting.pop()
        if isinstance(node, Mapping):
            own = (*names, _word(_fields(node).get("name")))
            found.append((node, own))
            waiting += [(child, own) for child in reversed(_items(_fields(node).get("children")))]
    return found


def _models(deck: Mapping) -> list[tuple[str, _Model]]:
    return [
        (_word(fields.get("crowdanki_uuid")), _model(fields))
        for item in _items(_fields(deck).get("note_models"))
        for fields in [_fields(item)]
    ]


def _model(fields: MappingOf[str, Node]) -> _Model:
    cards = [_fields(card) for card in _items(fields.get("tmpls"))]
    return _Model(
        _word(fields.get("name")),
        tuple(_word(_fields(field).get("name")) for field in _items(fields.get("flds"))),
        _word(fields.get("type")) == _CLOZE,
        tuple(_word(card.get("qfmt")) for card in cards),
        tuple(_word(card.get("afmt")) for card in cards),
    )


def _note(source: Source, node: Node, models: MappingOf[str, _Model], names: tuple[str, ...]) -> OldNote | None:
    fields = _fields(node)
    values = [value for value in _items(fields.get("fields")) if isinstance(value, Scalar)]
    if not values:
        return None
    model = models.get(_word(fields.get("note_model_uuid")), _Model())
    known = (*model.fields, *(f"Field {number}" for number in range(len(model.fields) + 1, len(values) + 1)))
    return OldNote(
        source,
        tuple(NoteField(name, value.value, value.start, value.end) for name, value in zip(known, values, strict=False)),
        model.name,
        model.is_cloze,
        model.fronts,
        _word(fields.get("guid")),
        "::".join(name for name in names if name),
        tuple(_word(tag) for tag in _items(fields.get("tags"))),
        model.backs,
    )


def _fields(node: Node | None) -> dict[str, Node]:
    return {key.value: value for key, value in node.entries} if isinstance(node, Mapping) else {}


def _items(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Sequence) else []


def _word(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) else ""

"""Stamped notes → genanki's objects, which carry the ids and times that genanki has no place for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import genanki

from ankibuild.adopt.conditions import read_template, required
from ankibuild.adopt.notetype import AdoptedNoteType
from ankibuild.decks import with_parents
from ankibuild.identity.lock import Lock
from ankibuild.note import MediaFile, StampedNote
from ankibuild.notetypes import NoteType
from ankibuild.package.plain import sort_text


class Description(NamedTuple):
    """What Anki shows under a deck's name: HTML, and the media in it."""

    html: str = ""
    media: tuple[MediaFile, ...] = ()


class BuiltModel(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """A genanki Model that knows when it last changed (`mod`, epoch seconds)."""

    def __init__(self, notetype: NoteType, mod: int) -> None:
        super().__init__(
            model_id=notetype.id,
            name=notetype.name,
            fields=[{"name": name, "id": pinned} for name, pinned in notetype.fields],
            templates=[
                {"name": template.name, "id": template.id, "qfmt": template.front, "afmt": template.back}
                for template in notetype.templates
            ],
            css=notetype.css,
            model_type=genanki.Model.CLOZE if notetype.is_cloze else genanki.Model.FRONT_BACK,
        )
        self.mod = mod

    @property
    def _req(self) -> list[list[Any]]:
        """What each card needs, as Anki tells it; genanki's own way fails on templates that Anki takes."""
        names = [field["name"] for field in self.fields]
        needs = (required(read_template(template["qfmt"])[0], names) for template in self.templates)
        return [[ord_, kind, fields] for ord_, (kind, fields) in enumerate(needs)]


class BuiltNote(genanki.Note):  # type: ignore[misc]
    """A genanki Note with its note id (epoch milliseconds), its `mod` (epoch seconds) and its cards decided.

    `due` is their place among the new cards.
    """

    def __init__(self, stamped: StampedNote, model: BuiltModel, due: int) -> None:
        note = stamped.note
        super().__init__(
            model=model,
            fields=list(note.fields),
            sort_field=sort_text(note.fields[0]),
            tags=list(note.tags),
            guid=note.guid,
            due=due,
        )
        self.note_id = stamped.note_id
        self.mod = stamped.mod
        self.cards = [genanki.Card(ord_) for ord_ in note.ords]


class BuiltDeck(genanki.Deck):  # type: ignore[misc]
    """A genanki Deck with the media that its notes refer to."""

    def __init__(self, deck_id: int, name: str, description: Description) -> None:
        super().__init__(deck_id, name, description.html)
        self.media = list(description.media)
        self.namespace = ""


class AdoptedModel(BuiltModel):
    """The genanki Model of an adopted note type, with everything as the other tool made it."""

    def __init__(self, notetype: AdoptedNoteType, mod: int) -> None:
        super().__init__(notetype, mod)
        self.sort_field_index = notetype.sort
        if any(notetype.latex):
            self.latex_pre, self.latex_post = notetype.latex
        for part in (*self.fields, *self.templates):
            if not part["id"]:
                del part["id"]


def _model(notetype: NoteType, mod: int) -> BuiltModel:
    return AdoptedModel(notetype, mod) if isinstance(notetype, AdoptedNoteType) else BuiltModel(notetype, mod)


def to_decks(
    notes: Sequence[StampedNote],
    notetypes: Mapping[str, NoteType],
    lock: Lock,
    descriptions: Mapping[str, Description],
) -> list[BuiltDeck]:
    """The decks of these notes, sorted by name, with all the decks above them."""
    used = {stamped.note.notetype for stamped in notes}
    models = {key: _model(notetype, lock.notetypes[key].mod) for key, notetype in notetypes.items()}
    names = with_parents(stamped.note.deck for stamped in notes)
    decks = {
        name: BuiltDeck(lock.decks[name].id, name, descriptions.get(name, Description())) for name in sorted(names)
    }
    for deck in decks.values():
        deck.namespace = lock.namespace
        deck.media += [media for key in sorted(used) for media in notetypes[key].media]
    for stamped in notes:
        deck = decks[stamped.note.deck]
        due = lock.notes[stamped.note.guid].due
        deck.add_note(BuiltNote(stamped, models[stamped.note.notetype], due))
        deck.media += stamped.note.media
    return list(decks.values())


def media_of(decks: Iterable[Any]) -> list[MediaFile]:
    """The media of decks, each file once, sorted by name."""
    found = {media.name: media for deck in decks for media in getattr(deck, "media", ())}
    return [found[name] for name in sorted(found)]

"""Anki packages → raw questions."""

from __future__ import annotations

from collections.abc import Iterable

from ankibuild.adopt.old_media import meant
from ankibuild.diagnostics import at_file
from ankibuild.package.read import Package, PackedNote
from ankibuild.readers.anki_notes import NoteField, OldNote, read_notes
from ankibuild.readers.apkg.collection import CURRENT, BrokenError, loader, member_of, read_collection
from ankibuild.readers.archive import Archive, PackedFile, open_archive, unpacking
from ankibuild.readers.collecting import MOST_QUESTIONS, Collector, Read
from ankibuild.readers.file import File
from ankibuild.source import Source, Span

_STUB = "Please update to the latest Anki version"
"""What the only note of the stub says that newer packages hold for older programs."""


def sniff(file: File) -> bool:
    """Whether an archive holds a collection."""
    if not file.magic.startswith(b"PK"):
        return False
    archive, _ = open_archive(file)
    return archive is not None and any(name.startswith("collection.anki2") for name in archive.names)


def read(file: File) -> Read:
    """The questions of a package's notes, in the order in which they are learned."""
    collector = Collector(file)
    with unpacking(collector) as archive:
        if archive:
            _read(archive, collector)
    return collector.read()


def _read(archive: Archive, collector: Collector) -> None:
    file = collector.file
    try:
        package = read_collection(archive, file.path)
        notes = _notes(package, file)
        if _is_stub(notes):
            raise BrokenError("it holds only the note that asks to update Anki")
    except BrokenError as error:
        collector.diagnostics.append(at_file("file-broken", file.path, format="Anki package", reason=str(error)))
    else:
        _read_all(notes, package, archive, collector)


def _read_all(notes: list[OldNote], package: Package, archive: Archive, collector: Collector) -> None:
    is_packed = member_of(archive) == CURRENT
    missing: set[str] = set()

    def place(name: str, span: Span) -> str:
        found = meant(name, package.media)
        if found and package.media[found] in archive:
            return collector.attach(found, loader(archive, package.media[found], is_packed=is_packed))
        if name not in missing:
            missing.add(name)
            collector.warn("attachment-missing", span, name=name)
        return ""

    read_notes(notes, collector, place)
    if not collector.questions:
        collector.diagnostics.append(at_file("nothing-recognised", collector.file.path, format="Anki package"))


def _notes(package: Package, file: File) -> list[OldNote]:
    """The notes, all over one source whose places are their fields."""
    every = sorted((*package.notes.values(), *package.repeated), key=lambda note: (note.due, note.note_id))
    packed = every[: MOST_QUESTIONS + 1]  # one more than is read, so that this is said
    texts: list[str] = []
    places: list[tuple[int, str]] = []
    fields: list[tuple[NoteField, ...]] = []
    at = 0
    for note in packed:
        own = []
        for name, value in note.fields.items():
            places.append((at, f"note {note.guid}, {name}"))
            own.append(NoteField(name, value, at, at + len(value)))
            texts.append(value)
            at += len(value) + 1
        fields.append(tuple(own))
    holder = file.holder if isinstance(file, PackedFile) else ""
    source = Source(file.path, "\n".join(texts), holder, tuple(places))
    return [_note(note, own, source) for note, own in zip(packed, fields, strict=True)]


def _note(note: PackedNote, fields: tuple[NoteField, ...], source: Source) -> OldNote:
    return OldNote(
        source,
        fields,
        note.notetype.name,
        note.notetype.is_cloze,
        tuple(template.front for template in note.notetype.templates),
        note.guid,
        note.deck,
        note.tags,
        tuple(template.back for template in note.notetype.templates),
    )


def _is_stub(notes: Iterable[OldNote]) -> bool:
    notes = list(notes)
    return len(notes) == 1 and any(_STUB in field.value for field in notes[0].fields)

"""Anki notes → raw questions, from a package or from Anki's text export."""

from ankibuild.readers.anki_notes.fields import NoteField, OldNote
from ankibuild.readers.anki_notes.reading import read_notes

__all__ = ["NoteField", "OldNote", "read_notes"]

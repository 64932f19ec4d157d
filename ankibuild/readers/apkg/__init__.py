"""Anki packages: their notes as questions."""

from ankibuild.readers.apkg.reading import read, sniff

__all__ = ["read", "sniff"]

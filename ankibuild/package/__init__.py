"""Notes → an Anki package: built of genanki's Models, Notes and Decks, written by our own hand.

genanki's own writer stamps every note with the time of the build, orders media by chance and takes two files of one
basename for one; here the same input gives the same bytes.
"""

from ankibuild.package.archive import PackageFile, write_package
from ankibuild.package.objects import BuiltDeck, BuiltModel, BuiltNote, Description, to_decks

__all__ = ["BuiltDeck", "BuiltModel", "BuiltNote", "Description", "PackageFile", "to_decks", "write_package"]

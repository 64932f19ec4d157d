"""The bank of this folder as Anki holds it: built, imported, and each side of each card rendered by Anki itself."""

import shutil
import wave
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

import ankibuild

BANK = Path(__file__).parent / "bank"
LATER: Mapping[str, Mapping[str, str]] = {
    "helicase": {
        "Reverse": "What does <b>helicase</b> do?",
        "Spare 1": "Where in the cell is helicase?",
        "Spare 2": "What does helicase need?",
        "Spare 3": "What comes before helicase?",
        "Spare 4": "What comes after helicase?",
        "Title": "Replication",
        "Notice": "This question was corrected after the spring exam.",
    },
    "alliance": {"Case": "<p>A client says:</p><blockquote>We pull on one rope.</blockquote>", "Title": "Therapy"},
    "rabat": {"Language": "ar", "Title": "عواصم", "Case": "تأمل الخريطة.", "Notice": "سؤال جديد"},
    "tokyo": {"Language": "ja", "Title": "首都"},
    "mitochondrion": {"Language": "en", "Title": "The cell", "Case": "A cell needs energy.", "Answer": "Both"},
}
"""What the note types have and sources cannot say yet: typed into the fields in Anki."""


@dataclass(frozen=True)
class Side:
    """One side of a card: Anki's HTML (style, template and fields), and the fields it was made of."""

    note: str
    ord: int
    face: str
    html: str
    fields: Mapping[str, str]

    @property
    def name(self) -> str:
        """A name for messages and pictures."""
        return f"{self.note}-{self.ord}-{self.face}"

    @property
    def is_cloze(self) -> bool:
        """Whether the card comes from a deletion."""
        return "Text" in self.fields


@dataclass(frozen=True)
class Cards:
    """All sides of the bank's cards, and the folder of their media."""

    sides: list[Side]
    media: Path

    def side(self, note: str, face: str, ord: int = 1) -> Side:
        """One side of a card."""
        return next(side for side in self.sides if (side.note, side.face, side.ord) == (note, face, ord))


def build_package(folder: Path, bank: Path = BANK) -> Path:
    """The package of a bank, built in a copy of it."""
    shutil.copytree(bank, folder / "bank")
    if bank == BANK:
        _tone(folder / "bank" / "sources" / "tone.wav")
    ankibuild.build(ankibuild.load(folder / "bank"), folder / "dist")
    return next((folder / "dist").glob("*.apkg"))


@contextmanager
def imported(package: Path, folder: Path) -> Iterator[Collection]:
    """A new collection that holds a package."""
    folder.mkdir(exist_ok=True)
    collection = Collection(str(folder / "collection.anki2"))
    try:
        request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
        collection.import_anki_package(request)
        yield collection
    finally:
        collection.close()


def fill_later_fields(collection: Collection) -> None:
    """Types what `LATER` says into the notes, as an author's later release will."""
    for id_, fields in LATER.items():
        note = note_of(collection, id_)
        for field, text in fields.items():
            note[field] = text
        collection.update_note(note)


def note_of(collection: Collection, id_: str) -> Any:
    """The note of a question."""
    return collection.get_note(collection.find_notes(f'"Id:{id_}"')[0])


def sides(collection: Collection) -> list[Side]:
    """Both sides of every card, in the order of the cards."""
    cards = [collection.get_card(id_) for id_ in sorted(collection.find_cards(""))]
    return [_side(card, face) for card in cards for face in ("front", "back")]


def _side(card: Any, face: str) -> Side:
    fields = {name: text for name, text in card.note().items() if text}
    html = card.question() if face == "front" else card.answer()
    return Side(fields["Id"], card.ord + 1, face, html, fields)


def _tone(path: Path) -> None:
    """A tenth of a second of silence."""
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 1, 8000, 800, "NONE", ""))
        sound.writeframes(b"\x80" * 800)

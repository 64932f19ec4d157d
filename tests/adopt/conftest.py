"""Decks that other tools made, learners who have them, and the projects that they become."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import genanki
import pytest

import ankibuild

ORIGINS = ("genanki", "anki legacy", "anki current")
"""Who wrote the old package: genanki, or Anki's own export in either format."""

LATER = 4_000_000_000_000
"""A time after every note that a test makes now."""


def notetype(number: int, name: str, fields: str, *templates: tuple[str, str], **more: Any) -> Any:
    """A note type of genanki's; each template is a front and a back."""
    return genanki.Model(
        1_607_392_000 + number,
        name,
        fields=[{"name": field} for field in fields.split()],
        templates=[
            {"name": f"Card {index}", "qfmt": front, "afmt": back} for index, (front, back) in enumerate(templates, 1)
        ],
        **more,
    )


BASIC = notetype(1, "Basic", "Front Back", ("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"), css=".card {}\n")
BOTH = notetype(2, "Basic (and reversed card)", "Front Back", ("{{Front}}", "{{Back}}"), ("{{Back}}", "{{Front}}"))
CLOZE = notetype(3, "Cloze", "Text Extra", ("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}"), model_type=1)
MCQ = notetype(
    4,
    "MCQ",
    "Question Option1 Option2 Option3 Option4 Option5 Answer Explanation",
    ("{{Question}}<ol>{{#Option1}}<li>{{Option1}}{{/Option1}}</ol>", "{{Answer}} {{Explanation}}"),
)

NOTES: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (BASIC, ("2*3*4 &lt; <b>25</b>, not_really_?", "yes &amp; no")),
    (BASIC, ('Look: <img src="pic one.png">', r"[sound:word.mp3] \(x_1\)")),
    (BOTH, ("one", "eins")),
    (CLOZE, ("{{c1::Gold}} is {{c2::Au::a symbol}}.", "<div>a</div><div><br></div>")),
    (MCQ, ("Which?", "A", "B", "C", "", "", "B", "because of <i>this</i>")),
    (MCQ, ("", "only an option", "", "", "", "", "", "")),
)


class OldDeck:
    """A deck made by genanki: notes as note types with their fields; `write` gives the package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.deck = genanki.Deck(1_600_000_001, "Old")
        self.sub = genanki.Deck(1_600_000_002, "Old::Sub")
        self.media: list[str] = []

    def add(self, model: Any, *fields: str, sub: bool = False, **more: Any) -> Any:
        note = genanki.Note(model, list(fields), **more)
        (self.sub if sub else self.deck).add_note(note)
        return note

    def add_media(self, name: str, data: bytes) -> None:
        path = self.folder / "media" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        self.media.append(str(path))

    def write(self, name: str = "old.apkg", **more: Any) -> Path:
        path = self.folder / name
        genanki.Package([self.deck, self.sub], self.media).write_to_file(str(path), **more)
        return path


@pytest.fixture
def old(tmp_path: Path) -> OldDeck:
    """An empty deck."""
    return OldDeck(tmp_path)


@pytest.fixture
def filled(old: OldDeck) -> OldDeck:
    """A deck with notes of every kind, and media."""
    for index, (model, fields) in enumerate(NOTES):
        old.add(model, *fields, sub=index > 2, tags=["chemistry", "b::c"])
    old.add_media("pic one.png", b"a picture")
    old.add_media("word.mp3", b"a sound")
    return old


@pytest.fixture(params=ORIGINS)
def package(request: pytest.FixtureRequest, filled: OldDeck, new_collection: Callable[[], Any]) -> Path:
    """The filled deck as each tool writes it."""
    path = filled.write(timestamp=1_600_000_000)
    return path if request.param == "genanki" else exported(new_collection(), path, request.param.endswith("legacy"))


def exported(author: Any, package: Path, legacy: bool) -> Path:
    """What Anki exports after the import of a package."""
    author.import_package(package)
    return export(author, package.with_name("exported.apkg"), legacy)


def export(author: Any, path: Path, legacy: bool) -> Path:
    """Exports a collection as its owner would, in the old format or the current one."""
    from anki.collection import ExportAnkiPackageOptions

    options = ExportAnkiPackageOptions(legacy=legacy, with_media=True)
    author.col.export_anki_package(out_path=str(path), limit=None, options=options)
    return path


@pytest.fixture(name="export")
def export_fixture() -> Callable[..., Path]:
    """Exports a collection."""
    return export


class Learner:
    """A collection that has the old deck, with work of its learner's own."""

    def __init__(self, collection: Any) -> None:
        self.collection = collection
        self.col = collection.col

    def review_all(self) -> None:
        """Answers every card once, so that each has a schedule."""
        for card in self.collection.cards():
            card.start_timer()
            states = self.col._backend.get_scheduling_states(card.id)
            self.col.sched.answer_card(self.col.sched.build_answer(card=card, states=states, rating=3))

    def mark(self) -> None:
        """Adds a tag of the learner's own to every note."""
        self.col.tags.bulk_add(self.col.find_notes(""), "marked")

    def schedules(self) -> list[tuple[int, ...]]:
        """What the learner has of each card."""
        fields = ("id", "nid", "did", "type", "queue", "due", "ivl", "factor", "reps", "lapses")
        return [tuple(getattr(card, name) for name in fields) for card in self.collection.cards()]

    def notetypes(self) -> list[str]:
        return sorted(name.name for name in self.col.models.all_names_and_ids())

    def note(self, search: str) -> Any:
        (note_id,) = self.col.find_notes(search)
        return self.col.get_note(note_id)


@pytest.fixture
def learner(collection: Any) -> Learner:
    """An empty collection of a learner."""
    return Learner(collection)


@pytest.fixture
def build() -> Callable[..., Path]:
    """Builds the project in a folder; gives its one package."""

    def build(root: Path, now: int = LATER) -> Path:
        (package,) = ankibuild.build(ankibuild.load(root), now=now).packages
        return package.path

    return build


@pytest.fixture
def take_over(tmp_path: Path) -> Callable[[Path], Any]:
    """Makes a project of a package in the folder `project`."""
    from ankibuild.adopt.taking_over import take_over

    def taken(package: Path) -> Any:
        shutil.rmtree(tmp_path / "project", ignore_errors=True)
        return take_over(package, tmp_path / "project")

    return taken


@pytest.fixture
def basic() -> Any:
    """The note type Basic, with Front and Back."""
    return BASIC


@pytest.fixture
def mcq() -> Any:
    """The note type MCQ, with five options."""
    return MCQ


@pytest.fixture
def cloze() -> Any:
    """The note type Cloze, with Text and Extra."""
    return CLOZE

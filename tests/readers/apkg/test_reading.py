"""Anki packages."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ankibuild.readers.apkg import read, sniff
from ankibuild.readers.file import File

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "apkg"
NAMES = ["old.apkg", "current.apkg"]


def opened(name: str) -> File:
    return File.of(name, (FIXTURES / name).read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_all_note_types_are_read(name: str) -> None:
    assert sniff(opened(name))
    questions = read(opened(name)).questions
    assert [(question.texts["guid"].value, question.texts["kind"].value) for question in questions] == [
        ("basic%0001", "plain"),
        ("reversed01", "plain"),
        ("optional01", "plain"),
        ("typed00001", "short"),
        ("cloze00001", "cloze"),
        ("single0001", "single"),
        ("multiple01", "multiple"),
        ("numbered01", "single"),
        ("numbered02", "single"),
    ]
    keys = ["".join("01"[bool(option.correct)] for option in question.options) for question in questions[5:]]
    assert keys == ["010", "1100", "100", "0001"]
    assert (questions[0].deck, set(questions[0].tags)) == ("::Weather::Water", {"weather", "water"})


@pytest.mark.parametrize("name", NAMES)
def test_media_come_along(name: str) -> None:
    found = read(opened(name))
    link = f"![]({name}.media/water%20cycle.svg)"
    assert found.questions[0].texts["stem"].value == f"What does this picture show?\\\n{link}"
    assert found.attachments[f"{name}.media/water cycle.svg"]().startswith(b"<svg")


@pytest.mark.parametrize("name", NAMES)
def test_places_name_notes_and_fields(name: str) -> None:
    question = read(opened(name)).questions[5]
    assert question.span is not None
    assert question.span.location == f"{name}:note single0001, Question"
    assert question.options[1].text.span is not None
    assert question.options[1].text.span.location == f"{name}:note single0001, Q_2"


@pytest.mark.parametrize("name", NAMES)
def test_lost_cards_are_said(name: str) -> None:
    faults = [fault.facts["what"] for fault in read(opened(name)).diagnostics]
    assert faults == [
        "the card that asks the other way round",
        "the further cards of the note type 'Basic (and reversed card)'",
    ]


def without(name: str, *members: str) -> File:
    """A package without some of its members."""
    stream = BytesIO()
    with zipfile.ZipFile(FIXTURES / name) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            if member not in members:
                new.writestr(member, old.read(member))
    return File.of(name, stream.getvalue())


def test_a_missing_picture_leaves_its_name() -> None:
    found = read(without("old.apkg", "0", "1"))
    assert "attachment-missing" in [fault.code for fault in found.diagnostics]
    assert found.questions[0].texts["stem"].value.endswith("[picture: water cycle.svg]")


def test_the_stub_of_a_newer_package_is_not_taken_for_it() -> None:
    for members in (("collection.anki21b",), ("collection.anki21b", "meta")):
        found = read(without("current.apkg", *members))
        assert ([fault.code for fault in found.diagnostics], found.questions) == (["file-broken"], ())


def test_other_archives_are_left_alone() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "text")
    assert not sniff(File.of("a.apkg", stream.getvalue()))
    assert not sniff(File.of("a.apkg", b"text"))
    assert [fault.code for fault in read(File.of("a.apkg", b"text")).diagnostics] == ["archive-refused"]
    assert [fault.code for fault in read(File.of("a.apkg", stream.getvalue())).diagnostics] == ["file-broken"]

"""The files of H5P."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import Beside, File
from ankibuild.readers.h5p import read, sniff
from ankibuild.validate import validate

DATA = Path(__file__).parent.parent.parent / "data" / "readers" / "h5p"
NAMES = st.sampled_from(
    [
        "library",
        "params",
        "question",
        "questions",
        "answers",
        "correct",
        "text",
        "H5P.Blanks 1.0",
        "H5P.MultiChoice 1",
        "*a*",
    ]
)
DATA_OF_ANY_SHAPE = st.recursive(
    NAMES | st.booleans() | st.none() | st.integers(0, 2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=20,
)

Codes = Callable[[Read], list[str]]


def fixture(name: str) -> Read:
    return read(File.of(name, (DATA / name).read_bytes()))


def packed(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_each_fixture_is_recognised(path: Path) -> None:
    assert sniff(File.of(path.name, path.read_bytes()))


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        '{"question": "q", "answers": ["a", "b"], "correct": 1}',
        '{"title": "t", "mainLibrary": "H5P.Blanks", "preloadedDependencies": []}',
        '[{"name": "behaviour", "type": "group"}, {"name": "l10n"}]',
        packed(**{"imsmanifest.xml": "<manifest/>"}),
        b"PK\x03\x04broken",
    ],
    ids=range(7),
)
def test_other_files_are_left_alone(data: str | bytes) -> None:
    assert not sniff(File.of("a.json", data))


def test_all_questions_of_a_set_are_counted(codes: Codes) -> None:
    result = fixture("question-set.json")
    assert [one.sound for one in result.questions] == [
        *(True, True, False, True, True, True, True, True, True, False, False)
    ]
    assert codes(result) == [
        *("not-on-cards", "no-key", "not-on-cards", "not-on-cards", "essay-without-answer", "type-not-carried")
    ]
    assert validate(result.questions)[1] == []


def test_a_lone_content_file_is_known_by_its_parameters() -> None:
    (one,) = fixture("multi-choice.json").questions
    assert [option.correct for option in one.options] == [True, False]
    assert one.texts["explanation"].value == "Sunsets are red for the same reason."


def test_pictures_of_a_package_are_attached() -> None:
    result = fixture("book.h5p")
    assert list(result.attachments) == ["book.h5p.media/images/dot.png"]
    assert result.attachments["book.h5p.media/images/dot.png"]().startswith(b"\x89PNG")
    card = result.questions[3]
    assert card.texts["stem"].value.startswith("![A red dot](book.h5p.media/images/dot.png)")


def test_chapters_of_a_book_are_decks_and_places_are_in_the_archive() -> None:
    result = fixture("book.h5p")
    assert [one.deck for one in result.questions] == [*("::Numbers", "::Numbers", "::Animals", "::Animals", "")]
    assert result.questions[0].span is not None
    assert result.questions[0].span.location.startswith("book.h5p/content/content.json:1:")
    assert result.questions[0].span.source.holder == "book.h5p"


def test_slides_of_a_presentation_are_read_in_order() -> None:
    assert [one.texts["kind"].value for one in fixture("presentation.h5p").questions] == ["true-false", "single"]


def test_pictures_beside_a_content_file_are_linked(codes: Codes) -> None:
    text = json.dumps({"dialogs": [{"text": "a", "answer": "b", "image": {"path": "images/a b.png"}}]})
    beside = read(File.of("content.json", text, beside=Beside.of({"images/a b.png": b""})))
    assert beside.questions[0].texts["stem"].value.startswith("![](images/a%20b.png)")
    missing = read(File.of("content.json", text, beside=Beside.of({"other.png": b""})))
    assert codes(missing) == ["attachment-missing"]


def test_a_truncated_file_gives_what_was_complete(codes: Codes) -> None:
    text = (DATA / "question-set.json").read_text("utf-8")
    result = read(File.of("content.json", text[: text.index("Which are planets?")]))
    assert codes(result)[0] == "file-broken"
    assert [one.sound for one in result.questions] == [True, False]


def test_a_slip_within_a_question_rejects_it_and_the_others_are_read(codes: Codes) -> None:
    text = '{"list": [{"library": "H5P.Blanks 1", "params": {"questions": ["*a*",]}}, %s]}'
    other = json.dumps({"library": "H5P.TrueFalse 1", "params": {"question": "q", "correct": "true", "x": [1]}})
    broken = other.replace("[1]", "[1,]")
    result = read(File.of("content.json", text % f"{broken}, {other}"))
    assert codes(result) == ["json-slip", "json-slip"]
    assert [one.sound for one in result.questions] == [True, False, True]


def test_a_package_without_content_and_a_broken_one_say_so(codes: Codes) -> None:
    assert codes(read(File.of("a.h5p", packed(**{"h5p.json": "{}"})))) == ["nothing-recognised"]
    assert codes(read(File.of("a.h5p", b"PK\x03\x04broken"))) == ["archive-refused"]
    assert codes(read(File.of("a.json", "{}"))) == ["nothing-recognised"]


@settings(max_examples=60, deadline=None)
@given(DATA_OF_ANY_SHAPE)
def test_any_json_gives_questions_or_diagnostics(data: object) -> None:
    result = read(File.of("content.json", json.dumps(data)))
    assert result.questions or result.diagnostics
    validate(result.questions)

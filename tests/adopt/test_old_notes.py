"""Old notes as questions."""

from __future__ import annotations

import pytest

from ankibuild.adopt.old_notes import as_question, in_words, kept, usable
from ankibuild.adopt.old_notetypes import adopted
from ankibuild.package.read import PackedNote, read_package


@pytest.fixture
def note_of(old):
    """The only note of a deck that has just this one."""

    def note_of(*fields: object, **more: object) -> PackedNote:
        old.add(*fields, **more)
        return next(iter(read_package(old.write()).notes.values()))

    return note_of


def test_plain_fields_become_parts_and_the_others_stay_fields(note_of, mcq) -> None:
    note = note_of(mcq, "Which?", "A", "", "C", "", "", "1", "Because.", tags=["a::b"])
    question = as_question(note, adopted(note.notetype, "mcq"), {}, set())
    assert question.texts == {"stem": "Which?", "answer": "1", "explanation": "Because."}
    assert question.fields == {"Option1": "A", "Option3": "C"}
    assert (question.id, question.tags) == ("which", ("a::b",))


def test_an_id_is_made_of_what_is_seen_and_never_twice(note_of, basic) -> None:
    note = note_of(basic, "<img src=x.png>", "The <b>answer</b>")
    taken: set[str] = set()
    ids = [as_question(note, adopted(note.notetype, "basic"), {}, taken).id for _ in range(3)]
    assert ids == ["the-answer", "the-answer-2", "the-answer-3"]


def test_media_are_where_they_were_put(note_of, basic) -> None:
    note = note_of(basic, '<img src="a.png"> [sound:b.mp3]', "x")
    question = as_question(note, adopted(note.notetype, "basic"), {"a.png": "media/a.png"}, set())
    assert question.texts["stem"] == '<img src="media/a.png"> [sound:b.mp3]'


@pytest.mark.parametrize(("text", "expected"), [(" a\r\nb\r ", "a\nb"), ("a\x0bb", "a\ufffdb"), ("a\tb", "a\tb")])
def test_a_text_is_kept_as_a_source_can_hold_it(text: str, expected: str) -> None:
    assert kept(text) == expected


def test_a_note_is_named_by_the_first_field_that_shows_something(note_of, basic) -> None:
    assert in_words(note_of(basic, "<br>", "<i>x</i> y")) == "x y"


def test_a_note_without_a_guid_of_its_own_is_left_out(old, basic) -> None:
    for guid in ("one", "one", " two"):
        old.add(basic, guid, "x", guid=guid)
    notes, left = usable(read_package(old.write()))
    assert ([note.guid for note in notes], [item.note.guid for item in left]) == (["one"], ["one", " two"])

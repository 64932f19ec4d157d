"""Notes → raw questions."""

from __future__ import annotations

from ankibuild.readers.anki_notes import NoteField, OldNote, read_notes
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.source import Source

SOURCE = Source("a.apkg", "x" * 1000)


def note(fields: dict[str, str], **parts: object) -> OldNote:
    made = tuple(NoteField(name, value, index, index + 1) for index, (name, value) in enumerate(fields.items()))
    return OldNote(SOURCE, made, **parts)  # type: ignore[arg-type]


def reading(*notes: OldNote) -> Read:
    collector = Collector(File.of("a.apkg", b""))
    read_notes(notes, collector, lambda name, span: name)
    return collector.read()


def test_question_and_answer_with_what_else_is_said() -> None:
    (question,) = reading(note({"Front": "a", "Back": "<b>b</b>", "Source": "Book", "Notes": "more"})).questions
    assert (question.texts["stem"].value, question.answers[0].text.value) == ("a", "**b**")
    assert (question.texts["source"].value, question.texts["explanation"].value) == ("Book", "more")


def test_the_default_deck_is_none() -> None:
    one, other = reading(
        note({"Front": "a", "Back": "b"}, deck="Default"), note({"Front": "a", "Back": "b"}, deck="A::B")
    ).questions
    assert (one.deck, other.deck) == ("", "::A::B")


def test_a_cloze_note_without_deletions_is_rejected() -> None:
    (fault,) = reading(note({"Text": "a", "Extra": ""}, is_cloze=True)).diagnostics
    assert fault.code == "cloze-without-gap"


def test_cards_of_other_directions_are_said() -> None:
    reverse = note({"Front": "a", "Back": "b"}, notetype="Reversed", fronts=("{{Front}}", "{{Back}}"))
    optional = note({"Front": "a", "Back": "b", "Add Reverse": "y"}, notetype="Optional", fronts=("{{Front}}", "x"))
    assert len(reading(reverse, reverse).diagnostics) == 1
    assert [fault.code for fault in reading(optional).diagnostics] == ["not-carried"]


def test_a_typed_answer_is_short() -> None:
    (question,) = reading(note({"Front": "a", "Back": "b"}, fronts=("{{type:Back}}",))).questions
    assert (question.texts["kind"].value, [option.correct for option in question.options]) == ("short", [True])


def test_keys_are_decided_for_each_note_type() -> None:
    names = ("Question", "Option1", "Option2", "Option3", "Correct")
    first = note(dict(zip(names, ("q", "a", "b", "c", "3"), strict=True)))
    second = note(dict(zip(names, ("q", "<i>a</i>", "b", "c", "1"), strict=True)))
    questions = reading(first, second).questions
    assert [[option.correct for option in question.options].index(True) for question in questions] == [2, 0]
    assert questions[1].options[0].text.value == "*a*"


def test_parts_of_pictures_are_no_card() -> None:
    (fault,) = reading(note({"Occlusion": "{{c1::x}}", "Image": ""}, notetype="Image Occlusion")).diagnostics
    assert fault.code == "type-not-carried"


def test_the_sides_of_a_card_say_what_is_asked_where_names_do_not() -> None:
    sides = {"fronts": ("{{ru}}<br>{{sentence}}",), "backs": ("{{FrontSide}}<hr>{{number}} {{uz}}",)}
    fields = {"id": "0001", "ru": "дом", "uz": "<b>uy</b>", "sentence": "Это дом.", "number": "17"}
    (question,) = reading(note(fields, **sides)).questions
    assert (question.texts["stem"].value, question.answers[0].text.value) == ("дом\\\nЭто дом.", "**uy**")
    assert question.texts["explanation"].value == "0001\n\n17"


def test_a_side_that_shows_no_field_says_nothing() -> None:
    (question,) = reading(note({"one": "a", "two": "b"}, fronts=("{{Tags}}",), backs=("{{FrontSide}}",))).questions
    assert (question.texts["stem"].value, question.answers[0].text.value) == ("a", "b")


def test_boxes_on_the_front_that_are_ticked_on_the_back_are_a_choice() -> None:
    sides = {"Front": "Which?<br>- [ ] a<br>- [ ] b", "Back": "<ul><li>[ ] a</li><li>[x] b</li></ul>So."}
    (question,) = reading(note(sides, guid="g")).questions
    assert (question.texts["kind"].value, question.texts["guid"].value) == ("single", "g")
    assert [(option.text.value, option.correct) for option in question.options] == [("a", False), ("b", True)]
    (plain,) = reading(note({**sides, "Notes": "[more]"})).questions
    assert plain.texts["kind"].value == "plain"

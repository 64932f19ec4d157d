"""Anki's text export."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.anki_text import read, sniff
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File

FIXTURES = Path(__file__).parent.parent / "data" / "readers" / "anki-text"


def reading(name: str) -> Read:
    return read(File.of(name, (FIXTURES / name).read_bytes()))


def test_an_export_comes_with_guids_decks_and_tags() -> None:
    question = reading("export.txt").questions[0]
    assert {name: text.value for name, text in question.texts.items()} == {
        "kind": "plain",
        "stem": "Which chamber pumps blood **into the aorta**?",
        "guid": "g1%b",
    }
    assert question.answers[0].text.value == "the left ventricle\\\n(through the aortic valve)"
    assert (question.deck, question.tags) == ("::Science::Heart", ("heart", "anatomy"))
    assert question.span is not None
    assert question.span.position == (7, 27)


def test_clozes_keep_their_deletions() -> None:
    question = reading("export.txt").questions[1]
    assert question.texts["kind"].value == "cloze"
    assert question.texts["stem"].value == "The {{c1::mitral}} valve has {{c2::two::how many?}} leaflets."
    assert question.texts["explanation"].value == "It is also called *bicuspid*."


def test_media_are_files_beside_the_text() -> None:
    question = reading("export.txt").questions[2]
    assert question.texts["stem"].value == 'What does this "lub" come from? ![](lub.mp3) ![](heart%20valve.png)'


def test_what_is_no_question_is_said() -> None:
    assert [(fault.code, fault.location) for fault in reading("export.txt").diagnostics] == [
        ("no-key", "export.txt:10:25"),
        ("type-not-carried", "export.txt:12:35"),
    ]


def test_all_in_one_notes_are_choices() -> None:
    questions = reading("all-in-one.txt").questions
    shown = [(q.texts["kind"].value, [option.correct for option in q.options]) for q in questions]
    assert shown == [
        ("single", [False, True, False]),
        ("multiple", [True, True, False]),
        ("multiple", [True, False, True, False]),
    ]
    assert questions[0].texts["explanation"].value == "It dissociates completely."
    assert questions[1].texts["name"].value == "Bases"
    assert {(question.deck, question.tags) for question in questions} == {("::Chemistry", ("acids",))}


def test_all_in_one_notes_are_known_without_names_of_columns() -> None:
    text = "#separator:tab\n#notetype:AllInOne (kprim, mc, sc)\nq\t\t2\ta\tb\t\t\t\t0 1\t\t\n"
    (question,) = read(File.of("a.txt", text)).questions
    assert [(option.text.value, option.correct) for option in question.options] == [("a", False), ("b", True)]


def test_plain_text_is_shown_as_typed() -> None:
    questions = reading("plain.csv").questions
    assert [question.texts["stem"].value for question in questions] == ["Is 3 < 4?", 'Which sign shows "not equal"?']


def test_old_exports_have_no_metadata() -> None:
    assert sniff(File.of("a.txt", (FIXTURES / "old.txt").read_bytes()))
    questions = reading("old.txt").questions
    assert [question.answers[0].text.value for question in questions] == ["the dog", "the cat", "the house", "the sun"]
    assert questions[1].texts["explanation"].value == "animals"


def test_comments_are_left_out_but_not_what_is_quoted() -> None:
    questions = read(File.of("a.txt", '# one\nq\ta\n#two\n"#three"\tb\n')).questions
    assert [question.texts["stem"].value for question in questions] == ["q", "#three"]


def test_a_note_of_one_field_has_no_answer() -> None:
    assert [fault.code for fault in read(File.of("a.txt", "#separator:tab\nonly this\n")).diagnostics] == ["no-key"]


def test_an_empty_file_holds_nothing() -> None:
    assert [fault.code for fault in read(File.of("a.txt", "#separator:tab\n")).diagnostics] == ["nothing-recognised"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", "Just a text.\nNo tabs here.\n"),
        ("a.txt", "a\tb\tc\td\te\n" * 4),
        ("a.txt", "Question\tAnswer\na\tb\n"),
        ("a.csv", "a\tb\nc\td\n"),
        ("a.txt", "#hashtag: not Anki's\ntext\n"),
        ("a.txt", ""),
    ],
)
def test_other_texts_are_left_alone(path: str, text: str) -> None:
    assert not sniff(File.of(path, text))


@given(st.text(st.sampled_from('#separator:tb\t"\n<>&{c1}[sound] '), max_size=100))
def test_any_text_gives_notes_or_diagnostics(text: str) -> None:
    for start in ("", "#separator:tab\n#html:true\n#guid column:1\n#tags column:9\n"):
        file = File.of("a.txt", start + text)
        sniff(file)
        found = read(file)
        assert found.questions or found.diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "src/a.py:20\tLine is long.\nsrc/b.py:7\tName is short.\n".replace(":", "\t"),
        "dialogueID\tindex\ttype\n14-349\t1\tcl\n12-497\t1\tc\n7-57\t1\tl\n",
        "Child\tParent\nc08_a1\tp08\nc08_b1\tp08\nc08_c1\tp08\n",
        "chr10\t70847827\nchr10\t70847992\nchr11\t70856839\n",
        "1990-01-01\t1998-09-23\ttoo high\n2000-01-01\t2001-08-29\ttoo low\n",
        "TF\tIs it so?\ttrue\nESS\tWhy is it so?\tFor a reason.\nSR\tWhat is it?\tA thing.\n",
    ],
)
def test_lists_of_codes_numbers_and_places_are_no_cards(text: str) -> None:
    assert not sniff(File.of("a.txt", text))


@pytest.mark.parametrize(
    "text",
    [
        "Haus\thouse\nBaum\ttree\n",
        "水\twater\n火\tfire\n",
        "7 * 8\t56 = 7 * 8\n9 * 6\t54 = 9 * 6\n",
        '<img src="a.png">\tDanube\n<img src="b.png">\tRhine\n',
    ],
)
def test_words_and_pictures_are_cards(text: str) -> None:
    assert sniff(File.of("a.txt", text))


def test_a_note_with_a_quotation_mark_that_is_never_closed_is_rejected() -> None:
    text = '#separator:Semicolon\n#html:true\n"Why; so?";because\n"What is 1;0'
    found = read(File.of("a.txt", text))
    assert [question.sound for question in found.questions] == [False, True]
    assert [each.code for each in found.diagnostics] == ["file-broken"]
    assert found.questions[1].texts["stem"].value == "Why; so?"

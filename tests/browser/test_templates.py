"""Which cards the templates make in Anki, and what they hold."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection

from .deck import Cards, build_package, imported, note_of


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    folder = tmp_path_factory.mktemp("templates")
    with imported(build_package(folder), folder / "anki") as collection:
        yield collection


def test_a_further_card_comes_only_when_its_field_is_filled(collection: Collection) -> None:
    note = note_of(collection, "alliance")
    assert [card.ord for card in note.cards()] == [0]
    for ord, field in enumerate(("Reverse", "Spare 1", "Spare 2", "Spare 3", "Spare 4"), 1):
        note[field] = f"Text of {field}"
        collection.update_note(note)
        assert [card.ord for card in collection.get_note(note.id).cards()] == list(range(ord + 1))


def test_a_front_without_its_field_is_blank(collection: Collection) -> None:
    note = note_of(collection, "paris")
    for ord in range(1, 6):
        front = re.sub(r"(?s)<style>.*?</style>", "", note.ephemeral_card(ord=ord).question())
        assert re.fullmatch(r"(?s)\s*<div>The front of this card is blank\..*</div>\s*", front)
        assert "sheet" not in front


def test_fronts_differ_so_that_the_editor_saves_them(collection: Collection) -> None:
    for notetype in (note_of(collection, "alliance").note_type(), note_of(collection, "mitochondrion").note_type()):
        fronts = [template["qfmt"] for template in notetype["tmpls"]]
        assert len(set(fronts)) == len(fronts)
        collection.models.update_dict(notetype)


def test_no_placeholder_is_left(collection: Collection) -> None:
    for notetype in collection.models.all():
        if notetype["name"].startswith("Looks"):
            texts = [notetype["css"], *(template[side] for template in notetype["tmpls"] for side in ("qfmt", "afmt"))]
            assert [text for text in texts if re.search(r"\[\[\w+\]\]", text)] == []


def test_scripts_hold_no_text_of_a_field_and_no_storage(collection: Collection) -> None:
    for notetype in collection.models.all():
        if notetype["name"].startswith("Looks"):
            for template in notetype["tmpls"]:
                scripts = "".join(re.findall(r"(?s)<script>(.*?)</script>", template["qfmt"] + template["afmt"]))
                assert scripts
                assert not re.search(r"\{\{|localStorage|sessionStorage|https?:", scripts)


def test_the_reverse_card_asks_the_reverse_and_answers_with_the_question(cards: Cards) -> None:
    front, back = cards.side("helicase", "front", 2), cards.side("helicase", "back", 2)
    assert "What does <b>helicase</b> do?" in front.html
    assert "Which enzyme unwinds" not in front.html
    assert "Which enzyme unwinds" in back.html


def test_a_deletion_is_hidden_on_the_front_and_shown_on_the_back(cards: Cards) -> None:
    front, back = cards.side("mitochondrion", "front", 2), cards.side("mitochondrion", "back", 2)
    assert "[energy carrier]" in front.html
    assert re.search(r'<span class="cloze"[^>]*>ATP</span>', back.html)
    assert back.html.count("makes most of a cell's") == 1


def test_sound_of_the_question_does_not_play_again_on_the_back(collection: Collection, tmp_path: Path) -> None:
    note = note_of(collection, "paris")
    note["Stem"] += "[sound:question.mp3]"
    note["Answer"] += "[sound:answer.mp3]"
    card = note.ephemeral_card()
    assert [tag.filename for tag in card.question_av_tags()] == ["question.mp3"]
    assert [tag.filename for tag in card.answer_av_tags()] == ["answer.mp3"]

"""Content types whose answer is a text, an order or pairs."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]
Asking = Callable[..., RawQuestion]
Codes = Callable[[Read], list[str]]
Value = Callable[[RawQuestion, str], str]


def test_dialog_cards_are_plain_cards_with_the_description_as_case(question: Asking, value: Value) -> None:
    dialogs = [{"text": "<p>eau</p>", "answer": "<p>water</p>", "tips": {"front": "It is wet."}}]
    one = question("Dialogcards", description="<p>Turn.</p>", dialogs=dialogs)
    assert [value(one, name) for name in ("kind", "stem", "case", "hint")] == ["plain", "eau", "Turn.", "It is wet."]
    assert one.answers[0].text.value == "water"


def test_a_card_without_front_or_back_is_none(reading: Reading, codes: Codes) -> None:
    dialogs = [{"text": "<p>eau</p>", "answer": ""}, {"text": "", "answer": "<p>water</p>"}]
    assert codes(reading("Dialogcards", dialogs=dialogs)) == ["no-key", "record-without-question"]
    assert codes(reading("Flashcards", cards=[{"text": "a", "answer": ""}])) == ["no-key"]


def test_flashcards_are_typed_and_may_have_alternatives(question: Asking, value: Value) -> None:
    one = question("Flashcards", description="In Latin?", cards=[{"text": "water", "answer": "aqua/unda", "tip": "a"}])
    assert [option.text.value for option in one.options] == ["aqua", "unda"]
    assert [value(one, name) for name in ("kind", "stem", "hint")] == ["short", "In Latin?\n\nwater", "a"]


def test_the_sample_solution_of_an_essay_is_its_back(
    reading: Reading, question: Asking, codes: Codes, value: Value
) -> None:
    one = question(
        "Essay", taskDescription="<p>Why?</p>", solution={"sample": "<p>So.</p>", "introduction": "<p>Say:</p>"}
    )
    assert (value(one, "kind"), one.answers[0].text.value, value(one, "explanation")) == ("plain", "So.", "Say:")
    assert codes(reading("Essay", taskDescription="<p>Why?</p>")) == ["essay-without-answer"]


def test_what_is_guessed_is_the_back(question: Asking, value: Value) -> None:
    one = question("GuessTheAnswer", taskDescription="<p>Who?</p>", solutionText="A robin")
    assert (value(one, "stem"), one.answers[0].text.value) == ("Who?", "A robin")


def test_each_word_of_a_crossword_is_a_question(question: Asking, value: Value) -> None:
    one = question("Crossword", words=[{"clue": "Our star", "answer": "Sun"}])
    assert (value(one, "kind"), value(one, "stem"), one.options[0].text.value) == ("short", "Our star", "Sun")


def test_paragraphs_and_pictures_to_sort_are_an_order(
    reading: Reading, question: Asking, codes: Codes, value: Value
) -> None:
    one = question("SortParagraphs", taskDescription="<p>Sort.</p>", paragraphs=["<p>a</p>", "<p>b</p>", ""])
    assert (value(one, "kind"), [text.value for text in one.order]) == ("ordering", ["a", "b"])
    images = [{"imageDescription": "egg"}, {"imageDescription": "larva"}]
    two = question("ImageSequencing", taskDescription="Sort.", sequenceImages=images)
    assert [text.value for text in two.order] == ["egg", "larva"]
    assert codes(reading("ImageSequencing", sequenceImages=[])) == ["no-key"]


def drag(label: str) -> dict[str, object]:
    texts = [
        {"type": {"library": "H5P.AdvancedText 1.1", "params": {"text": f"<p>{text}</p>"}}}
        for text in ("frog", "stone")
    ]
    return {"task": {"elements": texts, "dropZones": [{"label": label, "correctElements": ["0"]}]}}


def test_texts_dragged_to_zones_with_labels_are_pairs(question: Asking) -> None:
    one = question("DragQuestion", question=drag("<div>Amphibian</div>"))
    assert [(pair.left.value, pair.right.value) for pair in one.pairs] == [("Amphibian", "frog"), ("", "stone")]


def test_zones_without_labels_are_no_card(reading: Reading, codes: Codes) -> None:
    assert codes(reading("DragQuestion", question=drag(""))) == ["type-not-carried"]


def test_places_on_a_picture_are_no_card(reading: Reading, codes: Codes) -> None:
    two = drag("<div>1</div>")
    two["task"]["dropZones"] *= 2  # type: ignore[index]
    assert codes(reading("DragQuestion", question=two)) == ["type-not-carried"]
    hidden = {**drag("<div>Amphibian</div>"), "settings": {"background": {"path": "images/pond.png"}}}
    hidden["task"]["dropZones"][0]["showLabel"] = False  # type: ignore[index]
    assert codes(reading("DragQuestion", question=hidden)) == ["type-not-carried"]

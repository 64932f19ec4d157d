"""The texts of a question around its choice."""

from __future__ import annotations

import json

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.json_questions import read

ONE = {"question": "Which?", "options": ["a", "b"], "answer": "a"}


def reading(**data: object) -> Read:
    return read(File.of("a.json", json.dumps([{**ONE, **data}])))


def question(**data: object) -> RawQuestion:
    return reading(**data).questions[0]


def test_explanations_are_paragraphs_without_what_programs_say_by_default() -> None:
    one = question(explanation="First.", feedback=["Second.", "Correct!", "Third."])
    assert one.texts["explanation"].value == "First.\n\nSecond.\n\nThird."


def test_explanations_by_option_are_rationales() -> None:
    assert [option.why.value for option in question(rationales=["x", "y"]).options] == ["x", "y"]
    assert [option.why.value for option in question(explanation={"A": "x", "B": "y"}).options] == ["x", "y"]
    assert "explanation" not in question(rationales=["x", "y"]).texts


def test_subjects_are_decks_and_topics_tags_unless_there_are_only_topics() -> None:
    one = question(subject="Physics", chapter="Optics", topic="Lenses", tags="a, b", difficulty=3)
    assert one.deck == "::Physics::Optics"
    assert one.tags == ("a", "b", "Lenses", "difficulty::3")
    assert (question(topic="Lenses").deck, question(topic="Lenses").tags) == ("::Lenses", ())


def test_ids_are_borrowed_and_may_stand_in_a_mapping() -> None:
    assert (question(qid="x1").texts["id"].value, question(qid="x1").borrowed) == ("x1", True)
    assert question(_id={"$oid": "5f"}).texts["id"].value == "5f"
    assert not question().borrowed


def test_pictures_stand_below_the_question() -> None:
    assert question(image="a b.png").texts["stem"].value.endswith("![](a%20b.png)")
    assert question(images=["https://example.org/a.png"]).texts["stem"].value.endswith("![](https://example.org/a.png)")
    odd = reading(image="<svg/>")
    assert [fault.code for fault in odd.diagnostics] == ["not-carried"]


def test_hints_references_and_names_come_along() -> None:
    one = question(hint="h", reference="Book, p. 3", url="https://example.org", title="Q one")
    assert [one.texts[name].value for name in ("hint", "name")] == ["h", "Q one"]
    assert "Book" in one.texts["reference"].value
    assert "example" in one.texts["source"].value


def test_pictures_written_out_in_the_file_are_attached() -> None:
    result = reading(image="data:image/png;base64,iVBORw0KGgo=")
    ((name, load),) = result.attachments.items()
    assert name.startswith("a.json.media/picture-")
    assert load() == b"\x89PNG\r\n\x1a\n"
    assert result.questions[0].texts["stem"].value.endswith(f"![]({name})")
    for broken in ("a", "="):
        assert [fault.code for fault in reading(image=f"data:image/png;base64,{broken}").diagnostics] == ["not-carried"]

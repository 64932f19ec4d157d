"""Questions with an adopted note type: their fields and their cards."""

from __future__ import annotations

from typing import Any

import pytest

from ankibuild.adopt.notetype import AdoptedNoteType
from ankibuild.adopt.rendering import cards
from ankibuild.notetypes import Template
from ankibuild.package.read import read_package

NOTETYPE = """\
    id: 1607392319
    name: Basic
    fields:
      - {name: Front, from: [stem]}
      - {name: Back, from: [answer, explanation]}
      - {name: All, from: [option-1, option-2, option-3, answer-letter, answer-number]}
      - {name: List, from: [option-texts]}
      - {name: Ours, from: [options]}
      - {name: Origin, from: [source, id]}
    templates: [{name: Card 1, front: "{{Front}}", back: "{{Back}}"}]
    """


@pytest.fixture
def fields_of(folder):
    """The fields of the note of a question."""
    folder.write("notetypes/basic.yaml", NOTETYPE)

    def fields_of(question: str) -> Any:
        folder.write("sources/a.yaml", f"- {{id: a, notetype: basic, {question}}}\n")
        folder.build()
        (note,) = read_package(folder.package).notes.values()
        return note.fields

    return fields_of


def test_each_field_is_made_of_its_parts(fields_of) -> None:
    fields = fields_of("stem: '**Which**?', options: [x, {text: y, why: Z.}], answer: 2, explanation: Because.")
    assert fields["Front"] == "<strong>Which</strong>?"
    assert fields["Back"] == "<div>y</div><div>Because.</div>"
    assert fields["All"] == "<div>x</div><div>y</div><div>B</div><div>2</div>"
    assert fields["List"] == '<ol type="A"><li>x</li><li>y</li></ol>'
    assert 'data-correct><div class="option">y' in fields["Ours"] and "Z." in fields["Ours"]
    assert fields["Origin"] == "a"


def test_a_field_that_is_written_out_wins_over_its_parts(fields_of) -> None:
    fields = fields_of("stem: Which?, answer: x, fields: {Back: '*own*', List: 'a<br>b'}")
    assert (fields["Back"], fields["List"]) == ("<em>own</em>", "a<br>b")


def test_html_is_left_as_it_is_and_an_address_is_no_link(fields_of) -> None:
    fields = fields_of("markup: html, stem: '2*3*4 _x_', answer: \"a\\nb\", source: 'https://example.org'")
    assert (fields["Front"], fields["Back"]) == ("2*3*4 _x_", "a\nb")
    assert fields["Origin"] == "<div>https://example.org</div><div>a</div>"


def test_a_question_may_become_html_or_another_note_type_and_counts_as_changed(folder, fields_of) -> None:
    fields_of("stem: Which?, answer: x")
    (before,) = read_package(folder.package).notes.values()
    folder.write("sources/a.yaml", "- {id: a, notetype: basic, markup: html, stem: Which?, answer: x}\n")
    folder.build(now=1_800_000_000_000)
    (after,) = read_package(folder.package).notes.values()
    assert (after.fields, after.mod > before.mod) == (before.fields, True)


def test_deletions_in_a_field_that_is_written_out_are_kept(folder) -> None:
    folder.write(
        "notetypes/cloze.yaml",
        "{id: 1, name: C, cloze: true, fields: [Text, More], templates: [{name: T, front: '{{cloze:Text}}{{More}}'}]}",
    )
    text = "{{c1::**Gold**::x}} and {{c3::Au}}"
    folder.write("sources/a.yaml", f"- {{id: a, notetype: cloze, fields: {{Text: '{text}', More: '{text}'}}}}\n")
    folder.build()
    (note,) = read_package(folder.package).notes.values()
    assert (note.fields["Text"], note.ords) == ("{{c1::<strong>Gold</strong>::x}} and {{c3::Au}}", (0, 2))
    assert "{{" not in note.fields["More"]


FRONTS = [
    "{{Front}}",
    "{{#Front}}{{Back}}{{/Front}}",
    "{{^Front}}{{Back}}{{/Front}}",
    "{{#Back}}x{{/Back}}",
    "{{type:Front}} {{hint:Back}}",
    "{{#Front}}{{#Back}}{{Extra}}{{/Back}}{{/Front}}",
]
VALUES = ["", "x", "<br>", "&nbsp;", "<div><br></div>"]


def test_cards_are_those_that_anki_makes(collection) -> None:
    models = collection.col.models
    model = models.new("Tried")
    for name in ("Front", "Back", "Extra"):
        models.add_field(model, models.new_field(name))
    for index, front in enumerate(FRONTS):
        template = models.new_template(f"Card {index}")
        template["qfmt"], template["afmt"] = front + "<i>" * index, "x"
        models.add_template(model, template)
    models.add_dict(model)
    model = models.by_name("Tried")
    templates = tuple(Template(str(index), 0, front, "") for index, front in enumerate(FRONTS))
    ours = AdoptedNoteType("k", 1, "n", (("Front", 0), ("Back", 0), ("Extra", 0)), templates, "")
    for front in VALUES:
        for back in VALUES:
            note = collection.col.new_note(model)
            note.fields = [front, back, "more"]
            collection.col.add_note(note, 1)
            made = cards(ours, dict(zip(ours.names, note.fields, strict=True)))
            assert (made or (0,)) == tuple(card.ord for card in note.cards()), (front, back)


def test_deletions_make_cards_in_the_fields_that_are_shown_as_such() -> None:
    templates = (Template("Card", 0, "{{cloze:Text}}", "{{Extra}}"),)
    cloze = AdoptedNoteType("k", 1, "n", (("Text", 0), ("Extra", 0)), templates, "", cloze=True)
    assert cards(cloze, {"Text": "{{c2::a}} {{c4,5::b}} {{c0::x}} {{c501::y}}", "Extra": "{{c3::c}}"}) == (1, 3, 4)

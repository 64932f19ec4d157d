"""What is frozen with the first release, value by value: a change here would cost learners their decks."""

import json
import re
from pathlib import Path

import pytest

from ankibuild.labels import LABELS
from ankibuild.notetypes import CLOZE, QUESTION, Template, note_types

FROZEN = json.loads((Path(__file__).parent.parent / "data" / "notetypes.json").read_text("utf-8"))
MADE = note_types("test-namespace", "Test", LABELS)
TEMPLATES = [(key, template) for key in (QUESTION, CLOZE) for template in MADE[key].templates]
SPECIAL = {"FrontSide"}


def tags(text: str) -> set[str]:
    """The fields that a template's text names."""
    return {tag.lstrip("#/^").removeprefix("cloze:") for tag in re.findall(r"\{\{(.*?)\}\}", text)}


@pytest.mark.parametrize("key", [QUESTION, CLOZE])
def test_a_note_type_is_what_it_was_in_the_first_release(key: str) -> None:
    notetype = MADE[key]
    assert {
        "id": notetype.id,
        "name": notetype.name,
        "fields": [list(field) for field in notetype.fields],
        "templates": [[template.name, template.id] for template in notetype.templates],
    } == FROZEN[key]


def test_the_id_of_a_note_type_comes_from_the_namespace_alone() -> None:
    again = note_types("test-namespace", "Another name", LABELS | {"answer": "x"}, "p { color: red }")
    assert [notetype.id for notetype in again.values()] == [FROZEN[key]["id"] for key in (QUESTION, CLOZE)]
    assert [notetype.name for notetype in again.values()] == ["Another name", "Another name (cloze)"]


def test_ids_of_note_types_look_like_times_of_anki() -> None:
    for namespace in map(str, range(200)):
        made = note_types(namespace, "Test", {})
        assert all(1_400_000_000_000 <= notetype.id < 1_600_000_000_000 for notetype in made.values())


@pytest.mark.parametrize(("key", "template"), TEMPLATES)
def test_every_field_that_a_template_names_exists(key: str, template: Template) -> None:
    known = {name for name, _ in MADE[key].fields} | SPECIAL
    assert tags(template.front) | tags(template.back) <= known


@pytest.mark.parametrize(("key", "template"), TEMPLATES)
def test_conditions_are_closed_in_order(key: str, template: Template) -> None:
    for side in (template.front, template.back):
        opened: list[str] = []
        for sign, name in re.findall(r"\{\{([#^/])(.*?)\}\}", side):
            if sign == "/":
                assert opened.pop() == name
            else:
                opened.append(name)
        assert not opened


def test_no_two_fronts_are_the_same() -> None:
    fronts = [template.front for template in MADE[QUESTION].templates]
    assert len(set(fronts)) == len(fronts)


@pytest.mark.parametrize("template", MADE[QUESTION].templates[1:], ids=lambda template: template.name)
def test_a_later_card_is_made_only_where_its_field_is_filled(template: Template) -> None:
    name = template.name
    assert template.front.startswith(f"{{{{#{name}}}}}")
    assert template.front.rstrip().endswith(f"{{{{/{name}}}}}")


def test_every_field_that_has_a_meaning_is_shown_or_read() -> None:
    named = set().union(*(tags(template.front) | tags(template.back) for _, template in TEMPLATES))
    assert {"Stem", "Text", *(name for name, _ in MADE[QUESTION].fields[1:])} - named <= {
        *("Expected", "Id"),
        *(f"Spare {number}" for number in range(5, 11)),
    }


def test_no_placeholder_is_left() -> None:
    for key, template in TEMPLATES:
        assert not re.search(r"\[\[\w+\]\]", template.front + template.back + MADE[key].css)


def test_anki_knows_the_note_types_by_these_ids(folder, collection) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: Which?, answer: This}\n- {id: b, stem: '{{c1::x}}'}\n")
    folder.build()
    collection.import_package(folder.package)
    for key, id_ in (("question", "a"), ("cloze", "b")):
        notetype = collection.note(id_).note_type()
        assert notetype["id"] == FROZEN[key]["id"]
        assert [[field["name"], field["id"]] for field in notetype["flds"]] == FROZEN[key]["fields"]
        assert [[template["name"], template["id"]] for template in notetype["tmpls"]] == FROZEN[key]["templates"]

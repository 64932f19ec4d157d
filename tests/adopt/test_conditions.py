"""What the templates of an adopted note type name and need."""

from __future__ import annotations

import pytest

from ankibuild.adopt.conditions import clozes, is_blank, names, read_template, required


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{Front}} {{text:Back}}", {"Front", "Back"}),
        ("{{#A}}{{^B}}x{{/B}}{{/A}}", {"A", "B"}),
        ("{{FrontSide}} {{Tags}} {{Deck}} {{Card}}", set()),
        ("{{#c1}}{{cloze:Text}}{{/c1}}", {"Text"}),
        ("<!-- {{Gone}} --> {{ Here }}", {"Here"}),
        ("{{=<% %>=}} <%Front%> {<%#Back%><%/Back%>", {"Front", "Back"}),
        ("no field", set()),
    ],
)
def test_a_template_names_its_fields(template: str, expected: set[str]) -> None:
    nodes, fault = read_template(template)
    assert (names(nodes), fault) == (expected, "")


def test_an_open_condition_is_told() -> None:
    assert "'Front'" in read_template("{{#Front}}x")[1]


def test_cards_of_deletions_come_from_the_fields_with_that_filter() -> None:
    assert clozes(read_template("{{cloze:Text}} {{type:cloze:More}} {{Extra}}")[0]) == {"Text", "More"}


@pytest.mark.parametrize("text", ["", " \n", "<br>", "<div><br /></div>", "</DIV>"])
def test_lines_without_anything_are_an_empty_field(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["x", "&nbsp;", "<img src=x>", "<b></b>"])
def test_all_else_fills_a_field(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("front", "needs"),
    [
        ("{{A}} {{B}}", ("any", [0, 1])),
        ("{{#A}}{{B}}{{/A}}", ("all", [0, 1])),
        ("nothing of the note", ("none", [])),
    ],
)
def test_old_versions_of_anki_are_told_what_a_card_needs(front: str, needs: tuple[str, list[int]]) -> None:
    assert required(read_template(front)[0], ["A", "B", "C"]) == needs

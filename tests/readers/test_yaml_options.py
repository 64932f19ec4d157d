"""Options and answers of the project's own format (more in test_yaml_questions.py, the sentences in cases/)."""

from __future__ import annotations

from typing import Any

import pytest

from ankibuild.fields import Fields
from ankibuild.readers.yaml_options import answers_of, has_key, item_text, option_of, options_of
from ankibuild.source import Source
from ankibuild.yamltree import compose


def fields(text: str) -> Fields:
    source = Source("a.yaml", text)
    (node,), diagnostics = compose(source)
    return Fields(source, node, diagnostics)


def codes(found: Fields) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


def test_an_option_is_a_text_or_a_mapping_with_one() -> None:
    found = fields("options:\n- a\n- {text: b, why: c, correct: true}\n")
    assert [(o.text.value, o.why.value, o.correct) for o in options_of(found)] == [("a", "", None), ("b", "c", True)]
    assert codes(found) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("options: a", "wrong-shape"),
        ("options:", "empty-options"),
        ("options: [{why: a}]", "option-without-text"),
        ("options: [{text: a, whi: b}]", "unknown-key"),
        ("options: [[a]]", "not-a-text"),
        ("options:\n- a\n -b\n", "dash-without-space"),
    ],
)
def test_what_is_wrong_with_options_is_said(text: str, code: str) -> None:
    found = fields(text)
    options_of(found)
    assert codes(found) == [code]


def test_answers_are_one_or_a_list() -> None:
    def texts(text: str) -> list[Any]:
        return [(answer.text.value, str(answer.form)) for answer in answers_of(fields(text))]

    assert texts("answer: a") == [("a", "any")]
    assert texts("answer: [a, {number: 2}]") == [("a", "any"), ("2", "number")]
    assert texts("other: a") == []


def test_an_item_names_the_list_that_it_stands_in() -> None:
    found = fields("order: [[a], {a: b}]")
    nodes = found.nodes["order"].items
    assert [item_text(found, node, "order") for node in nodes] == [None, None]
    assert option_of(found, nodes[0], "gaps") is None
    assert [diagnostic.facts.get("key") for diagnostic in found.diagnostics] == ["order", "order", "gaps"]
    assert has_key(nodes[1], ("a",)) and not has_key(nodes[1], ("b",)) and not has_key(nodes[0], ("a",))

"""YAML text → nodes with their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ankibuild.source import Source
from ankibuild.tree import Mapping, Node, Scalar, Sequence
from ankibuild.yamltree import compose

PLAIN = ["No", "1.10", "12:30", "0x1F", "~", "2024-01-01", "on", "null", "0o17", ".inf", "<<", "=", "yes", "True"]
CHARACTERS = st.sampled_from("aé🙂 \t\n\r:-#'\"|>[]{},&*!?%@`\\x\ufeff\x85\u2028\x07~.0")
TEXTS = st.text(CHARACTERS, max_size=60) | st.text(max_size=40)
DATA = st.recursive(
    st.text(max_size=20) | st.sampled_from(PLAIN),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def composed(text: str) -> list[Node]:
    nodes, diagnostics = compose(Source("a.yaml", text))
    assert [diagnostic.code for diagnostic in diagnostics] == []
    return nodes


def codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in compose(Source("a.yaml", text))[1]]


def data(node: Node) -> Any:
    """A node as plain data."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {key.value: data(value) for key, value in node.entries}


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in [*getattr(node, "items", []), *(part for entry in getattr(node, "entries", []) for part in entry)]:
        yield from walk(child)


@pytest.mark.parametrize("typed", PLAIN)
def test_a_plain_text_is_what_was_typed(typed: str) -> None:
    assert composed(f"- {typed}\n") == [Sequence([Scalar(typed, 2, 2 + len(typed), plain=True)], 0, 2 + len(typed))]


@pytest.mark.parametrize(
    ("typed", "plain"), [("No", True), ("'No'", False), ('"No"', False), ("|\n  No", False), (">-\n  No", False)]
)
def test_a_text_knows_whether_it_has_quotes(typed: str, plain: bool) -> None:
    (node,) = composed(typed)
    assert (node.value.strip(), node.plain) == ("No", plain)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- a\n- b\n\n# comment\n", "- a\n- b"),
        ("a:\n  - b\n  # comment\n\n", "a:\n  - b"),
        ("[a, b]  # comment\n", "[a, b]"),
        ("# comment\n{a: b}\n", "{a: b}"),
        ("- &x a\n- *x\n\n", "- &x a\n- *x"),
        ("a:\n\n", "a:"),
        ("- a\n-\n\n", "- a\n-"),
    ],
)
def test_a_list_or_mapping_ends_with_its_last_item(text: str, place: str) -> None:
    (node,) = composed(text)
    assert text[node.start : node.end] == place


def test_keys_and_values_have_places_of_their_own() -> None:
    text = "é: [x, 'y z']\n🙂: |\n  w\n"
    assert [text[node.start : node.end] for node in walk(composed(text)[0])][1:] == [
        "é",
        "[x, 'y z']",
        "x",
        "'y z'",
        "🙂",
        "|\n  w\n",
    ]


def test_lines_may_end_with_cr_lf() -> None:
    text = "- a\r\n- b: c\r\n"
    assert data(composed(text)[0]) == ["a", {"b": "c"}]
    assert [text[node.start : node.end] for node in walk(composed(text)[0])][-1] == "c"


def test_documents_come_one_by_one() -> None:
    assert [data(node) for node in composed("a\n---\nb: c\n---\n")] == ["a", {"b": "c"}, ""]


def test_an_alias_stands_for_its_node() -> None:
    first, second = composed("- &x [a, b]\n- *x\n")[0].items
    assert second is first


def test_an_anchor_ends_with_its_document() -> None:
    assert codes("- &x a\n- *x\n---\n- *x\n") == ["unknown-alias"]


def test_an_anchor_may_be_set_again() -> None:
    assert data(composed("[&x a, *x, &x b, *x]")[0]) == ["a", "a", "b", "b"]


def test_the_first_of_two_equal_keys_is_shown() -> None:
    (diagnostic,) = compose(Source("a.yaml", "a: 1\nb: 2\na: 3\na: 4\n"))[1][:1]
    assert (diagnostic.location, diagnostic.related[0].span.location) == ("a.yaml:3:1", "a.yaml:1:1")


def test_keys_of_different_mappings_are_not_compared() -> None:
    assert codes("- a: 1\n- a: 2\n- b: {a: 3}\n") == []


@pytest.mark.parametrize("name", ["str", "int", "float", "bool", "null", "seq", "map", "timestamp"])
def test_yamls_own_tags_are_let_through(name: str) -> None:
    assert codes(f"- !!{name} x\n") == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("- !x a\n", "!x"),
        ("- !!python/name:os.system a\n", "!!python/name:os.system"),
        ("- !!binary aGk=\n", "!!binary"),
        ("- !!set {a}\n", "!!set"),
        ("- !x [a]\n", "!x"),
    ],
)
def test_other_tags_are_refused(text: str, tag: str) -> None:
    (diagnostic,) = compose(Source("a.yaml", text))[1]
    assert (diagnostic.code, diagnostic.facts["tag"], diagnostic.location) == ("yaml-tag", tag, "a.yaml:1:3")


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\x7f", "\x9f", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_yaml_forbids_is_found_at_its_place(character: str) -> None:
    (diagnostic,) = compose(Source("a.yaml", f"- a\n- 'b{character}'\n"))[1]
    assert (diagnostic.code, diagnostic.location) == ("control-character", "a.yaml:2:5")
    assert diagnostic.facts["character"] == f"U+{ord(character):04X}"


@pytest.mark.parametrize("text", ["\ufeff- a\n", "- a\n\ufeff- b\n"])
def test_a_byte_order_mark_at_the_start_of_a_line_is_refused(text: str) -> None:
    assert codes(text) == ["control-character"]


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85"])
def test_a_line_break_that_no_editor_shows_is_found(character: str) -> None:
    (diagnostic,) = compose(Source("a.yaml", f"- stem: a{character}b\n  answer: c\n"))[1]
    assert (diagnostic.code, diagnostic.location) == ("control-character", "a.yaml:1:10")


def test_aliases_may_repeat_much() -> None:
    assert codes("- &x [a, b, c, d]\n" + "- *x\n" * 19_000) == []
    assert codes("- &x [a, b, c, d]\n" + "- *x\n" * 21_000) == ["exploding-aliases"]


def test_aliases_of_long_texts_count_for_more() -> None:
    assert codes(f"- &x {'a' * 100_000}\n" + "- *x\n" * 99) == []
    assert codes(f"- &x {'a' * 100_000}\n" + "- *x\n" * 101) == ["exploding-aliases"]


def test_aliases_count_over_all_documents() -> None:
    assert "exploding-aliases" in codes(("- &x [a, b, c, d]\n" + "- *x\n" * 11_000 + "---\n") * 2)


@pytest.mark.parametrize("text", ["[" * 100 + "]" * 100, "{a: " * 100 + "}" * 100])
def test_a_hundred_levels_are_enough(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", ["[" * 101 + "]" * 101, "[" * 1_000_000, "{a: " * 500_000, "- " * 500_000])
def test_more_levels_are_refused_at_once(text: str) -> None:
    assert codes(text) == ["nested-too-deep"]


@settings(deadline=None)
@given(TEXTS)
@example("\ufeff")
@example("a\x85 b")
@example("? [a]\n: b")
@example("- &a [*a]")
@example("'")
@example("- stem: a\u2028b\n  x")
@example("%")
@example("- |\n\t")
def test_no_text_is_too_strange(text: str) -> None:
    nodes, diagnostics = compose(Source("a.yaml", text))
    for node in (inner for root in nodes for inner in walk(root)):
        assert 0 <= node.start <= node.end <= len(text)
    for diagnostic in diagnostics:
        assert diagnostic.span and 0 <= diagnostic.span.start <= len(text)
        assert diagnostic.headline
        assert diagnostic.hint


@settings(deadline=None)
@given(DATA, st.sampled_from([None, True, False]), st.sampled_from([None, "'", '"', "|", ">"]), st.booleans())
def test_the_structure_is_that_of_pyyaml(value: Any, flow: bool | None, style: str | None, unicode: bool) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, default_style=style, allow_unicode=unicode, width=20)
    nodes, diagnostics = compose(Source("a.yaml", text))
    if not diagnostics:
        assert [data(node) for node in nodes] == [yaml.load(text, yaml.BaseLoader)]


@settings(deadline=None)
@given(st.text(max_size=60), st.booleans(), st.sampled_from([None, "'", '"', "|"]))
@example("\x85a", True, None)
@example("a\u2028b", True, "|")
def test_a_text_comes_back_from_pyyaml(text: str, unicode: bool, style: str | None) -> None:
    dumped = yaml.safe_dump({"stem": text}, allow_unicode=unicode, default_style=style)
    assert data(composed(dumped)[0]) == {"stem": yaml.load(dumped, yaml.BaseLoader)["stem"]}


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[a-z]+( [a-z]+){0,3}", fullmatch=True), min_size=1, max_size=5))
def test_a_plain_text_stands_where_its_place_says(words: list[str]) -> None:
    text = "".join(f"é{number}: {word}  # 🙂\n" for number, word in enumerate(words))
    (root,) = composed(text)
    assert [text[value.start : value.end] for _, value in root.entries] == words


def test_a_mapping_has_its_keys_in_their_order() -> None:
    assert isinstance(composed("b: 1\na: 2\n")[0], Mapping)
    assert list(data(composed("b: 1\na: 2\n")[0])) == ["b", "a"]

"""Typed access to a mapping (the sentences about faults are in cases/shapes.md)."""

from __future__ import annotations

import shlex

import pytest

from ankibuild.diagnostics import Diagnostic
from ankibuild.fields import Fields, is_empty, quoted
from ankibuild.source import Source
from ankibuild.tree import Mapping
from ankibuild.yamltree import compose


def fields_of(text: str) -> Fields:
    source = Source("a.yaml", text)
    (node,), diagnostics = compose(source)
    assert isinstance(node, Mapping)
    return Fields(source, node, diagnostics)


def said(diagnostics: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(diagnostic.code, diagnostic.location.removeprefix("a.yaml:")) for diagnostic in diagnostics]


def test_a_text_knows_its_place() -> None:
    text = fields_of("a: b\nstem: 'x y'\n").text("stem")
    assert text and text.span
    assert (text.value, text.span.text, text.span.location, text.plain) == ("x y", "'x y'", "a.yaml:2:7", False)


def test_a_missing_key_has_no_value_and_no_fault() -> None:
    fields = fields_of("a: b\n")
    assert (fields.text("c"), fields.word("c"), fields.texts("c"), fields.boolean("c")) == (None, "", (), None)
    assert (fields.fields("c", "c", ()), fields.tags(), fields.each("c", fields.as_text)) == (None, (), [])
    assert fields.diagnostics == []


def test_the_first_of_two_equal_keys_counts() -> None:
    assert fields_of("a: b\na: c\n").word("a") == "b"


def test_a_word_has_no_space_around_it() -> None:
    assert fields_of("a: ' b '\n").word("a") == "b"


@pytest.mark.parametrize(
    ("source", "values"),
    [("a: b", ["b"]), ("a: [b, c]", ["b", "c"]), ("a:", []), ("a: []", []), ("a: ''", [""]), ("a: [b, '']", ["b", ""])],
)
def test_one_text_counts_as_a_list_of_one(source: str, values: list[str]) -> None:
    assert [text.value for text in fields_of(source).texts("a")] == values


def test_an_item_of_the_wrong_shape_is_left_out() -> None:
    fields = fields_of("a: [b, [c], d]")
    assert [text.value for text in fields.texts("a")] == ["b", "d"]
    assert said(fields.diagnostics) == [("not-a-text", "1:8")]


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("tags: a, b c,, d ", ("a", "b c", "d")),
        ("tags: [a, 'b, c']", ("a", "b, c")),
        ("tags: ''", ()),
        ("tags:", ()),
    ],
)
def test_one_text_may_hold_several_tags(source: str, tags: tuple[str, ...]) -> None:
    assert fields_of(source).tags() == tags


@pytest.mark.parametrize("word", ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "'true'"])
def test_what_is_true(word: str) -> None:
    assert fields_of(f"a: {word}").boolean("a") is True


@pytest.mark.parametrize("word", ["false", "False", "no", "No", "NO", "off", "OFF"])
def test_what_is_false(word: str) -> None:
    assert fields_of(f"a: {word}").boolean("a") is False


@pytest.mark.parametrize(
    ("word", "code"), [("1", "not-a-truth-value"), ("", "not-a-truth-value"), ("[true]", "wrong-shape")]
)
def test_what_is_neither(word: str, code: str) -> None:
    fields = fields_of(f"a: {word}")
    assert fields.boolean("a") is None
    assert [diagnostic.code for diagnostic in fields.diagnostics] == [code]


def test_an_unknown_key_is_reported_with_the_nearest_known_one() -> None:
    fields = fields_of("stem: a\nanser: b\nxyzzy: c\n")
    fields.refuse_unknown(["stem", "answer"], "a question")
    assert said(fields.diagnostics) == [("unknown-key", "2:1"), ("unknown-key-here", "3:1")]
    assert fields.diagnostics[0].hint == "did you mean 'answer'?"


@pytest.mark.parametrize(
    ("meant", "words"),
    [
        ("stem", "question prompt front STEM '- stem' '-prompt' '\ufeffstem'"),
        ("options", "choices Choices"),
        ("answer", "answers key correct back"),
        ("explanation", "rationale feedback solution"),
        ("article", "notes"),
        ("reference", "ref"),
        ("source", "url"),
        ("kind", "type"),
        ("name", "title"),
    ],
)
def test_words_of_other_formats_are_known(meant: str, words: str) -> None:
    known = ["stem", "options", "answer", "explanation", "article", "reference", "source", "kind", "name"]
    for key in shlex.split(words):
        fields = fields_of(f"'{key}': a\n")
        fields.refuse_unknown(known, "a question")
        assert fields.diagnostics[0].facts["suggestion"] == meant


@pytest.mark.parametrize("key", ["stem", "explanation", "article", "hint", "why", "description"])
def test_sentences_are_looked_at_for_what_a_comment_cuts(key: str) -> None:
    fields = fields_of(f"{key}: The C # language is typed.\n")
    fields.text(key)
    assert said(fields.diagnostics) == [("text-cut-by-comment", f"1:{len(key) + 9}")]


def test_a_synonym_is_no_suggestion_where_its_key_is_unknown() -> None:
    fields = fields_of("question: a\n")
    fields.refuse_unknown(["questions"], "a file")
    assert fields.diagnostics[0].facts["suggestion"] == "questions"


def test_keys_may_be_passed_over_without_being_suggested() -> None:
    fields = fields_of("stem: a\nstm: b\n")
    fields.refuse_unknown(["questions"], "a file", passing=["stem"])
    assert said(fields.diagnostics) == [("unknown-key-here", "2:1")]


def test_a_mapping_within_is_checked_as_well() -> None:
    fields = fields_of("a: {b: c, d: e}\n")
    inner = fields.fields("a", "a", ["b"])
    assert inner and inner.word("b") == "c"
    assert said(fields.diagnostics) == [("unknown-key-here", "1:11")]


@pytest.mark.parametrize("value", ["b", "[b]"])
def test_a_mapping_is_nothing_else(value: str) -> None:
    fields = fields_of(f"a: {value}\n")
    assert fields.fields("a", "a", ["b"]) is None
    assert said(fields.diagnostics) == [("wrong-shape", "1:4")]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("\n  Note: this", "colon-made-a-mapping"),
        ("\n  'Note': this", "not-a-text"),
        ("{Note: this}", "not-a-text"),
        ("\n  a: b\n  c: d", "not-a-text"),
        ("[b]", "not-a-text"),
        ("{}", "not-a-text"),
    ],
)
def test_a_text_is_nothing_else(value: str, code: str) -> None:
    fields = fields_of(f"stem: {value}\n")
    assert fields.text("stem") is None
    assert [diagnostic.code for diagnostic in fields.diagnostics] == [code]


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("stem: Room #3\n", ["1:12"]),
        ("stem: Which C # version?\n", ["1:15"]),
        ("name: Which C # version?\n", []),
        ("stem: 'Room' #3\n", []),
        ("stem: Room  #3\n", []),
    ],
)
def test_a_cut_text_is_reported_where_it_is_cut(source: str, places: list[str]) -> None:
    fields = fields_of(source)
    for key in fields.nodes:
        fields.text(key)
    assert [place for _, place in said(fields.diagnostics)] == places


@pytest.mark.parametrize(("text", "written"), [("a: b", "'a: b'"), ("it's: b", "'it''s: b'")])
def test_a_text_can_be_shown_in_quotes(text: str, written: str) -> None:
    assert quoted(text) == written


@pytest.mark.parametrize(
    ("value", "empty"), [("", True), ("[]", True), ("''", False), ("[a]", False), ("{}", False), ("a", False)]
)
def test_nothing_is_an_empty_value_or_an_empty_list(value: str, empty: bool) -> None:
    assert is_empty(fields_of(f"a: {value}").nodes["a"]) == empty

"""JSON text → nodes with their places."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ankibuild.diagnostics import Diagnostic
from ankibuild.readers.jsontree import is_lines, parse_json, parse_lines
from ankibuild.source import Source
from ankibuild.tree import Mapping, Node, Scalar, Sequence

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=15,
)
BROKEN = st.text(st.sampled_from('{}[]",:\\u0d8ab\n\t /*#1-e.NaN'), max_size=60) | st.text(max_size=30)


def parsed(text: str) -> tuple[Node | None, list[Diagnostic]]:
    return parse_json(Source("a.json", text))


def clean(text: str) -> Node:
    node, diagnostics = parsed(text)
    assert [diagnostic.code for diagnostic in diagnostics] == []
    assert node is not None
    return node


def faults(text: str) -> list[tuple[str, str]]:
    return [(fault.code, fault.location) for fault in parsed(text)[1]]


def data(node: Node | None) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {key.value: data(value) for key, value in node.entries} if node else None


def typed(value: Any) -> Any:
    """Plain data as the nodes hold it: everything as typed."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def nodes(node: Node) -> list[Node]:
    inner: list[Node] = []
    if isinstance(node, Sequence):
        inner = node.items
    if isinstance(node, Mapping):
        inner = [part for entry in node.entries for part in entry]
    return [node, *(found for part in inner for found in nodes(part))]


def test_texts_stand_in_quotes_and_all_else_is_plain() -> None:
    node = clean('["2", 2, true, null]')
    assert isinstance(node, Sequence)
    assert node.items == [
        Scalar("2", 1, 4),
        Scalar("2", 6, 7, True),
        Scalar("true", 9, 13, True),
        Scalar("", 15, 19, True),
    ]


def test_keys_and_values_have_their_places() -> None:
    node = clean('{\n  "a": {"b": []}\n}')
    assert node == Mapping([(Scalar("a", 4, 7), Mapping([(Scalar("b", 10, 13), Sequence([], 15, 17))], 9, 18))], 0, 20)


def test_numbers_stay_as_typed() -> None:
    assert data(clean("[1.50, -0, 1e5, 123456789012345678901234567890]")) == [
        *("1.50", "-0", "1e5", "123456789012345678901234567890")
    ]


def test_escapes_and_pairs_of_surrogates_become_characters() -> None:
    assert data(clean(r'"\u00e9 \ud83d\ude00 \" \\ \/ \n"')) == 'é 😀 " \\ / \n'


def test_half_a_pair_of_surrogates_is_an_error_and_no_character() -> None:
    assert faults(r'["\ud800"]') == [("json-slip", "a.json:1:2")]
    assert data(parsed(r'["\ud800"]')[0]) == ["\ufffd"]


def test_tabs_in_a_text_are_let_through() -> None:
    assert data(clean('["a\tb"]')) == ["a\tb"]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert clean("\ufeff[1]").start == 1


def test_a_key_that_stands_twice_is_reported() -> None:
    (fault,) = parsed('{"a": 1,\n "a": 2}')[1]
    assert (fault.code, fault.location) == ("duplicate-key", "a.json:2:2")
    assert fault.related[0].span is not None
    assert fault.related[0].span.location == "a.json:1:2"


@pytest.mark.parametrize(
    ("text", "place", "kept"),
    [
        ('{"a": [1, 2,]}', "a.json:1:12", {"a": ["1", "2"]}),
        ('{"a": 1,\n}', "a.json:1:8", {"a": "1"}),
        ('[1 // one\n, 2]', "a.json:1:4", ["1", "2"]),
        ("[1 /* one */, 2]", "a.json:1:4", ["1", "2"]),
        ("[True, 2]", "a.json:1:2", ["true", "2"]),
        ('["a" "b"]', "a.json:1:6", ["a", "b"]),
        (r'["\alpha", "b"]', "a.json:1:3", [r"\alpha", "b"]),
        (r'["\u12", "b"]', "a.json:1:3", [r"\u12", "b"]),
    ],
)  # fmt: skip
def test_after_a_slip_the_reading_goes_on(text: str, place: str, kept: object) -> None:
    assert faults(text) == [("json-slip", place)]
    assert data(parsed(text)[0]) == kept


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "a.json:1:1"),
        ("[1 2]", "a.json:1:4"),
        ('["a\nb"]', "a.json:1:2"),
        ("{a: 1}", "a.json:1:2"),
        ("{'a': 1}", "a.json:1:2"),
        ('{"a" 1}', "a.json:1:6"),
        ("[tru]", "a.json:1:2"),
        ("[1]]", "a.json:1:4"),
    ],
)
def test_what_cannot_be_understood_is_one_error_at_its_place(text: str, place: str) -> None:
    assert faults(text) == [("file-broken", place)]


def test_a_truncated_text_gives_what_was_complete_and_the_error_lies_in_what_was_not() -> None:
    text = '{"list": [{"a": 1}, {"a": 2, "b": "c'
    node, (fault,) = parsed(text)
    assert data(node) == {"list": [{"a": "1"}, {"a": "2"}]}
    assert isinstance(node, Mapping)
    assert isinstance(node.entries[0][1], Sequence)
    whole, half = node.entries[0][1].items
    assert fault.code == "file-broken"
    assert fault.span is not None
    assert whole.end <= fault.span.start
    assert half.start <= fault.span.start < half.end <= len(text)


def test_depth_is_bounded() -> None:
    assert faults("[" * 300) == [("too-deep", "a.json:1:101")]
    assert faults("[" * 100 + "]" * 100) == []


def test_many_slips_are_no_json() -> None:
    assert len(faults("[1," + "/**/" * 100 + "2]")) == 21


def test_of_lines_a_broken_one_is_one_error_and_the_others_are_read() -> None:
    source = Source("a.jsonl", '\ufeff{"a": 1}\r\n\r\n{"a": \n{"a": 3}\n{"a": "4\n')
    read, diagnostics = parse_lines(source)
    assert [data(node) for node in read] == [{"a": "1"}, {"a": "3"}]
    assert [(fault.code, fault.location) for fault in diagnostics] == [
        ("file-broken", "a.jsonl:3:7"),
        ("file-broken", "a.jsonl:5:7"),
    ]
    assert source.text[read[1].start : read[1].end] == '{"a": 3}'


def test_lines_are_told_from_one_document() -> None:
    assert is_lines('{"a": 1}\n{"a": 2}\n')
    assert not is_lines('{\n"a": 1}')
    assert not is_lines('{"a": 1}\n')
    assert not is_lines("1\n2\n")


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_nodes_hold_what_the_standard_decoder_reads(value: Any, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert data(clean(text)) == typed(value)


@given(VALUES)
def test_each_node_stands_where_its_text_is(value: Any) -> None:
    text = json.dumps(value)
    for node in nodes(clean(text)):
        assert typed(json.loads(text[node.start : node.end])) == data(node)


@given(BROKEN)
@example("-0")
@example("1E5")
def test_any_text_gives_nodes_or_an_error(text: str) -> None:
    node, diagnostics = parsed(text)
    try:
        value = json.loads(text.removeprefix("\ufeff"), parse_int=str, parse_float=str)
    except ValueError:
        assert diagnostics or "\t" in text or any(ord(character) < 32 for character in text)
    else:
        slips = {"json-slip", "json-no-number"} & {fault.code for fault in diagnostics}
        assert slips or data(node) == typed(value)
    for found in nodes(node) if node else ():
        assert 0 <= found.start <= found.end <= len(text)


@pytest.mark.parametrize(
    "text", ['{"a":' * 100_000, '"' * 300_000, '["\t",' * 50_000, "/*" * 200_000, '["\\x"\n' * 50_000]
)
def test_hostile_texts_take_no_long_time(text: str) -> None:
    started = time.perf_counter()
    parse_json(Source("a.json", text))
    parse_lines(Source("a.jsonl", text))
    assert time.perf_counter() - started < 60


def test_objects_without_a_list_around_them_are_read_as_one() -> None:
    for text in ('{"a": 1},\n{"a": 2},', '{"a": 1}\n{\n"a": 2}'):
        source = Source("a.json", text)
        node, faults = parse_json(source)
        assert isinstance(node, Sequence)
        assert len(node.items) == 2
        assert [fault.code for fault in faults] == ["json-slip"]
        assert (node.start, node.end) == (0, len(text.rstrip(",")))


def test_numbers_that_are_none_are_null_with_one_warning() -> None:
    text = "[NaN, Infinity, -Infinity, undefined, NaN" + ", NaN" * 40 + "]"
    assert faults(text) == [("json-no-number", "a.json:1:2")]
    assert data(parsed(text)[0]) == [""] * 45


def test_lines_with_such_numbers_are_warned_of_once() -> None:
    nodes, found = parse_lines(Source("a.jsonl", '{"a": NaN}\n{"a": NaN}\n'))
    assert len(nodes) == 2
    assert [fault.code for fault in found] == ["json-no-number"]

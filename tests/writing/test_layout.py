"""Mappings and lists as lines of YAML."""

from __future__ import annotations

import pytest

from ankibuild.writing.layout import Bare, Node, Short, lines


@pytest.mark.parametrize(
    ("node", "written"),
    [
        ({"a": "b", "c": Bare("1")}, ["a: b", "c: 1"]),
        ({"a": "b\nc"}, ["a: |", "  b", "  c"]),
        ({"a": ["b", "c\n\nd"]}, ["a:", "  - b", "  - |", "    c", "", "    d"]),
        ({"a": [{"b": "c", "d": ["e"]}]}, ["a:", "  - b: c", "    d:", "      - e"]),
        ({"a": Short(("b", "c"))}, ["a: [b, c]"]),
        ({"a": Short(("b", Bare("true")))}, ["a: [b, true]"]),
        ({"a": Short(())}, ["a: []"]),
        ({"a": Short(("b\nc",))}, ["a:", "  - |", "    b", "    c"]),
        ({"a": Short(("b" * 90, "c"))}, ["a:", "  - " + "b" * 90, "  - c"]),
        ([Short(("a", "b")), ["c", "d"]], ["- [a, b]", "- - c", "  - d"]),
        ({"a: b": "c"}, ["'a: b': c"]),
    ],
)
def test_each_part_is_indented_below_the_one_that_holds_it(node: Node, written: list[str]) -> None:
    assert lines(node) == written

"""Where questions and keys stand in a YAML text."""

from __future__ import annotations

import pytest

from ankibuild.importing.blocks import blocks_of, column, line_end, shared_deck
from ankibuild.source import Source
from ankibuild.yamltree import compose

TEXT = """\
deck: Biology
questions:
  # the first
  - id: one   # an id
    stem: |
      Two lines,
      really.

    # about the options
    options: [a, b]
    answer:
      - a
      - b     # both

  - {id: two, stem: Short?, answer: Yes}
"""


def segments(text: str) -> list[dict[str, str]]:
    blocks = blocks_of(text, compose(Source("a.yaml", text))[0])
    return [{key: text[start:end] for key, (start, end) in block.segments.items()} for block in blocks]


def test_each_key_ends_with_its_value() -> None:
    first, second = segments(TEXT)
    assert first == {
        "id": "id: one",
        "stem": "stem: |\n      Two lines,\n      really.",
        "options": "options: [a, b]",
        "answer": "answer:\n      - a\n      - b",
    }
    assert second == {"id": "id: two", "stem": "stem: Short?", "answer": "answer: Yes"}


@pytest.mark.parametrize(
    "text", ["- id: a\n  stem: b\n", "questions:\n- id: a\n  stem: b\n", "questions: {id: a, stem: b}"]
)
def test_all_shapes_of_a_file_are_known(text: str) -> None:
    assert segments(text) == [{"id": "id: a", "stem": "stem: b"}]


def test_an_empty_value_ends_behind_its_key() -> None:
    assert segments("- id: a\n  hint:\n  stem: b\n")[0]["hint"] == "hint:"


def test_the_deck_of_the_file() -> None:
    assert shared_deck(compose(Source("a.yaml", TEXT))[0]) == "Biology"
    assert shared_deck(compose(Source("a.yaml", "- id: a\n"))[0]) == ""


def test_lines_and_columns() -> None:
    assert column("ab\r\n  c", 6) == 2
    assert line_end("ab\r\ncd", 1) == 2
    assert line_end("ab", 0) == 2

"""Where questions and keys stand in a YAML text."""

from __future__ import annotations

import pytest

from ankibuild.importing.blocks import Around, block_id, blocks_of, column, line_end, line_start, next_line
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


def test_what_a_document_says_is_known_for_each_of_its_questions() -> None:
    text = TEXT + "---\ntags: [a, B b]\nnamespace: n\nmarkup: html\nquestions:\n  - id: three\n---\n- id: four\n"
    around = {block_id(block): block.around for block in blocks_of(text, compose(Source("a.yaml", text))[0])}
    assert around["one"] == around["two"] == Around("Biology")
    assert around["three"] == Around("", ("a", "B_b"), "n", other=True)
    assert around["four"] == Around()


def test_a_question_without_an_id_has_an_empty_one() -> None:
    (block,) = blocks_of("- stem: a\n", compose(Source("a.yaml", "- stem: a\n"))[0])
    assert block_id(block) == ""


def test_lines_and_columns() -> None:
    assert column("ab\r\n  c", 6) == 2
    assert line_end("ab\r\ncd", 1) == 2
    assert line_end("ab", 0) == 2
    assert line_start("ab\r\ncd", 5) == 4
    assert line_start("ab\rcd", 4) == 3
    assert next_line("ab\r\ncd", 2) == 4
    assert next_line("ab", 2) == 2

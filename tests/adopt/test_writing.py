"""YAML that a person could have written, and that says exactly what it should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.adopt.writing import entry, question_text, quoted, scalar, words
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source
from ankibuild.validate import validate
from ankibuild.yamltree import compose

TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from(" \n\t:#-'\"\\|>{}\x85\u2028\ufeff"))
)


def read(text: str) -> str:
    """The text that a file holds under the key `k`, two levels deep."""
    documents, faults = compose(Source("a.yaml", f"deep:\n  - {text.lstrip()}    z: 1\n"))
    assert not faults
    return documents[0].entries[0][1].items[0].entries[0][1].value


@given(TEXTS)
def test_every_text_comes_back(text: str) -> None:
    assert read(entry("k", text, "    ")) == text


@given(TEXTS)
def test_every_text_comes_back_from_one_line(text: str) -> None:
    line = scalar(text)
    assert "\n" not in line and read(f"k: {line}\n") == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Which?", "k: Which?\n"),
        ("a: b", 'k: "a: b"\n'),
        ("true", 'k: "true"\n'),
        ("1.10", 'k: "1.10"\n'),
        ("", 'k: ""\n'),
        ('<b class="x">', 'k: |-\n  <b class="x">\n'),
        ("one\ntwo\n", "k: |\n  one\n  two\n"),
        (" one\n\ntwo", "k: |2-\n   one\n\n  two\n"),
        ("a\u2028b", 'k: "a\\u2028b"\n'),
    ],
)
def test_a_text_is_written_as_a_person_would(text: str, line: str) -> None:
    assert entry("k", text) == line


def test_a_list_stands_on_one_line() -> None:
    assert words("tags", ["a", "b: c"]) == 'tags: ["a", "b: c"]\n'
    assert quoted("\x7f\x85") == '"\\u007f\\u0085"'


def test_a_question_reads_as_it_was_written() -> None:
    text = question_text({"id": "a", "notetype": "x", "stem": "One\ntwo: #"}, ["t"], {"Front: 1": "true", "b": "- c"})
    raws = read_yaml(Source("a.yaml", f"questions:\n{text}"))[0]
    (question,), faults = validate(raws)
    assert not faults
    assert (question.id, question.stem, question.tags) == ("a", "One\ntwo: #", ("t",))
    assert question.fields == (("Front: 1", "true"), ("b", "- c"))

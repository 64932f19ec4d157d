"""Syntax errors in words (the sentences are in cases/yaml.md), the same from both of PyYAML's parsers."""

from __future__ import annotations

import pytest
import yaml

from ankibuild import yamltree
from ankibuild.source import Source
from ankibuild.yamlfaults import Before, explain
from ankibuild.yamltree import compose

FAULTS = [
    ("- a: b: c\n", "unquoted-colon", (1, 7)),
    ("- a: b:\n  c: d\n", "unquoted-colon", (1, 7)),
    ("- a\n\tb: c\n", "tab-indentation", (2, 1)),
    ("- a: |\n    b\n\tc\n", "tab-indentation", (3, 1)),
    ("- a: b\n c: d\n", "bad-indentation", (2, 2)),
    ("- a: b\n    c: d\n", "bad-indentation", (2, 5)),
    ("- a: b\n\n  # c\n    - c: d\n", "bad-indentation", (4, 5)),
    ("- a: b  # c\n c: d\n", "bad-indentation", (2, 2)),
    ("- a: 'b' # c\n    d\n", "bad-indentation", (2, 5)),
    ("a:\n  - b # c\n    - d: e\n", "bad-indentation", (3, 5)),
    ("- a: b # c\n    d: e\n", "bad-indentation", (2, 5)),
    ("a:\n    - b\n  - c\n", "bad-indentation", (3, 3)),
    ("a\n  - b: c\n", "key-below-text", (1, 1)),
    ("- - a b\n    c: d\n", "key-below-text", (1, 5)),
    ("- a\n  # c: d\n\n  b: c\n", "key-below-text", (1, 3)),
    ("- a  # c: d\n  b: c\n", "key-below-text", (1, 3)),
    ("a:\n  - b\n  c: d\n", "bad-indentation", (3, 3)),
    ("- a: b\n  c\n  d: e\n", "stray-text", (2, 3)),
    ("a:\n- b\n-c\n- d\n", "dash-without-space", (3, 1)),
    ("- a # b\n  c\n", "comment-inside-text", (1, 5)),
    ("- a: b # c\n\n  # d\n    e\n", "comment-inside-text", (1, 8)),
    ('- "a" b\n', "text-after-quote", (1, 7)),
    ("- a: 'b'c'\n", "text-after-quote", (1, 9)),
    ("- ['a' b]\n", "text-after-quote", (1, 8)),
    ("- 'a\n- b: 'c'\n", "unclosed-quote", (1, 3)),
    ('- "a\n- b\n', "unclosed-quote", (1, 3)),
    ("- 'a\n---\n- b\n", "unclosed-quote", (1, 3)),
    ('- "a \\q"\n', "unknown-escape", (1, 6)),
    ('- "a \\xq"\n', "unknown-escape", (1, 6)),
    ("- a: - b\n", "misplaced-dash", (1, 6)),
    ("- a: ? b\n", "unquoted-special", (1, 6)),
    ("- a: [b\n- c: d\n", "unquoted-special", (1, 6)),
    ("- a: [b] c\n", "unquoted-special", (1, 6)),
    ("- a: [b, {c: d\n", "unquoted-special", (1, 10)),
    ("- &x [\r", "unquoted-special", (1, 6)),
    ("- a: {b: c\n  d: e\n", "unquoted-special", (1, 6)),
    ("- @a\n", "unquoted-special", (1, 3)),
    ("- a: }\n", "unquoted-special", (1, 6)),
    ("- - - `a`\n", "unquoted-special", (1, 7)),
    ("- a: *b* c\n", "unquoted-special", (1, 6)),
    ("- a: |b\n", "unquoted-special", (1, 6)),
    ("- a\n...\nb: c\n", None, (3, 1)),
]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("text", "code", "position"), FAULTS)
def test_a_syntax_error_has_its_code_and_place(
    text: str, code: str | None, position: tuple[int, int], loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yamltree, "_LOADER", loader)
    nodes, (diagnostic,) = compose(Source("a.yaml", text))
    assert nodes == []
    assert code in (None, diagnostic.code)
    assert diagnostic.span and diagnostic.span.position == position


@pytest.mark.parametrize(
    ("text", "underlined"),
    [
        ("- a: b: c\n", ":"),
        ('- "a \\q"\n', "\\q"),
        ("- a: [b\n", "["),
        ("- a: - b\n", "-"),
        ('- "a" b\n', "b"),
        ("- 'a\n- b: 'c'\n", "'"),
    ],
)
def test_what_is_wrong_is_underlined(text: str, underlined: str) -> None:
    _, (diagnostic,) = compose(Source("a.yaml", text))
    assert diagnostic.span and diagnostic.span.text == underlined


def test_an_error_that_no_rule_knows_is_told_in_the_parsers_words() -> None:
    error = yaml.MarkedYAMLError(problem="something new", problem_mark=yaml.Mark("", 2, 0, 2, None, None))
    diagnostic = explain(Source("a.yaml", "a b"), error, Before())
    assert (diagnostic.code, diagnostic.location) == ("yaml-syntax", "a.yaml:1:3")
    assert "something new" in diagnostic.headline


def test_an_error_without_a_place_is_shown_at_the_start() -> None:
    diagnostic = explain(Source("a.yaml", "a b"), yaml.MarkedYAMLError(), Before())
    assert (diagnostic.code, diagnostic.location) == ("yaml-syntax", "a.yaml:1:1")


def test_a_place_behind_the_end_is_the_end() -> None:
    error = yaml.MarkedYAMLError(context="x", context_mark=yaml.Mark("", 99, 0, 0, None, None))
    assert explain(Source("a.yaml", "a b"), error, Before()).location == "a.yaml:1:4"


@pytest.mark.parametrize("text", ["- 'a", '- "a\\', "- [a", "- {a: b", "a: b: ", "\t", "- a: &", "%"])
def test_what_is_wrong_at_the_end_is_shown_within_the_text(text: str) -> None:
    _, faults = compose(Source("quiz.yaml", text))
    for fault in faults:
        assert fault.span is not None
        assert 0 <= fault.span.start <= fault.span.end <= len(text)


def test_a_quote_that_ends_too_late_names_both_its_ends() -> None:
    _, (diagnostic,) = compose(Source("a.yaml", "- 'a\n- b: 'c'\n"))
    assert [related.span and related.span.location for related in diagnostic.related] == ["a.yaml:2:6"]
    assert diagnostic.related[0].span and diagnostic.related[0].span.text == "'"


def test_the_text_that_lacks_a_key_is_shown_without_its_dashes() -> None:
    _, (diagnostic,) = compose(Source("a.yaml", "- - a b  \n    c: d\n"))
    assert diagnostic.facts["text"] == "a b"
    assert diagnostic.span and diagnostic.span.text == "a b"

"""YAML sources → raw questions, and on to questions: what is typed arrives (faults are in cases/*.md)."""

from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.model import AnswerForm, Kind, Question, RawQuestion
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source
from ankibuild.validate import validate

TYPED = ["No", "1.10", "12:30", "0x1F", "~", "2024-01-01", "on", "null", "0o17", "010", "1_000", ".inf", "yes", "True"]
SENTENCES = st.text(min_size=1, max_size=60).filter(str.strip)


def raws(text: str) -> list[RawQuestion]:
    questions, diagnostics = read_yaml(Source("a.yaml", text))
    assert [diagnostic.code for diagnostic in diagnostics] == []
    return questions


def questions_of(text: str) -> list[Question]:
    questions, diagnostics = validate(raws(text))
    assert [diagnostic.code for diagnostic in diagnostics] == []
    return questions


def one(text: str) -> Question:
    (question,) = questions_of(text)
    return question


@pytest.mark.parametrize("typed", TYPED)
def test_text_stays_as_typed(typed: str) -> None:
    question = one(
        f"- id: {typed}\n  stem: {typed}\n  options:\n    - {typed}\n    - text: x\n      why: {typed}\n"
        f"  answer: {typed}\n  explanation: {typed}\n  tags: [{typed}]\n  aka: {typed}\n  reference: {typed}\n"
    )
    assert (question.id, question.stem, question.explanation, question.reference) == (typed,) * 4
    assert (question.options[0].text, question.options[1].why, question.keys) == (typed, typed, question.options[:1])
    assert (question.tags, question.aka) == ((typed,), (typed,))


@pytest.mark.parametrize("typed", TYPED)
def test_an_answer_without_options_stays_as_typed(typed: str) -> None:
    answer = one(f"- stem: x\n  answer: {typed}\n").answer
    assert answer == (typed.lower() if typed == "True" else typed)


def test_a_whole_question_is_read() -> None:
    question = one(
        "- id: a\n  guid: g\n  kind: multiple\n  stem: |\n    Which?\n\n    And why?\n"
        "  options:\n    - One\n    - {text: Two, why: Because., correct: yes}\n"
        "    - text: Three\n      correct: true\n"
        "  explanation: So.\n  article: Long.\n  hint: Look.\n  reference: Book\n  source: https://example.org\n"
        "  tags: [t]\n  deck: D\n  aka: [b, c]\n  shuffle: no\n"
    )
    assert question.stem == "Which?\n\nAnd why?"
    assert [(option.text, option.correct, option.why) for option in question.options] == [
        ("One", False, ""),
        ("Two", True, "Because."),
        ("Three", True, ""),
    ]
    assert (question.kind, question.id, question.guid, question.aka) == (Kind.MULTIPLE, "a", "g", ("b", "c"))
    assert (question.explanation, question.article, question.hint) == ("So.", "Long.", "Look.")
    assert (question.reference, question.source, question.tags) == ("Book", "https://example.org", ("t",))
    assert (question.deck, question.shuffle) == ("D", False)


def test_a_file_speaks_for_all_its_questions() -> None:
    first, second, third = questions_of(
        "deck: D\ntags: f, g h\nnamespace: n\nquestions:\n"
        "  - {stem: a, answer: x}\n  - {stem: b, answer: x, deck: '::E', tags: [q, F]}\n"
        "  - {stem: c, answer: x, deck: ''}\n"
    )
    assert [question.deck for question in (first, second, third)] == ["D", "::E", "D"]
    assert [question.tags for question in (first, second)] == [("f", "g_h"), ("f", "g_h", "q")]
    assert {question.namespace for question in (first, second, third)} == {"n"}


def test_documents_of_one_file_do_not_speak_for_each_other() -> None:
    first, second = questions_of("deck: D\nquestions: [{stem: a, answer: x}]\n---\n- {stem: b, answer: x}\n")
    assert (first.deck, second.deck) == ("D", "")


def test_a_question_alone_needs_no_dash() -> None:
    assert one("questions:\n  stem: Which?\n  answer: x\n").stem == "Which?"


@pytest.mark.parametrize(
    ("answer", "forms"),
    [
        ("2", ["any"]),
        ("[2, B]", ["any", "any"]),
        ("{number: 2}", ["number"]),
        ("{letter: B}", ["letter"]),
        ("{text: x}", ["text"]),
        ("[{text: x}, 1]", ["text", "any"]),
    ],
)
def test_an_answer_may_say_its_form(answer: str, forms: list[str]) -> None:
    (raw,) = raws(f"- stem: a\n  options: [x, y, z]\n  answer: {answer}\n")
    assert [found.form for found in raw.answers] == [AnswerForm(form) for form in forms]


@pytest.mark.parametrize(
    ("answer", "kind"), [("true", Kind.TRUE_FALSE), ("'true'", Kind.PLAIN), ("[true]", Kind.TRUE_FALSE)]
)
def test_true_is_a_truth_value_without_quotes_only(answer: str, kind: Kind) -> None:
    assert one(f"- stem: a\n  answer: {answer}\n").kind is kind


def test_every_part_knows_its_place() -> None:
    source = (
        "deck: D\nquestions:\n  - id: a\n    aka:\n      - b\n    stem: Which?\n    options:\n"
        "      - {text: x, why: y}\n      - z\n    answer: {number: 1}\n"
    )
    origin = one(source).origin
    assert origin
    assert origin.span.location == "a.yaml:3:5"
    assert {name: span.location.removeprefix("a.yaml:") for name, span in origin.parts.items()} == {
        "id": "3:9",
        "aka.0": "5:9",
        "stem": "6:11",
        "options.0": "8:16",
        "options.0.why": "8:24",
        "options.1": "9:9",
        "answer": "10:22",
        "deck": "1:7",
    }


def test_a_question_ends_before_the_comments_below_it() -> None:
    first, _ = questions_of("- stem: a\n  answer: x\n\n# The next.\n- stem: b\n  answer: y\n")
    assert first.span and first.span.text == "stem: a\n  answer: x"


@pytest.mark.parametrize(
    ("source", "sound"),
    [
        ("- {stem: a, answer: x}\n- {stem: b, oops: x}\n- {stem: c, answer: x}\n", [True, False, True]),
        ("- {stem: a, stem: b}\n- {stem: c, answer: x}\n", [False, True]),
        ("- {stem: !x a}\n- {stem: c, answer: x}\n", [False, True]),
        ("- a\n- [b]\n- {stem: c, answer: x}\n", [False, False, True]),
        ("deck: [D]\nquestions: [{stem: a}]\n", [False]),
        ("dek: D\nquestions: [{stem: a}]\n", [False]),
        ("deck: D\ndeck: E\nquestions: [{stem: a}]\n", [False]),
        ("questions: [{stem: a}]\ndeck: D\ndeck: E\n", [False]),
        ("deck: [D]\nquestions: [{stem: a}]\n---\nquestions: [{stem: b}]\n", [False, True]),
        ("- {stem: a, answer: Room #3\n  }\n", [True]),
    ],
)
def test_a_question_with_errors_is_listed_and_not_sound(source: str, sound: list[bool]) -> None:
    questions, _ = read_yaml(Source("a.yaml", source))
    assert [question.sound for question in questions] == sound


def test_a_file_with_warnings_only_still_lacks_questions() -> None:
    _, diagnostics = read_yaml(Source("a.yaml", "questions: &x\n"))
    assert [diagnostic.code for diagnostic in diagnostics] == ["unused-anchor", "no-questions"]


@settings(deadline=None)
@given(SENTENCES, SENTENCES, SENTENCES, st.booleans(), st.sampled_from([None, "'", '"', "|"]))
def test_any_text_arrives(stem: str, option: str, why: str, unicode: bool, style: str | None) -> None:
    made = [
        {"stem": stem, "options": [{"text": option, "why": why}, {"text": option + "!"}], "answer": {"number": "2"}}
    ]
    text = yaml.safe_dump(made, allow_unicode=unicode, default_style=style)
    (expected,) = yaml.load(text, yaml.BaseLoader)
    question = one(text)
    assert question.stem == expected["stem"].strip()
    assert question.options[0].text == expected["options"][0]["text"].strip()
    assert question.options[0].why == expected["options"][0]["why"].strip()
    assert question.keys == question.options[1:]


@pytest.mark.parametrize(
    "source",
    [
        "- stem: a\n  stem: b\n" * 20_000,
        "- {stem: a, oops: b}\n" * 20_000,
        "- stem: a\n  options: [a, b, c]\n  answer: d\n" * 20_000,
    ],
)
def test_a_file_full_of_faults_takes_no_longer(source: str) -> None:
    started = time.perf_counter()
    found: list[Any] = read_yaml(Source("a.yaml", source))[0]
    validate(found)
    assert len(found) == 20_000
    assert time.perf_counter() - started < 60


@pytest.mark.parametrize("text", ["- {}: \n", "- stem: [a, b", "- stem: a: b", "- stem: a\n  answer: {}", ""])
def test_a_line_of_ten_megabytes_is_read_at_once(text: str) -> None:
    started = time.perf_counter()
    read_yaml(Source("a.yaml", text + "x" * 10_000_000 + "\n"))
    assert time.perf_counter() - started < 60


@pytest.mark.parametrize(("word", "retired"), [("yes", True), ("no", False)])
def test_a_question_may_be_retired(word: str, retired: bool) -> None:
    assert one(f"- stem: a\n  answer: x\n  retired: {word}\n").retired is retired
    assert one("- stem: a\n  answer: x\n").retired is False

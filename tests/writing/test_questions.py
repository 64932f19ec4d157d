"""Questions written and read again are the same questions."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ankibuild.model import Gap, Kind, Markup, Option, Pair, Question
from ankibuild.numbers import normal
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source
from ankibuild.tags import normalize
from ankibuild.validate import validate
from ankibuild.writing import write_question, write_questions

SLOW = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))

NASTY = [
    *("No", "true", "FALSE", "~", "null", "1.10", "12:30", "2024-01-01", "0x1F", "1e3", ".5", "-3", "+1", "=", "<<"),
    *("a: b", "a:", ": b", "a #b", "#b", "- a", "-", "? a", "& a", "*a*", "!a", "| a", "> a", "%a", "@a", "`a`"),
    *("'a'", '"a"', "it's", 'it\'s "so"', "a \\ b", "\\frac{1}{2}", "$\\theta$ and $\\nu$", "[a]", "{a}", "a, b"),
    *("{{c1::Au}}", "{{c1::Au}} is: gold", "[[1]]", "a\tb", "a\rb", "a\r\nb", "a\x85b", "a\u2028b", "\ufeffa", "\x01"),
    *("a\n\nb", "a\n   \nb", "a\n  b\n c", "a\n\tb", "a\n\n\n\nb", "a\n---\nb", "a\n...\nb", "a\n# b\nc: d", "a \nb"),
    *(
        "```python\nif x:\n    y = {'a': 1}  # why\n```",
        "- a\n- b",
        "1. a\n2. b",
        "| a | b |\n| --- | --- |\n| c | d |",
    ),
    *("🧠", "größe", "ما هي", "\ue000", "\U000e0001", "---", "...", "--- a", "A", "B", "2", "3", "x" * 100, "a: " * 40),
]


PIECES = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JOINED = st.builds(lambda a, sign, b: f"{a}{sign}{b}", PIECES, st.sampled_from(["", " ", "\n"]), PIECES)
TEXTS = (PIECES | JOINED).map(str.strip)
FILLED = TEXTS.map(lambda text: text or "x")
OPTIONS = st.lists(st.builds(Option, TEXTS, st.just(False), TEXTS | st.just("")), min_size=1, max_size=4)


def with_keys(options: list[Option], keys: set[int]) -> tuple[Option, ...]:
    return tuple(Option(option.text, index in keys, option.why) for index, option in enumerate(options))


CHOICES = st.builds(with_keys, OPTIONS, st.sets(st.integers(0, 3)))
TYPED = st.builds(with_keys, OPTIONS, st.just({0, 1, 2, 3})) | CHOICES
"""Texts that may be typed: all of them right, or some."""

NUMBERS = TYPED.map(lambda options: tuple(Option(normal(o.text).strip(), o.correct, o.why) for o in options))
GAPS = st.builds(Gap, CHOICES, st.just(True)) | st.builds(Gap, TYPED, st.just(False))

PARTS = st.one_of(
    st.fixed_dictionaries({"kind": st.sampled_from([Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE]), "options": CHOICES}),
    st.fixed_dictionaries({"kind": st.sampled_from([Kind.PLAIN, Kind.CLOZE]), "answer": TEXTS}),
    st.fixed_dictionaries({"kind": st.just(Kind.TRUE_FALSE), "answer": st.sampled_from(["true", "false", ""])}),
    st.fixed_dictionaries({"kind": st.just(Kind.SHORT), "options": TYPED}),
    st.fixed_dictionaries({"kind": st.just(Kind.NUMERIC), "options": NUMBERS}),
    st.fixed_dictionaries(
        {"kind": st.just(Kind.MATCHING), "pairs": st.lists(st.builds(Pair, TEXTS, TEXTS), min_size=1).map(tuple)}
    ),
    st.fixed_dictionaries({"kind": st.just(Kind.ORDERING), "order": st.lists(TEXTS, min_size=1).map(tuple)}),
    st.fixed_dictionaries({"kind": st.just(Kind.GAPS), "gaps": st.lists(GAPS, min_size=1, max_size=3).map(tuple)}),
)
NAMES = ("id", "guid", "name", "case", "explanation", "article", "hint", "reference", "source")
REST = {
    **dict.fromkeys(NAMES, TEXTS | st.just("")),
    "stem": TEXTS,
    "aka": st.lists(TEXTS, max_size=2).map(tuple),
    "tags": st.lists(TEXTS, max_size=3).map(normalize),
    "deck": st.sampled_from(["", "", "Deck", "::Sub", "A: b"]),
    "namespace": st.sampled_from(["", "", "another"]),
    "shuffle": st.booleans(),
    "retired": st.booleans(),
}
ADOPTED = st.just({}) | st.fixed_dictionaries(
    {
        "notetype": FILLED,
        "markup": st.sampled_from(Markup),
        "fields": st.dictionaries(FILLED, TEXTS, max_size=2).map(lambda fields: tuple(fields.items())),
    }
)
QUESTIONS = st.builds(
    lambda parts, rest, adopted: Question(**rest, **parts, **adopted),
    PARTS,
    st.fixed_dictionaries({}, optional=REST).map(lambda rest: {"stem": "Which?"} | rest),
    ADOPTED,
)


def read(text: str) -> tuple[Question, ...]:
    raws, diagnostics = read_yaml(Source("a.yaml", text))
    questions, faults = validate(raws)
    assert [found.code for found in [*diagnostics, *faults]] == [], text
    return tuple(questions)


@SLOW
@given(QUESTIONS)
def test_any_question_is_read_as_it_was(question: Question) -> None:
    assert read(write_questions([question])) == (question,)


@SLOW
@given(
    st.lists(QUESTIONS, min_size=1, max_size=3), st.sampled_from(["", "Deck"]), st.sampled_from([(), ("x",), ("No",)])
)
def test_any_questions_are_read_in_their_order_whatever_their_file_says(questions, deck, tags) -> None:
    assert read(write_questions(questions, deck=deck, tags=tags, comment="From a: b\n#")) == tuple(questions)


@pytest.mark.parametrize("text", NASTY)
def test_a_text_that_means_something_to_yaml_is_written_so_that_it_does_not(text: str) -> None:
    text = text.strip()
    question = Question(
        stem=text,
        kind=Kind.SHORT,
        options=(Option(text, True), Option("other", True, text)),
        id=text,
        aka=(text, text),
        fields=((text, text),),
        notetype=text or "x",
        deck=text,
    )
    assert read(write_questions([question])) == (question,)


FULL = Question(
    id="capital-of-australia",
    guid="Ab$3dEf,9h",
    aka=("capital", "No"),
    name="Question 12",
    kind=Kind.MULTIPLE,
    case="A passage.\n\nWith two paragraphs.",
    stem="What is the capital of Australia?",
    options=(Option("Sydney", why="The largest city."), Option("Canberra", correct=True)),
    hint="It is: small.",
    explanation="It lies between the two.",
    article="# Notes",
    reference="An atlas",
    source="https://example.org/a#b",
    tags=("geography", "year1"),
    shuffle=False,
    retired=True,
    notetype="basic",
    markup=Markup.HTML,
    fields=(("Extra", "More."),),
    deck="::Cities",
)
WRITTEN = """\
  - id: capital-of-australia
    guid: Ab$3dEf,9h
    aka: [capital, 'No']
    name: Question 12
    kind: multiple
    case: |
      A passage.

      With two paragraphs.
    stem: What is the capital of Australia?
    options:
      - text: Sydney
        why: The largest city.
      - Canberra
    answer: Canberra
    hint: 'It is: small.'
    explanation: It lies between the two.
    article: '# Notes'
    reference: An atlas
    source: https://example.org/a#b
    tags: [geography, year1]
    shuffle: false
    retired: true
    notetype: basic
    markup: html
    fields:
      Extra: More.
    deck: ::Cities
"""


def test_the_keys_of_a_question_are_in_the_order_in_which_they_are_read_best() -> None:
    assert write_question(FULL) == WRITTEN.replace("deck: ::Cities", "deck: '::Cities'")


def test_a_question_is_an_item_of_a_list_that_is_indented_as_wanted() -> None:
    question = Question(stem="Which?\n\nThis?", answer="This", id="a")
    assert write_question(question, "") == "- id: a\n  stem: |\n    Which?\n\n    This?\n  answer: This\n"
    assert write_question(question, "    ").startswith("    - id: a\n      stem: |\n        Which?\n\n")


def test_what_a_file_says_is_not_said_again_on_its_questions() -> None:
    question = Question(stem="Which?", answer="This", id="a", deck="Deck", tags=("x", "new"))
    assert write_questions([question], deck="Deck", tags=["x"], comment="From quiz.gift\n") == (
        "# From quiz.gift\ndeck: Deck\ntags: [x]\nquestions:\n"
        "  - id: a\n    stem: Which?\n    answer: This\n    tags: [new]\n"
    )


def test_a_question_for_a_file_with_other_tags_keeps_its_own() -> None:
    question = Question(stem="Which?", answer="This", tags=("new", "X", "old"))
    assert "tags: [new, old]" in write_question(question, tags=["x", "other"])


def test_questions_are_parted_by_an_empty_line() -> None:
    text = write_questions([Question(stem="One?", answer="1st"), Question(stem="Two?", answer="2nd")])
    assert text == "questions:\n  - stem: One?\n    answer: 1st\n\n  - stem: Two?\n    answer: 2nd\n"


def test_questions_without_the_deck_of_the_file_or_of_another_namespace_are_in_a_document_of_their_own() -> None:
    questions = [
        Question(stem="One?", answer="a", deck="Deck"),
        Question(stem="Two?", answer="b"),
        Question(stem="Three?", answer="c", deck="Deck", namespace="another"),
    ]
    text = write_questions(questions, deck="Deck")
    assert text.count("---\n") == 2
    assert read(text) == tuple(questions)


def test_no_questions_are_an_empty_list() -> None:
    assert write_questions([], deck="Deck") == "deck: Deck\nquestions: []\n"


def test_a_comment_cannot_end_early() -> None:
    text = write_questions([Question(stem="One?", answer="a")], comment="from a\x00b\rc: d\u2028- e\n\nf")
    assert text.startswith("# from a\ufffdb\n# c: d\n# - e\n#\n# f\nquestions:\n")
    assert len(read(text)) == 1

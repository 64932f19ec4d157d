"""YAML in other people's shapes, and what stays with the reader of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.yaml_records import read, sniff

DATA = Path(__file__).parent.parent / "data" / "readers" / "yaml-records"
CASES = Path(__file__).parent.parent / "cases"


def fixture(name: str) -> Read:
    return read(File.of(name, (DATA / name).read_bytes()))


def keys(result: Read) -> list[list[str]]:
    return [[option.text.value for option in question.options if option.correct] for question in result.questions]


def values(result: Read, name: str) -> list[str]:
    return [question.texts[name].value if name in question.texts else "" for question in result.questions]


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_each_fixture_is_recognised(path: Path) -> None:
    assert sniff(File.of(path.name, path.read_bytes()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "questions:\n  - question: Which?\n    options: [a, b]\n    answer: 1\n",
        "questions:\n  - question: Which?\n    choices: [a, b]\n    answer: 1\n",
        "questions:\n  - question: Which?\n    answer: a\n  - stem: What?\n    answer: b\n",
        "deck: Geography\nquestions:\n  - question: Which?\n    answer: a\n  - question: What?\n    answer: b\n",
        "- [What is the capital of France?, Paris]\n",
        "question:\n  - stem: Which?\n    answer: a\n",
        "- {question: Which?, options: [a, b], answer: 1}\n",
        "name: Basic\ntemplates:\n  - {name: A, front: '{{Front}}', back: '{{Back}}'}\n",
        "services:\n  web:\n    image: nginx\n    options: {a: b}\n",
        "a: [unclosed",
    ],
)
def test_our_own_shape_and_other_yaml_is_left_alone(text: str) -> None:
    assert not sniff(File.of("a.yaml", text))


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.name)
def test_slips_of_our_own_shape_are_left_to_its_own_reader(path: Path) -> None:
    for block in path.read_text("utf-8").split("```yaml")[1:]:
        assert not sniff(File.of("a.yaml", block.split("```")[0].partition("\n")[2]))


def test_several_questions_under_a_foreign_name_are_no_slip() -> None:
    text = "- {question: Which?, options: [a, b], answer: a}\n- {question: What?, options: [c, d], answer: d}\n"
    assert sniff(File.of("a.yaml", text))
    assert keys(read(File.of("a.yaml", text))) == [["a"], ["d"]]


def test_of_moodle_tools_answers_the_first_is_right_and_points_decide() -> None:
    result = fixture("moodle-tools.yaml")
    assert keys(result)[:2] == [["WHERE"], ["FULL OUTER JOIN"]]
    assert [(fault.code, fault.location) for fault in result.diagnostics] == [
        ("not-carried", "moodle-tools.yaml:18:13")
    ]
    assert values(result, "name") == ["Keywords", "Joins", "Keys", "Nulls", "Languages"]
    assert values(result, "explanation")[1] == "Rows without a partner get nulls."
    assert result.questions[1].options[1].why.value == "Only those of the left table."


def test_moodle_tools_true_false_is_true_where_nothing_is_said() -> None:
    result = fixture("moodle-tools.yaml")
    assert [question.answers[0].text.value for question in result.questions[2:4]] == ["false", "true"]
    assert values(result, "kind")[2:4] == ["true-false", "true-false"]


def test_pairs_may_have_no_left_side() -> None:
    pairs = fixture("moodle-tools.yaml").questions[4].pairs
    assert [(pair.left.value, pair.right.value) for pair in pairs] == [
        ("SELECT", "DQL"),
        ("CREATE", "DDL"),
        ("", "DCL"),
    ]


def test_options_with_letters_of_their_own() -> None:
    result = fixture("labelled-options.yaml")
    assert keys(result) == [["2", "7"], ["H2O"]]
    assert values(result, "kind") == ["multiple", "single"]
    assert values(result, "id") == ["1", "2"]


def test_a_list_of_questions_and_answers_without_names() -> None:
    result = fixture("pairs.yaml")
    assert values(result, "stem") == ["What is a closure?", "What is recursion?", "What is a pure function?"]
    assert result.questions[1].answers[0].text.value == "A function that calls itself."
    assert result.questions[0].span is not None
    assert result.questions[0].span.location == "pairs.yaml:2:3"


def test_a_syntax_error_is_reported_as_in_our_own_files() -> None:
    result = read(File.of("a.yaml", "- question: a: b\n  choices: [x, y\n"))
    assert result.questions == ()
    assert [fault.severity for fault in result.diagnostics] == ["error"]


def test_yaml_without_questions_says_so() -> None:
    assert [fault.code for fault in read(File.of("a.yaml", "a: 1\n")).diagnostics] == ["nothing-recognised"]


def test_the_right_one_may_be_the_only_option_with_a_name() -> None:
    file = File.of("a.yaml", (DATA / "right-one-named.yaml").read_bytes())
    assert sniff(file)
    right = [[option.text.value for option in question.options if option.correct] for question in read(file).questions]
    assert right == [["Saturn"], ["Mercury"]]

"""Problems in the Markdown of Open edX."""

from __future__ import annotations

from pathlib import Path

from ankibuild.model import RawQuestion
from ankibuild.readers import File, Read
from ankibuild.readers.collecting import Collector
from ankibuild.readers.olx_markdown import read, read_problem
from ankibuild.source import Source, Span

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "olx-markdown"


def fixture(name: str) -> Read:
    return read(File.of(name, (FIXTURES / name).read_bytes()))


def shown(question: RawQuestion) -> list[tuple[str, bool | None]]:
    return [(option.text.value, option.correct) for option in question.options]


def test_every_answer_has_its_kind() -> None:
    assert [question.texts["kind"].value for question in fixture("problems.md").questions] == [
        *("single", "multiple", "numeric", "numeric", "short", "single")
    ]
    assert not fixture("problems.md").diagnostics


def test_a_choice_has_its_text_hints_feedback_and_explanation() -> None:
    question = fixture("problems.md").questions[0]
    assert (
        question.texts["stem"].value
        == "The table shows \\*\\*two\\*\\* cities.\n\nWhich city is the capital of Canada?"
    )
    assert shown(question) == [("Toronto", False), ("Ottawa", True), ("Montreal", False)]
    assert question.options[0].why.value == "The largest city, but not the capital."
    assert question.texts["hint"].value == "Think of the province of Ontario.\n\nIt lies on a river of the same name."
    assert question.texts["explanation"].value == "Ottawa became the capital in 1857."


def test_boxes_have_feedback_for_both_cases_and_for_several_together() -> None:
    question = fixture("problems.md").questions[1]
    assert shown(question) == [("iron", True), ("sulfur", False), ("zinc", True)]
    assert question.options[0].why.value == "Yes.\n\nIron is one."
    assert question.texts["explanation"].value == "Both of them."
    assert question.span is not None
    assert question.span.location == "problems.md:19:1"


def test_numbers_and_texts_are_typed() -> None:
    found = fixture("problems.md").questions
    assert shown(found[2]) == [("8", True), ("8.0", True)]
    assert shown(found[3]) == [("6 ± 0.06", True), ("5", False)]
    assert found[3].texts["stem"].value == r"What is \(2 \times 3\)?"
    assert shown(found[4]) == [("oxygen", True), ("O<sub>2</sub>", True), ("nitrogen", False)]


def test_a_dropdown_is_a_choice() -> None:
    question = fixture("problems.md").questions[5]
    assert shown(question) == [("Atlantic", False), ("Pacific", True), ("Indian", False)]
    assert question.options[2].why.value == "The third largest."


def test_faults_reject_a_question() -> None:
    found = fixture("faults.txt")
    assert [(each.code, each.location) for each in found.diagnostics] == [
        ("no-key", "faults.txt:1:1"),
        ("olx-markdown-number", "faults.txt:11:5"),
        ("no-key", "faults.txt:15:1"),
    ]


def test_a_problem_of_another_file_is_read_with_its_places_and_links() -> None:
    source = Source("problem.xml", "<problem markdown='>>Which <img src=\"a.png\"/>?<<\n(x) a\n( ) b'/>")
    text = source.text[19:-3]
    collector = Collector(File.of("problem.xml", source.text))
    count = read_problem(
        text, lambda start, end: Span(source, start + 19, end + 19), collector, lambda link: f"x/{link}"
    )
    assert count == 1
    question = collector.questions[0]
    assert question.texts["stem"].value == "Which ![](x/a.png)?"
    assert question.options[0].text.span is not None
    assert question.options[0].text.span.text == "a"


def test_a_text_without_a_question_is_reported() -> None:
    assert [each.code for each in read(File.of("a.md", "Hello\n")).diagnostics] == ["nothing-recognised"]


def test_a_text_to_type_may_be_marked_as_such_and_needs_no_marked_question() -> None:
    text = ">>Is it?<<\n(x) so\n( ) no\n---\nWhich gas?\ns= 2\nor= O2\nnot= N2 {{No.}}\n"
    question = read(File.of("a.md", text)).questions[1]
    assert question.texts["kind"].value == "short"
    assert shown(question) == [("2", True), ("O2", True), ("N2", False)]

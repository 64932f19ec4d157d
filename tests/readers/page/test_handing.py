"""What becomes of a question that was found."""

from ankibuild.model import Text
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.page.drafts import Choice, Draft
from ankibuild.readers.page.handing import hand_over
from ankibuild.source import Source, Span

SPAN = Span(Source("a.txt", "Why?"), 0, 4)


def handed(draft: Draft) -> Read:
    collector = Collector(File.of("a.txt", "Why?"))
    hand_over(draft, collector)
    return collector.read()


def codes(draft: Draft) -> list[str]:
    return [found.code for found in handed(draft).diagnostics]


def test_a_letter_is_no_answer_where_the_options_are_missing() -> None:
    explained = Draft(SPAN, Text("Why?"), key=Text("B"), key_seen="B", explanation=Text("So."), announced=True)
    assert handed(explained).questions[0].answers[0].text.value == "So."
    assert codes(Draft(SPAN, Text("Why?"), key=Text("B"), key_seen="B", announced=True)) == ["no-key"]


def test_what_is_not_clear_is_rejected() -> None:
    options = [Choice("a", Text("a")), Choice("b", Text("b"))]
    assert codes(Draft(SPAN, Text("Why?"), unclear=True)) == ["options-unclear"]
    assert codes(Draft(SPAN, Text("Why?"), list(options), explained="It is so.")) == ["key-paraphrased"]
    assert codes(Draft(SPAN, Text("Why?"), list(options))) == ["no-key"]


def test_the_only_bold_option_loses_its_bold_letters() -> None:
    options = [Choice("a", Text("**a**"), bold=True), Choice("b", Text("b"))]
    (question,) = handed(Draft(SPAN, Text("Why?"), options)).questions
    assert [(option.text.value, option.correct) for option in question.options] == [("a", True), ("b", False)]

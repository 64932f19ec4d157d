"""The texts of a GIFT question in their formats."""

from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import File
from ankibuild.readers.gift.answers import Stretch, section
from ankibuild.readers.gift.blocks import gift
from ankibuild.readers.gift.page import Page
from ankibuild.readers.moodle.texts import Texts
from ankibuild.source import Source


def page(written: str, form: str = "moodle") -> Page:
    collector = Collector(File.of("a.gift", written))
    return Page(gift(Source("a.gift", written)), collector, Texts(collector), form)


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("[html]<b>a</b>", "**a**"),
        ("[markdown]*a*", "*a*"),
        ("[plain]*a*", r"\*a\*"),
        ("[moodle]a <i>b</i>", "a *b*"),
        ("[other]a", "[other]a"),
    ],
)
def test_a_prefix_names_the_format(written: str, markdown: str) -> None:
    text = page(written).text(Stretch(0, len(written)))
    assert text.value.replace("\\[", "[").replace("\\]", "]") == markdown.replace("\\[", "[")


def test_without_a_prefix_the_format_of_the_question_holds() -> None:
    assert page("*a*", "markdown").text(Stretch(0, 3)).value == "*a*"
    assert page("*a*", "plain").text(Stretch(0, 3)).value == r"\*a\*"


def test_a_text_stands_where_it_was_written() -> None:
    text = page("x {= ab }").text(Stretch(4, 8))
    assert text.span is not None
    assert (text.span.text, text.span.position) == ("ab", (1, 6))


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        ("What is it? {=a}", "What is it?"),
        ("It is {=a}.", "It is _____."),
        ("{=a} it is", "_____ it is"),
        ("[markdown]It is {=a}.", r"It is \_\_\_\_\_."),
        ("[html]<i>It</i> is {=a}.", "*It* is _____."),
    ],
)
def test_a_missing_word_leaves_a_blank(written: str, stem: str) -> None:
    made = page(written)
    braces = section(made.file, written.index("{"), written.index("}") + 1)
    _, text = made.stem(0, len(written), [braces])
    assert text.value.replace("\\_", "_") == stem.replace("\\_", "_")


def test_several_answers_leave_numbered_gaps() -> None:
    written = "{=a} and {=b} [[1]]"
    made = page(written)
    sections = [section(made.file, 0, 4), section(made.file, 9, 13)]
    assert made.stem(0, len(written), sections)[1].value.startswith("[[1]] and [[2]] \\[")

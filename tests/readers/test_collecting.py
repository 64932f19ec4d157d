"""The collector that readers fill."""

from __future__ import annotations

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.file import File
from ankibuild.source import Source, Span

SPAN = Span(Source("quiz.xml", "text"), 0, 4)


def test_a_rejected_question_is_counted() -> None:
    collector = Collector(File.of("quiz.xml", ""))
    collector.add(RawQuestion(SPAN, {}))
    collector.reject("type-not-carried", SPAN, type="hot spot")
    read = collector.read()
    assert [question.sound for question in read.questions] == [True, False]
    assert [diagnostic.headline for diagnostic in read.diagnostics] == [
        "a question of the type 'hot spot' cannot be a card"
    ]


def test_what_does_not_come_along_is_said() -> None:
    collector = Collector(File.of("quiz.xml", ""))
    collector.not_carried(SPAN, "the weight 50 %", "a card is right or wrong")
    (diagnostic,) = collector.read().diagnostics
    assert (diagnostic.code, diagnostic.severity) == ("not-carried", "warning")
    assert diagnostic.headline == "not carried over: the weight 50 %: a card is right or wrong"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("a b.png", "quiz.xml.media/a b.png"),
        ("../../etc/passwd", "quiz.xml.media/etc/passwd"),
        ("/x/./y.png", "quiz.xml.media/x/y.png"),
        ("c:\\x.png", "quiz.xml.media/c:/x.png"),
        ("..", "quiz.xml.media/file"),
    ],
)
def test_an_attachment_stays_in_its_folder(name: str, path: str) -> None:
    collector = Collector(File.of("sources/quiz.xml", ""))
    link = collector.attach(name, lambda: b"x")
    assert list(collector.read().attachments) == [path]
    assert " " not in link


def test_names_make_a_subdeck() -> None:
    assert subdeck("Biology", " Cells::Walls ", "") == "::Biology::Cells: Walls"
    assert subdeck("") == ""

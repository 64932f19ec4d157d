"""The collector that readers fill."""

from __future__ import annotations

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers import collecting
from ankibuild.readers.collecting import Collector, FullError, subdeck
from ankibuild.readers.file import File
from ankibuild.readers.table import reader_named
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


def test_what_nobody_misses_is_said_at_each_place() -> None:
    collector = Collector(File.of("quiz.xml", ""))
    collector.not_on_cards(SPAN, "a description", "it asks nothing")
    collector.not_on_cards(SPAN._replace(start=2), "a description", "it asks nothing")
    read = collector.read()
    assert [(one.code, one.severity, one.location) for one in read.diagnostics] == [
        ("not-on-cards", "warning", "quiz.xml:1:1"),
        ("not-on-cards", "warning", "quiz.xml:1:3"),
    ]


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


def test_a_reader_stops_where_memory_might_not_hold_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "MOST_QUESTIONS", 3)
    quiz = "<quiz>" + "<question type='truefalse'/>" * 10 + "</quiz>"
    reader = reader_named("moodle-xml")
    assert reader is not None
    read = reader.read(File.of("quiz.xml", quiz))
    assert [question.sound for question in read.questions] == [False] * 3
    assert [fault.code for fault in read.diagnostics] == ["no-key"] * 3 + ["too-many-questions"]
    assert read.diagnostics[-1].location == "quiz.xml:1:91"


def test_a_reader_stops_where_too_much_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "MOST_SAID", 2)
    collector = Collector(File.of("quiz.xml", ""))
    with pytest.raises(FullError) as full:
        for _ in range(3):
            collector.warn("no-key", SPAN)
    assert [fault.code for fault in full.value.read.diagnostics] == ["no-key", "no-key", "too-many-questions"]

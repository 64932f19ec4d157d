"""What all content types share."""

from __future__ import annotations

from ankibuild.model import Kind
from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import File
from ankibuild.readers.h5p.content import Piece
from ankibuild.readers.h5p.writing import Asked, Writer
from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.parts import Parts
from ankibuild.source import Source
from ankibuild.tree import Mapping


def writer(text: str) -> tuple[Writer, Mapping]:
    source = Source("content.json", text)
    node, _ = parse_json(source)
    assert isinstance(node, Mapping)
    links = {"a.png": "x.media/a.png"}
    return Writer(source, Collector(File.of("content.json", text)), links.get), node


def test_pictures_of_the_package_are_linked_and_missing_ones_named() -> None:
    made, node = writer(
        '{"media": {"type": {"library": "H5P.Image 1.1", "params": {"alt": "*A* b", "file": {"path": "a.png"}}}}}'
    )
    assert [text.value for text in made.media(node)] == ["![\\*A\\* b](x.media/a.png)"]
    made, node = writer('{"media": {"library": "H5P.Image 1.1", "params": {"file": {"path": "b.png"}}}}')
    assert [text.value for text in made.media(node)] == ["[picture: b.png]"]
    assert [fault.code for fault in made.collector.diagnostics] == ["attachment-missing"]


def test_videos_of_other_sites_are_reported() -> None:
    made, node = writer(
        '{"media": {"type": {"library": "H5P.Video 1.6", "params": '
        '{"sources": [{"path": "https://youtu.be/x", "mime": "video/YouTube"}]}}}}'
    )
    assert made.media(node) == ()
    assert [fault.code for fault in made.collector.diagnostics] == ["not-carried"]


def test_pictures_in_html_are_linked_too() -> None:
    made, node = writer('{"a": "<p>x <img src=\\"a.png\\" alt=\\"y\\"></p>"}')
    assert "x.media/a.png" in made.rich_at(node, "a")[0].value


def test_feedback_for_any_score_is_an_explanation_and_for_some_it_is_reported() -> None:
    made, node = writer('{"overallFeedback": [{"from": 0, "to": 100, "feedback": "See page 3."}]}')
    assert [text.value for text in made.feedback(node)] == ["See page 3."]
    made, node = writer('{"overallFeedback": [{"from": 0, "to": 100, "feedback": "You got @score of @total"}]}')
    assert (made.feedback(node), made.collector.diagnostics) == ((), [])
    made, node = writer('{"overallFeedback": [{"from": 0, "to": 50, "feedback": "See page 3."}]}')
    assert made.feedback(node) == ()
    assert [fault.code for fault in made.collector.diagnostics] == ["not-on-cards"]


def test_a_question_has_its_place_and_deck() -> None:
    made, node = writer('{"question": "Why?"}')
    piece = Piece("H5P.Essay", node, node, decks=("One", "Two"))
    made.add(piece, Asked(node, made.rich_at(node, "question")), Parts(Kind.PLAIN))
    (one,) = made.collector.questions
    assert one.span is not None
    assert (one.span.location, one.deck, one.borrowed) == ("content.json:1:1", "::One::Two", False)
    assert set(one.texts) == {"kind", "stem"}

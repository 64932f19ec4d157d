"""Texts of QTI as Markdown."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.model import Text
from ankibuild.readers.gap_marks import gap_mark
from ankibuild.readers.qti.texts import Texts, as_typed, different
from ankibuild.readers.xmltree import Element

Tree = Callable[[str], tuple[Element, Texts]]


def test_html_and_plain_texts_become_markdown(tree: Tree) -> None:
    root, texts = tree("<a>text</a>")
    assert texts.html(f"<p><b>bold</b> {gap_mark(1)}</p>", texts.span(root)).value == "**bold** [[1]]"
    assert texts.plain("*a* b", texts.span(root)).value == "\\*a\\* b"
    assert texts.html("<p> </p>", texts.span(root)) == Text("")
    assert texts.span(root).text == "<a>text</a>"


def test_the_same_feedback_is_said_once_and_a_default_never() -> None:
    assert [text.value for text in different([Text("a"), Text(""), Text("b"), Text("a"), Text("Correct!")])] == [
        "a",
        "b",
    ]


def test_texts_are_compared_as_they_look() -> None:
    assert as_typed("<p>a &amp;\n b</p>") == "a & b"

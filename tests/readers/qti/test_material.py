"""The material of QTI 1.2."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.readers.gap_marks import gap_mark
from ankibuild.readers.qti.material import is_response, pieces, with_named_marks, written
from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.xmltree import Element

Tree = Callable[[str], tuple[Element, Texts]]


@pytest.mark.parametrize(
    ("xml", "markdown"),
    [
        ("<mattext>*a* b</mattext>", "\\*a\\* b"),
        ("<mattext>a\nb</mattext>", "a\\\nb"),
        ('<mattext texttype="text/html">&lt;b&gt;a&lt;/b&gt; &amp;amp; b</mattext>', "**a** & b"),
        ("<mattext><![CDATA[<p>a</p><p>b</p>]]></mattext>", "a\n\nb"),
        ('<mattext texttype="text/xhtml"><p>a <i>b</i></p></mattext>', "a *b*"),
        ("<mattext>a</mattext><matemtext>b</matemtext>", "a **b**"),
        (
            '<mat_extension><mat_formattedtext type="HTML">&lt;i&gt;a&lt;/i&gt;</mat_formattedtext></mat_extension>',
            "*a*",
        ),
        ("<mat_formattedtext>&amp;lt;i&amp;gt;a&amp;lt;/i&amp;gt;</mat_formattedtext>", "*a*"),
        ('<matimage uri="a b.png" label="A"/>', "![A](a%20b.png)"),
        ('<matapplication uri="a.pdf" label="Paper"/>', "[Paper](a.pdf)"),
    ],
)
def test_material_becomes_markdown(tree: Tree, xml: str, markdown: str) -> None:
    root, texts = tree(f"<material>{xml}</material>")
    assert written(texts, pieces(root)).value == markdown


def test_an_embedded_picture_becomes_a_file(tree: Tree) -> None:
    root, texts = tree('<material><matimage imagtype="image/png" embedded="base64">iVBO\nRw==</matimage></material>')
    assert written(texts, pieces(root)).value.endswith("(a.xml.media/picture-1.png)")
    assert texts.media.collector.attachments["a.xml.media/picture-1.png"]() == b"\x89PNG"


def test_responses_are_places_in_the_text(tree: Tree) -> None:
    root, _ = tree(
        "<presentation><flow><material><mattext>a</mattext></material><response_lid ident='r'><render_choice>"
        "<response_label><material><mattext>no</mattext></material></response_label></render_choice></response_lid>"
        "<flow><material><mattext>b</mattext></material></flow></flow></presentation>"
    )
    found = pieces(root)
    assert [piece.html for piece in found] == ["a", "", "b"]
    assert [is_response(piece) for piece in found] == [False, True, False]


def test_the_place_of_a_text_is_where_it_stands(tree: Tree) -> None:
    root, texts = tree("<material><mattext> a </mattext><mattext>b</mattext></material>")
    span = written(texts, pieces(root)).span
    assert span is not None
    assert span.text == "a </mattext><mattext>b"


def test_names_in_brackets_are_gaps(tree: Tree) -> None:
    root, _ = tree("<material><mattext texttype='text/html'>A [x] and [a &amp;amp; b], [x] [no]</mattext></material>")
    found = with_named_marks(pieces(root), ["a & b", "x"]) or []
    assert [piece.html for piece in found] == [f"A {gap_mark(2)} and {gap_mark(1)}, [x] [no]"]


def test_a_gap_without_a_mark_stands_at_the_end(tree: Tree) -> None:
    root, _ = tree("<material><mattext>A [x].</mattext></material>")
    found = with_named_marks(pieces(root), ["x", "y", ""]) or []
    assert "".join(piece.html for piece in found) == f"A {gap_mark(1)}.{gap_mark(2)}{gap_mark(3)}"


def test_a_text_without_marks_has_no_gaps(tree: Tree) -> None:
    root, _ = tree("<material><mattext>A [z].</mattext></material>")
    assert with_named_marks(pieces(root), ["x"]) is None
    assert with_named_marks([], ["x"]) is None


def test_texts_of_one_material_are_one_sentence(tree: Tree) -> None:
    texts_of = "<mattext>is 2 </mattext><mattext>p</mattext><mattext texttype='text/html'>&lt;i>r&lt;/i></mattext>"
    root, texts = tree(f"<flow><material>{texts_of}</material><material><mattext>So.</mattext></material></flow>")
    assert written(texts, pieces(root)).value == "is 2 p *r*\n\nSo."


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("\n    <mattext>A long\n        line.</mattext>", "A long line."),
        ("\n\t<mattext>A long\n\t\tline,\n\n\tand more.</mattext>", "A long line, and more."),
        ("\n    <mattext>if x:\n  y()</mattext>", "if x:\\\n&nbsp;&nbsp;y()"),
        ("<mattext>A\n    B</mattext>", "A\\\n&nbsp;&nbsp;&nbsp;&nbsp;B"),
        ("\n    <mattext>A&#10;B</mattext>", "A\\\nB"),
    ],
)
def test_lines_that_a_file_wraps_are_one(tree: Tree, text: str, markdown: str) -> None:
    root, texts = tree(f"<material>{text}</material>")
    assert written(texts, pieces(root)).value == markdown

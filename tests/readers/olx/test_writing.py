"""The HTML of problems as Markdown."""

from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import File
from ankibuild.readers.olx.assets import Assets
from ankibuild.readers.olx.writing import Writing
from ankibuild.readers.xmltree import Element, parse_xml
from ankibuild.source import Source


def opened(written: str) -> tuple[Writing, Element]:
    source = Source("a.xml", f"<problem>{written}</problem>")
    root, _ = parse_xml(source)
    assert root is not None
    return Writing(
        source, Collector(File.of("a.xml", written)), Assets(lambda name: "x/a.png" if name == "a.png" else "")
    ), root


def text(written: str) -> str:
    writing, root = opened(written)
    return writing.all_of(root).value


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("<p>a <b>b</b></p>", "a **b**"),
        ("<label>a</label><description>b</description>", "a\n\nb"),
        ("<label>a</label><textline/><solution>b</solution>", "a"),
        ("<p>a<clarification>b</clarification></p>", "a (b)"),
        ("<p>a <textline inline='1'/>.</p>", "a _____."),
        ("<p>a</p><script>b</script><style>c</style><demandhint><hint>d</hint></demandhint>", "a"),
        ("<p>Explanation</p><p>a</p>", "a"),
        ("<p>Explanation of all</p>", "Explanation of all"),
        ("<p><img src='/static/a.png' alt='b'/></p>", "![b](x/a.png)"),
        ("<p>\\(x^2\\)</p>", "\\(x^2\\)"),
    ],
)
def test_what_is_shown(written: str, markdown: str) -> None:
    shown = text(written).replace("\\_", "_").replace("\\\n", "\n\n").replace("$x^2$", "\\(x^2\\)")
    assert shown.replace("\n\n\n", "\n\n") == markdown


def test_the_name_of_a_missing_picture_stands_in_the_text() -> None:
    writing, root = opened("a <img src='/static/lost.png' alt=''/> b")
    assert writing.all_of(root).value.replace("\\", "") == "a [picture: lost.png] b"
    assert [(said.code, said.facts) for said in writing.collector.diagnostics] == [
        ("attachment-missing", {"name": "lost.png"})
    ]


def test_marks_stand_in_place_of_elements() -> None:
    writing, root = opened("a <textline/> b")
    assert writing.content(root, lambda element: "!" if element.tag == "textline" else None) == "a ! b"


def test_a_text_of_an_attribute() -> None:
    writing, root = opened("<textline label='a &lt; b'/>")
    assert writing.plain("a < b", root).value.replace("\\", "") in ("a < b", "a &lt; b")

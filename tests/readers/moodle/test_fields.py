"""Texts and files of a question."""

from __future__ import annotations

from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import File
from ankibuild.readers.moodle.fields import Fields, form_of
from ankibuild.readers.moodle.texts import HTML, MARKDOWN, Texts
from ankibuild.readers.xmltree import Element, parse_xml
from ankibuild.source import Source


def opened(written: str) -> tuple[Fields, Element]:
    source = Source("a.xml", written)
    root, faults = parse_xml(source)
    assert root is not None
    assert not faults
    collector = Collector(File.of("a.xml", written))
    return Fields(source, collector, Texts(collector)), root


def test_a_text_stands_in_its_own_element() -> None:
    fields, root = opened("<q><name><text> a &amp; b </text></name></q>")
    name = root.find("name")
    assert name is not None
    raw = fields.raw(name)
    assert (raw.value, raw.span.text if raw.span else "") == (" a & b ", "a &amp; b")


def test_a_text_without_an_element_of_its_own() -> None:
    fields, root = opened("<q><answer>a</answer></q>")
    assert fields.word(root, "answer") == "a"
    assert fields.word(root, "other") == ""


def test_elements_in_a_text_are_html() -> None:
    fields, root = opened("<q><name><text>a <b>b</b></text></name></q>")
    assert fields.text_in(root, "name").value == "a **b**"


def test_settings() -> None:
    fields, root = opened("<q><a>1</a><b>false</b><c>0</c><d/></q>")
    assert [fields.is_on(root, tag, default=True) for tag in "abcd"] == [True, False, False, True]


def test_formats_by_their_names() -> None:
    _, root = opened('<q><a format="markdown"/><b/><c format="new"/></q>')
    a, b, c = root.elements
    assert (form_of(a), form_of(b, MARKDOWN), form_of(c, MARKDOWN)) == (MARKDOWN, MARKDOWN, HTML)


def test_a_file_is_kept_once_and_another_of_its_name_apart() -> None:
    fields, root = opened("<q><file>YQ==</file><file>Yg==</file><file>YQ==</file></q>")
    links = [fields.attach("a b.png", file) for file in root.all("file")]
    assert links == ["a.xml.media/a%20b.png", "a.xml.media/2/a%20b.png", "a.xml.media/a%20b.png"]
    assert [load() for load in fields.collector.attachments.values()] == [b"a", b"b"]


def test_files_in_folders_are_linked() -> None:
    fields, root = opened(
        '<q><t><text>![](@@PLUGINFILE@@/maps/a.png)</text><file name="a.png" path="/maps/">YQ==</file></t></q>'
    )
    child = root.find("t")
    assert child is not None
    assert fields.text(child, MARKDOWN).value == "![](a.xml.media/a.png)"

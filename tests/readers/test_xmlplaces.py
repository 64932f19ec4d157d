"""The root of an XML file, and places in it."""

from __future__ import annotations

import pytest

from ankibuild.readers.xmlplaces import inside, place_of, root_of
from ankibuild.readers.xmltree import parse_xml
from ankibuild.source import Source, Span


@pytest.mark.parametrize(
    ("head", "root"),
    [
        ("<quiz>", "quiz"),
        ('<?xml version="1.0"?>\n<!DOCTYPE quiz>\n<!-- a - > b -->\n<quiz a="b">', "quiz"),
        ("<!DOCTYPE quiz [<!ENTITY a \"]>\"><!ENTITY b '&a;'>]>\n<quiz>", "quiz"),
        ("<!DOCTYPE quiz [<!ENTITY a 'open", ""),
        ("<x:quiz>", "quiz"),
        ("text <quiz>", ""),
        ("<!-- open", ""),
        ("", ""),
    ],
)
def test_the_root_of_a_file(head: str, root: str) -> None:
    assert root_of(head)[0] == root


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<a>\r\n  word &amp; more \r\n</a>", "word &amp; more"),
        ("<a><![CDATA[ <p>x</p>]]></a>", "<p>x</p>"),
        ("<a/>", "<a/>"),
        ("<a> </a>", "<a> </a>"),
    ],
)
def test_the_place_of_a_text(written: str, text: str) -> None:
    source = Source("a.xml", written)
    root, _ = parse_xml(source)
    assert root is not None
    assert inside(source, root).text.removesuffix("]]>") == text


def test_a_text_is_found_near_the_start_of_its_element() -> None:
    whole = Span(Source("a.xml", "ab" + " " * 30_000 + "c"), 0, 30_003)
    assert place_of("b", whole).start == 1
    assert place_of("c", whole) == whole
    assert place_of("", whole) == whole

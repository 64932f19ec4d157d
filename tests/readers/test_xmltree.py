"""XML text → a tree with places."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers import xmltree
from ankibuild.readers.xmltree import Child, Chunk, Comment, Element, parse_xml
from ankibuild.source import Source

XML_BITS = [
    "<a>",
    "</a>",
    "<b x='1'/>",
    "&nbsp;",
    "&amp;",
    "&",
    "é",
    "\r\n",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "\x0b",
    "𝄞",
    "<?x?>",
    "t",
]


def parsed(text: str) -> tuple[Element | None, list[str]]:
    root, diagnostics = parse_xml(Source("a.xml", text))
    return root, [f"{fault.code} {fault.location}" for fault in diagnostics]


def clean(text: str) -> Element:
    root, faults = parsed(text)
    assert faults == []
    assert root is not None
    return root


def nodes(root: Element) -> Iterator[Child]:
    yield root
    yield from root.walk()


def reasons(text: str) -> list[str]:
    return [fault.headline for fault in parse_xml(Source("a.xml", text))[1]]


def test_elements_know_where_they_stand() -> None:
    text = '<q id="1">\n  <stem>Why?</stem><br/><e ></e >\n</q>'
    root = clean(text)
    shown = [text[element.start : element.end] for element in root.elements]
    assert shown == ["<stem>Why?</stem>", "<br/>", "<e ></e >"]
    assert (root.start, root.end) == (0, len(text))


def test_texts_know_where_they_stand() -> None:
    text = "<q>é &lt;b&gt; <![CDATA[ü<i>]]>ö</q>"
    chunks = [chunk for chunk in clean(text).walk() if isinstance(chunk, Chunk)]
    assert [(chunk.value, text[chunk.start : chunk.end], chunk.cdata) for chunk in chunks] == [
        ("é <b> ", "é &lt;b&gt; ", False),
        ("ü<i>", "ü<i>", True),
        ("ö", "ö", False),
    ]


def test_comments_are_kept_and_are_no_text() -> None:
    root = clean("<q><!-- question: 7 -->text</q>")
    assert [child.value for child in root.children if isinstance(child, Comment)] == [" question: 7 "]
    assert root.text == "text"


def test_the_entities_of_html_are_read_as_html_has_them() -> None:
    text = '<q a="x&nbsp;y&eacute;">&nbsp;&alpha;&NotEqualTilde;<b/><![CDATA[&nbsp;]]><!--&nbsp;--><c/></q>'
    root = clean(text)
    assert root.attributes == {"a": "x\xa0yé"}
    assert root.text == "\xa0α≂̸&nbsp;"
    assert [text[element.start : element.end] for element in root.elements] == ["<b/>", "<c/>"]


def test_an_entity_that_nobody_knows_stays_as_typed() -> None:
    assert clean("<q a='&what;'>&what;</q>").text == "&what;"
    assert clean("<!DOCTYPE q SYSTEM 'q.dtd'><q>&what;</q>").text == "&what;"


def test_prefixes_are_taken_off_and_namespaces_kept() -> None:
    root = clean('<q xmlns="u:q" xmlns:m="u:m"><m:math m:a="1"><m:mi xmlns="u:z"><x/></m:mi></m:math><p/></q>')
    found = [(element.tag, element.namespace) for element in root.iter()]
    assert found == [("math", "u:m"), ("mi", "u:m"), ("x", "u:z"), ("p", "u:q")]
    assert next(root.iter("math")).attributes == {"a": "1"}
    assert root.attributes == {}


def test_an_attribute_without_a_prefix_goes_first() -> None:
    assert clean('<q lang="en" xml:lang="de"/>').attributes == {"lang": "en"}


def test_a_prefix_that_nobody_declared_is_no_error() -> None:
    assert [element.tag for element in clean("<q><bb:stem/></q>").elements] == ["stem"]


def test_elements_are_found_by_name() -> None:
    root = clean("<q><a>1</a><b><a>2</a></b><a>3</a></q>")
    assert [element.text for element in root.all("a")] == ["1", "3"]
    assert [element.text for element in root.iter("a")] == ["1", "2", "3"]
    assert (root.find("b") or root).text == "2"
    assert root.find("c") is None
    assert root.get("d", "none") == "none"


def test_what_is_inside_is_written_as_html() -> None:
    root = clean('<q>a &lt; b<br/><p class="x&quot;y"/><m:mi xmlns:m="u">n</m:mi><!-- no --></q>')
    assert root.inner() == 'a &lt; b<br><p class="x&quot;y"></p><mi>n</mi>'


def test_other_html_may_stand_for_an_element() -> None:
    root = clean("<q><p>a <gap/></p><b>c</b></q>")
    assert root.inner(lambda element: "[[1]]" if element.tag == "gap" else None) == "<p>a [[1]]</p><b>c</b>"
    assert root.outer() == "<q><p>a <gap></gap></p><b>c</b></q>"


@pytest.mark.parametrize("start", ["\n\n", "\ufeff", "  "])
def test_space_before_the_declaration_is_no_error(start: str) -> None:
    text = f"{start}<?xml version='1.0' encoding='latin-1'?><q>é</q>"
    assert text[clean(text).start :] == "<q>é</q>"


def test_characters_that_xml_does_not_have_are_shown_as_such() -> None:
    assert clean("<q>a\x0bb\ud800</q>").text == "a\ufffdb\ufffd"


def test_a_doctype_alone_does_no_harm() -> None:
    assert clean('<!DOCTYPE q SYSTEM "http://a.example/q.dtd"><q>x</q>').text == "x"


@pytest.mark.parametrize(
    "declaration", ['<!ENTITY a "aa">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a SYSTEM "a.dtd"> %a;']
)
def test_entities_are_not_declared(declaration: str) -> None:
    text = f"<!DOCTYPE q [{declaration}]><q>&a;</q>"
    root, faults = parsed(text)
    assert root is None
    assert [fault.split()[0] for fault in faults] == ["file-broken"]
    assert "it declares entities" in reasons(text)[0]


def test_an_entity_bomb_costs_nothing() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    started = time.perf_counter()
    assert parsed(f'<!DOCTYPE q [<!ENTITY l0 "ha">{levels}]><q>&l29;</q>')[0] is None
    assert time.perf_counter() - started < 60


def test_a_million_levels_are_refused() -> None:
    root, faults = parsed("<a>" * 1_000_000)
    assert faults == [f"too-deep a.xml:1:{xmltree.MAX_DEPTH * 3 + 1}"]
    assert root is not None
    assert sum(1 for _ in root.iter()) == xmltree.MAX_DEPTH - 1
    assert root.text == ""
    assert root.inner().startswith("<a><a>")


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmltree, "MAX_NODES", 3)
    assert parsed("<q><a/><b/><c/></q>")[1] == ["file-broken a.xml:1:12"]


def test_a_truncated_file_gives_what_was_complete() -> None:
    text = "<quiz>\n<q>one</q>\n<q>two</q>\n<q>thr"
    root, faults = parsed(text)
    assert faults == ["file-broken a.xml:4:7"]
    assert root is not None
    assert [(q.text, q.complete) for q in root.all("q")] == [("one", True), ("two", True), ("thr", False)]
    assert not root.complete
    assert [text[q.start : q.end] for q in root.all("q")][-1] == "<q>thr"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ends before it is complete"),
        ("no XML", "syntax error"),
        ("<q>a & b</q>", "'<' or '&' where none may stand"),
        ("<q><b></q>", "this tag does not close <b>"),
        ("<q/><q/>", "something stands behind the end"),
        ("<q a='1' a='2'/>", "an attribute stands twice"),
        ("<q><![CDATA[x</q>", "a CDATA section does not end"),
    ],
)
def test_what_is_broken_is_said_in_words(text: str, reason: str) -> None:
    assert reason in reasons(text)[0]


@pytest.mark.parametrize("bit", [*XML_BITS, "<a>&nbsp;</a>", "<!DOCTYPE ", "&#65;", "<a é='1'/>", "&aaaaaaaaa", "]]"])
def test_time_is_linear(bit: str) -> None:
    text = "<q>" + bit * (300_000 // len(bit))
    started = time.perf_counter()
    parsed(text)
    assert time.perf_counter() - started < 60


@given(st.lists(st.sampled_from(XML_BITS), max_size=40).map("".join) | st.text(max_size=60))
def test_any_text_gives_a_tree_or_a_fault_and_places_inside(text: str) -> None:
    root, diagnostics = parse_xml(Source("a.xml", text))
    assert root is not None or diagnostics
    for fault in diagnostics:
        assert fault.span is not None
        assert 0 <= fault.span.start <= fault.span.end <= len(text)
    for node in nodes(root) if root else ():
        assert 0 <= node.start <= node.end <= len(text)
        if isinstance(node, Element):
            assert text[node.start] == "<"


@given(st.lists(st.sampled_from(["é", "&nbsp;", "𝄞", "&nGt;", "a", "\r\n"]), max_size=20).map("".join))
def test_places_are_right_behind_any_text(before: str) -> None:
    text = f"<q>{before}<b/>{before}<c>{before}</c></q>"
    root = clean(text)
    assert [text[element.start : element.end] for element in root.elements] == ["<b/>", f"<c>{before}</c>"]


def test_what_a_dtd_says_of_attributes_is_not_added_to_each_element() -> None:
    root, faults = parse_xml(Source("a.xml", '<!DOCTYPE a [<!ATTLIST b c CDATA "default">]><a><b/><b c="own"/></a>'))
    assert faults == []
    assert root is not None
    assert [element.attributes for element in root.elements] == [{}, {"c": "own"}]


def test_places_behind_many_entities_are_right() -> None:
    text = "<a>" + "&eacute;&nbsp;x&foo;" * 1000 + "<b/></a>"
    root, _ = parse_xml(Source("a.xml", text))
    assert root is not None
    (inner,) = root.elements
    assert text[inner.start : inner.end] == "<b/>"


def test_an_element_without_anything_holds_nothing() -> None:
    root, _ = parse_xml(Source("a.xml", "<a><b/></a>"))
    assert root is not None
    (inner,) = root.elements
    assert (inner.children, inner.attributes) == ((), {})


@pytest.mark.parametrize("text", ["<a><b>x</b></a>", "<a><b>x</a>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"])
def test_a_text_is_let_go_of_once_nobody_needs_its_tree(text: str) -> None:
    """The parser and its handlers hold each other, and garbage among what is old is not looked for."""
    source = Source("a.xml", text)
    kept = weakref.ref(source)
    gc.disable()
    try:
        parse_xml(source)
        del source
        assert kept() is None
    finally:
        gc.enable()

"""HTML as a tree."""

import time

import pytest

from ankibuild.markup.elements import DEEPEST, Element, parse


def written(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    inner = "".join(map(written, node.children))
    return f"<{node.name}>{inner}</{node.name}>" if node.name else inner


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<ul><li>b<li>c</ul>d", "<p>a</p><ul><li>b</li><li>c</li></ul>d"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
        ("<b>a<i>b</b>c</i>d", "<b>a<i>b</i></b><i>c</i>d"),
        ("<table><tr><td></b></p>a</td></tr></table>", "<table><tr><td>a</td></tr></table>"),
        ("a < b <3 & c &lt; d", "a < b <3 & c < d"),
        ("a <b c", "a <b c"),
        ("x<!-- y -->z<!-->w<?php q?><!doctype html>", "xzw"),
        ("<![CDATA[a<b]]>", "a<b"),
        ("<script>a<b</script><style>q</style>c", "c"),
        ("<script type='math/tex'>a<b</script>", "<formula>a<b</formula>"),
        ("a</br>b<o:p></o:p>", "a<br></br>b<o:p></o:p>"),
    ],
)
def test_tags_are_read_as_a_browser_does(html: str, tree: str) -> None:
    assert written(parse(html)) == tree


def test_attributes_are_read_with_their_entities() -> None:
    (element,) = parse("<a HREF='?a=1&copy=2&amp;b' title=x&lt;y b href=z>").children
    assert isinstance(element, Element)
    assert element.attributes == {"href": "?a=1&copy=2&b", "title": "x<y", "b": ""}


def test_no_element_stands_deeper_than_the_limit() -> None:
    depth = 0
    node = parse("<div>" * 10_000 + "x")
    while isinstance(node.children[0], Element):
        node, depth = node.children[0], depth + 1
    assert depth == DEEPEST
    assert node.children == ["x"]


@pytest.mark.parametrize("piece", ["<div>", "<b title=x><p>", "<", "<!--", "<a b='", "</b>", "<b><i></b>", "<![CDATA["])
def test_no_html_takes_long(piece: str) -> None:
    start = time.perf_counter()
    parse(f"{piece * (500_000 // len(piece))}>")
    assert time.perf_counter() - start < 60

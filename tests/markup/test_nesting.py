"""How tags nest."""

import pytest

from ankibuild.markup.elements import DEEPEST
from ankibuild.markup.nesting import Nesting
from ankibuild.markup.parsing import parse


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<ul><li>b<li>c</ul>d", "<p>a</p><ul><li>b</li><li>c</li></ul>d"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
        ("<b>a<i>b</b>c</i>d", "<b>a<i>b</i></b><i>c</i>d"),
        ("<table><tr><td></b></p>a</td></tr></table>", "<table><tr><td>a</td></tr></table>"),
        ("a</br>b<o:p></o:p>", "a<br></br>b<o:p></o:p>"),
        ("<mspace/>a<b/>b<p/>c", "<mspace></mspace>a<b></b>b<p>c</p>"),
    ],
)
def test_tags_nest_as_in_a_browser(written, html: str, tree: str) -> None:
    assert written(parse(html)) == tree


def test_an_element_without_an_end_tag_ends_where_the_next_begins_or_its_parent_ends() -> None:
    html = "<p>a<p>b<ul><li>c<li>d</ul><b>e<i>f</b>g</i>"
    places = [(html[e.start : e.end], html[e.inner_start : e.inner_end]) for e in parse(html).iter()]
    assert places == [
        ("<p>a", "a"),
        ("<p>b", "b"),
        ("<ul><li>c<li>d</ul>", "<li>c<li>d"),
        ("<li>c", "c"),
        ("<li>d", "d"),
        ("<b>e<i>f</b>", "e<i>f"),
        ("<i>f", "f"),
        ("g</i>", "g"),
    ]


@pytest.mark.parametrize("name", ["head", "iframe", "select", "template", "textarea", "title"])
def test_what_hides_its_content_holds_nothing_where_it_never_ends(written, name: str) -> None:
    tree = written(parse(f"<div><{name} class=x><p>a</p>b</div>c"))
    assert tree == f"<div><{name}></{name}><p>a</p>b</div>c"


def test_what_is_hidden_within_each_other_comes_out_in_order(written) -> None:
    tree = written(parse("<head>a<select>b<template>c<p>d"))
    assert tree == "<head></head>a<select></select>b<template></template>c<p>d</p>"


def test_deeper_than_the_limit_only_text_and_what_is_empty_is_kept(written) -> None:
    nesting = Nesting()
    for _ in range(DEEPEST + 5):
        nesting.open("b", {})
    nesting.text("x")
    nesting.open("br", {}, empty=True)
    for _ in range(DEEPEST + 5):
        nesting.close("b")
    nesting.text("y")
    assert written(nesting.root) == "<b>" * DEEPEST + "x<br></br>" + "</b>" * DEEPEST + "y"

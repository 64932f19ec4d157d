"""HTML as a tree."""

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.markup.elements import DEEPEST, Element
from ankibuild.markup.parsing import parse


def test_attributes_are_read_with_their_entities() -> None:
    (element,) = parse("<a HREF='?a=1&copy=2&amp;b' title=x&lt;y b href=z>").children
    assert isinstance(element, Element)
    assert element.attributes == {"href": "?a=1&copy=2&b", "title": "x<y", "b": ""}


def test_names_are_in_small_letters_in_mathml_and_svg_too(written) -> None:
    html = "<MATH><mml:mi mathVariant=x>a</mml:mi></MATH><svg viewBox='0 0 1 1'><foreignObject>b</foreignObject></svg>"
    assert written(parse(html)) == "<math><mml:mi>a</mml:mi></math><svg><foreignobject>b</foreignobject></svg>"
    assert [element.attributes for element in parse(html).iter()][1:3] == [{"mathvariant": "x"}, {"viewbox": "0 0 1 1"}]


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<table>a<tr><b>b</b><td>c</table>", "<table>a<tr><b>b</b><td>c</td></tr></table>"),
        ("<b>1<p>2</b>3", "<b>1<p>2</p></b>3"),
        ("<tr><td>a<td>b", "<tr><td>a</td><td>b</td></tr>"),
        ("<title>a<p>b", "<title></title>a<p>b</p>"),
        ("x<a href='q>y", "x<a>y</a>"),
    ],
)
def test_what_a_browser_moves_or_drops_stays_in_its_place(written, html: str, tree: str) -> None:
    assert written(parse(html)) == tree


def test_formatting_with_many_attributes_is_not_repeated_in_each_paragraph() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(1000))
    root = parse(f"<p><b {attributes}>" + "<p>x" * 1000)
    assert sum(len(element.attributes) for element in root.iter()) == 1000


def test_a_tree_is_that_of_a_page_without_elements_that_nobody_wrote(written) -> None:
    html = "<!doctype html><html><head><title>t</title></head><body><p>x</body></html>"
    assert written(parse(html)) == "<html><head><title>t</title></head><body><p>x</p></body></html>"
    assert written(parse("<p>x")) == "<p>x</p>"


def test_of_linked_data_the_place_is_known() -> None:
    html = "a<script>1</script><script type='application/LD+json; charset=utf-8'>{\"a\": 1}</SCRIPT\n>b"
    root = parse(html)
    (script,) = root.iter()
    assert (script.name, script.children, html[script.inner_start : script.inner_end]) == ("script", [], '{"a": 1}')
    assert html[script.end :] == root.text[1:] == "b"
    (script,) = parse('<script type="application/ld+json">{').iter()
    assert (script.inner_start, script.inner_end) == (35, 36)


@pytest.mark.parametrize(
    "filling", ["\r\n", "\r", "\n", "\x00", "😀", "\ufeff", "\x85\u2028\x0b\x0c", "&amp;", "\ud800"]
)
@pytest.mark.parametrize("size", [1, 3, 9000])
def test_places_are_those_in_the_text(filling: str, size: int) -> None:
    fill = filling * size
    html = f"{fill}<p {filling} title='{fill}'>{fill}<b>x{fill}</b\t>{fill}<br>{fill}<i>y{fill}"
    stretches = [html[element.start : element.end] for element in parse(html).iter()]
    assert stretches == [html[len(fill) :], f"<b>x{fill}</b\t>", "<br>", f"<i>y{fill}"]
    inner = [html[element.inner_start : element.inner_end] for element in parse(html).iter()]
    assert inner[1:] == [f"x{fill}", "", f"y{fill}"]
    assert inner[0] == html[html.index("'>") + 2 :]


def test_no_element_stands_deeper_than_the_limit() -> None:
    depth = 0
    node = parse("<div>" * 10_000 + "x")
    while isinstance(node.children[0], Element):
        node, depth = node.children[0], depth + 1
    assert depth == DEEPEST
    assert node.children == ["x"]


HOSTILE = ["<div>", "<b title=x><p>", "<", "<!--", "<a b='", "</b>", "<b><i></b>", "<![CDATA[", "<![CDATA[x]]>"]
HOSTILE += ["<title>", "</title ", "<title></title ", "<xmp>", "<plaintext>", "<iframe>", "<textarea><title>"]
HOSTILE += ['<p title="', "<a b='>", "<a b='\">", "</ ", "</ p>", "<!x", "<?x", "<script>", "<script></script ", "&am"]
HOSTILE += ["<p>\r\n", "a<table>", "<select>", "<head>", "<table><tr><td>", "<li>", "<svg>", "<x/>", "<title/>"]
HOSTILE += ["<script type=math/tex>", "<script type=application/ld+json>", "<style/>", "</br>", "<p><b a=1 b=2 c=3>"]


ENDS = [(piece, end) for piece in HOSTILE for end in (">", "")]


@pytest.mark.parametrize(("piece", "end"), [*ENDS, ("<p ", 'a=">')])
def test_no_html_takes_long(piece: str, end: str) -> None:
    start = time.process_time()
    parse(piece * (500_000 // len(piece)) + end)
    assert time.process_time() - start < 15


def test_no_end_tag_is_looked_for_again_and_again() -> None:
    start = time.process_time()
    parse("<title>" + "</title " * 150_000)
    assert time.process_time() - start < 15


def test_a_text_without_markup_loads_no_parser() -> None:
    code = "import sys, ankibuild.markup as m; m.html_to_markdown('x'); sys.exit('turbohtml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


_ATTRIBUTES = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?=[^\s"'])|(?=\s*+>))|["'])*+"""
_NOT_SEEN = re.compile(
    rf"""<(script|style)(?=[\s/>]){_ATTRIBUTES}>.*?(?:</\1(?=[\s/>]){_ATTRIBUTES}>|\Z)
    |<!--(?:-?>|.*?(?:--!?>|\Z))|</?[a-z][^\s/>]*+{_ATTRIBUTES}>|<[!?][^>]*+>""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""What a browser takes for a tag, a comment, a script or a style."""

PIECES = [*HOSTILE, "</div>", "</td>", "<option>", "</select>", "</textarea>", "</title>", "</iframe>", "<noscript>"]
PIECES += [
    "<template>",
    "</template>",
    "<frameset>",
    "</xmp>",
    "<math><mi>",
    "</math>",
    "<i/>",
    "\r\n",
    "\r",
    "\n",
    "\0",
]
PIECES += ["\ufeff", "😀", "<br>", "</head>", "<body>", "&amp;", "</", "</p", "<b ", " ", ">", "'", '"', "=", "<form>"]
PIECES += ["<button>", "</title x", "<!doctype html>", "-->", "]]>", "</script>", "</style >", "<p class='x'>"]
LETTERS = "ÄÖÜß"
markup = st.lists(st.sampled_from(PIECES) | st.sampled_from(LETTERS), max_size=30).map("".join)


@settings(max_examples=500, deadline=None)
@given(markup | st.text(max_size=40))
def test_every_letter_outside_of_tags_is_in_the_tree(html: str) -> None:
    seen = re.sub("<[^<>]*>", "", _NOT_SEEN.sub("", html))
    text = parse(html).text
    assert all(text.count(letter) >= seen.count(letter) for letter in LETTERS)


@settings(max_examples=500, deadline=None)
@given(markup | st.text(max_size=40))
def test_places_lie_within_each_other_and_in_order(html: str) -> None:
    root = parse(html)
    for element in (root, *root.iter()):
        assert 0 <= element.start <= element.inner_start <= element.inner_end <= element.end <= len(html)
        inner = [child for child in element.children if isinstance(child, Element)]
        borders = [element.inner_start, *(place for child in inner for place in (child.start, child.end))]
        assert [*borders, element.inner_end] == sorted([*borders, element.inner_end])
        assert element.start == element.inner_start or html[element.start] == "<"

"""What elements mean."""

import pytest

from ankibuild.markup.elements import Node
from ankibuild.markup.meaning import Reader
from ankibuild.markup.parsing import parse


def written(nodes: list[Node]) -> str:
    pieces = []
    for node in nodes:
        if isinstance(node, str):
            pieces.append(node)
            continue
        attributes = "".join(f" {key}={value}" for key, value in node.attributes.items())
        pieces.append(f"<{node.name}{attributes}>{written(node.children)}</{node.name}>")
    return "".join(pieces)


def meaning(html: str) -> str:
    return written(Reader(html).nodes(parse(html)))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<font color='red'>a</font><span>b</span><o:p>c</o:p>", "abc"),
        ("<b style='font-weight:normal'>a</b>", "a"),
        ("<span style='font-style: italic; text-decoration: underline'>a</span>", "<u><em>a</em></u>"),
        ("<span style='vertical-align:super'>a</span>", "<sup>a</sup>"),
        ("<ol style='list-style-type: upper-roman'><li>a</ol>", "<ol type=I><li>a</li></ol>"),
        ("<td align='right' onclick='x'>a", "<td style=text-align:right>a</td>"),
        ("<p dir='ltr' lang='de' title='x' id='y'>a", "<p lang=de>a</p>"),
        ("<bdo dir='ltr'>a", "<bdo dir=ltr>a</bdo>"),
        ("<p dir='ltr'>a<p dir='rtl'>b", "<p dir=ltr>a</p><p dir=rtl>b</p>"),
        ("<p class='MsoNormal' lang='de'>a", "<p>a</p>"),
        ("<section><article>a</article></section>", "<div><div>a</div></div>"),
        ("<title>x</title><form><label>a</label></form>", "<div>a</div>"),
    ],
)
def test_what_editors_write_is_reduced_to_what_it_means(html: str, expected: str) -> None:
    assert meaning(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<img class='equation_image' src='x' data-equation-content='a&lt;b'>",
        "<img alt='LaTeX: a&lt;b' src='x'>",
        "<img src='/equation_images/a%253Cb?scale=1'>",
        "<script type='math/tex'>a<b</script>",
        "<span class='MathJax'>noise</span><script type='math/tex'>a<b</script>",
        "<math><semantics><mi>q</mi><annotation encoding='application/x-tex'>a&lt;b</annotation></semantics></math>",
        "<span class='katex'><math><annotation encoding='application/x-tex'>a&lt;b</annotation></math>q</span>",
    ],
)
def test_tex_is_found_however_it_is_written(html: str) -> None:
    assert meaning(html) == "<formula>a<b</formula>"


@pytest.mark.parametrize("tex", ["\\[ a \\]", "\\(a\\)", "$a$", "$$ a $$", " a "])
def test_tex_in_mathml_may_have_the_signs_of_math_around_it(tex: str) -> None:
    annotation = f"<annotation encoding='LaTeX'>{tex}</annotation>"
    assert meaning(f"<math><semantics><mi>a</mi>{annotation}</semantics></math>") == "<formula>a</formula>"


def test_mathml_with_a_prefix_is_mathml() -> None:
    assert meaning("<mml:math><mml:mi>x</mml:mi></mml:math>") == "<math><mi>x</mi></math>"

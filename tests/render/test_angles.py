"""HTML in a text: what passes and what is shown as it was typed."""

import pytest


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a<b and b>c", "a&lt;b and b&gt;c"),
        ("vector<int>", "vector&lt;int&gt;"),
        ("Map<K, List<T>>", "Map&lt;K, List&lt;T&gt;&gt;"),
        ("1 < 2 > 1", "1 &lt; 2 &gt; 1"),
        ("<-- x --> <=>", "&lt;-- x --&gt; &lt;=&gt;"),
        ("<!-- x", "&lt;!-- x"),
        ("<? x ?>", "&lt;? x ?&gt;"),
        ("&lt;b&gt; &amp;lt;", "&lt;b&gt; &amp;lt;"),
        ("&copy; &#169; AT&T &unknown;", "© © AT&amp;T &amp;unknown;"),
        (r"\<b>x", "&lt;b&gt;x"),
        ("H<sub>2</sub>O x<sup>2</sup>", "H<sub>2</sub>O x<sup>2</sup>"),
        ("<b>1</b>. a", "<b>1</b>. a"),
        ("<b>*a* `b` $c$</b>", r"<b><em>a</em> <code>b</code> \(c\)</b>"),
        ("a<br>b<br/>c<wbr>d", "a<br>b<br>c<wbr>d"),
        ("<kbd>Ctrl</kbd>+<kbd>C</kbd>", "<kbd>Ctrl</kbd>+<kbd>C</kbd>"),
        ("<span title='*a* [b](c) $d$'>e</span>", '<span title="*a* [b](c) $d$">e</span>'),
        ("<ruby>漢<rt>kan</rt></ruby>", "<ruby>漢<rt>kan</rt></ruby>"),
        ("<a href='https://example.org/a_b_c'>*d*</a>", '<a href="https://example.org/a_b_c"><em>d</em></a>'),
        ("a<!-- *b* -->c", "ac"),
        ("<!-- a --> b", "b"),
        ("<!-- a -->", ""),
        ("a <div>b</div> c", "<p>a </p><div>b</div> c"),
        ("<div>a</div>", "<div>a</div>"),
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("a\n\n<!-- b -->\n\nc", "<p>a</p>\n\n<p>c</p>"),
        ("<li>a<li>b", "<li>a</li><li>b</li>"),
        ("<https://example.org/a_b*c*d>", '<a href="https://example.org/a_b*c*d">https://example.org/a_b*c*d</a>'),
        ("<me@example.org>", '<a href="mailto:me@example.org">me@example.org</a>'),
    ],
)
def test_a_sign_is_read_as_its_author_meant_it(html_of, text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "html", "names"),
    [
        ("<script>a</script>", "&lt;script&gt;a&lt;/script&gt;", ["script"]),
        ("<SCRIPT>a", "&lt;SCRIPT&gt;a", ["script"]),
        ("vector<b> x", "vector&lt;b&gt; x", ["b"]),
        ("a</b> x", "a&lt;/b&gt; x", ["/b"]),
        ("<b>a</b></b>", "<b>a</b>&lt;/b&gt;", ["/b"]),
        ("</b><b>a</b>", "&lt;/b&gt;<b>a</b>", ["/b"]),
        ("</br>", "&lt;/br&gt;", ["/br"]),
        ("<i>a<b>c</i>", "<i>a&lt;b&gt;c</i>", ["b"]),
        ("<iframe src='x'></iframe> <iframe>", "&lt;iframe src='x'&gt;&lt;/iframe&gt; &lt;iframe&gt;", ["iframe"]),
        ("<code>a", "&lt;code&gt;a", ["code"]),
        ("<code><script>a</script></code>", "<code>&lt;script&gt;a&lt;/script&gt;</code>", ["script"]),
    ],
)
def test_what_may_not_pass_is_shown_with_a_warning(render, text: str, html: str, names: list[str]) -> None:
    rendered = render(text)
    assert rendered.html == html
    assert [(found.code, found.facts["name"]) for found in rendered.diagnostics] == [
        ("html-shown-as-text", name) for name in names
    ]


@pytest.mark.parametrize(
    ("text", "html", "names"),
    [
        ("<b onclick='x'>a</b>", "<b>a</b>", ["onclick"]),
        ("<b id=a><i id=b>c</i></b>", "<b><i>c</i></b>", ["id"]),
        ("<b style='color:red' class='x'>a</b>", "<b>a</b>", []),
        ("<ol><li style='color:red'>a</ol>", "<ol><li>a</li></ol>", []),
        ("[a](javascript:b)", "<a>a</a>", ["href"]),
        ("<a href='JavaScript:b'>a</a>", "<a>a</a>", ["href"]),
        ("<A HREF='javascript:b'>a</A>", "<a>a</a>", ["href"]),
        ("<javascript:alert(1)>", "<a>javascript:alert(1)</a>", ["href"]),
        ("<q cite='data:x'>a</q>", "<q>a</q>", ["cite"]),
        ("[a](mailto:b@c.de) [d](tel:5)", '<a href="mailto:b@c.de">a</a> <a href="tel:5">d</a>', []),
    ],
)
def test_attributes_that_may_not_pass_are_dropped_with_a_warning(
    render, text: str, html: str, names: list[str]
) -> None:
    rendered = render(text)
    assert rendered.html == html
    assert [(found.code, found.facts["name"]) for found in rendered.diagnostics] == [
        ("html-attribute-dropped", name) for name in names
    ]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<code>a*b*c $x$ {{y}}</code>", "<code>a*b*c $x$ {&#123;y}&#125;</code>"),
        ("<code>a &lt; <b>b</b> <T></code>", "<code>a &lt; <b>b</b> &lt;T&gt;</code>"),
        ("<code>[sound:x]</code>", "<code>&#91;sound:x]</code>"),
        ("<pre>\n- a\n1) b\n\n# c *d*\n</pre>", "<pre>- a\n1) b\n\n# c *d*\n</pre>"),
        ("<pre><code>a\n  $b$\n</code></pre>", "<pre><code>a\n  $b$\n</code></pre>"),
        ("a\n\n<pre>b</pre>\n\nc", "<p>a</p>\n<pre>b</pre>\n<p>c</p>"),
        ("<code title='t'>a</code> *b*", '<code title="t">a</code> <em>b</em>'),
    ],
)
def test_code_in_html_is_code(html_of, text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a <script>", (1, 3)),
        ("`<script>` <script>", (1, 12)),
        ("onclick\n<b onclick=x>c</b>", (2, 4)),
        ("<i>a</i>\n</i>", (2, 1)),
        ("<pre>a\n<iframe></pre>", (2, 1)),
        ("a\n\n  <SCRIPT>", (3, 3)),
    ],
)
def test_each_warning_has_its_place(render, text: str, place: tuple[int, int]) -> None:
    (found,) = render(text).diagnostics
    assert found.span.position == place


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a](<b c>)", '<a href="b c">a</a>'),
        ("[a](<b_c_$d$> 'e')", '<a href="b_c_$d$" title="e">a</a>'),
        ("[a](<>)", '<a href="">a</a>'),
        ("a](<b c>)", "a](&lt;b c&gt;)"),
        ("[a](<b>c</b>)", '<a href="&lt;b&gt;c&lt;/b&gt;">a</a>'),
        ("(<b>c</b>)", "(<b>c</b>)"),
        ("[a](<b c> d)", None),
    ],
)
def test_an_address_may_stand_between_signs(render, text: str, html: str | None) -> None:
    found = render(text).html
    assert found == html if html else "<b" not in found


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "so <math display='block'><mfrac><mi>a</mi><mi>b</mi></mfrac></math>",
            'so <math display="block"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>',
        ),
        ("<math><mspace width='1em'></mspace></math>", '<math><mspace width="1em"></mspace></math>'),
        ("vector<mi>x</mi>", "vector&lt;mi&gt;x&lt;/mi&gt;"),
        ("<math><mi>x</mi></math> <mi>y</mi>", "<math><mi>x</mi></math> &lt;mi&gt;y&lt;/mi&gt;"),
    ],
)
def test_mathml_passes_within_math_alone(render, text: str, html: str) -> None:
    assert render(text).html == html

"""One text → the HTML of a field: what readers see of math, code, deletions and signs, taken together."""

import pytest


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$a_1 * b_1 * c$", r"\(a_1 * b_1 * c\)"),
        ("$x<y$ & $z$", r"\(x&lt;y\) &amp; \(z\)"),
        ("$$\na\n- b\n= c\n$$", "\\[\na\n- b\n= c\n\\]"),
        (r"\(a<b\) and \[ x \]", r"\(a&lt;b\) and \[ x \]"),
        ("[$]x^2[/$] [$$]y[/$$]", r"\(x^2\) \[y\]"),
        ("the $n$th element", r"the \(n\)th element"),
        ("H$_2$O at 20$^\\circ$C", r"H\(_2\)O at 20\(^\circ\)C"),
        ("**$x$** [$y$](z)", r'<strong>\(x\)</strong> <a href="z">\(y\)</a>'),
        ("# $x$\n\n- $y_1$\n- $z_1$", "<h1>\\(x\\)</h1>\n<ul>\n<li>\\(y_1\\)</li>\n<li>\\(z_1\\)</li>\n</ul>"),
        (r"$\{{{a}}\}$", r"\(\{&#123;{a}&#125;\}\)"),
        (r"$a \\[2pt] b$", r"\(a \\[2pt] b\)"),
        (r"\frac without dollars", r"\frac without dollars"),
    ],
)
def test_math_reaches_mathjax_as_typed(html_of, text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $6",
        '"$5 and $6"',
        "US$5 or A$6",
        "$HOME and $PATH",
        "$HOME/bin:$PATH",
        "costs 5$ or 6$",
        "from $5 to $10, i.e. $x",
        "(5$) and (6$)",
        "$ 5 $",
        "dollars ($) or pounds (£, not $)",
        "$ = cheap, $$ = dear, $$$ = dearest",
    ],
)
def test_money_stays_money(html_of, text: str) -> None:
    assert html_of(text) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (r"\$5 and \$6", "$5 and $6"),
        (r"\$x$", "$x$"),
        ("**$5** or **$6**", "<strong>$5</strong> or <strong>$6</strong>"),
        ("costs $5, type `$HOME`", "costs $5, type <code>$HOME</code>"),
        ("- $5\n- $6", "<ul>\n<li>$5</li>\n<li>$6</li>\n</ul>"),
    ],
)
def test_a_dollar_may_stand_beside_marks(html_of, text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("`{{x}}` and `$y$`", "<code>{&#123;x}&#125;</code> and <code>$y$</code>"),
        ("`[sound:x.mp3]` `[latex]`", "<code>&#91;sound:x.mp3]</code> <code>&#91;latex]</code>"),
        (r"`\(x\)` `\n`", r"<code>\(x\)</code> <code>\n</code>"),
        ("**a `$x$` b**", "<strong>a <code>$x$</code> b</strong>"),
        ("``a`b``", "<code>a`b</code>"),
        ("`a*b*c` `<b>` `a_b_c`", "<code>a*b*c</code> <code>&lt;b&gt;</code> <code>a_b_c</code>"),
        ("a ` b\n\n$a_1*b_1*c$ ` d", "<p>a ` b</p>\n<p>\\(a_1*b_1*c\\) ` d</p>"),
        ("a ` b\n| c ` d", "a ` b\n| c ` d"),
        ("- a ` b\n- $c$ ` d", "<ul>\n<li>a ` b</li>\n<li>\\(c\\) ` d</li>\n</ul>"),
    ],
)
def test_code_shows_as_typed(html_of, text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    "line", ["$x$", "{{c1::a}}", "a<b", "[sound:x]", "* a", "# b", "<script>", "a::b", "`c`", "&amp;"]
)
@pytest.mark.parametrize("cloze", [False, True])
def test_a_block_of_code_shows_as_typed(render, visible, line: str, cloze: bool) -> None:
    rendered = render(f"a\n\n```text\n{line}\n\n{line}\n```\n\n    {line}\n\nb", cloze=cloze)
    assert visible(rendered.html) == f"a {line} {line} {line} b"
    assert not rendered.codes
    assert not rendered.cards


@pytest.mark.parametrize(
    "text", ["```python\nx = 1\n```", "- a\n  ```python\n  x = 1\n  ```", "> ```python\n> x = 1\n> ```"]
)
def test_code_in_a_fence_is_highlighted_wherever_it_stands(html_of, text: str) -> None:
    assert '<div class="highlight"><pre><code><span class="n">x</span>' in html_of(text)


@pytest.mark.parametrize(
    ("text", "html", "cards"),
    [
        ("{{c1::Paris}} is", "{{c1::Paris}} is", {1}),
        ("{{c1::a}} {{c3::b}}", "{{c1::a}} {{c3::b}}", {1, 3}),
        ("{{c1,2::a}}", "{{c1,2::a}}", {1, 2}),
        ("{{c1::a::b *c*}}", "{{c1::a::b <em>c</em>}}", {1}),
        (r"{{c1::$\frac{a}{b_{c}}$}} x", r"{{c1::\(\frac{a}{b_{c}&#125;\)}} x", {1}),
        (r"$c = {{c1::\sqrt{2}}}$", r"\(c = {{c1::\sqrt{2&#125;}}\)", {1}),
        ("{{c1::`std::vector`::hint}}", "{{c1::<code>std:&#58;vector</code>::hint}}", {1}),
        ("{{c1::std::vector::hint}}", "{{c1::std:&#58;vector::hint}}", {1}),
        ("{{c1::[a](/b::c)}}", '{{c1::<a href="/b:&#58;c">a</a>}}', {1}),
        ("`{{c1::no}}` {{c2::yes}}", "<code>{&#123;c1:&#58;no}&#125;</code> {{c2::yes}}", {2}),
        ("{{c1::costs $5}} and {{c2::$6}}", "{{c1::costs $5}} and {{c2::$6}}", {1, 2}),
        ("{{c1::a {{c2::b}} c}}", "{{c1::a {{c2::b}} c}}", {1, 2}),
        ("{{c1::**b** and `}}` x}}", "{{c1::<strong>b</strong> and <code>}&#125;</code> x}}", {1}),
        ("{{c1::set {a, {b}}}} y", "{{c1::set {a, {b}&#125;}} y", {1}),
        ("{{c1::{x}}}", "{{c1::{x&#125;}}", {1}),
        (r"{{c1::x\}}}", "{{c1::x&#125;}}", {1}),
        ("{{c1::x&#125;}}", "{{c1::x&#125;}}", {1}),
        ("a }} b {{ c {{c1::d}}", "a }&#125; b {&#123; c {{c1::d}}", {1}),
        (r"\\(a\\) {{c1::b}}", r"\<span></span>(a\) {{c1::b}}", {1}),
        (r"`\(` {{c1::b}}", r"<code>&#92;(</code> {{c1::b}}", {1}),
        ("- {{c1::a}}\n- {{c2::b}}", "<ul>\n<li>{{c1::a}}</li>\n<li>{{c2::b}}</li>\n</ul>", {1, 2}),
        ("| {{c1::a}} |\n|---|\n| b |", None, {1}),
        ("{{c0::a}} {{c999::b}}", "{{c0::a}} {{c999::b}}", {0, 999}),
        ("\\{{c1::a}} {{C2::b}}", "{&#123;c1::a}&#125; {&#123;C2::b}&#125;", set()),
    ],
)
def test_deletions_reach_anki_whole(render, text: str, html: str | None, cards: set[int]) -> None:
    rendered = render(text, cloze=True)
    assert rendered.html == html or html is None
    assert (rendered.cards, rendered.codes) == (cards, [])


@pytest.mark.parametrize(
    ("text", "place"),
    [("{{c1::open", (1, 1)), ("{{c1::a}}\n{{c1::b", (2, 1)), ("a {{c2::\n\n    b}}", (1, 3))],
)
def test_a_deletion_without_end_is_an_error_at_its_place(render, text: str, place: tuple[int, int]) -> None:
    (found,) = render(text, cloze=True).diagnostics
    assert (found.code, found.span.position) == ("cloze-unclosed", place)


@pytest.mark.parametrize("text", ["{{c1::x}}", "{{Front}}", "}} {{", "{{{x}}}", "&#123;&#123;x&#125;&#125;", "{\\{x}}"])
def test_braces_mean_nothing_where_there_is_no_cloze(render, text: str) -> None:
    rendered = render(text)
    assert not rendered.cards
    assert not rendered.codes
    assert "{{" not in rendered.html
    assert "}}" not in rendered.html


@pytest.mark.parametrize(
    "text",
    ["[latex]x[/latex]", "[anki:play:q:0]", "[anki:tts lang=en]x[/anki:tts]", "&#91;sound:x.mp3]", "[[sound:x\n]"],
)
def test_what_anki_reads_in_brackets_is_text(html_of, visible, text: str) -> None:
    html = html_of(text)
    assert "[latex]" not in html
    assert "[anki:" not in html
    assert "[sound:" not in html
    assert visible(html) == text.replace("&#91;", "[").replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        r"[\$]x[/\$]",
        r"[\$\$]x[/\$\$]",
        "[a](<[latex]x[/latex]> b",
        "](<{{c1::x}}>)",
        "{<!-- -->{c1::x}<!-- -->}",
        "&#91;latex]",
    ],
)
@pytest.mark.parametrize("cloze", [False, True])
def test_no_protected_sign_makes_with_its_neighbours_what_anki_reads(render, text: str, cloze: bool) -> None:
    rendered = render(f"{text} *y*", cloze=cloze)
    assert not {mark for mark in ("[$]", "[$$]", "[latex]", "{{", "}}") if mark in rendered.html}
    assert not rendered.cards


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("&#xFDD0;0&#xFDD1; `a`", "\ufffd0\ufffd <code>a</code>"),
        ("&#64976;99&#64977; $a$", r"�99� \(a\)"),
        ("\ufdd00\ufdd1 `a`", "\ufffd0\ufffd <code>a</code>"),
        ("&#xFDD2;a *b*", "\ufffda <em>b</em>"),
        ("&#xFDD3;a", "\ufffda"),
        ("a&#31;b", "a\ufffdb"),
        ("`&#xFDD0;`", "<code>&amp;#xFDD0;</code>"),
    ],
)
def test_no_character_can_be_mistaken_for_a_placeholder(html_of, text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize("text", ["e\u0301 and **e\u0301**", "`e\u0301` $e\u0301$", "\u212b"])
def test_characters_are_composed_as_anki_wants_them(html_of, text: str) -> None:
    assert "\u0301" not in html_of(text)
    assert "\u212b" not in html_of(text)


def test_a_diagnostic_without_a_source_names_its_question(tmp_path) -> None:
    from ankibuild.render.media import MediaFinder, MediaStore
    from ankibuild.render.text import TextRenderer

    renderer = TextRenderer(MediaFinder(MediaStore(tmp_path), tmp_path, "q"), "q")
    renderer.render("<script> {{c1::a\n\n    b}}", None, cloze=True)
    assert [found.location for found in renderer.diagnostics] == ["q", "q"]


def test_the_cards_of_several_texts_add_up(tmp_path) -> None:
    from ankibuild.render.media import MediaFinder, MediaStore
    from ankibuild.render.text import TextRenderer

    renderer = TextRenderer(MediaFinder(MediaStore(tmp_path), tmp_path))
    renderer.render("{{c1::a}}", None, cloze=True)
    renderer.render("{{c3::a}}", None, cloze=True)
    renderer.render("{{c5::a}}", None)
    assert renderer.cards == {1, 3}


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<div>a<p></p>b</div>", "<div>a<br>b</div>"),
        ("<div><b>a</b> <p></p> <p></p><i>b</i></div>", "<div><b>a</b><br><i>b</i></div>"),
        ("<div>a<p></p></div>", "<div>a</div>"),
        ("<div><p></p>a<p>b</p></div>", "<div>a<p>b</p></div>"),
    ],
)
def test_an_empty_paragraph_leaves_no_gap_and_joins_no_words(html_of, html: str, shown: str) -> None:
    assert html_of(html) == shown

"""Placeholders, and what keeps Anki from reading what nobody meant."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.render.sanitize import clean
from ankibuild.render.tokens import (
    CLOSE,
    GUARD,
    OPEN,
    Token,
    defuse,
    fill,
    placeholder,
    restore,
    restore_early,
    without_noncharacters,
)

BOLD = Token("<b>", "<b>", early=True)
MATH = Token("$x<y$", r"\(x&lt;y\)")
END = Token("}}", "}}")


@pytest.mark.parametrize(
    ("text", "defused"),
    [
        ("a {b} c", "a {b} c"),
        ("{{x}}", "{&#123;x}&#125;"),
        ("{{{{x}}}}", "{&#123;{&#123;x}&#125;}&#125;"),
        ("{{{x}}}", "{&#123;{x}&#125;}"),
        ("[sound:x.mp3]", "&#91;sound:x.mp3]"),
        ("[SOUND:x.mp3]", "&#91;SOUND:x.mp3]"),
        ("[anki:play:q:0]", "&#91;anki:play:q:0]"),
        ("[latex]x[/latex]", "&#91;latex]x&#91;/latex]"),
        ("[$]x[/$] [$$]y[/$$]", "&#91;$]x&#91;/$] &#91;$$]y&#91;/$$]"),
        ("[1] [soundless]", "[1] [soundless]"),
    ],
)
def test_what_means_something_to_anki_is_written_so_that_it_does_not(text: str, defused: str) -> None:
    assert defuse(text) == defused


@given(st.text(st.sampled_from("{}[]$/c1: latexsound"), max_size=30))
def test_a_defused_text_looks_the_same_and_has_no_double_braces(text: str) -> None:
    defused = defuse(text)
    assert html.unescape(defused) == text
    assert "{{" not in defused
    assert "}}" not in defused
    assert defuse(defused) == defused


@pytest.mark.parametrize("character", [OPEN, CLOSE, GUARD, "\ufdef"])
def test_no_text_holds_a_character_of_a_placeholder(character: str) -> None:
    assert without_noncharacters(f"a{character}b") == "a\ufffdb"


def test_other_characters_stay() -> None:
    assert without_noncharacters("a\ufdcf\ufdf0b") == "a\ufdcf\ufdf0b"


def test_each_placeholder_becomes_the_html_of_its_token() -> None:
    text = f"a {placeholder(0)} {placeholder(1)} {placeholder(0)}"
    assert fill(text, [MATH, Token("y", "Y")]) == r"a \(x&lt;y\) Y \(x&lt;y\)"


def test_a_brace_before_the_end_of_a_deletion_is_kept_apart_from_it() -> None:
    assert fill(f"{{b}}{placeholder(0)}", [END]) == "{b&#125;}}"
    assert fill(f"{{b}}{placeholder(0)}", [MATH]) == r"{b}\(x&lt;y\)"


def test_early_tokens_come_back_before_the_others() -> None:
    text = f"<p>{placeholder(0)}a {placeholder(1)}</p>"
    assert restore_early(text, [BOLD, MATH]) == f"<p><b>a {placeholder(1)}</p>"


@pytest.mark.parametrize("html", ["<pre><code>{}</code></pre>", '<img alt="{}">', "<img alt='{}'>", "<pre>a\n{}</pre>"])
def test_within_code_and_attributes_every_token_comes_back_as_typed_for_the_sanitiser_to_see(html: str) -> None:
    typed = html.format(f"a}}{placeholder(0)} {placeholder(1)}")
    assert restore_early(typed, [BOLD, MATH]) == html.format("a}&lt;b&gt; $x&lt;y$")


def test_no_token_comes_back_unseen_by_the_sanitiser_in_an_attribute() -> None:
    token = Token("javascript:alert(1)", "a")
    assert restore(f'<a href="{placeholder(0)}">{placeholder(0)}</a>', [token]) == '<a href="">a</a>'


def test_double_colons_in_code_and_attributes_are_no_hint() -> None:
    html = f'{placeholder(0)}<code>a::b</code><b title="c::d">e::f</b>'
    assert restore(html, [MATH], cloze=True) == (r'\(x&lt;y\)<code>a:&#58;b</code><b title="c:&#58;d">e::f</b>')
    assert "a::b" in restore(html, [MATH], cloze=False)


@pytest.mark.parametrize(
    ("html", "restored"),
    [
        (r"\(x\)", r"\<span></span>(x\)"),
        (r"\[x\]", r"\<span></span>[x\]"),
        (r"<code>\(x\)</code>", r"<code>\(x\)</code>"),
        (r"C:\dir", r"C:\dir"),
    ],
)
def test_what_looks_like_mathjax_and_is_none_stays_text(html: str, restored: str) -> None:
    assert restore(html, []) == restored


def test_what_looks_like_mathjax_in_a_cloze_s_code_is_hidden_from_anki() -> None:
    html = r'<code>\(x\)</code><img alt="\[x">'
    assert restore(html, [], cloze=True) == r'<code>&#92;(x\)</code><img alt="&#92;[x">'


@given(st.lists(st.sampled_from(["a", "$x$", "{{", "}}", "`", "<", "&", '"', "é"]), max_size=12))
def test_every_token_comes_back_in_its_place(pieces: list[str]) -> None:
    tokens = [Token(piece, f"<i>{html.escape(piece)}</i>") for piece in pieces]
    text = " ".join(placeholder(index) for index in range(len(tokens)))
    assert restore(clean(text), tokens) == " ".join(token.html for token in tokens)
    typed = html.escape(" ".join(pieces))
    assert restore_early(f"<code>{text}</code>", tokens) == f"<code>{typed}</code>"

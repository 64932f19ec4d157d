"""The pass before Markdown: code first, then math, deletions and HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.render.scan import scan
from ankibuild.render.tokens import CLOSE, OPEN


def tokens(text: str, *, cloze: bool = False) -> list[tuple[str, str]]:
    """What is protected in a text, and the HTML it becomes."""
    return [(token.raw, token.html) for token in scan(text, cloze=cloze).tokens]


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("`$x$`", ["`$x$`"]),
        ("$`x$ `$y$`", ["`x$ `", "$y$"]),
        ("`<b>` `{{c1::a}}` `[sound:x]`", ["`<b>`", "`{{c1::a}}`", "`[sound:x]`"]),
        ("$a*b*c$", ["$a*b*c$"]),
        ("$<b>$ </b>", ["$<b>$", "<"]),
        ("costs $5, type `$HOME`", ["`$HOME`"]),
        (r"\(x `y` \) z", ["`y`"]),
        (r"\(x\) \[y\] [$]z[/$] [$$]w[/$$]", [r"\(x\)", r"\[y\]", "[$]z[/$]", "[$$]w[/$$]"]),
        (r"\( \) \[\] [$][/$]", []),
        (r"\(x \[y [$]z [$$]w", []),
        (r"\$5 \$6", [r"\$", r"\$"]),
        (r"\\$x$", ["$x$"]),
        (r"\`$x$\`", ["$x$"]),
        ("2*3*4", ["*", "*"]),
        ("10*02", ["*"]),
        (r"\(`a`", ["`a`"]),
        (r"\({\) \[}\]", [r"\({\)", r"\[}\]"]),
        ("````$x$```` `y`", ["````$x$````", "`y`"]),
        ("2 * 3, a*b*c, 2**3", []),
        ("a\\\nb", ["\\"]),
        ("[sound:a.mp3] [sound: b c.mp3 ]", ["[sound:a.mp3]", "[sound: b c.mp3 ]"]),
        ("[sound:a\n] [sound:] [sound: ] [sound:a", []),
        ("{{c1::a::b}} :: {c}", []),
        ("```\n$x$\n```", ["```\n$x$\n```"]),
        ("~~~\n$x$\n~~~\n$y$", ["~~~\n$x$\n~~~", "$y$"]),
        ("```$x$``` $y$", ["```$x$```", "$y$"]),
        ("```\n$x$", ["$x$"]),
        ("~~~\n$x$", ["$x$"]),
        ("~~~~~ a", []),
        ("    ```\n    $x$\n    ```", []),
        ("- a\n\n    ```\n    $x$\n    ```", ["```\n    $x$\n    ```"]),
        ("[^1]: a\n\n    ```\n    $x$\n    ```", ["```\n    $x$\n    ```"]),
    ],
)
def test_the_first_meaning_wins(text: str, protected: list[str]) -> None:
    assert [raw for raw, _ in tokens(text)] == protected


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$x<y$", r"\(x&lt;y\)"),
        ("$$x$$", r"\[x\]"),
        (r"\(x\)", r"\(x\)"),
        (r"\[x\]", r"\[x\]"),
        ("[$]x[/$]", r"\(x\)"),
        ("[$$]x[/$$]", r"\[x\]"),
        (r"\$", "$"),
        (r"\<", "&lt;"),
        ("a\\\nb", "<br>"),
        ("[sound: a&b.mp3 ]", "[sound:a&amp;b.mp3]"),
        ("`a<b`", "<code>a&lt;b</code>"),
        ("1*2", "*"),
        ("```\na<b\n```", '<div class="highlight"><pre><code>a&lt;b\n</code></pre></div>'),
    ],
)
def test_what_is_protected_has_its_html(text: str, html: str) -> None:
    assert tokens(text)[0][1] == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("{{c1::a}}", ["{{c1::", "}}"]),
        ("`}}` {{c1::`}}`}}", ["<code>}}</code>", "{{c1::", "<code>}}</code>", "}}"]),
        ("{{c1::$}$ b}}", ["{{c1::", "}}"]),
        (r"{{c1::$\frac{a}{b}$}}", ["{{c1::", r"\(\frac{a}{b}\)", "}}"]),
        ("$a {{c1::b}}$", [r"\(a {{c1::b}}\)"]),
        ("$$a {{c1::b}}$$", [r"\[a {{c1::b}}\]"]),
        ("$a::b$", [r"\(a:&#58;b\)"]),
        ("{{c1::costs $5}} and {{c2::$6}}", ["{{c1::", "}}", "{{c2::", "}}"]),
        (r"{{c1::\(a}} b\)", ["{{c1::", "}}"]),
        ("{{c1::a :{ b}} {{c2::c}}", ["{{c1::", "}}", "{{c2::", "}}"]),
    ],
)
def test_a_cloze_s_deletions_are_protected(text: str, html: str) -> None:
    assert [found for _, found in tokens(text, cloze=True)] == html


def test_deletions_that_are_never_closed_are_noted() -> None:
    (noted,) = scan("a {{c1::b {{c2::c}}", cloze=True).noted
    assert noted == ("cloze-unclosed", "{{c1::", 2, 8)
    assert not scan("{{c1::a").noted


@pytest.mark.parametrize(
    ("text", "scanned"),
    [
        ("a\n```\nb\n```\nc", "a\n\n@\n\nc"),
        ("> a\n> ```\n> b\n> ```\n> c", "> a\n>\n> @\n>\n> c"),
        ("- a\n  ```\n  b\n  ```\n- c", "- a\n  @\n- c"),
        ("1. ```\n   a\n   ```\n2. b", "1. @\n2. b"),
        ("a\n  ```\n  b\n  ```\nc", "a\n\n  @\n\nc"),
        ("a `b` c", "a @ c"),
        ("a\n\n$$\nb\n$$\nc", "a\n\n@\nc"),
    ],
)
def test_a_block_of_code_stands_on_a_line_of_its_own(text: str, scanned: str) -> None:
    found = scan(text).text
    assert found.replace(f"{OPEN}0{CLOSE}", "@") == scanned


@pytest.mark.parametrize(
    ("text", "is_math"),
    [
        ("$a|$", True),
        ("|$a|$|", False),
        ("  |$a|$|", False),
        ("> |$a|$|", False),
        ("x\n|$a|$|", False),
        ("|x|\n$a|$", True),
        ("|x|\n\n$y$ $a|$", True),
        ("|$x$|$y$|", True),
        ("$x$\n|$a|$|", True),
    ],
)
def test_the_row_of_a_table_is_known_by_its_bar(text: str, is_math: bool) -> None:
    assert bool(tokens(text)) == is_math


@given(st.text(st.sampled_from("`$\\{}<>[]():*~_c1 ab\n-|#!"), max_size=60), st.booleans())
def test_what_is_protected_and_the_rest_make_the_text(text: str, cloze: bool) -> None:
    scanned = scan(text, cloze=cloze)
    whole = scanned.text
    for index, token in enumerate(scanned.tokens):
        whole = whole.replace(f"{OPEN}{index}{CLOSE}", token.raw)
    assert "".join(whole.split()).replace(">", "") == "".join(text.split()).replace(">", "")

"""Plain text becomes Markdown that shows exactly what was typed, and stays readable."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ankibuild.markup import plain_to_markdown

MANY = settings(max_examples=300, deadline=None)

SIGNS = [
    *["*", "**", "***", "_", "__", "_____", "~~", "~", "`", "``", "```", "\n```\n", "\n~~~\n", "\\", "\\\\", "\\*"],
    *["{", "}", "{{", "}}", "{{c1::", "::", "<", ">", "<b>", "</b>", "<i x=1>", "<div>", "</div>", "<script>", "<T>"],
    *[
        "<br>",
        "<!--",
        "-->",
        "<http://a.b>",
        "<a@b.cd>",
        "<table>",
        "<math>",
        "</math>",
        "&",
        "&amp;",
        "&#42;",
        "&copy",
    ],
    *["[", "]", "(", ")", "![", "](", "](<", "[^1]", "[^1]:", "[a]:", "[a]", "][", "[sound:a.mp3]", "[latex]"],
    *["\n", "\n\n", "\n- ", "\n1. ", "\n2) ", "\n10. ", "\n  - ", "\n    ", "\n\t", "\n> ", "\n# ", "\n#", "\n| "],
    *[
        " | ",
        "|",
        "\n|---|---|\n",
        "\n---\n",
        "\n===\n",
        "\n=\n",
        "\n-\n",
        "\n* * *\n",
        "\n** *\n",
        "\n___\n",
        "\n***\n",
    ],
    *[":", "#", "+", "-", "!", "=", ".", " ", "  ", "  \n", "\\\n", '"', "'", "3", "é", "\u0661. ", "字", "\u00a0"],
]
WORDS = st.sampled_from(["word", "two words", "x", "a_b"])
texts = st.lists(st.sampled_from(SIGNS) | WORDS, min_size=1, max_size=16).map("".join)
MATH = st.sampled_from(
    ["$", "$$", "\\(", "\\)", "\\[", "\\]", "[$]", "[/$]", "\\$", "x", "5", " ", "$x_1$", "^", "{", "}"]
)
with_math = st.lists(st.sampled_from(SIGNS) | WORDS | MATH, min_size=1, max_size=16).map("".join)


def shown(text: str) -> str:
    """What is meant to be seen of a typed text: lines without their ends and common margin, one blank line at most."""
    lines = unicodedata.normalize("NFC", text).expandtabs(4).replace("\u00a0", " ").split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    lines = [line[margin:].rstrip() for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


@MANY
@given(texts)
@example("a\n***")
@example("*a\n** *")
@example("`\\`")
@example("|\n|")
@example("3 *\n4 x*")
def test_what_was_typed_is_what_is_shown(render, text_of, text: str) -> None:
    rendered = render(plain_to_markdown(text))
    assert text_of(rendered.html) == shown(text)
    assert not rendered.codes


@MANY
@given(texts)
@example("**\n```\n**")
@example("*_\n```\n__")
def test_it_is_the_same_in_a_cloze(render, text_of, text: str) -> None:
    rendered = render(plain_to_markdown(text), cloze=True)
    assert text_of(rendered.html) == shown(text)
    assert not rendered.cards


def without_math_signs(text: str) -> str:
    """What is the same whether or not something became math."""
    return "".join(re.sub(r"\[/?\$\$?\]|\\(?=[()\[\]])|[$()\[\]/]", "", text).split())


@MANY
@given(with_math)
def test_beside_math_nothing_is_changed(render, text_of, text: str) -> None:
    html = render(plain_to_markdown(text)).html
    assert without_math_signs(text_of(html)) == without_math_signs(shown(text))


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("3 * 4 = 12", "3 * 4 = 12"),
        ("5*6*7", "5*6*7"),
        ("*a* and *b*", r"\*a\* and \*b\*"),
        ("*required", "*required"),
        ("snake_case and other_name", "snake_case and other_name"),
        ("__init__", r"\_\_init\_\_"),
        ("The capital is _____.", "The capital is _____."),
        ("(_____) or (_____)", r"(\____\_) or (\____\_)"),
        ("a < b and b > c", "a < b and b > c"),
        ("List<String>", "List<String>"),
        ("<b>bold</b>", r"\<b>bold\</b>"),
        ("AT&T, &copy and &amp;", "AT&T, &copy and &amp;amp;"),
        ("It costs $5 or $6", "It costs $5 or $6"),
        ("the area $\\pi r^2$ for \\(r\\)", "the area $\\pi r^2$ for \\(r\\)"),
        ("1. FC Köln", "1. FC Köln"),
        ("1. one\n2. two", "1\\. one\\\n2. two"),
        ("# a\n> b\n- c", "\\# a\\\n\\> b\\\n\\- c"),
        ("Title\n=====\ntext", "Title\\\n&#61;====\\\ntext"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("  if x:\n    y()\n  z()", "if x:\\\n&nbsp;&nbsp;y()\\\nz()"),
        ("a | b\n--|--", "a | b\\\n--\\|--"),
        ("see [1] and [2]", "see [1] and [2]"),
        ("[a](b) and ![c](d)", r"\[a](b) and !\[c](d)"),
        ("a note[^1]", r"a note\[^1]"),
        ("[sound:x.mp3] {{c1::y}}", r"\[sound:x.mp3] \{{c1::y}}"),
        ("type `ls` here", r"type \`ls\` here"),
        ("C:\\Users and \\alpha", "C:\\Users and \\alpha"),
        ("C:\\", "C:\\\\"),
        ("text\n$$\nx\n$$\nmore", "text\n$$\nx\n$$\nmore"),
        ("~~no~~", "~&#126;no~&#126;"),
        ("\ufdd0", "\ufffd"),
    ],
)
def test_only_what_means_something_is_escaped(text: str, markdown: str) -> None:
    assert plain_to_markdown(text) == markdown

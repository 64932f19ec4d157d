"""Inline elements."""

import pytest

from ankibuild.markup.inline import Inline, trimmed
from ankibuild.markup.parsing import parse


def html(text: str) -> str:
    return Inline(None, kept=True).html(parse(text).children)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<p>a*b* <br>c</p>", "<p>a&#42;b&#42; <br>c</p>"),
        ("<strong>x</strong> <code>a`\n$b$</code>", "<strong>x</strong> <code>a&#96;&#10;&#36;b&#36;</code>"),
        ("<a href='a b'>x</a><img src='c.png'>", '<a href="a b">x</a><img src="c.png">'),
        ("<img alt='$5'>", "[picture: &#36;5]"),
    ],
)
def test_what_is_kept_stands_on_one_line_and_means_nothing_to_markdown(text: str, kept: str) -> None:
    assert html(text) == kept


def test_spaces_that_nobody_sees_go() -> None:
    assert trimmed(" a   b \n c\u00a0 ") == "a b\nc"


def test_code_that_touches_code_is_html() -> None:
    lines, tokens = Inline(None).lines(parse("<code>a</code><code>b</code>").children)
    assert len(lines) == 1
    assert "<code>b</code>" in tokens

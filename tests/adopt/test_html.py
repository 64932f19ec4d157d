"""HTML of fields: what passes, what it shows, and when two texts show the same."""

from __future__ import annotations

import time

import pytest

from ankibuild.adopt.html import clean, looks_same, lost, plain

AS_TYPED = [
    "plain 2*3*4 _x_ `y` # 1. $5",
    '<div>one</div><div><br></div><div class="mine" data-x="1">two</div>',
    '<span style="color:red">red</span>&nbsp;<font color="#ff0000">x</font>',
    "{{c1::Gold::metal}} \\(x_1\\) [sound:a.mp3] [latex]x[/latex]",
    '<img src="paste-1.png"> <a href="https://example.org">x</a>',
]


@pytest.mark.parametrize("html", AS_TYPED)
def test_what_cannot_harm_stays_as_it_was_typed(html: str) -> None:
    assert (clean(html), lost(html, clean(html))) == (html, [])


@pytest.mark.parametrize(
    ("html", "cleaned", "taken"),
    [
        ("a<script>alert(1)</script>b", "ab", ["<script>"]),
        ('<b onclick="x()">a</b>', "<b>a</b>", ["onclick"]),
        ('<p style="color: red; position: fixed">a</p>', '<p style="color:red">a</p>', ["style: position"]),
        ('<a href="javascript:x()">a</a>', "<a>a</a>", ["href"]),
        ('<iframe src="https://example.org"></iframe>a', "a", ["<iframe>", "src"]),
        ('<p style="background: url(x)">a</p>', '<p style="">a</p>', ["style: background"]),
    ],
)
def test_what_could_harm_is_taken_out_and_named(html: str, cleaned: str, taken: list[str]) -> None:
    assert (clean(html), lost(html, cleaned)) == (cleaned, taken)


def test_control_characters_never_pass() -> None:
    assert clean("a&#31;b\x1fc") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("R&D", "R&amp;D"),
        ("<BR/>a", "<br>a"),
        ("<img src=a.png>", '<img src="a-1.png">'),
        ("[sound:a.png]", "[sound:a-1.png]"),
        ('<b style="color: RED; ">x</b>', '<strong style="color:red">x</strong>'),
        ("<table><tr><td>x</table>", "<table><tbody><tr><td>x</td></tr></tbody></table>"),
        (" a\n b ", "a b"),
    ],
)
def test_another_way_of_writing_makes_no_difference(before: str, after: str) -> None:
    assert looks_same(before, after, {"a.png": "a-1.png"})


@pytest.mark.parametrize(
    ("before", "after"),
    [("a", "b"), ("a b", "ab"), ("<b>a</b>", "a"), ('<img src="a.png">', '<img src="b.png">'), ("a", "a<br>")],
)
def test_another_text_tag_or_picture_does(before: str, after: str) -> None:
    assert not looks_same(before, after, {})


def test_the_text_that_is_seen_is_on_one_line() -> None:
    html = "<div>H<sub>2</sub>O</div>is&nbsp;&lt;wet&gt;<script>x</script><br>now"
    assert plain(html) == "H2O is <wet> now"


@pytest.mark.parametrize("piece", ["<a ", "<a href='", "<a b=", "<!--", "<b", "</", '<i "', "<![CDATA["])
@pytest.mark.parametrize("end", ["", ">" * 8000, "'>"])
def test_broken_html_takes_no_time(piece: str, end: str) -> None:
    html = piece * 8000 + end
    started = time.perf_counter()
    plain(html)
    looks_same(html, f"{html}x", {})
    lost(html, clean(html))
    assert time.perf_counter() - started < 60

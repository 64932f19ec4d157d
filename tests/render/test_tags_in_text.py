"""What a `<` begins."""

import pytest

from ankibuild.render.sanitize import TAGS
from ankibuild.render.tags_in_text import INLINE, OPTIONAL_END, VOID, Sign, classify


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<b>", "b"),
        ("<B>", "b"),
        ("<br/>", "br"),
        ("<br />", "br"),
        ("<h1>", "h1"),
        ("<a href='x'>", "a"),
        ('<img src="x" alt="a>b">', "img"),
        ("<img src=x.png>", "img"),
        ("<b\n title='x'\n>", "b"),
        ("<td colspan = 2>", "td"),
        ("<audio controls src='x'>", "audio"),
        ("<details open>", "details"),
        ("<ol reversed start=3>", "ol"),
        ("<b title=''>", "b"),
    ],
)
def test_a_tag_that_may_pass_is_known_by_its_name(text: str, name: str) -> None:
    assert classify(f"{text} rest", 0)[:3] == (Sign.OPENING, len(text), name)


@pytest.mark.parametrize("text", ["</b>", "</B >", "</b\n>"])
def test_a_tag_may_close_another(text: str) -> None:
    assert classify(text, 0)[:3] == (Sign.CLOSING, len(text), "b")


@pytest.mark.parametrize(
    "text",
    [
        "<",
        "<<",
        "< b>",
        "<b",
        "<b ",
        "<1>",
        "<3",
        "</ b>",
        "<T>",
        "<int>",
        "<b and c>",
        "<b hidden>",
        "<a, b>",
        "<b x='>",
        '<b x="y>',
        "<b 'x'>",
        "<b x=`y`>",
        "<b x=<y>>",
        "<?php ?>",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
        "<!- x -->",
        "<custom-tag>",
        "<x:y>",
    ],
)
def test_any_other_sign_is_text(text: str) -> None:
    assert classify(text, 0) == (Sign.TEXT, 1, "", ())


@pytest.mark.parametrize("name", ["script", "style", "iframe", "object", "svg", "form", "meta", "base", "template"])
def test_html_that_may_not_pass_is_text_with_a_name(name: str) -> None:
    assert classify(f"<{name}>", 0) == (Sign.TEXT, 1, name, ())
    assert classify(f"</{name.upper()}>", 0) == (Sign.TEXT, 1, name, ())


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("<https://example.org/a_b?c=d#e>", ""),
        ("<mailto:a@b.cd>", ""),
        ("<javascript:alert(1)>", ""),
        ("<a.b+c@d-e.example.org>", "mailto:"),
    ],
)
def test_an_address_may_stand_between_signs(text: str, prefix: str) -> None:
    assert classify(text, 0) == (Sign.LINK, len(text), prefix, ())


@pytest.mark.parametrize("text", ["<https://a b>", "<a@b>", "<@b.cd>", "<a@.cd>", "<x:>y", "<http://a<b>"])
def test_not_everything_with_a_colon_is_an_address(text: str) -> None:
    assert classify(text, 0).sign is not Sign.LINK or text == "<x:>y"


def test_a_comment_is_known_by_its_beginning() -> None:
    assert classify("<!-- a -->", 0) == (Sign.COMMENT, 4, "", ())


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("<b onclick='x' title='y'>", ("onclick",)),
        ("<b ONCLICK=x id=y>", ("onclick", "id")),
        ("<b class='c' style='color:red'>", ()),
        ("<td style='text-align:left' colspan=2>", ()),
        ("<b href='x'>", ("href",)),
        ("<a href='x' target='_blank'>", ("target",)),
        ("<img srcset='x' loading=lazy src='y'>", ("srcset", "loading")),
        ("<audio autoplay src='x'>", ("autoplay",)),
    ],
)
def test_attributes_that_may_not_pass_are_named(text: str, dropped: tuple[str, ...]) -> None:
    found = classify(f"x{text}", 1).dropped
    assert tuple(name for name, _ in found) == dropped
    assert all(text.lower().startswith(name, at - 1) for name, at in found)


def test_every_tag_of_these_lists_may_pass() -> None:
    assert VOID | OPTIONAL_END | INLINE <= TAGS


def test_no_tag_that_parts_blocks_is_kept_from_markdown() -> None:
    assert not INLINE & {"p", "div", "ul", "ol", "li", "table", "tr", "td", "pre", "blockquote", "h1", "details", "hr"}

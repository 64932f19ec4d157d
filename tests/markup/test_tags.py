"""Tags as the tokenizer reads them, and what it drops."""

import pytest

from ankibuild.markup.tags import tree


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a < b <3 & c &lt; d &notit; &amp", "a < b <3 & c < d ¬it; &"),
        ("x<!-- y -->z<!-->w<?php q?><!doctype html>v<!-- > u", "xzwv"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("<script>a<b</script><style>q</style>c", "c"),
        ("<script>'<!-- <script> </script> -->'</script>c", "c"),
        ("<script type='math/tex'>a<b &amp; c</script>d", "<formula>a<b &amp; c</formula>d"),
        ("<script src='x'/><p>a", "<p>a</p>"),
        ("<a href=http://a.b/>c</a>", "<a>c</a>"),
    ],
)
def test_tags_are_read_as_a_browser_does(written, html: str, expected: str) -> None:
    assert written(tree(html)) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a <b c", "a <b c"),
        ("a <b c &lt;\r\n", "a <b c <\n"),
        ("a </p", "a </p"),
        ("a </ b> c </ d", "a </ b> c </ d"),
        ("a <!b", "a <!b"),
        ("a <?b", "a <?b"),
        ("<p style='color:red>a</p><b>b</b>", "<p>a</p><b>b</b>"),
        ("x <a title='y <b>z</b>", "x <a title='y <b>z</b>"),
        ("<title>a</title x='>b", "<title>a</title>b"),
        ("<script type=math/tex>a</script b='>c", "<formula>a</formula>c"),
        ("<title>a</title x<b c='>d", "<title>a</title x</title><b>d</b>"),
        ("<p a='>b" * 3, "<p>b</p><p>b</p>"),
    ],
)
def test_the_text_of_a_tag_that_never_ends_is_kept(written, html: str, expected: str) -> None:
    assert written(tree(html)) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<![CDATA[a<b>&amp;c]]>d", "a<b>&amp;cd"),
        ("<svg><![CDATA[a>b]]></svg>", "<svg>a>b</svg>"),
        ("<![CDATA[a>\r\nb", "a>\nb"),
        ("<script>//<![CDATA[\na\n//]]></script>b", "b"),
    ],
)
def test_a_part_of_xml_is_text(written, html: str, expected: str) -> None:
    assert written(tree(html)) == expected


@pytest.mark.parametrize("name", ["textarea", "title", "xmp"])
def test_in_a_field_tags_are_text_as_in_a_browser(written, name: str) -> None:
    assert written(tree(f"<{name}>a<p>&lt;</{name.upper()} >b")).endswith(f"</{name}>b")
    assert "a<p>" in tree(f"<{name}>a<p>&lt;</{name.upper()} >b").text


@pytest.mark.parametrize("name", ["textarea", "title", "xmp", "plaintext", "iframe", "noembed", "noframes", "noscript"])
def test_behind_a_field_that_never_ends_tags_are_read(written, name: str) -> None:
    assert "<p>b</p>" in written(tree(f"<div><{name}>a</div><p>b</p>"))
    assert tree(f"<div><{name}>a</div><p>b</p>").text == "ab"


@pytest.mark.parametrize("name", ["iframe", "noembed", "noframes", "noscript"])
def test_what_stands_in_for_something_else_is_read(written, name: str) -> None:
    assert written(tree(f"<{name}><p>a</{name}>b")) == f"<{name}><p>a</p></{name}>b"


@pytest.mark.parametrize("name", ["select", "template", "frameset", "object", "button"])
def test_what_other_elements_hold_is_read(name: str) -> None:
    assert tree(f"<{name}>a<p>b</p></{name}>c").text == "abc"


def test_after_many_tags_that_never_end_the_rest_is_text() -> None:
    root = tree("<b <" * 40)
    assert root.text == "<b <" * 40
    assert tree("<p title='x <" * 40).text == "<p title='x <" * 40

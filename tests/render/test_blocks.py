"""Headings and addresses that nobody meant."""

import pytest

ADDRESS = '<a href="https://example.org">{}</a>'


@pytest.mark.parametrize(
    ("line", "html"),
    [
        ("# a", "<h1>a</h1>"),
        ("### a", "<h3>a</h3>"),
        ("###### a", "<h6>a</h6>"),
        ("## a ##", "<h2>a</h2>"),
        ("# a #  ", "<h1>a</h1>"),
        ("# What is C#", "<h1>What is C#</h1>"),
        ("# a \\#", "<h1>a #</h1>"),
        ("# *a* $x$", r"<h1><em>a</em> \(x\)</h1>"),
        ("#1 choice", "<p>#1 choice</p>"),
        ("#hashtag", "<p>#hashtag</p>"),
        ("#", "<p>#</p>"),
        ("####### a", "<p>####### a</p>"),
    ],
)
def test_a_heading_has_a_space_behind_its_signs(html_of, line: str, html: str) -> None:
    assert html_of(f"{line}\n\nb") == f"{html}\n<p>b</p>"


def test_a_heading_may_end_a_paragraph(html_of) -> None:
    assert html_of("a\n# b\nc") == "<p>a</p>\n<h1>b</h1>\n<p>c</p>"


@pytest.mark.parametrize(
    "text",
    [
        "[Nurse]: Hello\n[Patient]: Hi",
        "[Nurse]: Hello\n[Nurse]: Bye",
        "a\n[1]: Smith",
        "[x]: https://example.org\ny",
        "[a\nb]: c\nd",
    ],
)
def test_what_nothing_refers_to_is_no_address(html_of, text: str) -> None:
    assert html_of(text) == text


@pytest.mark.parametrize(
    ("text", "label"), [("[it][Ref]", "it"), ("[Ref]", "Ref"), ("[Ref][]", "Ref"), ("[a\nb][ref]", "a\nb")]
)
def test_what_something_refers_to_is_an_address(html_of, text: str, label: str) -> None:
    assert html_of(f"{text}\n\n[ref]: https://example.org") == ADDRESS.format(label)


def test_a_picture_may_be_named_elsewhere(render) -> None:
    rendered = render("![a][p]\n\n[p]: missing.png")
    assert rendered.html == '<img alt="a" src="missing.png">'
    assert rendered.codes == ["media-missing"]


def test_an_address_may_have_a_title(html_of) -> None:
    html = html_of('[a][b]\n\n[b]: https://example.org "T"')
    assert html == '<a href="https://example.org" title="T">a</a>'

"""Footnotes."""

import pytest

NOTES = '<div class="footnote">\n<hr>\n<ol>\n{}\n</ol>\n</div>'
NOTE = "<li>\n<p>{}</p>\n</li>"


def test_a_footnote_is_a_number_and_its_text_stands_below(html_of) -> None:
    assert html_of("a[^1] b\n\n[^1]: The note") == (
        "<p>a<sup><span>1</span></sup> b</p>\n" + NOTES.format(NOTE.format("The note"))
    )


def test_notes_are_numbered_and_those_nobody_refers_to_are_shown(html_of) -> None:
    html = html_of("a[^x] b[^y]\n\n[^x]: One\n[^y]: Two\n[^z]: Three")
    assert "<sup><span>1</span></sup> b<sup><span>2</span></sup>" in html
    assert NOTES.format("\n".join(NOTE.format(text) for text in ("One", "Two", "Three"))) in html


def test_a_note_that_is_referred_to_twice_has_no_links_back(html_of) -> None:
    html = html_of("a[^1] b[^1]\n\n[^1]: Note")
    assert html.endswith(NOTES.format(NOTE.format("Note")))
    assert html.count("<span>1</span>") == 2


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("**a** `b` c", "<strong>a</strong> <code>b</code> c"),
        ("$a_1 * b_1$", r"\(a_1 * b_1\)"),
        ("ends in *emphasis*", "ends in <em>emphasis</em>"),
        ("a<b {{c}}", "a&lt;b {&#123;c}&#125;"),
        ("[x](https://example.org)", '<a href="https://example.org">x</a>'),
    ],
)
def test_a_note_is_markdown(html_of, typed: str, html: str) -> None:
    assert html_of(f"a[^1]\n\n[^1]: {typed}").endswith(NOTES.format(NOTE.format(html)))


@pytest.mark.parametrize(
    ("note", "end"),
    [
        ("a\n\n    b", "<p>a</p>\n<p>b</p>\n</li>"),
        ("a\n\n    - b\n    - c", "<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n\n</li>"),
        ("a\n\n    ```\n    b\n    ```", "<code>b\n</code></pre></div>\n</li>"),
    ],
)
def test_a_note_may_be_long(html_of, note: str, end: str) -> None:
    assert end in html_of(f"x[^1]\n\n[^1]: {note}")


@pytest.mark.parametrize("text", ["a[^1] b", "[^a-z]+ is a set", "`[^1]` c[^2]"])
def test_a_number_without_a_note_stays_as_typed(html_of, visible, text: str) -> None:
    assert visible(html_of(text)) == text.replace("`", "")

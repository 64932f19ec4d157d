"""Tags that are markup, and tags that a text is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.markup import html_to_markdown
from ankibuild.readers import File
from ankibuild.readers.gift import read
from ankibuild.readers.moodle.typed_tags import with_literal_tags


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> and <i class='a'>slanted</i>",
        "one<br>two<br/>three<p>four",
        '<img src="a.png">',
        "<ul><li>one<li>two</ul>",
        "x<sub>1</sub>",
        '<a href="https://example.org">there</a>',
        "",
        "1 < 2 > 0",
    ],
)
def test_markup_stays(text: str) -> None:
    assert with_literal_tags(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<a>", "&lt;a&gt;"),
        ("<br>", "&lt;br&gt;"),
        ("<img>", "&lt;img&gt;"),
        ("<p></p>", "&lt;p&gt;&lt;/p&gt;"),
        ("Which <title> is it?", "Which &lt;title&gt; is it?"),
        ("<title>Home</title>", "&lt;title&gt;Home&lt;/title&gt;"),
        ("<owner> of it", "&lt;owner&gt; of it"),
        ("<b>bold</b> and <i>", "<b>bold</b> and &lt;i&gt;"),
        ("vector<int> v", "vector&lt;int&gt; v"),
    ],
)
def test_what_cannot_be_markup_is_shown(text: str, shown: str) -> None:
    assert with_literal_tags(text) == shown


def test_choices_of_tags_are_not_lost() -> None:
    (question,) = read(File.of("a.gift", "Which tag makes a link? {=<a> ~<link> ~<url> ~<href>}")).questions
    assert [option.text.value.replace("\\", "") for option in question.options] == ["<a>", "<link>", "<url>", "<href>"]


@given(st.lists(st.sampled_from(["<a>", "</a>", "<b>", "</b>", "<br>", "<x>", "</p>", "<p>", "t", " "])).map("".join))
def test_no_text_is_lost(text: str) -> None:
    assert html_to_markdown(with_literal_tags(text)).strip() or not text.strip()

"""The settings at the start of a Markdown file."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.frontmatter import front_matter
from ankibuild.source import Source


def test_settings_are_read_a_line_each() -> None:
    found = front_matter(Source("a.md", '---\ntitle: "A: B"\ndeck: One::Two\ntags:\n  - a\n  - b c\n---\ntext\n'))
    assert (found.deck, found.tags, found.settings["title"]) == ("One::Two", ("a", "b c"), "A: B")
    assert found.end == 57


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert front_matter(Source("a.md", "---\ntext\n")).end == 0
    assert front_matter(Source("a.md", "text\n---\n")).end == 0

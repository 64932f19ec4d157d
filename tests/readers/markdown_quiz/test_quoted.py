"""Quotations between boxes."""

from __future__ import annotations

import pytest

from ankibuild.readers import File
from ankibuild.readers.markdown_quiz import read
from ankibuild.readers.markdown_quiz.lines import split_lines
from ankibuild.readers.markdown_quiz.quoted import with_quotations
from ankibuild.source import Source


def lines(text: str) -> list[str]:
    return [line.text for line in with_quotations(split_lines(Source("a.md", text)))]


def test_at_the_margin_they_say_why_an_option_is_wrong_or_right() -> None:
    text = "## Is it?\n\n- [ ] one\n> No.\n- [x] two\n> Yes,\n> it is.\n\n- [ ] three\n> Never.\n"
    result = read(File.of("a.md", text))
    assert result.diagnostics == ()
    options = result.questions[0].options
    assert [option.text.value for option in options] == ["one", "two", "three"]
    assert [option.why.value for option in options] == ["No.", "Yes,\nit is.", "Never."]
    assert options[1].why.span is not None
    assert text[options[1].why.span.start :].startswith("Yes,")


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] one\n- [x] two\n> Both.\n",
        "- [x] one\n\n> Apart.\n",
        "- [x] one\n> [!note] A callout\n- [ ] two\n",
        "- [x] one\n  > Inside.\n- [ ] two\n",
        "- [x] one\n> So.\nMore.\n\n- [ ] two\n",
        "```\n- [x] one\n> So.\n- [ ] two\n```\n",
        "- one\n> So.\n- two\n",
    ],
)
def test_others_stay_where_they_are(text: str) -> None:
    assert lines(text) == text.split("\n")

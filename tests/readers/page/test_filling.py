"""The pieces of one question in their places."""

from ankibuild.readers.page.structure import questions_of
from ankibuild.readers.page.typed import pieces_of_text
from ankibuild.source import Source

TEXT = """Multiple Choice

A vignette.

Which is it?

Hint: look up
A. x
B. y

Correct answer:
B

Because.

More about it

Further text
of two lines.

Share this page
https://example.org/share
"""


def test_each_part_goes_to_its_place() -> None:
    (draft,) = questions_of(pieces_of_text(Source("a.txt", TEXT))).drafts
    assert draft.stem.value == "A vignette.\n\nWhich is it?"
    assert draft.hint.value == "look up"
    assert [choice.plain for choice in draft.choices] == ["x", "y"]
    assert draft.key_seen == "B"
    assert draft.explanation.value == "Because."
    assert draft.article.value == "### More about it\n\nFurther text\\\nof two lines."

"""What is left of Markdown in pages saved as text."""

import pytest

from ankibuild.readers.page.dressed import as_markdown, is_bold, is_dressed, undressed


@pytest.mark.parametrize(
    ("text", "texts", "markdown"),
    [
        ("a **b** c", "", "a **b** c"),
        ("a *b* c 2*3*4", "", "a *b* c 2*3*4"),
        ("a **b** _c_", "plain", r"a \*\*b\*\* \_c\_"),
        ("a _c_ [d](e)", "markdown", "a _c_ [d](e)"),
        ("<b>a</b>", "html", "**a**"),
        ("**a* b", "", r"\*\*a\* b"),
    ],
)
def test_bold_and_leaning_letters_stay_so(text: str, texts: str, markdown: str) -> None:
    assert as_markdown(text, texts) == markdown


def test_a_line_is_seen_without_its_marks() -> None:
    assert undressed("**Answer:** *b*") == "Answer: b"
    assert is_bold("**a b**")
    assert not is_bold("**a** b")


@pytest.mark.parametrize(("text", "dressed"), [("# A", True), ("a\n**b** c", True), ("#1 a\n2 ** 3 ** 4", False)])
def test_headings_and_bold_letters_show_that_a_program_wrote_it(text: str, dressed: bool) -> None:
    assert is_dressed(text) is dressed

"""Math in texts that are no Markdown."""

import pytest

from ankibuild.markup.formulas import find_formulas


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$x$ and $$y$$", ["$x$", "$$y$$"]),
        (r"\(x\) \[y\] [$]z[/$]", [r"\(x\)", r"\[y\]", "[$]z[/$]"]),
        ("It costs $5 or $6", []),
        (r"\(a \(b\)", [r"\(b\)"]),
        (r"\\(a\)", []),
        ("$a`b$ \\(`\\)", []),
        ("| $a | b$ |", []),
        (r"\({\) \( \)", []),
    ],
)
def test_math_is_what_our_renderer_takes_for_it(text: str, found: list[str]) -> None:
    assert [text[formula.start : formula.end] for formula in find_formulas(text)] == found

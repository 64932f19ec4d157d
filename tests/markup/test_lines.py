"""What lines begin with."""

import pytest

from ankibuild.markup.lines import guarded


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["- a", "+ b", "* c", "# d", "> e"], ["\\- a", "\\+ b", "\\* c", "\\# d", "\\> e"]),
        (["1. a", "2. b", "", "3) c"], ["1\\. a", "2. b", "", "3\\) c"]),
        (["a", "---", "b", "==="], ["a", "\\---", "b", "&#61;=="]),
        (["***", "* * *", "___", "_a_", "*a*"], ["\\*\\*\\*", "\\* * *", "\\__\\_", "_a_", "*a*"]),
        (["a|b", "-|-"], ["a|b", "-\\|-"]),
        (["#a", "-a", "1.a", "=a", "-5", "1.5 l"], ["#a", "-a", "1.a", "=a", "-5", "1.5 l"]),
    ],
)
def test_only_what_begins_a_block_is_changed(lines: list[str], expected: list[str]) -> None:
    assert guarded(lines) == expected

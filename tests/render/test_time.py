"""Time grows with a text, not with its square, whatever sign that may open something is repeated."""

import time

import pytest

from ankibuild.render.brackets import guard_brackets
from ankibuild.render.emphasis import marked
from ankibuild.render.lists import normalize
from ankibuild.render.scan import scan
from ankibuild.render.tables import fitted
from ankibuild.render.tokens import restore, restore_early

REPEATED = [
    *["*", "**a ", "*a_", "_", "~~a ", "`", "`a ", "` ``", "```a\n", "> ```a\n", "~~~a\n", "```\na\n```\n", "$", "$a "],
    *[
        "$$a ",
        "$a$",
        "\\",
        "\\$",
        "\\(a ",
        "\\[a",
        "{",
        "}",
        "{a}",
        "{{c1::",
        "{{c1::a}}",
        "{{c1::{",
        "{{c1::a::b",
        "::",
    ],
    *["<", "<b", "<b>", "<b></b>", "<b x='", '<b x="', "<b x=y ", "<!-- ", "<!--a-->", "<code>", "<pre>", "<script>"],
    *[
        "<https://a",
        "<a@b.c",
        "<a@b",
        "[",
        "[a](",
        "[a]",
        "![a](b)",
        "](<",
        "[$]a",
        "[sound:a ",
        "[sound:a]",
        "[latex]",
    ],
    *[
        "- a\n",
        "- ",
        "1. a\n",
        "  - a\n",
        "> a\n",
        ">",
        "# a\n",
        "|a",
        "|a|b|\n|-|-|\n",
        "a\n\n",
        "\n",
        " ",
        "\t",
        "a  \n",
    ],
    *["[^1]: a\n", "[a]: b\n", "&#", "&amp;", "1*1", "\n    a\n\n", "'\"", "((a)", "[[a]]", "é"],
]
SMALL, LARGE = 6_000, 48_000
"""Eight times the text; a quadratic step would take 64 times as long."""


def text_of(piece: str, length: int) -> str:
    """A text that is a letter and repetitions of a piece."""
    return ("x" + piece * (length // len(piece)))[:length]


def seconds(function, *args: object, runs: int = 2) -> float:
    """The shortest time of a few runs."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        function(*args)
        times.append(time.process_time() - started)
    return min(times)


STEPS = {
    "scan": lambda text: scan(text),
    "scan a cloze": lambda text: scan(text, cloze=True),
    "emphasis": marked,
    "lists": lambda text: normalize(text.split("\n")),
    "tables": lambda text: fitted(text, 2),
    "brackets": lambda text: guard_brackets(text, []),
    "restore": lambda text: restore(restore_early(text, []), []),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_takes_time_in_proportion_to_the_text(step: str) -> None:
    for piece in REPEATED:
        small = seconds(STEPS[step], text_of(piece, SMALL))
        assert seconds(STEPS[step], text_of(piece, LARGE)) < 30 * small + 0.5, piece


@pytest.mark.parametrize("piece", REPEATED)
def test_a_hostile_text_is_rendered_in_a_moment(render, piece: str) -> None:
    text = text_of(piece, SMALL)
    assert seconds(lambda: (render(text), render(text, cloze=True)), runs=1) < 60


def test_a_long_line_is_no_harder_than_many_short_ones(render) -> None:
    line = "Word *emphasis* `code` $x_1$ <b>bold</b> [link](a) US$5 "
    assert seconds(lambda: render(line * 500)) < 8 * seconds(lambda: render((line + "\n\n") * 500)) + 0.05

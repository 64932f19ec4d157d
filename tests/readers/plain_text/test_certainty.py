from __future__ import annotations

import pytest

from ankibuild.readers.plain_text.certainty import looks_certain
from ankibuild.readers.plain_text.reading import parse
from ankibuild.source import Source


def is_certain(text: str) -> bool:
    dump = parse(Source("a.txt", text))
    return looks_certain(dump.dialect, dump.drafts, dump.lists, sum(bool(line.strip()) for line in text.splitlines()))


@pytest.mark.parametrize(
    "text",
    [
        "1. X?\nA) a\nB) b\nAnswer: A\n",
        "1. X?\nA) a\n*B) b\n",
        "1. X?\nA) a\nB) b\n2. Y?\nA) a\nB) b\n",
        "1. X?\nA) a\nB) b\n\nAnswers\n1. A\n",
    ],
)
def test_questions_with_keys_or_with_options_by_letters_are_certain(text: str) -> None:
    assert is_certain(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1. Terms\n(1) one\n(2) two\n2. More\n(1) one\n(2) two\n",
        "1. Terms\n- one\n* two\n2. More\n- one\n- two\n",
        "1. X?\nA) a\nB) b\n" + "and so on\n" * 30,
        "So it begins.\n" * 20 + "1. X?\nA) a\nB) b\nAnswer: A\n",
        "1. " + "a\n" * 100 + "A) a\nB) b\nAnswer: A\n",
    ],
)
def test_lists_and_prose_are_not(text: str) -> None:
    assert not is_certain(text)

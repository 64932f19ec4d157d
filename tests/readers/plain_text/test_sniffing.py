from __future__ import annotations

import pytest

from ankibuild.readers.file import File
from ankibuild.readers.plain_text import sniff


@pytest.mark.parametrize(
    "text",
    [
        "1. X?\nA) a\nB) b\nAnswer: A\n",
        "1. X?\nA) a\nB) b\n2. Y?\nA) a\nB) b\n",
        "Q: X?\nA: y\n\nQ: Z?\nA: w\n",
        "X?\nA. a\nB. b\nAnswer: A\n",
        "1. X?\nAnswer: y\n",
        "T1A01 (C) [97.1]\nX?\nA. a\nB. b\nC. c\nD. d\n",
        "====\n1. Which code is {x = 1}?\nA) a\nB) b\nAnswer: A\n",
    ],
)
def test_a_certain_question_is_enough(text: str) -> None:
    assert sniff(File.of("a.txt", text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello.\n\nThis is prose by A. Smith.\n",
        "1. Definitions.\n(a) The work is whatever\n(b) The author is whoever\n2. Grant.\n3. Limits.\n4. End.\n",
        "numpy==1.2\n# a comment\nrequests>=2\n",
        "::t:: Q {=a ~b}\n",
        "X?\nA. a\nB. b\nANSWER: A\n",
        "Quiz title: X\n\n1. X?\n*a) a\nb) b\n",
        "#separator:tab\n1. X?\tA) a\n",
        "Multiple Choice\n\nX?\nA) a\nB) b\nAnswer: A\n",
        "<html><body>1. X?</body></html>",
        '{"question": "1. X?"}',
        "Shopping\n1. Milk\n2. Eggs\n3. Bread\n",
        "0.25 1\n0.5 2\n0.75 3\n1. 4\n1.25 5\n",
        "* Rights are reserved\n* C94 = measured\n* #E94 = computed\n*\n* Source: none\n 0 1 4.258\n 0 2 4.539\n",
        "Log\n12\n(1) begun\n(2) ended\n13\n(1) begun\n(2) ended\n",
    ],
)
def test_other_texts_are_left_to_other_readers(text: str) -> None:
    assert not sniff(File.of("a.txt", text))

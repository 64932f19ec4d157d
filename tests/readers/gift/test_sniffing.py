"""What looks like GIFT."""

from __future__ import annotations

import pytest

from ankibuild.readers import File
from ankibuild.readers.gift import sniff


@pytest.mark.parametrize(
    "written",
    [
        "Who? {~a =b}",
        "Who? {\n=a\n}",
        "How many? {#3:1}",
        "How many? {#\n=3}",
        "True? {T}",
        "True? { FALSE#no}",
        "::Name::Why? {}",
    ],
)
def test_answers_in_braces_are_gift(written: str) -> None:
    assert sniff(File.of("a.txt", written))


@pytest.mark.parametrize(
    "written",
    [
        "What is it?\nA. One\nB. Two\nANSWER: A",
        '{"a": "=b"}',
        "body {color: red}",
        "{#if x}",
        "Set \\{=a\\}",
        "1. What is {x}?",
        "f() {}",
        "",
    ],
)
def test_other_texts_are_not(written: str) -> None:
    assert not sniff(File.of("a.txt", written))


def test_the_suffix_is_enough() -> None:
    assert sniff(File.of("a.GIFT", "Only a description"))
    assert not sniff(File.of("a.gift", ""))
    assert not sniff(File.of("a.gift", b"\0\1"))

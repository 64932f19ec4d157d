"""Fenced code."""

import re

import pytest

from ankibuild.render.fences import BEFORE_FENCE, Fence, Fences


def find(text: str) -> Fence | None:
    """The fence that the first line of a text opens."""
    before = re.match(BEFORE_FENCE, text)
    return Fences(text).find(0, before.end()) if before else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("```\na\n```", "a"),
        ("~~~\na\n~~~", "a"),
        ("```\n```", ""),
        ("```\n\na\n\n```", "\na\n"),
        ("```\n  a\n\tb\n```", "  a\n\tb"),
        ("```\na\n`````", "a"),
        ("````\n```\n````", "```"),
        ("```\n~~~\n```", "~~~"),
        ("~~~ a`b\nc\n~~~", "c"),
        ("```\na\n   ```  ", "a"),
        ("  ```\n  a\n    b\n c\n  ```", "a\n  b\nc"),
        ("- ```\n  a\n  ```", "a"),
        ("10) ```\n    a\n      b\n    ```", "a\n  b"),
        ("- - ```\n    a\n    ```", "a"),
        ("> ```\n> a\n>  b\n>c\n> ```", "a\n b\nc"),
        ("> - ```\n>   a\n>   ```", "a"),
        ("\t```\n\ta\n\t\tb\n\t```", "a\n    b"),
    ],
)
def test_the_lines_up_to_a_fence_as_long_are_code(text: str, code: str) -> None:
    fence = find(text)
    assert fence
    assert fence.code == code
    assert fence.end == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "```",
        "```\na",
        "```\na\n``",
        "````\na\n```",
        "```\na\n``` b",
        "```\na\n~~~",
        "``` a`b\nc\n```",
        "```a``` b",
        "> ```\n> a\nb\n> ```",
    ],
)
def test_a_fence_that_is_never_closed_is_text(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("```", ""),
        ("```python", "python"),
        ("``` python", "python"),
        ("```c++ title=x", "c++"),
        ("```{.js .numberLines}", "js"),
        ("```.py", "py"),
        ("```objective-c", "objective-c"),
        ("```c#", "c#"),
        ("```!", ""),
    ],
)
def test_the_first_word_behind_a_fence_is_the_language(line: str, language: str) -> None:
    assert find(f"{line}\na\n```").language == language


@pytest.mark.parametrize(
    ("text", "is_nested"),
    [
        ("```\na\n```", False),
        ("> ```\n> a\n> ```", False),
        (">```\n>a\n>```", False),
        (" ```\n a\n ```", True),
        ("- ```\n  a\n  ```", True),
        ("> - ```\n>   a\n>   ```", True),
    ],
)
def test_a_fence_in_a_list_item_is_nested(text: str, is_nested: bool) -> None:
    assert find(text).is_nested == is_nested


def test_what_stands_before_a_fence_is_kept() -> None:
    assert find("> 1. ```\n>    a\n>    ```").prefix == "> 1. "


@pytest.mark.parametrize("before", ["a ", "-", "1.", "* a ", "**"])
def test_a_fence_begins_its_line(before: str) -> None:
    assert re.match(BEFORE_FENCE, f"{before}```\na\n```") is None


def test_a_longer_fence_that_is_open_does_not_hide_a_shorter_one_that_is_closed() -> None:
    fences = Fences("````\n```\na\n```")
    assert fences.find(0, 0) is None
    assert fences.find(5, 5).code == "a"


def test_a_quotation_s_open_fence_does_not_hide_one_in_the_next_quotation() -> None:
    text = "> ```\n\n> ```\n> a\n> ```"
    fences = Fences(text)
    assert fences.find(0, 2) is None
    assert fences.find(7, 9).code == "a"

"""What the tests of quiz pages share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ankibuild.readers import page
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File

PAGES = Path(__file__).parents[2] / "data" / "readers" / "page"


@pytest.fixture(scope="session")
def fixture_page() -> Callable[[str], File]:
    """One of the pages that were made for these tests."""
    return lambda name: File.of(name, (PAGES / name).read_bytes())


@pytest.fixture(scope="session")
def read_page() -> Callable[..., Read]:
    """What is read of a page given as text."""
    return lambda text, name="page.html": page.read(File.of(name, text))


@pytest.fixture(scope="session")
def told() -> Callable[[Read], list[str]]:
    """Each question in a line: its kind, its options with `*` before the right ones, or its answer."""

    def told(read: Read) -> list[str]:
        lines = []
        for question in read.questions:
            if not question.sound:
                lines.append("rejected")
                continue
            options = [f"{'*' if option.correct else ''}{option.text.value}" for option in question.options]
            answers = [f"={answer.text.value}" for answer in question.answers]
            lines.append(f"{question.texts['kind'].value}: {question.texts['stem'].value} {options + answers}")
        return lines

    return told

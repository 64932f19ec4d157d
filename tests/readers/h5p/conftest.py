"""One piece of H5P, read."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.h5p import read


@pytest.fixture
def reading() -> Callable[..., Read]:
    """Reads a piece of a library with its parameters."""

    def reads(library: str, **params: object) -> Read:
        piece = {"library": f"H5P.{library} 1.0", "params": params}
        return read(File.of("content.json", json.dumps({"list": [piece]})))

    return reads


@pytest.fixture
def question(reading: Callable[..., Read], codes: Callable[[Read], list[str]]) -> Callable[..., RawQuestion]:
    """The only question of a piece in which nothing is wrong."""

    def asks(library: str, **params: object) -> RawQuestion:
        result = reading(library, **params)
        assert codes(result) == []
        (one,) = result.questions
        return one

    return asks


@pytest.fixture
def codes() -> Callable[[Read], list[str]]:
    """What was said of a file."""
    return lambda result: [fault.code for fault in result.diagnostics]


@pytest.fixture
def value() -> Callable[[RawQuestion, str], str]:
    """A text of a question, '' where it has none."""
    return lambda one, name: one.texts[name].value if name in one.texts else ""

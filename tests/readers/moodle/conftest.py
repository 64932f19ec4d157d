"""Moodle XML with one question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.readers import File
from ankibuild.readers.collecting import Read
from ankibuild.readers.moodle import read


@pytest.fixture
def quiz() -> Callable[..., Read]:
    """Reads a question of a type, with a text and further elements."""

    def reads(kind: str, text: str = "Which?", more: str = "", form: str = "html") -> Read:
        stem = f'<questiontext format="{form}"><text><![CDATA[{text}]]></text></questiontext>'
        return read(File.of("a.xml", f'<quiz><question type="{kind}">{stem}{more}</question></quiz>'))

    return reads

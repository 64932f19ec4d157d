"""Problems of Open edX with some content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.readers import File
from ankibuild.readers.collecting import Read
from ankibuild.readers.olx import read


@pytest.fixture
def problem() -> Callable[..., Read]:
    """Reads a problem with this content."""

    def reads(content: str, attributes: str = "") -> Read:
        return read(File.of("a.xml", f"<problem {attributes}>{content}</problem>"))

    return reads

"""Which R Markdown files are exercises."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.readers import File
from ankibuild.readers.rexams import sniff

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "rexams"


@pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_exercises_are(path: Path) -> None:
    assert sniff(File.of(path.name, path.read_bytes()))


@pytest.mark.parametrize(
    "text", ["---\ntitle: a\noutput: html_document\n---\n\n# question\n", "# Report\n\n```{r}\n1\n```\n", ""]
)
def test_reports_are_not(text: str) -> None:
    assert not sniff(File.of("a.Rmd", text))

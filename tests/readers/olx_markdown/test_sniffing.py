"""Which texts are problems of Open edX."""

from __future__ import annotations

import pytest

from ankibuild.readers import File
from ankibuild.readers.olx_markdown import sniff


@pytest.mark.parametrize(
    "text",
    [
        ">>Is it?<<\n(x) a\n( ) b\n",
        ">>Is it?||Say||<<\n= 5\n",
        "Is it?\n(x) a\n( ) b\n[explanation]\nc\n[explanation]\n",
    ],
)
def test_problems_are(text: str) -> None:
    assert sniff(File.of("a.md", text))


@pytest.mark.parametrize("text", ["Is it?\n\n- [x] a\n- [ ] b\n", ">> a quotation\n", "git log >>a<<b\n", ""])
def test_others_are_not(text: str) -> None:
    assert not sniff(File.of("a.md", text))

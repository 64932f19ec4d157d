"""Accents of LaTeX."""

from __future__ import annotations

import pytest

from ankibuild.markup.latex_signs import SIGNS, accented, is_accent


@pytest.mark.parametrize(
    ("name", "letter", "sign"),
    [("'", "e", "é"), ('"', "u", "ü"), ("c", "c", "ç"), ("v", "s", "š"), ("'", "ı", "í"), ("'", "", "")],
)
def test_accents_join_their_letter(name: str, letter: str, sign: str) -> None:
    assert is_accent(name)
    assert accented(name, letter) == sign


def test_signs_are_no_accents() -> None:
    assert SIGNS["ss"] == "ß"
    assert not is_accent("ss")

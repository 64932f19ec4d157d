"""Categories as subdecks."""

from __future__ import annotations

import pytest

from ankibuild.readers.moodle.categories import category_deck


@pytest.mark.parametrize(
    ("category", "deck"),
    [
        ("$course$/top/Cells/Walls", "::Cells::Walls"),
        ("$course$/Cells", "::Cells"),
        ("$module$/top/Default for Quiz 1", "::Default for Quiz 1"),
        ("$system$", ""),
        ("$cat1$/top", ""),
        ("top/Cells", "::Cells"),
        ("Cells / Walls", "::Cells::Walls"),
        ("Input//Output", "::Input/Output"),
        ("A::B", "::A: B"),
        ("", ""),
    ],
)
def test_levels_are_subdecks(category: str, deck: str) -> None:
    assert category_deck(category) == deck

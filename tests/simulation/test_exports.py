"""Years of files of other programs, whose questions have no ids that last: each stays the note that it was.

A run is some years from a seed. `ANKIBUILD_SEEDS="7 8"` runs other seeds, `ANKIBUILD_STEPS` more or fewer years.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .exporting import Exports, Imports

SEEDS = [int(seed) for seed in os.environ.get("ANKIBUILD_SEEDS", "1 2 3 4 5 6 7 8").split()]
YEARS = int(os.environ.get("ANKIBUILD_STEPS", "8"))


@pytest.mark.parametrize("world", [Exports, Imports])
@pytest.mark.parametrize("seed", SEEDS)
def test_questions_without_lasting_ids_stay_the_notes_that_they_were(
    seed: int, world: type[Exports], tmp_path: Path
) -> None:
    years = world(tmp_path, seed)
    try:
        years.build()
        for _ in range(YEARS):
            years.year()
    except Exception:
        print(f"seed {seed}:", *years.told[-12:], sep="\n  ")
        raise

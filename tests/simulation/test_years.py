"""Years of updates in one collection: no duplicate, no lost review, no edit of the learner's overwritten without need.

A run is 200 random steps from a seed. It is no hypothesis state machine: that runs its simplest example first and
leaves out kinds of steps at random, while one long run has to have them all. `ANKIBUILD_SEEDS="7 8"` runs other seeds,
`ANKIBUILD_STEPS` more or fewer steps.
"""

import os
from pathlib import Path

import pytest

from .edits import EDITS
from .learner import ACTIONS
from .world import World

SEEDS = [int(seed) for seed in os.environ.get("ANKIBUILD_SEEDS", "1").split()]
STEPS = int(os.environ.get("ANKIBUILD_STEPS", "200"))
_GIT = {f"git {what}" for what in ("branch", "switch", "merge", "revert of the last", "revert of an older one")}


@pytest.mark.parametrize("seed", SEEDS)
def test_learners_keep_everything_through_years_of_random_edits(seed: int, tmp_path: Path) -> None:
    world = World(tmp_path, seed)
    told = []
    try:
        for _ in range(STEPS):
            told.append(world.step())
        _, sound = world.learner.col.fix_integrity()
        assert sound
    except Exception:
        print(f"seed {seed}, step {len(told)}:", *told[-10:], sep="\n  ")
        raise
    finally:
        world.learner.close()
    assert STEPS < 200 or not _never_done(world), "the run leaves something out: give it more steps"


def _never_done(world: World) -> set[str]:
    others = ("draft", "clock goes back", "catch-up", "old package")
    wanted = {*EDITS, *_GIT, *(f"learner: {name}" for name in ACTIONS), *others}
    return {name for name in wanted if not world.done[name]}

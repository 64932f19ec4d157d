"""A corpus of made-up questions, the same for everybody: stems with emphasis and code, four options, an explanation."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

_SEED = 1900
_TEXT = (
    "river stone ladder window harbour meadow copper lantern orchard pencil engine carpet bridge thunder violin "
    "basket anchor feather market tunnel garden button compass winter saddle mirror"
)
_WORDS = _TEXT.split()


def write(folder: Path, count: int) -> Path:
    """Writes a project of `count` questions; gives its one source."""
    path = folder / "sources" / "questions.yaml"
    path.parent.mkdir(parents=True)
    (folder / "ankibuild.yaml").write_text("name: bench\ndeck: Bench\nnamespace: bench\n", "utf-8")
    chance = random.Random(_SEED)
    data = {"deck": "Bench", "questions": [_question(number, chance) for number in range(count)]}
    with path.open("w", encoding="utf-8") as stream:
        yaml.dump(data, stream, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    return path


def _question(number: int, chance: random.Random) -> dict[str, Any]:
    def some(length: int) -> str:
        return " ".join(chance.choices(_WORDS, k=length))

    stem = f"When number {number} is seen, what is a **{some(2)}** if `{some(1)}` {some(8)}?"
    if not chance.randrange(10):
        stem += f"\n\n- {some(4)}\n- {some(4)}"
    first, second = some(25).capitalize(), some(20)
    return {
        "id": f"q{number}",
        "stem": stem,
        "options": [f"{some(6).capitalize()} {letter}" for letter in "abcd"],
        "answer": chance.randint(1, 4),
        "explanation": f"{first}.\n\n**{some(2)}** {second}.\n\n- {some(6)}\n- {some(6)}",
        "tags": [chance.choice(_WORDS), f"part::{number % 20}"],
    }

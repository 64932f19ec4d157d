from __future__ import annotations

import pytest

from ankibuild.readers.anki_notes.boxes import boxes_of

FRONT = "Which are gases?\\\n\\- [ ] Neon\\\n\\- [ ] **Iron**\\\n\\- [ ] Argon"
BACK = FRONT.replace("[ ] Neon", "[x] Neon").replace("[ ] Argon", "[X] Argon").partition("\n")[2]


def test_boxes_on_both_sides_are_options() -> None:
    found = boxes_of(FRONT, f"{BACK}\n\nBoth are noble.")
    assert found is not None
    assert found.stem == "Which are gases?"
    assert found.options == (("Neon", True), ("**Iron**", False), ("Argon", True))
    assert found.below == "Both are noble."


@pytest.mark.parametrize(
    ("front", "back"),
    [
        (FRONT, "Neon"),
        (FRONT, BACK.replace("Iron", "Steel")),
        (FRONT, BACK.replace("[ ]", "[x]")),
        (FRONT, BACK.replace("[x]", "[ ]").replace("[X]", "[ ]")),
        (FRONT, "\n".join(BACK.splitlines()[:2])),
        (FRONT.replace("[ ] Neon", "[x] Neon"), BACK),
        (FRONT + "\n\nTake care.", BACK),
        (FRONT.partition("\n")[2], BACK),
        (FRONT.replace("Argon", "Neon"), BACK.replace("Argon", "Neon")),
        ("Which?\n\n- [ ] Neon", "- [x] Neon"),
    ],
)
def test_what_is_not_certain_is_no_choice(front: str, back: str) -> None:
    assert boxes_of(front, back) is None

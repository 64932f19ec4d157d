"""Which part a field holds, by its name."""

from __future__ import annotations

import pytest

from ankibuild.adopt.mapping import described, guess, part_of
from ankibuild.adopt.notetype import AdoptedNoteType


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Front", "stem"),
        ("FRAGE", "stem"),
        ("Rückseite", "answer"),
        ("Réponse", "answer"),
        ("ответ", "answer"),
        ("正面", "stem"),
        ("Back Extra", "explanation"),
        ("Quelle", "source"),
        ("Option 3", "option-3"),
        ("option_b", "option-2"),
        ("Antwort 1", "option-1"),
        ("Picture", ""),
        ("A", ""),
    ],
)
def test_names_in_many_languages_are_known(name: str, part: str) -> None:
    assert part_of(name) == part


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        (["Front", "Back"], [("stem",), ("answer",)]),
        (["Expression", "Meaning"], [("stem",), ("answer",)]),
        (["Word", "Picture", "Back"], [("stem",), (), ("answer",)]),
        (["Question", "Prompt"], [("stem",), ("answer",)]),
        (["Picture", "Front"], [(), ("stem",)]),
        ([], []),
    ],
)
def test_each_part_has_one_field(names: list[str], parts: list[tuple[str, ...]]) -> None:
    assert guess(names) == dict(zip(names, parts, strict=True))


def test_the_mapping_is_shown_for_a_person_to_check() -> None:
    fields = (("Front", 0), ("Extra Field", 0))
    notetype = AdoptedNoteType("k", 1, "n", fields, (), "", sources={"Front": ("stem", "options")})
    assert described(notetype) == ["Front        from stem + options", "Extra Field  from what stands under fields"]

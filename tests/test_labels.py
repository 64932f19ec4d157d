"""The words on the cards."""

from __future__ import annotations

import pytest

from ankibuild.labels import LABELS


def test_every_label_has_a_word() -> None:
    assert all(word.strip() == word != "" for word in LABELS.values())


def test_the_labels_cannot_be_changed_by_accident() -> None:
    with pytest.raises(TypeError):
        LABELS["answer"] = "Antwort"  # type: ignore[index]

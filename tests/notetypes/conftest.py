"""What the tests of note types share: one real Anki collection, in which templates are tried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from anki.collection import Collection

_numbers = count(1)


@pytest.fixture(scope="module")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """A real collection."""
    collection = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    yield collection
    collection.close()


@pytest.fixture(scope="module")
def new_notetype(anki: Collection) -> Callable[..., Any]:
    """Adds a note type with these fields and pairs of sides; Anki checks them as its editor does."""

    def add(fields: tuple[str, ...], *sides: tuple[str, str], cloze: bool = False) -> Any:
        models = anki.models
        notetype = models.new(f"Tried {next(_numbers)}")
        notetype["type"] = int(cloze)
        notetype["flds"] = [models.new_field(name) for name in fields]
        for number, (front, back) in enumerate(sides, 1):
            notetype["tmpls"].append(models.new_template(f"Card {number}") | {"qfmt": front, "afmt": back})
        return models.get(models.add_dict(notetype).id)

    return add

"""What the tests with real Anki share: reading cards as a learner sees them."""

from __future__ import annotations

import html
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

ROOT = Path(__file__).parent.parent.parent
_UNSEEN = re.compile(r"<(style|script)\b.*?</\1>|\[(?:sound|anki:play):[^]]*\]", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def _visible(markup: str) -> str:
    """The text that a learner sees of a field or a side of a card, without any white space."""
    return "".join(html.unescape(_TAG.sub("", _UNSEEN.sub("", markup))).split())


@pytest.fixture(scope="session")
def visible() -> Callable[[str], str]:
    """Gives the text that is seen of HTML."""
    return _visible


@pytest.fixture(scope="session")
def imported() -> Callable[[Path], AbstractContextManager[Collection]]:
    """Opens a new collection that holds a package, for tests that need many."""

    @contextmanager
    def opened(package: Path) -> Iterator[Any]:
        with tempfile.TemporaryDirectory() as name:
            collection = Collection(str(Path(name) / "collection.anki2"))
            request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
            collection.import_anki_package(request)
            yield collection
            collection.close()

    return opened


@pytest.fixture(scope="session")
def own_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository's own deck."""
    root = tmp_path_factory.mktemp("own")
    shutil.copytree(ROOT / "sources", root / "sources")
    shutil.copy(ROOT / "ankibuild.yaml", root)
    return root


@pytest.fixture
def review(collection) -> Callable[[str], Any]:
    """Answers the card of a question with "good", as a learner does; gives the card."""

    def answer(question_id: str) -> Any:
        card = collection.note(question_id).cards()[0]
        collection.col.decks.select(card.did)
        card.start_timer()
        states = collection.col._backend.get_scheduling_states(card.id)
        built = collection.col.sched.build_answer(card=card, states=states, rating=2)
        collection.col.sched.answer_card(built)
        return collection.col.get_card(card.id)

    return answer

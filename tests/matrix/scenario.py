"""Runs every experiment with the Anki of this interpreter, and writes what was found as JSON.

    python scenario.py PACKAGES RESULT [old|new]

`old` takes the importer in Python instead of the one in Anki's backend. The environment needs nothing but `anki`.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from authors_work import CHANGES
from lab import Lab
from learners_work import PER_NOTE
from notetypes_and_decks import DECKS, SETTINGS, STRUCTURE, merged_later, setting, structure, text_in_own_field
from story import story
from times_and_options import OPTIONS, TIMES

_MERGE = {"merge_notetypes": True}
_QUESTIONS = {"same": "unchanged", "changed": "corrected"}
_RELEASES = {"same": "same-look", "changed": "v2"}


def facts(lab: Lab) -> dict[str, str]:
    """What was found, by the name of each experiment."""
    return {name: _tried(run) for name, run in _experiments(lab)} | {
        f"story/{step}/is": told for step, told in story(lab).items()
    }


def _experiments(lab: Lab) -> Iterator[tuple[str, Callable[[], str]]]:
    for name, about_note in PER_NOTE.items():
        for case, question in _QUESTIONS.items():
            yield f"learner/{name}/{case}", _later(about_note, lab, question)
    for name in SETTINGS:
        for case, release in _RELEASES.items():
            yield f"notetype/{name}/{case}", _later(setting, lab, name, release)
    for name in STRUCTURE:
        yield f"structure/{name}/plain", _later(structure, lab, name)
        yield f"structure/{name}/merged", _later(_with_options, lab, structure, name, **_MERGE)
    for case, question in _QUESTIONS.items():
        yield f"learner/own-field/{case}", _later(text_in_own_field, lab, question)
        yield f"learner/own-field-merged/{case}", _later(_with_options, lab, text_in_own_field, question, **_MERGE)
    for group, experiments in (("decks", DECKS), ("author", CHANGES), ("times", TIMES)):
        for name, experiment in experiments.items():
            yield f"{group}/{name}/is", _later(experiment, lab)
    for name, experiment in {**OPTIONS, "merged-later": merged_later}.items():
        yield f"options/{name}/is", _later(_with_options, lab, experiment)


def _later(function: Callable[..., str], *args: Any, **options: Any) -> Callable[[], str]:
    return lambda: function(*args, **options)


def _with_options(lab: Lab, experiment: Callable[..., str], *args: Any, **options: Any) -> str:
    """An experiment that needs Anki's import options, which it has since 23.10."""
    return experiment(lab, *args, **options) if lab.has_options else "no such option"


def _tried(run: Callable[[], str]) -> str:
    """What an experiment gives; one that crashes says so and does not stop the others."""
    try:
        return run()
    except Exception as error:
        traceback.print_exc()
        return f"crashed: {type(error).__name__}: {error}"


def main(packages: str, result: str, importer: str = "new") -> None:
    """Writes the facts into the file `result`."""
    lab = Lab(Path(packages), importer)
    try:
        Path(result).write_text(json.dumps(facts(lab), indent=1), "utf-8")
    finally:
        lab.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

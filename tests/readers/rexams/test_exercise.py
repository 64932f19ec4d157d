"""The parts of an exercise."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import Line
from ankibuild.readers.rexams.exercise import Exercise


def test_meta_information_is_asked_by_name() -> None:
    exercise = Exercise(meta={"exname": Line(" a ", 3)})
    assert (exercise.said("exname"), exercise.said("extol")) == ("a", "")

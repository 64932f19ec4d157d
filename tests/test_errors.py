"""The exceptions of the API."""

import pickle

import pytest

from ankibuild.diagnostics import report
from ankibuild.errors import AnkibuildError, OutputError, SourceError
from ankibuild.source import Source, Span

SPAN = Span(Source("sources/a.yaml", "one\ntwo\n"), 4, 7)
ERROR = report("empty-stem", SPAN)
WARNING = report("missing-id", SPAN, count=3)
NAMED = report("missing-answer", None, subject="question 'q1'")


@pytest.mark.parametrize("error", [SourceError, OutputError])
def test_every_error_on_purpose_is_an_ankibuild_error(error: type[Exception]) -> None:
    assert issubclass(error, AnkibuildError)


def test_a_source_error_says_every_error_with_its_place() -> None:
    assert str(SourceError([WARNING, ERROR, NAMED])).splitlines() == [
        f"sources/a.yaml:2:1: {ERROR.headline}",
        f"question 'q1': {NAMED.headline}",
    ]


def test_a_source_error_holds_all_that_was_found() -> None:
    assert SourceError([WARNING, ERROR]).diagnostics == (WARNING, ERROR)


def test_a_source_error_goes_through_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(SourceError([NAMED])))
    assert (str(error), error.diagnostics) == (str(SourceError([NAMED])), (NAMED,))

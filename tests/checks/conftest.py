"""What a rule over many questions finds, as plain data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.checks import SetRule
from ankibuild.identity.ids import identify
from ankibuild.model import Question

Found = list[tuple[str, tuple[int, ...]]]


@pytest.fixture
def found_by() -> Callable[..., Found]:
    """By a rule over some questions: the codes, each with the positions (from 1) of the questions that it concerns."""

    def found(rule: SetRule, *questions: Question) -> Found:
        return [(finding.diagnostic.code, finding.positions) for finding in rule(identify(questions, "test", []))]

    return found

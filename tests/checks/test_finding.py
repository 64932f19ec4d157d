"""What a rule over many questions finds."""

from __future__ import annotations

from ankibuild.checks.finding import Finding
from ankibuild.diagnostics import report


def test_a_finding_is_a_diagnostic_and_the_questions_it_is_about() -> None:
    diagnostic = report("empty-stem", None)
    assert Finding(diagnostic, (1, 2)) == (diagnostic, (1, 2))

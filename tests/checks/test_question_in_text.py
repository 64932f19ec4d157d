"""A question that became part of the text above it."""

import pytest

from ankibuild.checks.question_in_text import check
from ankibuild.model import Question


@pytest.mark.parametrize("line", ["- id: a5", "    - stem: Why?", "\t- id: x"])
@pytest.mark.parametrize("field", ["explanation", "article", "hint", "answer", "case"])
def test_a_line_that_begins_a_question_is_a_warning(line: str, field: str) -> None:
    found = list(check(Question("A?", **{field: f"Because.\n{line}\n  more"})))
    assert [diagnostic.code for diagnostic in found] == ["question-in-text"]


@pytest.mark.parametrize("text", ["- identity: a word", "- a list\n- of stem: cells", "id: x", ""])
def test_an_ordinary_list_is_fine(text: str) -> None:
    assert list(check(Question("A?", answer="x", explanation=text))) == []

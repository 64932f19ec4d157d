"""The words that a card shows beside the question's own: a project may put its learners' language in their place."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

LABELS: Final = MappingProxyType(
    {
        "answer": "Answer",
        "explanation": "Explanation",
        "article": "Study notes",
        "hint": "Hint",
        "reference": "Reference",
        "source": "Source",
        "multiple": "Choose all that apply",
        "correct": "correct",
        "true": "True",
        "false": "False",
        "retired": "This question has been withdrawn. You may suspend or delete it.",
    }
)

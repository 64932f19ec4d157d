"""Lists and mappings that stand in a text, as JSON or Python write them."""

from __future__ import annotations

import ast
import json
import warnings


def of_json(text: str) -> object:
    """The data that a text writes as JSON, None where it does not."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def of_python(text: str) -> object:
    """The data that a text writes as Python does, None where it does not; nothing is carried out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python warns of `1if` and `\\d` in what is no program of ours
        try:
            return ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            return None

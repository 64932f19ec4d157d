"""Numbers that are right, as QTI compares them: equal, or between two."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from ankibuild import numbers

_TRIED = 20
"""Values that are tried as the middle of a range."""


def between(low: str, high: str, exact: list[str]) -> str:
    """A range as `3.14 ± 0.01` where one of the exact values is its middle, which is then taken out; else `3..5`."""
    ends = _decimal(low), _decimal(high)
    for value in exact[:_TRIED]:
        middle = _decimal(value)
        if None in (*ends, middle):
            continue
        assert ends[0] is not None and ends[1] is not None and middle is not None
        if ends[0] <= middle <= ends[1]:
            exact.remove(value)
            if middle == ends[0] == ends[1]:
                return value
            if middle - ends[0] == ends[1] - middle:
                return f"{value} ± {ends[1] - middle:f}"
            break
    return low if low == high else f"{low}..{high}"


def with_tolerance(value: str, tolerance: list[str], mode: str) -> str:
    """A value with the tolerance of QTI 2's `equal`: absolute, or in percent of it."""
    middle = _decimal(value)
    margins = [margin for margin in map(_decimal, tolerance) if margin is not None]
    if middle is None or not margins or not any(margins):
        return value
    if mode == "relative":
        margins = [abs(middle) * margin / 100 for margin in margins]
    if len(margins) == 1 or margins[0] == margins[1]:
        return f"{value} ± {margins[0].normalize():f}"
    return f"{(middle - margins[0]).normalize():f}..{(middle + margins[1]).normalize():f}"


def is_number(value: str) -> bool:
    """Whether a text is a number."""
    return numbers.parse(value) is not None


def _decimal(text: str) -> Decimal | None:
    if len(text) > 60:
        return None
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 100 else None

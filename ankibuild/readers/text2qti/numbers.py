"""Numbers with a tolerance, as text2qti and Open edX write them → as we write them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_NUMBER = r"[-+−]?\s*+(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]{1,3})?+"
_WITH_TOLERANCE = re.compile(rf"({_NUMBER})\s*+(?:(?:\+-|±|\+/-)\s*+({_NUMBER})\s*+(%?))?$")
_RANGE = re.compile(rf"[\[(]\s*+({_NUMBER})\s*+,\s*+({_NUMBER})\s*+[\])]$")


def number_of(text: str) -> str | None:
    """`1.5 +- 0.1` → `1.5 ± 0.1`, `[1, 2]` → `1..2`, `50 +- 2%` → `50 ± 1`; None where it is no number."""
    text = text.strip()
    limits = _RANGE.match(text)
    if limits:
        low, high = _decimal(limits[1]), _decimal(limits[2])
        return None if low is None or high is None or low > high else f"{_plain(low)}..{_plain(high)}"
    found = _WITH_TOLERANCE.match(text)
    number = _decimal(found[1]) if found else None
    if not found or number is None:
        return None
    if not found[2]:
        return re.sub(r"\s", "", found[1]).replace("−", "-").removeprefix("+")
    tolerance = _decimal(found[2])
    if tolerance is None or tolerance < 0:
        return None
    around = abs(number) * tolerance / 100 if found[3] else tolerance
    return f"{_plain(number)} ± {_plain(around)}" if around else _plain(number)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"\s", "", text).replace("−", "-"))
    except InvalidOperation:
        return None


def _plain(number: Decimal) -> str:
    """A number without a power of ten where it is short without one."""
    if abs(number.adjusted()) > 20:
        return str(number)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text

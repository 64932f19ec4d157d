"""What is as trivial at the hundredth question as at the first is said once for a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from ankibuild.diagnostics import Diagnostic


def folded(diagnostics: Iterable[Diagnostic], reasons: Collection[str]) -> list[Diagnostic]:
    """The diagnostics, of those that something was not carried for one of these reasons only the first each.

    It says how many there are.
    """
    said = list(diagnostics)
    counted = Counter(_reason(one) for one in said)
    seen: set[str] = set()
    kept = []
    for one in said:
        reason = _reason(one)
        if reason not in reasons:
            kept.append(one)
        elif reason not in seen:
            seen.add(reason)
            kept.append(_counting(one, counted[reason]))
    return kept


def _reason(diagnostic: Diagnostic) -> str:
    return str(diagnostic.facts.get("why", "")) if diagnostic.code == "not-carried" else ""


def _counting(diagnostic: Diagnostic, count: int) -> Diagnostic:
    if count == 1:
        return diagnostic
    places = "one other place" if count == 2 else f"{count - 1} other places"
    return replace(diagnostic, facts={**diagnostic.facts, "what": f"{diagnostic.facts['what']} (and at {places})"})

"""Errors that many questions of one file share: the first few are shown, the others counted in one."""

from __future__ import annotations

from ankibuild.diagnostics import Diagnostic, Severity, report
from ankibuild.diagnostics.catalog import entry

MOST = 5
"""So many errors of one kind are shown one by one."""

SHOWN = 3
"""Of more, so many."""

_LINES = 6


def gathered(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics about the questions of one file, with those that say the same of many in one.

    `same-reason` has the number of questions as its fact `count`, so that errors and rejected questions still agree.
    """
    by_code: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_code.setdefault(diagnostic.code, []).append(diagnostic)
    many = {
        code: alike
        for code, alike in by_code.items()
        if len(alike) > MOST and alike[0].severity is Severity.ERROR and all(each.span for each in alike)
    }
    kept = {code: {id(each) for each in alike[:SHOWN]} for code, alike in many.items()}
    few = [each for each in diagnostics if each.code not in many or id(each) in kept[each.code]]
    return [*few, *(_together(alike[SHOWN:]) for alike in many.values())]


def _together(alike: list[Diagnostic]) -> Diagnostic:
    lines = [each.span.position[0] for each in alike[: _LINES + 1] if each.span]
    listed = ", ".join(str(line) for line in lines[:_LINES]) + (" …" if len(alike) > _LINES else "")
    what = _SHORT.get(alike[0].code) or entry(alike[0].code).headline
    return report("same-reason", alike[0].span, count=len(alike), what=what, lines=listed)


_SHORT = {
    "keys-ambiguous": "nothing in the file says whether the first option is number 0 or 1",
    "keys-contradictory": "some keys of the file count from 0 and some from 1",
    "key-not-among-options": "the key means none of the options",
    "keys-disagree": "the two keys of the record mean different options",
    "key-letter-or-text": "the key is the letter of one option and the text of another",
    "type-not-carried": "a question of this type cannot be a card",
    "truth-not-understood": "the answer says neither true nor false",
}
"""What errors say that name a key, without it."""

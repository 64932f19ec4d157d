"""Response processing of QTI 1.2: which responses are right (ASI information model, 3.2.3).

A condition that raises the score names the right responses; those in a `not` are the wrong ones.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ankibuild.readers.xmltree import Element

_TESTS = frozenset(
    ("varequal", "varsubstring", "varsubset", "vargt", "vargte", "varlt", "varlte", "varinside", "durequal")
)
RESPONSES = ("response_lid", "response_str", "response_num", "response_grp", "response_xy")
"""The elements at which one responds. `response_extension` holds settings of Brightspace."""

_LABEL = "response_label"
_TITLES = frozenset(("correct", "right"))


class Check(NamedTuple):
    """What a condition asks of a response."""

    response: str
    name: str
    value: str
    element: Element
    wanted: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition: what it asks, how much it scores, the feedback it shows."""

    element: Element
    tests: tuple[Check, ...]
    score: float
    feedback: tuple[str, ...]

    @property
    def wanted(self) -> list[Check]:
        """What must be for the condition to hold."""
        return [test for test in self.tests if test.wanted]


def conditions(item: Element) -> list[Condition]:
    """The conditions of an item, in order."""
    owners = _owners(item)
    found = [_condition(element, owners) for element in item.iter("respcondition")]
    if any(condition.score > 0 and condition.wanted for condition in found):
        return found
    return [_scored(condition) if _is_right(condition) else condition for condition in found]


def _owners(item: Element) -> dict[str, str]:
    """The responses by what Brightspace names instead in conditions: the place to type at in each of them."""
    typed = list(item.iter("response_str", "response_num"))
    return {label.get("ident"): response.get("ident") for response in typed for label in response.iter(_LABEL)} | {
        response.get("ident"): response.get("ident") for response in item.iter(*RESPONSES)
    }


def _condition(element: Element, owners: Mapping[str, str]) -> Condition:
    named = (test for part in element.all("conditionvar") for test in _tests(part))
    tests = tuple(test._replace(response=owners.get(test.response, test.response)) for test in named)
    score = max((_score(part) for part in element.iter("setvar")), default=0.0)
    return Condition(element, tests, score, tuple(part.get("linkrefid") for part in element.iter("displayfeedback")))


def _tests(element: Element) -> Iterator[Check]:
    waiting = [(inner, True) for inner in reversed(list(element.elements))]
    while waiting:
        inner, wanted = waiting.pop()
        if inner.tag in _TESTS:
            yield Check(inner.get("respident"), inner.tag, inner.text.strip(), inner, wanted)
        else:
            below = wanted != (inner.tag == "not")
            waiting.extend((child, below) for child in reversed(list(inner.elements)))


def _score(element: Element) -> float:
    """What is added to a score; `SCORE.max` is Blackboard's word for all of it. Brightspace counts faults too."""
    text, name = element.text.strip(), (element.get("varname") or element.get("variablename")).lower()
    if name == "d2l_correct" and not text:
        return 1.0
    if "incorrect" in name:
        return 0.0
    if text.lower().endswith(".max"):
        return math.inf
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return 0.0 if math.isnan(number) or element.get("action", "Set").lower() not in ("set", "add") else number


def _is_right(condition: Condition) -> bool:
    """Whether a condition of an item that nothing scores is about the right response, by its name."""
    names = (condition.element.get("title"), *condition.feedback)
    return bool(condition.wanted) and any(name.lower() in _TITLES for name in names)


def _scored(condition: Condition) -> Condition:
    return Condition(condition.element, condition.tests, 1.0, condition.feedback)


class Keys(NamedTuple):
    """The right ones among the choices of a response, those that are right in part, and whether others would do."""

    right: tuple[str, ...]
    partly: tuple[str, ...] = ()
    others: bool = False


Scored: TypeAlias = dict[str, list[tuple[float, list[Check]]]]
"""What the conditions that raise the score want of each response, and how far they raise it."""


def scored(found: list[Condition]) -> Scored:
    """The conditions that raise the score, by responses."""
    result: Scored = {}
    for condition in found:
        if condition.score > 0:
            own: dict[str, list[Check]] = {}
            for check in condition.wanted:
                own.setdefault(check.response, []).append(check)
            for response, checks in own.items():
                result.setdefault(response, []).append((condition.score, checks))
    return result


def keys(scoring: list[tuple[float, list[Check]]], *, several: bool) -> Keys:
    """The keys of a choice, by the conditions that raise the score."""
    if not scoring:
        return Keys(())
    best = max(score for score, _ in scoring)
    top = [checks for score, checks in scoring if score == best]
    together = [checks for checks in top if len(checks) > 1]
    if several and together:
        return Keys(tuple(dict.fromkeys(check.value for check in together[0])), others=len(together) > 1)
    counted = [checks for _, checks in scoring] if several else top
    right = dict.fromkeys(check.value for checks in counted for check in checks)
    rest = dict.fromkeys(check.value for _, checks in scoring for check in checks if check.value not in right)
    return Keys(tuple(right), tuple(rest))

"""What items of QTI 2 and 3 declare: their responses, the right ones, and how others are scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ankibuild.readers.qti.numbers import between, with_tolerance
from ankibuild.readers.xmltree import Element

_COMPARISONS = frozenset(("match", "equal", "stringMatch", "equalRounded", "member", "contains"))
_BOUNDS = {"gt": "low", "gte": "low", "lt": "high", "lte": "high"}
_NUMBERS = frozenset(("integer", "float"))


class Value(NamedTuple):
    """A response that is right, and where that is said."""

    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class Declared:
    """A response: its right values; `weights` are the scores of single values, of which none may be declared."""

    cardinality: str = "single"
    base: str = "identifier"
    right: tuple[Value, ...] = ()
    weights: tuple[tuple[Value, float], ...] = ()
    alternatives: int = 0
    case_matters: bool = False

    @property
    def is_number(self) -> bool:
        """Whether a number is asked for."""
        return self.base in _NUMBERS

    @property
    def best(self) -> list[Value]:
        """The values that are right: those declared, and of the scored ones those that score as much as the best."""
        top = max((weight for _, weight in self.weights), default=0.0)
        scored = [value for value, weight in self.weights if weight > 0 and (weight == top or not self._is_single)]
        known = {value.text for value in self.right}
        if known and scored and self._is_single and known.isdisjoint(value.text for value in scored):
            return list(self.right)  # the two disagree; what is called right is right
        more = [value for value in scored if value.text not in known] if self._is_single or not self.right else []
        return [*self.right, *more]

    @property
    def partly(self) -> bool:
        """Whether some values are right in part, or some count more than others."""
        return len({weight for _, weight in self.weights if weight > 0}) > 1

    @property
    def _is_single(self) -> bool:
        return self.cardinality == "single"


def responses_of(item: Element) -> dict[str, Declared]:
    """The responses that an item declares, by their identifiers."""
    found = {element.get("identifier"): _declared(element) for element in item.all("responseDeclaration")}
    if all(declared.right or declared.weights for declared in found.values()):
        return found
    tested = _tested(item)
    return {
        name: declared if declared.right or declared.weights else _processed(declared, tested.get(name, []))
        for name, declared in found.items()
    }


def _declared(element: Element) -> Declared:
    correct = element.find("correctResponse")
    entries = [entry for mapping in element.all("mapping") for entry in mapping.all("mapEntry")]
    return Declared(
        element.get("cardinality", "single"),
        element.get("baseType", "identifier"),
        tuple(Value(_squeezed(value.text), value) for value in (correct.all("value") if correct else ())),
        tuple((Value(_squeezed(entry.get("mapKey")), entry), _float(entry.get("mappedValue"))) for entry in entries),
        case_matters=any(entry.get("caseSensitive").lower() == "true" for entry in entries),
    )


def _tested(item: Element) -> dict[str, list[tuple[float, list[Value]]]]:
    """What the processing wants of each response where it raises the score, and how far."""
    found: dict[str, list[tuple[float, list[Value]]]] = {}
    for score, test in _scoring(item):
        for name, values in _values(test).items():
            found.setdefault(name, []).append((score, values))
    return found


def _processed(declared: Declared, sets: list[tuple[float, list[Value]]]) -> Declared:
    """A response whose right values stand in the processing only, in the conditions that raise the score."""
    if not sets:
        return declared
    best = max(score for score, _ in sets)
    top = [_divided(declared, values) for score, values in sets if score == best]
    if declared.cardinality == "single":
        once = {value.text: value for values in top for value in values}
        return Declared(declared.cardinality, declared.base, tuple(once.values()))
    return Declared(declared.cardinality, declared.base, tuple(top[0]), alternatives=len(top) - 1)


def _divided(declared: Declared, values: list[Value]) -> list[Value]:
    """The values of a test; several identifiers may stand in one, as in samples of the standard."""
    if declared.base != "identifier" or declared.cardinality == "single":
        return values
    return [value._replace(text=name) for value in values for name in value.text.split()]


def _scoring(item: Element) -> Iterator[tuple[float, Element]]:
    """The tests on which the score is raised, and how far; of an `or` each is a test of its own."""
    counted = _counted(item)
    for branch in item.iter("responseIf", "responseElseIf"):
        raised = (_raised(inner) for inner in branch.all("setOutcomeValue") if _counts(inner, counted))
        score = max(raised, default=0.0)
        tests = [test for test in branch.elements if test.tag not in ("setOutcomeValue", "responseCondition")][:1]
        while score > 0 and tests:
            test = tests.pop()
            if test.tag == "or":
                tests.extend(reversed(list(test.elements)))
            else:
                yield score, test


def _counts(outcome: Element, counted: frozenset[str]) -> bool:
    return "SCORE" in outcome.get("identifier").upper() or outcome.get("identifier") in counted


def _counted(item: Element) -> frozenset[str]:
    """The outcomes that are summed up as the score."""
    sums = [outcome for outcome in item.iter("setOutcomeValue") if "SCORE" in outcome.get("identifier").upper()]
    names = {variable.get("identifier") for outcome in sums for variable in outcome.iter("variable")}
    return frozenset(names - {response.get("identifier") for response in item.all("responseDeclaration")})


def _raised(outcome: Element) -> float:
    """The score that is set; where it is a variable or a sum, it is raised all the same."""
    value = outcome.find("baseValue")
    return _float(value.text) if value else 1.0


def _values(test: Element) -> dict[str, list[Value]]:
    """The values that a test wants of each response, all of them together."""
    found: dict[str, _Wanted] = {}
    waiting = [test]
    while waiting:
        inner = waiting.pop()
        if inner.tag in _BOUNDS or inner.tag in _COMPARISONS:
            variables = [variable.get("identifier") for variable in inner.iter("variable")]
            if len(variables) == 1:
                wanted = found.setdefault(variables[0], _Wanted())
                getattr(wanted, _BOUNDS.get(inner.tag, "exact")).extend(_compared(inner))
        elif inner.tag != "not":
            waiting.extend(reversed(list(inner.elements)))
    return {name: values for name, wanted in found.items() if (values := wanted.values())}


@dataclass(slots=True)
class _Wanted:
    """What a test wants of a response: values, or numbers between bounds."""

    exact: list[Value] = field(default_factory=list)
    low: list[Value] = field(default_factory=list)
    high: list[Value] = field(default_factory=list)

    def values(self) -> list[Value]:
        """The values; a lower and an upper bound are one, and so is a value in their middle."""
        exact = [value.text for value in self.exact]
        ranges = [
            low._replace(text=between(low.text, high.text, exact))
            for low, high in zip(self.low, self.high, strict=False)
        ]
        left = frozenset(exact)
        return [*(value for value in self.exact if value.text in left), *ranges]


def _compared(test: Element) -> list[Value]:
    """The values with which a comparison compares a response."""
    values = [Value(_squeezed(value.text), value) for value in test.iter("baseValue")]
    tolerance, mode = test.get("tolerance").split(), test.get("toleranceMode", "exact")
    if test.tag == "equal" and mode != "exact":
        return [value._replace(text=with_tolerance(value.text, tolerance, mode)) for value in values]
    return values


def tolerances_in(item: Element) -> dict[str, tuple[list[str], str]]:
    """The tolerances with which the processing compares responses with their right values, and their modes."""
    found: dict[str, tuple[list[str], str]] = {}
    for equal in item.iter("equal"):
        for inner in equal.iter("variable", "correct"):
            found.setdefault(
                inner.get("identifier"), (equal.get("tolerance").split(), equal.get("toleranceMode", "exact"))
            )
    return found


def pairs_in(values: list[Value]) -> Iterator[tuple[str, str, Element]]:
    """The two identifiers of each value that is a pair."""
    for value in values:
        parts = value.text.split(" ")
        if len(parts) == 2:
            yield parts[0], parts[1], value.element


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _float(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if abs(number) < 1e12 else 0.0

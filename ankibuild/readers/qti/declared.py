"""What items of QTI 2 and 3 declare: their responses, the right ones, and how others are scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ankibuild.readers.qti.numbers import with_tolerance
from ankibuild.readers.xmltree import Element

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
    found = {}
    for element in item.all("responseDeclaration"):
        name = element.get("identifier")
        declared = _declared(element)
        found[name] = declared if declared.right or declared.weights else _processed(item, name, declared)
    return found


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


def _processed(item: Element, name: str, declared: Declared) -> Declared:
    """A response whose right values stand in the processing only: in the first condition that asks for some."""
    sets = [_values(match, name) for match in item.iter("match", "equal", "stringMatch", "equalRounded")]
    sets = [values for values in sets if values]
    if not sets:
        return declared
    if declared.cardinality == "single":
        once = {value.text: value for values in sets for value in values}
        chosen, alternatives = tuple(once.values())[:1], len(once) - 1
    else:
        chosen, alternatives = tuple(sets[0]), len(sets) - 1
    return Declared(declared.cardinality, declared.base, chosen, (), alternatives)


def _values(match: Element, name: str) -> list[Value]:
    variables = [variable.get("identifier") for variable in match.iter("variable")]
    values = [Value(_squeezed(value.text), value) for value in match.iter("baseValue")]
    if variables != [name]:
        return []
    mode = match.get("toleranceMode")
    tolerance = match.get("tolerance").split()
    if match.tag == "equal" and tolerance and mode != "exact":
        return [value._replace(text=with_tolerance(value.text, tolerance, mode)) for value in values]
    return values


def tolerance_of(item: Element, name: str) -> tuple[list[str], str]:
    """The tolerance with which the processing compares a response with the right value, and its mode."""
    for equal in item.iter("equal"):
        if any(inner.get("identifier") == name for inner in equal.iter("variable", "correct")):
            return equal.get("tolerance").split(), equal.get("toleranceMode", "exact")
    return [], "exact"


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

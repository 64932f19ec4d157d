"""What many places have in common is said of the first few of them, and of the others in one.

Readers and checks report each place. Only what people read is folded: a program gets all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ankibuild.diagnostics import Diagnostic
from ankibuild.diagnostics.catalog import entry

MOST = 5
"""So many of a file that say the same are shown one by one."""

SHOWN = 3
"""Of more, so many."""

SHOWN_IN_ALL = 20
"""So many that say the same are shown one by one of all files, as where each file holds one question."""

SHOWN_OF_CODE = 100
"""So many of one code are shown one by one, even if each says something else."""

_VALUES = 3
"""So many values of a fact are named in what is said of all; of more, none."""

_LONGEST = 60

_Sentence: TypeAlias = tuple[str, ...]
_Group: TypeAlias = tuple[str, _Sentence]


@dataclass(frozen=True, slots=True)
class Alike:
    """Diagnostics that say the same, in their order, without the first of them, which are shown by themselves."""

    found: tuple[Diagnostic, ...]

    @property
    def summary(self) -> Diagnostic:
        """The first of them, in words for all: a fact that they do not share is left out."""
        first = self.found[0]
        return replace(first, facts={name: self._value(name) for name in first.facts})

    def _value(self, name: str) -> object:
        values = {str(each.facts.get(name, "")): each.facts.get(name, "") for each in self.found}
        if len(values) == 1:
            return next(iter(values.values()))
        quote = "'" if f"'{{{name}}}'" in entry(self.found[0].code).headline else ""
        named = _listed(tuple(values), quote)
        return named if all(values) and len(values) <= _VALUES and len(named) <= _LONGEST else "…"


def _listed(values: tuple[str, ...], quote: str) -> str:
    """Values as `a, b or c`, each in the quotes that stand around the one in the catalog."""
    *first, last = values
    return f"{quote} or {quote}".join((f"{quote}, {quote}".join(first), last))


def fold(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic | Alike]:
    """The diagnostics in their order; of many that say the same, the first few, and then the others in one.

    They say the same if they have one code and agree in the facts that the catalog calls its `reasons`.
    """
    said = tuple(diagnostics)
    shown = _Shown(Counter((_file(each), _sentence(each)) for each in said))
    others: dict[_Group, list[Diagnostic]] = {}
    kept: list[Diagnostic | list[Diagnostic]] = []
    for each in said:
        group = shown.next(each)
        if group is None:
            kept.append(each)
        elif group in others:
            others[group].append(each)
        else:
            others[group] = [each]
            kept.append(others[group])
    return [each if isinstance(each, Diagnostic) else Alike(tuple(each)) for each in kept]


@dataclass(frozen=True, slots=True)
class _Shown:
    """How many are shown by themselves so far; `there` says how many there are in each file."""

    there: Counter[_Group]
    in_file: Counter[_Group] = field(default_factory=Counter)
    in_all: Counter[_Sentence] = field(default_factory=Counter)
    of_code: Counter[str] = field(default_factory=Counter)

    def next(self, diagnostic: Diagnostic) -> _Group | None:
        """None if it is shown by itself; else those that it belongs to, which may be of one file or of all."""
        code, sentence = diagnostic.code, _sentence(diagnostic)
        group = (_file(diagnostic), sentence)
        if self.of_code[code] == SHOWN_OF_CODE:
            return group if self.in_file[group] else ("", (code,))
        if self.in_all[sentence] == SHOWN_IN_ALL:
            return group if self.in_file[group] else ("", sentence)
        if self.in_file[group] == _shown(code, self.there[group]):
            return group
        self.in_file[group] += 1
        self.in_all[sentence] += 1
        self.of_code[code] += 1
        return None


def _sentence(diagnostic: Diagnostic) -> _Sentence:
    """What a diagnostic says, without what differs from place to place."""
    reasons = entry(diagnostic.code).reasons
    return diagnostic.code, *(str(diagnostic.facts.get(name, "")) for name in reasons)


def _file(diagnostic: Diagnostic) -> str:
    """The file that it is about, which may be an archive of many."""
    return diagnostic.span.source.holder if diagnostic.span else ""


def _shown(code: str, count: int) -> int:
    """How many of a file are shown by themselves, of so many that say the same."""
    if entry(code).once:
        return 1
    return count if count <= MOST else SHOWN

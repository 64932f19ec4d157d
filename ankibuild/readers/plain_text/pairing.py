"""Lists of pairs to match: two lists with labels, and a key such as `1-c, 2-a`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.marks import ALPHABETS, READINGS
from ankibuild.readers.plain_text.survey import Look

_LABEL = r"[(\[]?\s?(\d{1,2}|[ivxIVX]{1,4}|[^\W\d_])\s?[)\]]?"
_PAIR = re.compile(rf"{_LABEL}\s*+(?:[-–—:=]++>?|→|⇒)\s*+{_LABEL}(?=[\s,;.|]|$)[\s,;.|]*+")
_ITEM = re.compile(r"[(\[]?\s?(\d{1,2}|[ivxIVX]{1,4}|[^\W\d_])\s?(?:[)\].:、．]|\s[-–—](?=\s))\s*+(?=\S)")
_GAP = re.compile(r"\t\s*+|\s{2,}+(?:\|\s*+)?+|\s*+\|\s*+|;\s++|\s[-–—→]++>?\s(?=[(\[]?\s?\w{1,2}[)\].:])\s*+")
_MATCH = re.compile(
    r"\bmatch(?:es|ing)?\b|\bcolumns?\b|\blist[- ](?:i|1|a)\b|\bzuordn|\bordnen\b|\brelacion[ae]|\bempareja|\bassoci|"
    r"соотнес|соответстви|\bcorrelacion|\babbina|连线|配对|匹配",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:\W*+(?:column|list|set|group|spalte|columna|colonne|liste?)\W{0,3}[-\w]{1,4}\b\W*+)++$", re.IGNORECASE
)
"""The names of both lists."""
_WIDEST = 200
_FURTHEST = 60
"""Lines between what asks to match and the key."""


class Pairing(NamedTuple):
    """What asks to match, the pairs that belong together, and the texts on the right that match nothing."""

    stem: list[Line]
    pairs: list[tuple[Line, Line]]
    left_over: list[Line]


def pairs_in(text: str) -> list[tuple[str, str]]:
    """The labels that a key puts together; [] for any other text."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _PAIR.match(text, at)
        if not match:
            return []
        found.append((match[1], match[2]))
        at = match.end()
    return found if len(found) > 1 else []


def begins_with_pairs(text: str) -> bool:
    """Whether a key puts labels together, and names no option by a label."""
    first = _PAIR.match(text.lstrip())
    return first is not None and _PAIR.match(text.lstrip(), first.end()) is not None


def asks_to_match(lines: Sequence[Line]) -> bool:
    """Whether a question speaks of lists to match."""
    return any(_MATCH.search(line.text[:_WIDEST]) for line in lines)


def with_lists_to_match(looks: Sequence[Look]) -> list[Look]:
    """The lines, in which those of lists to match mark neither questions nor options: their key says so."""
    out = list(looks)
    keys = [at for at, look in enumerate(looks) if look.label == "key"]
    before = -1
    for at in keys:
        begin = _beginning(looks, before, at) if pairs_in(looks[at].line.text[looks[at].value :]) else -1
        if begin >= 0 and not (len(keys) == 1 and _asked_above(looks, begin)):
            for inner in range(begin + 1, at):
                out[inner] = Look(looks[inner].line)
            out[begin] = looks[begin]._replace(options=(), inner=())
            out[at] = looks[at]._replace(paired=True)
        before = at
    return out


def _beginning(looks: Sequence[Look], before: int, at: int) -> int:
    """The line that asks to match, the last with a number of its own or the first; -1 where none does."""
    asking = [
        above for above in range(max(before + 1, at - _FURTHEST), at) if _MATCH.search(looks[above].line.text[:_WIDEST])
    ]
    numbered = [above for above in asking if looks[above].question]
    return numbered[-1] if numbered else asking[0] if asking else -1


def _asked_above(looks: Sequence[Look], begin: int) -> bool:
    """Whether other questions stand above, so that the only key of a file may be the list of the keys of all."""
    mark = looks[begin].question
    return mark is not None and any(look.question and look.question.style == mark.style for look in looks[:begin])


def pairing(stem: Sequence[Line], key: str) -> Pairing | None:
    """The pairs of a question; None unless each label of the key stands once before a text, and all on one side."""
    said = pairs_in(key)
    lefts, rights = [left for left, _ in said], [right for _, right in said]
    kinds = _kind(lefts), _kind(rights)
    if not said or "" in kinds or kinds[0] == kinds[1] or len(set(lefts)) < len(lefts):
        return None
    kept, items = _items(stem, kinds)
    left, right = dict(items[0]), dict(items[1])
    single = len(left) == len(items[0]) and len(right) == len(items[1])
    known = {_folded(label) for label in lefts} == set(left) and {_folded(label) for label in rights} <= set(right)
    if not single or not known or not kept:
        return None
    pairs = [(left[_folded(one)], right[_folded(other)]) for one, other in said]
    used = {_folded(label) for label in rights}
    return Pairing(kept, pairs, [text for label, text in items[1] if label not in used])


def _kind(labels: Sequence[str]) -> str:
    """The alphabet that all labels are of: numbers, numerals, or letters; '' where they are of several."""
    if all(label.isdecimal() for label in labels):
        return "number"
    if all({name for name, _ in READINGS.get(label, ())} & {"roman", "upper roman"} for label in labels) and any(
        len(label) > 1 for label in labels
    ):
        return "numeral"
    names = [{name for name, _ in READINGS.get(label, ()) if name in ALPHABETS} for label in labels]
    shared = set.intersection(*names) if names else set()
    return "letter" if shared else ""


def _folded(label: str) -> str:
    return label.lower()


_Items = tuple[list[tuple[str, Line]], list[tuple[str, Line]]]


def _items(stem: Sequence[Line], kinds: tuple[str, str]) -> tuple[list[Line], _Items]:
    """The lines that hold no item, and the items of both lists with their labels."""
    found: _Items = ([], [])
    kept: list[Line] = []
    for line in stem:
        parts = [part for part in _parts(line) if part.text]
        marked = [(match, part) for part in parts if (match := _ITEM.match(part.text))]
        sides = [_side(match[1], kinds) for match, _ in marked]
        if marked and len(marked) == len(parts) and -1 not in sides:
            for side, (match, part) in zip(sides, marked, strict=True):
                found[side].append((_folded(match[1]), part.cut(match.end())))
        elif line.text and not _HEAD.match(line.text):
            kept.append(line)
    return kept, found


def _side(label: str, kinds: tuple[str, str]) -> int:
    """On which side the labels of a key an item stands; -1 for neither."""
    for side, kind in enumerate(kinds):
        if kind == "number" and label.isdecimal():
            return side
        if kind == "numeral" and {name for name, _ in READINGS.get(label, ())} & {"roman", "upper roman"}:
            return side
        if kind == "letter" and not label.isdecimal() and len(label) == 1:
            return side
    return -1


def _parts(line: Line) -> Iterator[Line]:
    """The cells of a line: both lists may stand beside each other."""
    at = 0
    for gap in _GAP.finditer(line.text):
        yield line.cut(at, gap.start())
        at = gap.end()
    yield line.cut(at)

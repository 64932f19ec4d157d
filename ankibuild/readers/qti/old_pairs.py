"""Pairs, categories and orders in items of QTI 1.2: of Canvas, Blackboard, Brightspace, ILIAS and Sakai."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from ankibuild.model import NO_TEXT, Kind, RawPair, Text
from ankibuild.readers.parts import Fault, Parts
from ankibuild.readers.qti.material import Piece, is_response, pieces, written
from ankibuild.readers.qti.old_answers import Answers, label_text, labels_of
from ankibuild.readers.qti.scoring import Check
from ankibuild.readers.qti.texts import as_typed
from ankibuild.readers.xmltree import Element

# -- orders -----------------------------------------------------------------------------------------------------


def ordering(a: Answers, response: Element) -> Parts | Fault:
    """An order: a condition names the choices in it, or each of several conditions one of the places."""
    texts = _sides(a, response)
    scoring = a.scored.get(response.get("ident"), [])
    order = max(([check.value for check in checks] for _, checks in scoring), key=len, default=[])
    if len(order) == 1:
        order = _by_index(list(texts), [check for _, checks in scoring for check in checks])
    order = order or _by_place(a, texts)
    if len(order) < 2 or not set(order) <= set(texts):
        return a.fault("no-key")
    return Parts(Kind.ORDERING, order=tuple(texts[name] for name in order), feedback=tuple(a.feedback.rest()))


def _by_index(names: list[str], checks: list[Check]) -> list[str]:
    """ILIAS asks for the place first (`index`), and names the choice that stands there, or counts to it from 0."""
    placed = sorted((index, check.value) for check in checks if (index := _whole(check.element.get("index"))) >= 0)
    by_number = {str(number): name for number, name in enumerate(names)}
    return [value if value in names else by_number.get(value, "") for _, value in placed]


def _by_place(a: Answers, names: Iterable[str]) -> list[str]:
    """Brightspace asks each choice for its place, which counts from 1."""
    wanted = {name: check.value for name in names for _, checks in a.scored.get(name, []) for check in checks}
    return sorted(wanted, key=lambda name: _whole(wanted[name]))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


# -- matching ---------------------------------------------------------------------------------------------------


def grouped(a: Answers, response: Element) -> Parts | Fault | None:
    """Pairs of one response that holds both sides; None where its conditions name none.

    ILIAS and the standard ask for a set of two, Sakai asks each left side for its right one.
    """
    sides = _sides(a, response)
    groups = {label.get("ident") for label in labels_of(response) if label.get("match_group")}
    sets = [check.value.replace(",", " ").split() for check in _checks(a, response.get("ident"))]
    named = [[name, check.value] for name in sides for check in _checks(a, name)]
    found = [pair for pair in (*sets, *named) if len(pair) == 2 and set(pair) <= set(sides)]
    if not found:
        return None
    pairs = [(y, x) if [x, y] in sets and y in groups and x not in groups else (x, y) for x, y in found]
    place = {name: number for number, name in enumerate(sides)}
    made = [RawPair(sides[left], sides[right]) for left, right in sorted(pairs, key=lambda pair: place[pair[0]])]
    used = {name for pair in pairs for name in pair}
    rest = [RawPair(NO_TEXT, text) for name, text in sides.items() if name not in used and text.value]
    return Parts(Kind.MATCHING, pairs=(*_once(made), *rest), feedback=tuple(a.feedback.rest()))


def _checks(a: Answers, name: str) -> list[Check]:
    return [check for _, checks in a.scored.get(name, []) for check in checks]


def matching(a: Answers, right: list[Text]) -> Parts | Fault:
    """Pairs: each response is a left side; `right` are the right sides where they stand apart, as in Blackboard."""
    pairs: list[RawPair] = []
    used: dict[str, None] = {}
    everything: dict[str, Text] = {}
    for response, left in zip(a.responses, _lefts(a), strict=True):
        names = [label.get("ident") for label in labels_of(response)]
        sides = dict(zip_longest(names, right, fillvalue=NO_TEXT)) if right else _sides(a, response)
        everything |= {text.value: text for text in sides.values() if text.value.strip()}
        found = a.keys(response, several=True).right
        chosen = [sides[name] for name in found if name in sides and sides[name].value.strip()]
        if left.value.strip() and not chosen:
            return a.fault("no-key")
        pairs += [RawPair(left, side) for side in chosen if left.value.strip()]
        used |= {side.value: None for side in chosen if left.value.strip()}
    if not pairs:
        return a.fault("no-key")
    rest = [RawPair(NO_TEXT, text) for value, text in everything.items() if value not in used]
    return Parts(Kind.MATCHING, pairs=(*_once(pairs), *rest), feedback=tuple(a.feedback.rest()))


def _sides(a: Answers, response: Element) -> dict[str, Text]:
    return {label.get("ident"): label_text(a, label) for label in labels_of(response)}


def _once(pairs: Iterable[RawPair]) -> Iterator[RawPair]:
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        key = (pair.left.value, pair.right.value)
        if key not in seen:
            seen.add(key)
            yield pair


def _lefts(a: Answers) -> list[Text]:
    """The left sides: what stands in the responses, or else before them."""
    before: list[Piece] = []
    lefts = []
    for piece in a.body:
        if is_response(piece):
            own = pieces(piece.element) if piece.element.find("material") else before[-1:]
            lefts.append(written(a.texts, own))
            before = []
        else:
            before.append(piece)
    return lefts


def categories(a: Answers) -> Parts | Fault:
    """Items that are put into categories: pairs of the item and its category."""
    pairs: list[RawPair] = []
    names: dict[str, Text] = {}
    for response in a.responses:
        sides = _sides(a, response)
        names |= sides
        category = written(a.texts, pieces(response))
        pairs += [RawPair(names.pop(key), category) for key in _chosen(a, response) if key in names]
    placed = {pair.left.value for pair in pairs}
    loose = [text.value for text in names.values() if text.value.strip() and text.value not in placed]
    if not pairs:
        return a.fault("no-key")
    for text in loose:
        a.say(f"the item '{as_typed(text)}'", "it belongs to no category")
    return Parts(Kind.MATCHING, pairs=tuple(_once(pairs)), feedback=tuple(a.feedback.rest()))


def _chosen(a: Answers, response: Element) -> tuple[str, ...]:
    return a.keys(response, several=True).right

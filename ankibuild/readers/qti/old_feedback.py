"""The feedback of items of QTI 1.2: which belongs to a response, which to the whole question."""

from __future__ import annotations

from dataclasses import dataclass, field

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.parts import joined
from ankibuild.readers.qti.material import pieces, written
from ankibuild.readers.qti.scoring import Condition
from ankibuild.readers.qti.texts import Texts, different
from ankibuild.readers.xmltree import Element

_GENERAL = frozenset(("general_fb", "correct_fb", "general_incorrect_fb", "correct", "incorrect"))
"""What Canvas and Blackboard call the feedback of a whole question."""


@dataclass
class Feedback:
    """`why` is by response and value; `solution` is what the author calls one."""

    why: dict[tuple[str, str], Text] = field(default_factory=dict)
    general: list[Text] = field(default_factory=list)
    hint: Text = NO_TEXT
    solution: Text = NO_TEXT

    def for_choice(self, response: str, value: str) -> Text:
        """The feedback of a choice."""
        return self.why.get((response, value), NO_TEXT)

    def rest(self, *used: tuple[str, str]) -> list[Text]:
        """Everything that belongs to none of the choices that were used."""
        taken = frozenset(used)
        other = [text for key, text in self.why.items() if key not in taken]
        return different((self.solution, *self.general, *other))


def feedback_of(item: Element, found: list[Condition], texts: Texts) -> Feedback:
    """The feedback of an item."""
    own = _owners(found, item)
    result = Feedback()
    for element in item.iter("itemfeedback"):
        _sort(element, texts, result)
        text = written(texts, pieces(_without_special(element)))
        key = own.get(element.get("ident"))
        if not text.value:
            continue
        if key:
            result.why[key] = joined(different((result.why.get(key, NO_TEXT), text)))
        else:
            result.general.append(text)
    _beside(item, texts, result)
    return result


def _beside(item: Element, texts: Texts, result: Feedback) -> None:
    """Notes what Brightspace writes beside the feedback: hints, and what answers an essay."""
    for hint in item.all("hint"):
        result.hint = joined((result.hint, written(texts, pieces(hint))))
    for key in item.all("answer_key"):
        result.solution = joined((result.solution, written(texts, pieces(key))))


def _owners(found: list[Condition], item: Element) -> dict[str, tuple[str, str]]:
    """The choice that a feedback is shown for, by the feedback's name, where it is shown for one alone.

    Conditions on choices that there are not count for nothing: Sakai writes them for all letters.
    """
    choices = {response.get("ident"): list(response.iter("response_label")) for response in item.iter("response_lid")}
    names = {response: {label.get("ident") for label in labels} for response, labels in choices.items() if labels}
    shown: dict[str, set[tuple[str, str]]] = {}
    for condition in found:
        for name in condition.feedback:
            if name.lower() not in _GENERAL:
                single = condition.tests[0] if len(condition.tests) == 1 else None
                key = (single.response, single.value) if single and single.wanted else ("", "")
                if key[0] in names and key[1] not in names[key[0]]:
                    continue
                shown.setdefault(name, set()).add(key)
    return {name: next(iter(keys)) for name, keys in shown.items() if len(keys) == 1 and ("", "") not in keys}


def _sort(element: Element, texts: Texts, result: Feedback) -> None:
    """Notes hints and solutions."""
    for hint in element.iter("hint"):
        result.hint = joined((result.hint, written(texts, pieces(hint))))
    for solution in element.iter("solution"):
        result.solution = joined((result.solution, written(texts, pieces(solution))))


def _without_special(element: Element) -> Element:
    children = [c for c in element.children if not isinstance(c, Element) or c.tag not in ("hint", "solution")]
    return Element(element.tag, "", {}, element.start, element.end, children=children)

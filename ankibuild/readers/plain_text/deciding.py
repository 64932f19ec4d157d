"""Which options of a question are right, by all that says it: a key line, marks on options, a list of keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ankibuild.readers.plain_text.brackets import Where, place_of
from ankibuild.readers.plain_text.drafts import Draft
from ankibuild.readers.plain_text.keylists import Entry
from ankibuild.readers.plain_text.keys import Choice, choose
from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.words import EXAM_SOFTWARE

_SAID = (
    *(
        "the correct answer",
        "correct answer",
        "correct option",
        "correct",
        "right answer",
        "right",
        "answer",
        "richtig",
    ),
    *("correcta", "correcto", "correcte", "vrai", "верно", "правильно", "правильный ответ", "正确", "正解", "x", "\\*"),
)
_LETTER = re.compile(
    r"[(\[]?(?:[A-EGHa-egh][)\].]*$|(?=[A-H]{2,8}$)A?B?C?D?E?F?G?H?$|[A-Ea-e](?:[)\]:]|\.(?=\s))\s*+\S)"
)
"""An answer that names an option by its letter."""
_SUFFIX = re.compile(
    rf"\s*+(?:\*{{1,2}}|✓|✔\ufe0f?|✅|√|[(\[](?:{'|'.join(_SAID)})[)\]]|"
    r"(?:<-+|←|<=+)\s*+(?:correct|right|answer)?\b.{0,20})$",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?:\[[xX✓*]\]|✓|✔\ufe0f?|✅|√|\*{1,2}(?=\S)|\#{2}(?=[^\s#]|\s++\S))\s*+")
_EMPTY_BOX = re.compile(r"(?:\[\s?\]|☐|□)\s*+")
_WRONG_MARKERS = ("", "-", "•", "–", "·", "○", "◯", "◦", "☐", "□", "❌", "✗", "✘", "[ ]", "[]", "( )", "()")


@dataclass
class Decision:
    """The positions of right options; `free` is the answer of a question without options; what explains it follows."""

    right: frozenset[int] = frozenset()
    free: Line | None = None
    explanation: list[Line] = field(default_factory=list)
    fault: str = ""
    name: str = ""
    place: Line | None = None


def decide(draft: Draft, entry: Entry | None, *, in_stem: Where = "", lettered: bool = False) -> Decision:
    """What is right in a question. Two that say different things are a fault, never a choice.

    Where others are `lettered`, a letter names an option, even if none was found.
    """
    stated = [decision for decision in (_from_line(draft), _from_entry(draft, entry)) if decision]
    marked = _marked(draft, before_only=bool(stated))
    if marked:
        stated.append(Decision(frozenset(marked)))
    if not stated and in_stem:
        stated = [decision for decision in (_from_stem(draft, in_stem),) if decision]
    if not stated:
        return Decision(fault="no-key", place=draft.first)
    free = stated[0].free
    if free and (lettered or len(draft.stem) > _LINES_WITHOUT_OPTIONS) and _LETTER.match(free.text):
        return Decision(fault="text-key-without-option", name=free.text, place=free)
    faulty = next((decision for decision in stated if decision.fault), None)
    return faulty or _agreed(stated, draft)


def _agreed(stated: list[Decision], draft: Draft) -> Decision:
    first = stated[0]
    same = all(other.right == first.right for other in stated)
    if not same or len({other.free.text.casefold() for other in stated if other.free}) > 1:
        return Decision(fault="text-keys-disagree", name="", place=draft.key[0] if draft.key else draft.first)
    first.explanation = [line for decision in stated for line in decision.explanation]
    return first


def _from_line(draft: Draft) -> Decision | None:
    if not draft.key:
        return None
    key = [_without_software(line) for line in draft.key]
    return _from_key(draft, key[0], key[1:], text_only=draft.key_is_text)


def _without_software(line: Line) -> Line:
    match = EXAM_SOFTWARE.search(" " + line.text)
    kept = line.cut(0, max(match.start() - 1, 0)) if match else line
    return kept.cut(0, len(kept.text.rstrip(_PICTOGRAMS)))


def _from_entry(draft: Draft, entry: Entry | None) -> Decision | None:
    if entry is None:
        return None
    return _from_key(draft, entry.key, entry.lines, text_only=False)


def _from_key(draft: Draft, key: Line, more: list[Line], *, text_only: bool) -> Decision | None:
    if not key.text:
        return None
    if not draft.options:
        return Decision(free=key, explanation=more, place=key)
    assert draft.style is not None
    texts = option_texts(draft)
    labels = [option.index for option in draft.options]
    choice: Choice = choose(key.text, labels, texts, draft.style, text_only=text_only)
    rest = [key.cut(choice.rest)] if choice.rest >= 0 else []
    return Decision(choice.right, None, [*rest, *more], choice.fault, choice.name, key)


def option_texts(draft: Draft) -> list[str]:
    """The options' texts without what marks them as right."""
    marks = _marked(draft, before_only=False)
    return ["\n".join(line.text for line in stripped(option.lines, bool(marks))) for option in draft.options]


def _from_stem(draft: Draft, where: Where) -> Decision | None:
    place = place_of(draft, where)
    return _from_key(draft, place.line.cut(place.start, place.end), [], text_only=False) if place else None


def _marked(draft: Draft, *, before_only: bool) -> list[int]:
    """The options that carry a mark which others of the question do not; [] where all do or none."""
    for find in (_before, _inside)[: 1 if before_only else 2]:
        marked = [at for at, option in enumerate(draft.options) if find(option.marker, option.lines)]
        if marked and (len(marked) < len(draft.options) or _boxes(draft)):
            return marked
    return []


def _boxes(draft: Draft) -> bool:
    """Whether all options have a ticked box, which is no mere decoration."""
    return all(option.marker.lower() in ("[x]", "(x)", "☑", "☒") for option in draft.options)


def _before(marker: str, lines: Sequence[Line]) -> bool:
    return marker not in _WRONG_MARKERS


def _inside(marker: str, lines: Sequence[Line]) -> bool:
    return bool(lines[0].text and _PREFIX.match(lines[0].text)) or bool(_suffix(lines))


def _suffix(lines: Sequence[Line]) -> re.Match[str] | None:
    last = next((line for line in reversed(lines) if line.text), None)
    return _SUFFIX.search(last.text, max(len(last.text) - _TAIL, 0)) if last else None


_PICTOGRAMS = "\U0001f5f3\U0001f44d\U0001f4a1\ufe0f \t"
_VOTED = re.compile(r"\s++Most Voted$")
"""What sites with voted answers add to an option, and is no key."""
_TAIL = 60
_LINES_WITHOUT_OPTIONS = 2
"""More lines than these may hold options that were not recognised."""


def stripped(lines: Sequence[Line], marked: bool) -> list[Line]:
    """The lines of an option without the marks that say it is right."""
    kept = list(lines)
    while len(kept) > 1 and not kept[-1].text:
        kept.pop()
    if match := _VOTED.search(kept[-1].text, max(len(kept[-1].text) - _TAIL, 0)):
        kept[-1] = kept[-1].cut(0, match.start())
    if not marked:
        return kept
    match = _suffix(kept)
    if match:
        kept[-1] = kept[-1].cut(0, match.start())
    begin = _PREFIX.match(kept[0].text) or _EMPTY_BOX.match(kept[0].text)
    if begin:
        kept[0] = kept[0].cut(begin.end())
    return kept

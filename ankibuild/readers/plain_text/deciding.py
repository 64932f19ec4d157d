"""Which options of a question are right, by all that says it: a key line, marks on options, a list of keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ankibuild.readers.plain_text.brackets import Where, place_of
from ankibuild.readers.plain_text.drafts import Draft, DraftOption
from ankibuild.readers.plain_text.keylists import Entry
from ankibuild.readers.plain_text.keys import Choice, choose
from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.pairing import asks_to_match, begins_with_pairs, pairing
from ankibuild.readers.plain_text.unmarked import hides_options
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
_NUMBER = re.compile(r"[(\[]?(\d)[)\].]?$")
_ITEM = re.compile(r"[(\[]?(\d)\s?[.)\]、．:]\s*+(?=\S)")
_SUFFIX = re.compile(
    rf"\s*+(?:(?<=[\w\s)\].,;:!?%'\"»”’。])\*{{1,2}}|✓|✔\ufe0f?|✅|√|[(\[](?:{'|'.join(_SAID)})[)\]]|"
    r"(?:<-+|←|<=+)\s*+(?:correct|right|answer)?\b.{0,20})$",
    re.IGNORECASE,
)
_STARS = re.compile(r"\s*+(?:\*{1,2}|\#{2})$|\*{1,2}|\#{2}")
"""Signs that programs have as well: they mark an option only in a file that writes its keys so."""
_POINTER = re.compile(
    r"(?:(?:const|unsigned|signed|struct|long|short)\s++)*+(?:int|char|float|double|void|long|short|bool|size_t|FILE)\s?\*++$"
)
"""A type of C and its kin, whose star is a part of it."""
_PREFIX = re.compile(r"(?:\[[xX✓*]\]|✓|✔\ufe0f?|✅|√|\*{1,2}(?=[^\s.,;:/*=)\]])|\#{2}(?=[^\s#]|\s++\S))\s*+")
_EMPTY_BOX = re.compile(r"(?:\[\s?\]|☐|□)\s*+")
_WRONG_SUFFIX = re.compile(r"\s*+[(\[](?:incorrect|wrong|falsch|неверно)[)\]]$", re.IGNORECASE)
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
    if free and asks_to_match(draft.stem) and begins_with_pairs(free.text):
        known = pairing(draft.stem, free.text) is not None
        return Decision(free=free, fault="" if known else "text-pairs-unknown", name=free.text, place=free)
    if free and _names_item(free.text, draft):
        return Decision(fault="text-key-without-option", name=free.text, place=free)
    if free and hides_options(draft):
        return Decision(fault="text-options-unmarked", name=free.text, place=free)
    if free and (lettered or len(draft.stem) > _LINES_WITHOUT_OPTIONS) and _LETTER.match(free.text):
        return Decision(fault="text-key-without-option", name=free.text, place=free)
    faulty = next((decision for decision in stated if decision.fault), None)
    return faulty or _agreed(stated, draft)


def _names_item(key: str, draft: Draft) -> bool:
    """Whether an answer is the number of an item of a list in the question: these are options that were not found."""
    number = _NUMBER.match(key)
    found = [int(match[1]) for line in draft.stem[1:] if (match := _ITEM.match(line.text))]
    return number is not None and len(found) > 1 and found == list(range(1, len(found) + 1)) and int(number[1]) in found


def _agreed(stated: list[Decision], draft: Draft) -> Decision:
    first = stated[0]
    same = all(other.right == first.right for other in stated)
    if not same or len({other.free.text.casefold() for other in stated if other.free}) > 1:
        return Decision(fault="text-keys-disagree", name="", place=draft.key[0] if draft.key else draft.first)
    first.explanation = [line for decision in stated for line in decision.explanation]
    return first


def _from_line(draft: Draft) -> Decision | None:
    """What the key says, and the lines below it that name further options."""
    found: Decision | None = None
    for line in draft.key:
        said = _from_key(draft, _without_software(line), [], text_only=draft.key_is_text)
        if found is None or found.fault or said is None or not draft.options:
            found = found or said
        else:
            found = Decision(found.right | said.right, None, found.explanation, said.fault, said.name, said.place)
    return found


def _without_software(line: Line) -> Line:
    match = EXAM_SOFTWARE.search(" " + line.text)
    kept = line.cut(0, max(match.start() - 1, 0)) if match else line
    kept = kept.cut(0, len(kept.text.rstrip(_PICTOGRAMS)))
    bare = kept.text.lstrip(_PICTOGRAMS + "✅✔")
    return kept.cut(len(kept.text) - len(bare)) if bare else kept


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
    marks = is_marked(draft)
    return ["\n".join(line.text for line in stripped(option.lines, marks)) for option in draft.options]


def is_marked(draft: Draft) -> bool:
    """Whether marks on options say which are right."""
    return bool(_marked(draft, before_only=False))


def _from_stem(draft: Draft, where: Where) -> Decision | None:
    place = place_of(draft, where)
    return _from_key(draft, place.line.cut(place.start, place.end), [], text_only=False) if place else None


def _marked(draft: Draft, *, before_only: bool) -> list[int]:
    """The options that carry a mark which others of the question do not; [] where all do or none."""
    for find in (_before, _inside)[: 1 if before_only else 2]:
        marked = [at for at, option in enumerate(draft.options) if find(option)]
        starred = find is _inside and not draft.starred and all(_is_starred(draft.options[at]) for at in marked)
        if marked and not starred and (len(marked) < len(draft.options) or _boxes(draft)):
            return marked
    return []


def distrust_stars(drafts: Sequence[Draft]) -> None:
    """Takes stars as a part of options, such as `int*`, unless they mark those of most questions of a file."""
    asked = [one for one in drafts if one.options]
    starred = [one for one in asked if not one.key and _marked(one, before_only=False)]
    if len(starred) * 2 <= len(asked):
        for one in asked:
            one.starred = False


def _boxes(draft: Draft) -> bool:
    """Whether all options have a ticked box, which is no mere decoration."""
    return all(option.marker.lower() in ("[x]", "(x)", "☑", "☒") for option in draft.options)


def _before(option: DraftOption) -> bool:
    return option.marker not in _WRONG_MARKERS


def _inside(option: DraftOption) -> bool:
    return _PREFIX.match(option.lines[0].text) is not None or _suffix(option.lines) is not None


def _is_starred(option: DraftOption) -> bool:
    """Whether the mark of an option is a star."""
    prefix, suffix = _PREFIX.match(option.lines[0].text), _suffix(option.lines)
    return all(found is None or _STARS.match(found[0].strip()) for found in (prefix, suffix))


def _suffix(lines: Sequence[Line]) -> re.Match[str] | None:
    last = next((line for line in reversed(lines) if line.text), None)
    if last is None or _POINTER.match(last.text):
        return None
    return _SUFFIX.search(last.text, max(len(last.text) - _TAIL, 0))


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
    match = _suffix(kept) or _WRONG_SUFFIX.search(kept[-1].text, max(len(kept[-1].text) - _TAIL, 0))
    if match:
        kept[-1] = kept[-1].cut(0, match.start())
    begin = _PREFIX.match(kept[0].text) or _EMPTY_BOX.match(kept[0].text)
    if begin:
        kept[0] = kept[0].cut(begin.end())
    return kept

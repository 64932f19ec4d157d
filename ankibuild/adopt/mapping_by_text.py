"""Guesses which part of a question a field holds by what stands in it, where notes are matched with questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ankibuild.adopt.mapping import guess, part_of
from ankibuild.adopt.matching import Pair, folded
from ankibuild.adopt.notetype import option_number
from ankibuild.notetypes import FIELDS

_PARTS = ("stem", "answer", "explanation", "hint", "article", "reference", "source")
_PLACES = {part: FIELDS.index(part.capitalize()) for part in _PARTS}
_LEFT = 0.3
"""The share of a field that may be something else than parts: headings, numbers of options."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def guess_by_text(names: Iterable[str], pairs: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    """The parts that each field of a note type is made from; by its name where no note says it."""
    votes: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    names = tuple(names)
    for pair in pairs:
        texts = dict(_texts(pair))
        for name in names:
            parts = _parts(folded(pair.old.fields.get(name, "")), texts, part_of(name))
            if parts:
                votes[name][parts] += 1
    said = {name: votes[name].most_common(1)[0][0] for name in names if votes[name]}
    used = {part for parts in said.values() for part in parts}
    by_name = guess(names)
    return {name: said.get(name) or tuple(part for part in by_name[name] if part not in used) for name in names}


def _texts(pair: Pair) -> Iterator[tuple[str, str]]:
    """The parts of a question that hold something, folded."""
    question = pair.note.question
    for part, place in _PLACES.items():
        yield part, folded(pair.note.fields[place])
    for number, option in enumerate(question.options, 1):
        yield f"option-{number}", folded(option.text)
    keys = [number for number, option in enumerate(question.options) if option.correct]
    yield "answer-letter", ", ".join(_LETTERS[number : number + 1] for number in keys)
    yield "answer-number", ", ".join(str(number + 1) for number in keys)


def _parts(text: str, texts: Mapping[str, str], expected: str) -> tuple[str, ...]:
    """The parts whose texts make up a field, in their order there; the part that its name says wins over others."""
    whole = [part for part, said in texts.items() if said and said == text]
    if whole:
        return (expected,) if expected in whole else (whole[0],)
    found: dict[int, str] = {}
    for part in _candidates(text, texts):
        at = text.find(texts[part])
        if at >= 0:
            found[at] = "option-texts" if option_number(part) else part
            text = text[:at] + "\0" * len(texts[part]) + text[at + len(texts[part]) :]
    left = text.replace("\0", "")
    if len(left) > _LEFT * len(text):
        return ()
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _candidates(text: str, texts: Mapping[str, str]) -> list[str]:
    """The parts that may stand in a field beside others, the longest first; options only if there are several."""
    filled = [part for part, said in texts.items() if said and not part.startswith("answer-")]
    options = [part for part in filled if option_number(part) and texts[part] in text]
    parts = [part for part in filled if not option_number(part)] + (options if len(options) > 1 else [])
    return sorted(parts, key=lambda part: (-len(texts[part]), not option_number(part)))

"""Which options are certainly right: by their marks, by a label, as the only bold one, by the explanation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.readers.page.drafts import Choice, Draft, same, squeezed
from ankibuild.readers.page.words import IS_CORRECT, LETTER_IS_CORRECT, LETTERED, NAMED

_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")
_LETTERS = re.compile(
    r"(?:options?\s+|choices?\s+|answers?\s+)?[(\[]?([A-Za-z])[)\].]?(?:\s*(?:,|&|and|und|y|et|e)\s*[(\[]?([A-Za-z])[)\].]?)*+"
    r"(?=\W*\Z|[.:,)\]–—-]\s|\s(?:because|since|as)\s)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\b([A-Za-z])\b(?!')")
_ARTICLE = re.compile(r"\A(?:the|an?|to) (?=\S)")
_LONGEST = 2000
_AND = re.compile(r"[,;/\n]|\band\b")


def keys_of(draft: Draft) -> set[int]:
    """The places of the options that are certainly right; none where nothing says it, or where it is contradicted."""
    marked = {at for at, choice in enumerate(draft.choices) if choice.right}
    named = _named(draft.key_seen, draft.choices)
    if marked and len(marked) < len(draft.choices):
        # A page of results marks what was chosen and right; its label names all that is right.
        return marked if not named else named if marked <= named else set()
    if named:
        return named
    bold = bold_of(draft)
    return bold if len(bold) == 1 else _explained(draft)


def bold_of(draft: Draft) -> set[int]:
    """The options that are bold as a whole."""
    return {at for at, choice in enumerate(draft.choices) if choice.bold}


def _named(said: str, choices: Sequence[Choice]) -> set[int]:
    """The options that a key names, by their text, their letters, or the numbers that stand before them."""
    by_text = {at for at, choice in enumerate(choices) if same(choice.plain, said)}
    if len(by_text) == 1:
        return by_text
    if by_text:
        return set()
    said = said.strip("\"'“”‘’ ")
    lettered = LETTERED.match(said)
    if lettered:
        rest = {at for at, choice in enumerate(choices) if same(choice.plain, said[lettered.end() :])}
        if rest:  # a letter and a text that say different things say nothing
            return rest & {ord(lettered[1].lower()) - ord("a")}
    letters = _LETTERS.match(said)
    places = {ord(letter.lower()) - ord("a") for letter in _LETTER.findall(letters[0])} if letters else set()
    places = places or _numbered(said, choices) or _listed(said, choices)
    return places if all(place < len(choices) for place in places) else set()


def _numbered(said: str, choices: Sequence[Choice]) -> set[int]:
    """The option that a number names, where all are numbered."""
    number = re.fullmatch(r"(?:option\s+)?([1-9])(?:[.):]?|[.):]\s.*)", said, re.IGNORECASE | re.DOTALL)
    return {int(number[1]) - 1} if number and all(choice.numbered for choice in choices) else set()


def _listed(said: str, choices: Sequence[Choice]) -> set[int]:
    """The options whose texts a key lists; none where a part of it is no option."""
    known = {squeezed(choice.plain): at for at, choice in enumerate(choices)}
    parts = [squeezed(part) for part in _AND.split(said) if part.strip()]
    return {known[part] for part in parts} if len(parts) > 1 and all(part in known for part in parts) else set()


def _explained(draft: Draft) -> set[int]:
    """The option that the explanation names as the right one; none where it names two, or says it of another."""
    said = draft.explained
    found = _repeated(said, draft.choices)
    starts = [0, *(between.end() for between in _SENTENCE.finditer(said))]
    for start, end in zip(starts, [*starts[1:], len(said)], strict=True):
        sentence = said[start:end].rstrip()
        named, lettered = NAMED.match(sentence), LETTER_IS_CORRECT.match(sentence)
        if named:
            at = _beginning(said[start + named.end() : start + _LONGEST], draft.choices)
            found |= {at} if at >= 0 else _named(sentence[named.end() :].rstrip("."), draft.choices)
        elif lettered:
            found |= {ord(lettered[1].lower()) - ord("a")} & set(range(len(draft.choices)))
        else:
            found |= {_beginning(said[start : start + _LONGEST], draft.choices, followed=IS_CORRECT)} - {-1}
    return found if len(found) == 1 else set()


def _repeated(said: str, choices: Sequence[Choice]) -> set[int]:
    """The option that the first line or sentence of an explanation repeats."""
    firsts = [said[:_LONGEST].partition("\n")[0], _SENTENCE.split(said[:_LONGEST], maxsplit=1)[0]]
    found = {at for at, choice in enumerate(choices) for first in firsts if same(choice.plain, first)}
    return found if len(found) == 1 else set()


def _bare(text: str) -> str:
    """A text in small letters without what may stand before it in a sentence."""
    return _ARTICLE.sub("", text.lstrip("\"'“‘ ").casefold(), count=1)


def _beginning(said: str, choices: Sequence[Choice], followed: re.Pattern[str] | None = None) -> int:
    """The option whose text a sentence begins with, the longest where one is the beginning of another; -1 if none."""
    best, width = -1, 0
    lowered = _bare(said)
    texts = [_bare(choice.plain.rstrip(". ")) for choice in choices]
    for at, text in enumerate(texts):
        rest = lowered[len(text) :].lstrip("\"'”’")
        fits = text and lowered.startswith(text) and not rest[:1].isalnum()
        if fits and len(text) > width and (followed is None or followed.match(rest)):
            best, width = at, len(text)
    goes_on = lowered[width:].lstrip(" ")[:1].isalnum()
    longer = any(len(text) > width and text.startswith(lowered[:width]) for text in texts)
    doubtful = (followed is None and goes_on and longer) or texts.count(lowered[:width]) > 1
    return -1 if doubtful else best

"""What a key means: letters, numbers or texts of options."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from ankibuild.readers.markdown_quiz.letters import LATIN, in_latin
from ankibuild.readers.markdown_quiz.lines import Lines, value
from ankibuild.readers.markdown_quiz.options import Choice
from ankibuild.readers.plain_text.further import names_further, spelled_out
from ankibuild.readers.plain_text.pairing import begins_with_pairs

Key: TypeAlias = tuple[int, ...]
"""The places of the right options, from 0."""

_LEAD = 60
"""Within so many characters a key names its letters."""
_OPTION = r"(?:(?:options?|choices?|answers?|letter)\s++)?+"
_JOINT = r"\s*+(?:,|&|/|;|\+|\band\b|\bund\b|\by\b|\bet\b|\be\b|\sи\s|、|，|\s)\s*+" + _OPTION
_BRACKETED = r"[(\[`*_\"']{0,4}[A-Za-z][)\]`*_\"']{0,4}"
_LETTERS = re.compile(
    rf"\s*+{_OPTION}((?:{_BRACKETED})(?:{_JOINT}(?:{_BRACKETED})(?![\w]))*+)(?=$|\s*+[.:;,)\]–—-]|\s++[(\[])",
    re.IGNORECASE,
)
_RUN = re.compile(r"\s*+([A-Z]{2,10}|[A-H](?:\s[A-H]){1,7})\s*+\.?\s*+$")
_NUMBERS = re.compile(
    rf"\s*+{_OPTION}(\d{{1,2}}(?:{_JOINT}\d{{1,2}})*+)(?=$|\s*+[.:;)\]–—]\s|\s++[-–—(\[]|\s*+\.?$)", re.IGNORECASE
)
_CIRCLED = {ord(sign): str(number) for number, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩", 1)}
_SEPARATOR = re.compile(r"^[\s*_`)\]]*+[.:;,–—-]?[\s*_]*+")
_DASH = re.compile(r"\s++[–—-]\s")
_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
_AND = re.compile(r"^(?:and|&|und|y|e|et|и) ")
_FURTHER = re.compile(
    r"[*_`.\s]*+(?:[,;&+/、，；]|\b(?:and|und|y|et|и)\b)\s*+"
    r"(?!because\b|since\b|as\b|so\b|which\b|weil\b|da\b|porque\b|car\b|потому\b|так\b)",
    re.IGNORECASE,
)
_MARKER = re.compile(r"^\s*+[-*+]\s++(?=\S)")
_SIGNS = re.compile(r"[\s*_`\"'“”‘’.,;:!]++")


def key_in(text: str, choices: Sequence[Choice]) -> Key | None:
    """The options that a key names, None where it names none of these."""
    if begins_with_pairs(text):
        return None
    text = text.translate(_CIRCLED)
    text = text.strip().strip("|").strip() if text.strip().startswith("||") else text
    text = _unmarked(text)
    named = _by_several(text, choices) or _by_letter(_in_latin(text, choices), choices)
    return named or _by_number(text, choices) or _by_start(text, choices)


def key_of(lines: Lines, choices: Sequence[Choice]) -> tuple[Key | None, int]:
    """The options that a key names, and how many of its lines do: below the first, lines that are nothing else.

    In a list that begins with the text of an option, each item has to name one.
    """
    found = key_in(lines[0].text, choices) if lines else None
    count = 1
    while (
        found
        and count < len(lines)
        and (more := _exactly(lines[count].text, choices))
        and _exactly(lines[count - 1].text, choices)
    ):
        found = tuple(sorted({*found, *more}))
        count += 1
    items = sum(_MARKER.match(line.text) is not None for line in lines)
    return (None, count) if count < items and _by_several(_unmarked(lines[0].text), choices) else (found, count)


def _unmarked(text: str) -> str:
    """A line without the mark of a list before it."""
    return _MARKER.sub("", text, count=1)


def _exactly(text: str, choices: Sequence[Choice]) -> Key | None:
    """The options that a line names, if it says nothing else."""
    bare = _unmarked(text)
    whole = _by_several(bare, choices) if bare.strip() else None
    named = whole or (key_in(bare, choices) if bare.strip() else None)
    only = whole or (not reason_in(bare, choices) and _by_start(bare, choices) in (None, named))
    return named if only else None


def _by_several(text: str, choices: Sequence[Choice]) -> Key | None:
    """Where a key is the text of an option, or those of several, and nothing else."""
    return _by_text(text, choices) or _by_texts(text, choices) or _spelled(_in_latin(text, choices), choices)


def _spelled(text: str, choices: Sequence[Choice]) -> Key | None:
    """Where a key is several letters, each with the text of its option behind it."""
    known = {at: value(choice.lines) for at, choice in enumerate(choices) if choice.letter}
    return tuple(sorted(spelled_out(text, _place, known))) or None


def _place(letter: str) -> int | None:
    return ord(letter.upper()) - 65 if len(letter) == 1 else None


def _in_latin(text: str, choices: Sequence[Choice]) -> str:
    """A key with the letters of the options at its beginning as Latin ones; it stays as long as it is."""
    alphabet = choices[0].alphabet if choices else LATIN
    return text if alphabet == LATIN else in_latin(text[:_LEAD], alphabet) + text[_LEAD:]


def reason_in(text: str, choices: Sequence[Choice]) -> str:
    """What a key says behind the names of options, unless that is only an option's text."""
    if _by_several(text, choices):
        return ""
    latin = _in_latin(text, choices)
    found = _RUN.match(latin) or _LETTERS.match(latin) if _by_letter(latin, choices) else None
    found = found or (_NUMBERS.match(text) if _by_number(text, choices) else None)
    if not found:
        start = _by_start(text, choices)
        length = len(value(choices[start[0]].lines).rstrip(" .")) if start else len(text)
        return _SEPARATOR.sub("", text[length:], count=1).strip()
    rest = _SEPARATOR.sub("", text[found.end(1) :], count=1).strip()
    return "" if _by_text(rest, choices) else rest


def names_option(text: str, choices: Sequence[Choice]) -> bool:
    """Whether a text is nothing but the name of an option, or the name with its text or a reason behind it."""
    stripped = _in_latin(text.strip(), choices)
    if not stripped:
        return False
    if _RUN.match(stripped) and any(choice.letter for choice in choices):
        return _by_letter(stripped, choices) is not None
    found = _LETTERS.match(stripped)
    certain = found is not None and (
        len(found[1]) == len(stripped)
        or stripped[found.end() : found.end() + 1] in ".):,"
        or _DASH.match(stripped, found.end()) is not None
    )
    return (certain and _by_letter(stripped, choices) is not None) or _by_text(text, choices) is not None


def _by_letter(text: str, choices: Sequence[Choice]) -> Key | None:
    lettered = any(choice.letter for choice in choices)
    run = _RUN.match(text)
    found = _LETTERS.match(text)
    letters = list("".join(run[1].split())) if run else _LETTER.findall(_plain(found[1])) if found else []
    places = [ord(letter.upper()) - 65 for letter in letters]
    if not places or max(places) >= len(choices) or len(set(places)) < len(places):
        return None
    own = value(choices[places[-1]].lines)
    if found and not run and lettered and names_further(text[found.end(1) :], letters[-1], own):
        return None
    return tuple(sorted(places)) if lettered or len(text.strip(" .*_`()[]")) <= 2 * len(places) + 4 else None


def _plain(text: str) -> str:
    return re.sub(r"\b(?:options?|choices?|answers?|letter|and|und|et)\b", " ", text, flags=re.IGNORECASE)


def _by_number(text: str, choices: Sequence[Choice]) -> Key | None:
    found = _NUMBERS.match(text)
    if not found or any(choice.letter for choice in choices):
        return None
    places = [int(number) - 1 for number in re.findall(r"\d+", found[1])]
    if min(places) < 0 or max(places) >= len(choices):
        return None
    return tuple(sorted(set(places)))


def _by_text(text: str, choices: Sequence[Choice]) -> Key | None:
    wanted = squeezed(text)
    same = [index for index, choice in enumerate(choices) if wanted and squeezed(value(choice.lines)) == wanted]
    return tuple(same) if len(same) == 1 else None


def _by_texts(text: str, choices: Sequence[Choice]) -> Key | None:
    """Where a key is the texts of several options, one behind the other."""
    rest = squeezed(text) + " "
    texts = [squeezed(value(choice.lines)) for choice in choices]
    found: list[int] = []
    while rest.strip():
        rest = _AND.sub("", rest) if found else rest
        named = [at for at, each in enumerate(texts) if each and rest.startswith(each + " ")]
        longest = max(named, key=lambda at: len(texts[at]), default=-1)
        if longest in (-1, *found) or texts.count(texts[longest]) > 1:
            return None
        found.append(longest)
        rest = rest[len(texts[longest]) + 1 :]
    return tuple(sorted(found)) if len(found) > 1 else None


def _by_start(text: str, choices: Sequence[Choice]) -> Key | None:
    """Where a key is an option's text and a reason behind it."""
    wanted = squeezed(text)
    texts = [squeezed(value(choice.lines)) for choice in choices]
    same = [index for index, each in enumerate(texts) if len(each) > 2 and wanted.startswith(each + " ")]
    longest = max(same, key=lambda index: len(texts[index]), default=None)
    return None if longest is None or _goes_on(text, choices[longest]) else (longest,)


def _goes_on(text: str, choice: Choice) -> bool:
    """Whether what follows an option's text is said of a further one: `this, that`, and not `this, because …`."""
    return _FURTHER.match(text.strip("*_` ")[len(value(choice.lines).strip("*_` .")) :]) is not None


def squeezed(text: str) -> str:
    """A text as it is compared with others: without emphasis, signs at its end, and case."""
    return _SIGNS.sub(" ", text).strip().casefold()

"""The keys that stand in a record, each with what it may mean: an option by label, letter or text, or a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ankibuild.readers.records.choices import Choice, at_place, flag, places_of
from ankibuild.readers.records.names import INDEX_NAMES, plain_name
from ankibuild.readers.records.record import Entry
from ankibuild.tree import Mapping, Node, Scalar, Sequence

_NUMBER = re.compile(r"-?\d{1,3}\Z", re.ASCII)
_LETTER = re.compile(r"[(\[]?([A-Za-z])[)\].:]?\Z")
_WORDED = re.compile(
    r"(?:option|choice|answer|opt|ans|key|antwort|opción|opcion|réponse|reponse)[\s_#:.-]*+[(\[]?([A-Za-z]|\d{1,2})[)\].]?\Z",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[(\[]?([A-Za-z])[)\].:]\s*+(\S.*)\Z", re.DOTALL)
_SEPARATORS = re.compile(r"[,;/|&+]|\b(?:and|und|y|et)\b", re.IGNORECASE)
_LETTERS_ONLY = re.compile(r"[A-J](?:\s?[A-J]){1,9}\Z")
_LEAST_ALIKE = 4
_FLAGGED = re.compile(r"(.+?)(?:iscorrect|correct)\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """One key as typed, in the field of this name.

    `index` is the option it means as a label, letter or text, `number` the number it is; `other` is the option that
    has it as its text, where it may also be a letter or number, and `alike` whether both are numbers or both texts.
    """

    node: Scalar
    name: str
    index: int | None = None
    number: int | None = None
    other: int | None = None
    is_text: bool = False
    alike: bool = False


def tokens_of(entries: Iterable[Entry], choices: list[Choice]) -> list[list[Token]]:
    """The keys that each entry of a record names."""
    return [_of_entry(entry, choices) for entry in entries]


def numbers_from(choices: list[Choice]) -> int | None:
    """0 or 1 where the options have numbers of their own from there on."""
    for first in (0, 1):
        places = places_of(choices)
        if choices and all(str(at + first) in choice.labels for at, choice in zip(places, choices, strict=True)):
            return first
    return None


def _of_entry(entry: Entry, choices: list[Choice]) -> list[Token]:
    if isinstance(entry.node, Scalar):
        return _of_text(entry.node, choices, entry.name)
    return [_token(node, choices, entry.name) for node in _scalars(entry.node)]


def _scalars(node: Node) -> list[Scalar]:
    """The texts of a list; of a mapping, the keys whose values are true, else its label or text."""
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in _scalars(item)]
    flags = [(key, flag(value.value)) for key, value in node.entries if isinstance(value, Scalar)]
    if len(flags) == len(node.entries) > 1 and all(known is not None for _, known in flags):
        return [_unflagged(key) for key, known in flags if known]
    return _labelled_text(node)


def _labelled_text(node: Mapping) -> list[Scalar]:
    entries = {plain_name(key.value): value for key, value in node.entries if isinstance(value, Scalar)}
    names = ("label", "key", "letter", "id", "index", "text", "answer", "value", "option", "content")
    alone = list(entries.values()) if len(node.entries) == 1 else []
    return next(([entries[name]] for name in names if name in entries and entries[name].value.strip()), alone)


def _unflagged(key: Scalar) -> Scalar:
    """`answer_a_correct` → `answer_a`."""
    found = _FLAGGED.match(plain_name(key.value))
    return key._replace(value=found[1]) if found else key


def _of_text(node: Scalar, choices: list[Choice], name: str) -> list[Token]:
    """The keys in one text: one, else several that are parted by commas or are letters in a row."""
    token = _token(node, choices, name)
    if _means(token):
        return [token]
    word = node.value.strip()
    parts = (
        list("".join(word.split())) if _LETTERS_ONLY.match(word) else [part.strip() for part in _SEPARATORS.split(word)]
    )
    several = [_token(node._replace(value=part), choices, name) for part in parts if part]
    return several if len(several) > 1 and all(map(_means, several)) else [token]


def _means(token: Token) -> bool:
    return token.index is not None or token.number is not None


def _token(node: Scalar, choices: list[Choice], name: str) -> Token:
    word = node.value.strip()
    text = _by_text(word, choices)
    if _NUMBER.match(word):
        return _numbered(node, name, text, choices)
    if text is not None and len(word) > 1:
        return Token(node, name, text, is_text=True)
    mark = _by_label(plain_name(word), choices)
    mark = _by_letter(word, choices) if mark is None else mark
    if mark is not None:
        return Token(node, name, mark, other=text if text != mark else None)
    return Token(node, name, text, is_text=True) if text is not None else _worded(node, name, word, choices)


def _numbered(node: Scalar, name: str, text: int | None, choices: list[Choice]) -> Token:
    label = _by_label(node.value.strip(), choices)
    if label is not None and numbers_from(choices) is None:
        return Token(node, name, label)
    number = int(node.value.strip())
    if text is None or name.endswith(INDEX_NAMES):
        return Token(node, name, None, number)
    if not 0 <= number <= places_of(choices)[-1] + 1:
        return Token(node, name, text, is_text=True)
    alike = not node.plain or choices[text].text.plain
    return Token(node, name, None, number, text, alike=alike)


def _worded(node: Scalar, name: str, word: str, choices: list[Choice]) -> Token:
    """`Option B`, `answer 2`, `B. the text`."""
    worded = _WORDED.match(word)
    if worded:
        label = _by_label(worded[1].lower(), choices)
        if label is None and worded[1].isdigit():
            return Token(node, name, None, int(worded[1]))
        return Token(node, name, _by_letter(worded[1], choices) if label is None else label)
    labelled = _LABELLED.match(word)
    if labelled is None:
        return Token(node, name)
    label = _by_label(labelled[1].lower(), choices)
    index = _by_letter(labelled[1], choices) if label is None else label
    means = index is not None and (
        _by_text(labelled[2].strip(), choices) == index or _is_beginning(labelled[2], choices[index].text.value)
    )
    return Token(node, name, index if means else None)


def _is_beginning(one: str, other: str) -> bool:
    """Whether one of two texts goes on where the other ends: beside a letter that says the same."""
    short, long = sorted((_loose(one), _loose(other)), key=len)
    return len(short) >= _LEAST_ALIKE and long.startswith(short)


def _by_label(name: str, choices: list[Choice]) -> int | None:
    return next((index for index, choice in enumerate(choices) if name in choice.labels), None) if name else None


def _by_letter(word: str, choices: list[Choice]) -> int | None:
    """By its place in the alphabet, unless options go by letters of their own."""
    found = _LETTER.match(word)
    return at_place(choices, ord(found[1].upper()) - ord("A")) if found and not any(map(_has_letter, choices)) else None


def _has_letter(choice: Choice) -> bool:
    return any(len(label) == 1 and label.isalpha() for label in choice.labels)


def _by_text(word: str, choices: list[Choice]) -> int | None:
    """The one option with this text."""
    for normal in (str.strip, _loose):
        found = [index for index, choice in enumerate(choices) if normal(choice.text.value) == normal(word)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _loose(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")

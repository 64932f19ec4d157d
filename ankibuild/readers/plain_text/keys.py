"""What a key says: which of a question's options it names, and the explanation that may stand behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ankibuild.readers.plain_text.further import names_further, spelled_out
from ankibuild.readers.plain_text.marks import ALPHABETS, READINGS, Style
from ankibuild.readers.plain_text.pairing import begins_with_pairs

TRUE = frozenset(
    (
        "true",
        "t",
        "yes",
        "richtig",
        "wahr",
        "verdadero",
        "vrai",
        "верно",
        "правда",
        "да",
        "对",
        "对的",
        "正确",
        "√",
        "✓",
    )
) | frozenset(("vero", "verdadeiro", "prawda", "doğru", "正しい", "○", "○", "sant", "waar", "참", "صح"))
FALSE = frozenset(
    ("false", "f", "no", "falsch", "falso", "faux", "неверно", "ложь", "нет", "错", "错误", "×", "✗", "x", "fałsz")
) | frozenset(("yanlış", "誤り", "falskt", "onwaar", "niet waar", "거짓", "خطأ"))

_LEAD = re.compile(
    r"(?:[*_\"“”'\s]|(?:options?|choices?|letters?|alternatives?|вариант|opción|antwort)\b\s*+[:.]?)*+", re.IGNORECASE
)
_TOKEN = re.compile(r"[(\[（]?\s?(\d{1,2}|[^\W\d_]{1,8}|[①-⑩Ⓐ-Ⓗⓐ-ⓗ]++)\s?(?P<close>[)\]）]?)[*_]{0,2}")
_SEPARATOR = re.compile(
    r"\s*+(?:[,;&/+、，和]|\b(?:and|und|y|et|e|и|ve|en|och)\b)\s*+(?:(?:and|und|&)\s++)?+", re.IGNORECASE
)
_SPACED = re.compile(r"[A-H](?:\s[A-H]){1,7}\.?$")
"""Several labels with nothing but spaces between."""
_REST = re.compile(
    r"\s*+(?:(?:is|are)\s++(?:the\s++)?+(?:correct|right|true)(?:\s++(?:answers?|options?|choices?))?+\b[.;:,]*+\s*+|"
    r"[.):：\-–—,;、]++\s*+|(?=[(\[])|(?=\b(?:because|since|as|weil|da|porque|car|parce)\b)|$)",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s*+")
_EDGES = " \t\n.,;:*_\"“”'`"


class Choice(NamedTuple):
    """The positions of the options that a key names; `rest` is the offset of an explanation behind it.

    `fault` is the code of what is wrong with the key, and `name` what it names.
    """

    right: frozenset[int] = frozenset()
    rest: int = -1
    fault: str = ""
    name: str = ""


def choose(value: str, labels: Sequence[int], texts: Sequence[str], style: Style, *, text_only: bool = False) -> Choice:
    """The options that a key names: by their labels, else by their text."""
    spaced = value.replace(" ", ",") if _SPACED.match(value) else value
    named = None if text_only else _by_labels(spaced, labels, texts, style)
    if named and len(named.right) > 1 and [squeezed(text) for text in texts].count(squeezed(value)) == 1:
        return _by_text(value, texts)  # an option such as `A and C`
    if named and not named.fault:
        return named
    said = _by_text(value, texts)  # `I` may be an option where no label goes as far
    return said if named is None or (named.fault == "text-key-without-option" and said.right) else named


def _latin(index: int) -> str:
    """The Latin letter at a place, '' where there is none."""
    return ALPHABETS["upper"][index : index + 1]


def squeezed(text: str) -> str:
    """A text for comparing: small letters, single spaces, no full stop."""
    return " ".join(text.casefold().split()).strip(_EDGES)


def _by_text(value: str, texts: Sequence[str]) -> Choice:
    known = [squeezed(text) for text in texts]
    for parts in ([value], value.split(";"), value.split(","), value.split("\n")):
        wanted = [squeezed(part) for part in parts]
        if all(known.count(part) == 1 for part in wanted):
            return Choice(frozenset(known.index(part) for part in wanted))
    if known.count(squeezed(value)) > 1:
        return Choice(fault="text-key-ambiguous", name=value)
    return Choice(fault="text-key-without-option", name=value)


def _by_labels(value: str, labels: Sequence[int], texts: Sequence[str], style: Style) -> Choice | None:
    """The options whose labels a key begins with; None where it begins with none."""
    if begins_with_pairs(value):
        return None
    begin = _LEAD.match(value)
    at = begin.end() if begin else 0
    spelled = spelled_out(value[at:], lambda label: _index(label, style), dict(zip(labels, texts, strict=True)))
    if spelled:
        return _chosen(spelled, labels, -1, value)
    named: list[int] = []
    end, closed = at, False
    while token := _TOKEN.match(value, at):
        found = _indexes(token[1], style, many=len(labels))
        if not found:
            break
        named += found
        end, closed = token.end(), bool(token["close"])
        separator = _SEPARATOR.match(value, end)
        if not separator:
            break
        at = separator.end()
    if not named:
        return None
    rest = _REST.match(value, end) or (_BLANKS.match(value, end) if closed else None)
    if not rest:
        return None if not _same_option(value[end:], named, labels, texts) else _chosen(named, labels, -1, value)
    return _with_rest(value, rest.end(), named, labels, texts)


def _with_rest(value: str, at: int, named: list[int], labels: Sequence[int], texts: Sequence[str]) -> Choice:
    """What stands behind the labels repeats the option, contradicts them, or explains."""
    rest = squeezed(value[at:])
    if not rest or _same_option(value[at:], named, labels, texts) or _same_options(value[at:], named, labels, texts):
        return _chosen(named, labels, -1, value)
    others = [squeezed(text) for label, text in zip(labels, texts, strict=True) if label not in named]
    if rest in others:
        return Choice(fault="text-keys-disagree", name=value)
    if named[-1] in labels and names_further(value[at:], _latin(named[-1]), texts[list(labels).index(named[-1])]):
        return Choice(fault="text-key-without-option", name=value)
    return _chosen(named, labels, at, value)


def _same_option(rest: str, named: list[int], labels: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether a text is that of the one option named."""
    return (
        len(named) == 1
        and named[0] in labels
        and squeezed(rest).strip("()[]") == squeezed(texts[list(labels).index(named[0])]).strip("()[]")
    )


def _same_options(rest: str, named: list[int], labels: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether a text repeats those of all the options named, parted by semicolons."""
    parts = {squeezed(part) for part in rest.split(";")} - {""}
    wanted = {squeezed(text) for label, text in zip(labels, texts, strict=True) if label in named}
    return len(named) > 1 and parts == wanted


def _chosen(named: list[int], labels: Sequence[int], rest: int, value: str) -> Choice:
    for label in named:
        if labels.count(label) > 1:
            return Choice(fault="text-key-ambiguous", name=value)
        if label not in labels:
            return Choice(fault="text-key-without-option", name=value)
    return Choice(frozenset(labels.index(label) for label in named), rest)


def _indexes(token: str, style: Style, many: int) -> list[int]:
    """The places in the alphabet that a token names: one label, or several written together."""
    if token.isdecimal():
        return [int(token) - 1] if style.alphabet in ("digit", "circled", "bullet") else []
    single = _index(token, style)
    if single is not None:
        return [single]
    several = [_index(letter, style) for letter in token]
    known = [index for index in several if index is not None]
    ascending = known == sorted(set(known)) and len(known) == len(token)
    return (
        known
        if ascending and len(token) <= many and (token.isupper() or not token.isascii() or _no_word(token))
        else []
    )


def _no_word(token: str) -> bool:
    """Small letters written together: as the first of the alphabet, in order, they are no word."""
    return token.islower() and set(token) <= set("abcdefgh") and token not in ("be", "ad", "bed", "beg")


def _index(label: str, style: Style) -> int | None:
    """The place of one label in the alphabet of the options, whether it is written large or small."""
    alphabet = style.alphabet
    for form in (label, label.upper(), label.lower()):
        for known, index in READINGS.get(form, ()):
            if known.removeprefix("small ").removeprefix("upper ") == alphabet.removeprefix("small ").removeprefix(
                "upper "
            ):
                return index
            if {known, alphabet} == {"upper", "lower"}:
                return index
            if alphabet == "digit" and known == "circled":
                return index
    if alphabet == "bullet" and len(label) == 1 and label.upper() in ALPHABETS["upper"][:10]:
        return ALPHABETS["upper"].index(label.upper())
    return None

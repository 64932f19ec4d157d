"""Which options an `answer` means: by number, by letter, or by an option's own text.

An answer that does not say how it names its option is read in all three ways; it is an error where they disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.model import AnswerForm, RawAnswer, RawOption

_NUMBER = re.compile(r"[+-]?\d{1,9}\Z", re.ASCII)
_LETTER = re.compile(r"[A-Za-z]\Z")


def resolve(answer: RawAnswer, options: tuple[RawOption, ...]) -> tuple[int | None, Diagnostic | None]:
    """The index of the option that an answer means, or what is wrong with it."""
    word = answer.text.value.strip()
    readings = {form: index for form, index in _readings(word, answer.form, options) if index is not None}
    found = set(readings.values())
    if len(found) == 1 and -1 not in found:
        return found.pop(), None
    if -1 in found:
        return None, report("answer-matches-several", answer.text.span, answer=word)
    if len(found) > 1:
        return None, _ambiguous(answer, word, readings, options)
    return None, _no_match(answer, word, options)


def _readings(word: str, form: AnswerForm, options: tuple[RawOption, ...]) -> Iterator[tuple[AnswerForm, int | None]]:
    wanted = tuple(AnswerForm) if form is AnswerForm.ANY else (form,)
    if AnswerForm.NUMBER in wanted:
        yield AnswerForm.NUMBER, _by_number(word, len(options))
    if AnswerForm.LETTER in wanted:
        yield AnswerForm.LETTER, _by_letter(word, len(options))
    if AnswerForm.TEXT in wanted:
        yield AnswerForm.TEXT, _by_text(word, options)


def _by_number(word: str, count: int) -> int | None:
    return int(word) - 1 if _NUMBER.match(word) and 1 <= int(word) <= count else None


def _by_letter(word: str, count: int) -> int | None:
    if not _LETTER.match(word):
        return None
    index = ord(word.upper()) - ord("A")
    return index if index < count else None


def _by_text(word: str, options: tuple[RawOption, ...]) -> int | None:
    """The option with exactly this text, else the one that differs in case or spaces; -1 where two do."""
    texts = [option.text.value.strip() for option in options]
    for normal in (str, _loose):
        found = [index for index, text in enumerate(texts) if normal(text) == normal(word)]
        if found:
            return found[0] if len(found) == 1 else -1
    return None


def _loose(text: str) -> str:
    return " ".join(text.casefold().split())


def _ambiguous(
    answer: RawAnswer, word: str, readings: dict[AnswerForm, int], options: tuple[RawOption, ...]
) -> Diagnostic:
    related = tuple(
        Related(
            f"as a {form} ({{{form}: '{word}'}}) it is {options[index].text.value.strip()!r}", options[index].text.span
        )
        for form, index in readings.items()
    )
    return report("answer-ambiguous", answer.text.span, related=related, answer=word)


def _no_match(answer: RawAnswer, word: str, options: tuple[RawOption, ...]) -> Diagnostic:
    span = answer.text.span
    count = len(options)
    if answer.form is not AnswerForm.TEXT and (_NUMBER.match(word) or _LETTER.match(word)):
        last = chr(ord("A") + min(count, 26) - 1)
        return report("answer-out-of-range", span, answer=word, count=count, last=last)
    texts = [option.text.value.strip() for option in options]
    near = get_close_matches(word, texts, n=1)
    if near:
        return report("answer-nearly-an-option", span, answer=word, near=near[0])
    return report("answer-not-an-option", span, answer=word, form=answer.form)

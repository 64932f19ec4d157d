"""Which options an `answer` means: by number, by letter, or by an option's own text.

An answer that does not say how it names its option is read in all three ways; it is an error where they disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.model import AnswerForm, RawAnswer, RawOption
from ankibuild.spelling import nearest

_NUMBER = re.compile(r"[+-]?\d{1,9}\Z", re.ASCII)
_LETTER = re.compile(r"[A-Za-z]\Z")
_PARTED = re.compile(r" *[,;/+&] *| and ")


def keys_of(answers: Iterable[RawAnswer], options: tuple[RawOption, ...]) -> tuple[frozenset[int], list[Diagnostic]]:
    """The indexes of the right options, from the answers, from `correct` on the options, or from both if they agree."""
    named, faults = _named(answers, options)
    flagged = {index for index, option in enumerate(options) if option.correct}
    denied = {index for index, option in enumerate(options) if option.correct is False}
    contradicts = (flagged and flagged != named.keys()) or denied & named.keys()
    if named and not faults and contradicts:
        faults.append(report("answer-contradicts-options", next(iter(named.values())).text.span))
    return frozenset(named or flagged), faults


def _named(
    answers: Iterable[RawAnswer], options: tuple[RawOption, ...]
) -> tuple[dict[int, RawAnswer], list[Diagnostic]]:
    """The options that answers name, each with the entry that names it."""
    named: dict[int, RawAnswer] = {}
    faults = []
    for answer in answers:
        index, fault = resolve(answer, options)
        if fault:
            faults.append(fault)
        if index is not None and named.setdefault(index, answer) is not answer:
            faults.append(_repeated(answer, named[index]))
    return named, faults


def _repeated(answer: RawAnswer, first: RawAnswer) -> Diagnostic:
    related = (Related("first here", first.text.span),)
    facts = {"answer": answer.text.value.strip(), "first": first.text.value.strip()}
    return report("answer-repeated", answer.text.span, related=related, **facts)


def resolve(answer: RawAnswer, options: tuple[RawOption, ...]) -> tuple[int | None, Diagnostic | None]:
    """The index of the option that an answer means, or what is wrong with it."""
    word = answer.text.value.strip()
    readings = _readings(word, answer.form, options)
    found = {index for indexes in readings.values() for index in indexes}
    if len(found) == 1:
        return found.pop(), None
    if not found:
        return None, _no_match(answer, word, options)
    if len(readings.get(AnswerForm.TEXT, ())) > 1:
        return None, _several(answer, word, options, readings[AnswerForm.TEXT])
    return None, _ambiguous(answer, word, options, {form: indexes[0] for form, indexes in readings.items()})


def _readings(word: str, form: AnswerForm, options: tuple[RawOption, ...]) -> dict[AnswerForm, tuple[int, ...]]:
    """By each form that the answer may have, the options that it then means; forms without any are left out."""
    readings = {
        AnswerForm.NUMBER: _by_number(word, len(options)),
        AnswerForm.LETTER: _by_letter(word, len(options)),
        AnswerForm.TEXT: _by_text(word, options),
    }
    return {known: indexes for known, indexes in readings.items() if indexes and form in (known, AnswerForm.ANY)}


def _by_number(word: str, count: int) -> tuple[int, ...]:
    return (int(word) - 1,) if _NUMBER.match(word) and 1 <= int(word) <= count else ()


def _by_letter(word: str, count: int) -> tuple[int, ...]:
    index = ord(word.upper()) - ord("A") if _LETTER.match(word) else count
    return (index,) if index < count else ()


def _by_text(word: str, options: tuple[RawOption, ...]) -> tuple[int, ...]:
    """The options with exactly this text, else those that differ in case or spaces."""
    texts = [option.text.value.strip() for option in options]
    for normal in (str, _loose):
        found = tuple(index for index, text in enumerate(texts) if normal(text) == normal(word))
        if found:
            return found
    return ()


def _loose(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())


def _several(answer: RawAnswer, word: str, options: tuple[RawOption, ...], indexes: tuple[int, ...]) -> Diagnostic:
    related = tuple(Related(f"option {index + 1}", options[index].text.span) for index in indexes)
    return report("answer-matches-several", answer.text.span, related=related, answer=word)


def _ambiguous(
    answer: RawAnswer, word: str, options: tuple[RawOption, ...], readings: dict[AnswerForm, int]
) -> Diagnostic:
    """Two readings that disagree: a word is a number or a letter, never both, and it is a text."""
    (form, index), (_, text_index) = readings.items()
    return report(
        "answer-ambiguous",
        answer.text.span,
        related=tuple(Related(f"option {i + 1}", options[i].text.span) for i in (index, text_index)),
        answer=word,
        form=form,
        number=index + 1,
        meant=options[index].text.value.strip(),
        other=text_index + 1,
    )


def _no_match(answer: RawAnswer, word: str, options: tuple[RawOption, ...]) -> Diagnostic:
    span, count, last = answer.text.span, len(options), chr(ord("A") + min(len(options), 26) - 1)
    form = AnswerForm.NUMBER if _NUMBER.match(word) else AnswerForm.LETTER if _LETTER.match(word) else AnswerForm.TEXT
    if answer.form in (AnswerForm.NUMBER, AnswerForm.LETTER) and form is not answer.form:
        return report("answer-form-wrong", span, answer=word, form=answer.form, count=count, last=last)
    if answer.form is not AnswerForm.TEXT and form is not AnswerForm.TEXT:
        return report("answer-out-of-range", span, answer=word, count=count, last=last)
    parts = [part for part in _PARTED.split(word) if part]
    if len(parts) > 1 and all(_readings(part, answer.form, options) for part in parts):
        return report("answer-needs-a-list", span, answer=word, list=f"[{', '.join(parts)}]")
    near = nearest(word, [option.text.value.strip() for option in options])
    code = "answer-nearly-an-option" if near else "answer-not-an-option"
    return report(code, span, answer=word, near=near)

"""Answers with weights, as Moodle has them, as options with keys: for GIFT, Moodle XML and embedded answers alike.

A weight is a percentage of the marks. A question with one answer has a right one with 100 %; one with several has a
part of the marks on each right answer, and takes marks away for wrong ones. A card knows right and wrong only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ankibuild.markup import plain_to_markdown
from ankibuild.model import NO_TEXT, RawOption, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.default_feedback import says_something
from ankibuild.readers.parts import Fault
from ankibuild.source import Span

_CLOSE = 0.1
"""Weights that differ by less are one weight, rounded: 33.333 and 33.33333."""

_WILDCARD = re.compile(r"(?<!\\)\*")
_FIRST_STARS, _LAST_STARS = re.compile(r"\A(?:\*\s*+)++"), re.compile(r"(?<![\\*\s])\s*+(?:\*\s*+)++\Z")
_NUMBER = r"[-+]?(?:[0-9]++(?:[.,][0-9]*+)?|[.,][0-9]++)(?:[eE][-+]?[0-9]++)?"
_IS_NUMBER = re.compile(_NUMBER)
_RANGE = re.compile(rf"\s*({_NUMBER})\s*\.\.\s*({_NUMBER})\s*")
ANY = "*"
"""The answer that stands for every other one."""


class Answer(NamedTuple):
    """One answer: its text (Markdown in a choice, else as it is to be typed), its feedback and its weight."""

    text: Text
    why: Text = NO_TEXT
    percent: float = 0.0
    tolerance: str = ""


class Keyed(NamedTuple):
    """The options of a question, or of a gap; `others` is the feedback for whatever else is answered."""

    options: tuple[RawOption, ...] = ()
    others: tuple[Text, ...] = ()

    @property
    def keys(self) -> int:
        """How many of the options are right."""
        return sum(option.correct is True for option in self.options)


def percent(text: str) -> float:
    """A weight as a number; 0 for what is none."""
    found = _IS_NUMBER.fullmatch(text.strip())
    return float(found[0].replace(",", ".")) if found else 0.0


def choice(collector: Collector, span: Span, answers: Sequence[Answer], *, several: bool) -> Keyed:
    """The options to choose from. With `several`, every answer with a part of the marks is right."""
    weights = [answer.percent for answer in answers]
    right = _positive(weights) if several else _best(weights)
    if several:
        _say_uneven(collector, span, [weights[index] for index in right])
    else:
        _say_partial(collector, span, weights, right)
    return Keyed(tuple(RawOption(answer.text, answer.why, index in right) for index, answer in enumerate(answers)))


def short(collector: Collector, span: Span, answers: Sequence[Answer]) -> Keyed:
    """The texts that may be typed."""
    listed, others = _apart(answers)
    written = [answer.text for answer in listed]
    values = {text.value for text in written}
    shown = [_without_ends(text, values) for text in written]
    _say_wildcards(collector, written, shown)
    listed = _distinct(answer._replace(text=text) for answer, text in zip(listed, shown, strict=True))
    weights = [answer.percent for answer in listed]
    right = _best(weights)
    _say_partial(collector, span, weights, right)
    options = (RawOption(_typed(answer.text), answer.why, index in right) for index, answer in enumerate(listed))
    return Keyed(tuple(options), others)


def numeric(collector: Collector, span: Span, answers: Sequence[Answer]) -> Keyed | Fault:
    """The numbers that may be typed."""
    listed, others = _apart(answers)
    numbers = [number(answer.text.value, answer.tolerance) for answer in listed]
    if "" in numbers:
        text = listed[numbers.index("")].text
        return Fault("moodle-number", text.span or span, {"text": text.value})
    weights = [answer.percent for answer in listed]
    right = _best(weights)
    _say_partial(collector, span, weights, right)
    options = (
        RawOption(answer.text._replace(value=numbers[index]), answer.why, index in right)
        for index, answer in enumerate(listed)
    )
    return Keyed(tuple(options), others)


def number(text: str, tolerance: str = "") -> str:
    """A number with its tolerance as ankibuild writes it (`3.14 ± 0.01`), or a range (`3..5`); '' where it is none."""
    around = _RANGE.fullmatch(text)
    if around:
        return f"{_point(around[1])}..{_point(around[2])}"
    if not _IS_NUMBER.fullmatch(text.strip()) or not _IS_NUMBER.fullmatch(tolerance.strip() or "0"):
        return ""
    if percent(tolerance) == 0:
        return _point(text)
    return f"{_point(text)} ± {_point(tolerance)}"


def true_false(right: bool, true: Text, false: Text) -> tuple[RawOption, ...]:
    """The two options of a statement, where one has feedback."""
    return (
        RawOption(Text("True", true.span), true, right),
        RawOption(Text("False", false.span), false, not right),
    )


def _point(text: str) -> str:
    return text.strip().replace(",", ".")


def _apart(answers: Sequence[Answer]) -> tuple[list[Answer], tuple[Text, ...]]:
    """The answers that are ones, and the feedback of those for everything else."""
    listed = [answer for answer in answers if answer.text.value.strip() not in ("", ANY)]
    rest = (answer for answer in answers if answer.text.value.strip() in ("", ANY))
    return listed, tuple(answer.why for answer in rest if says_something(answer.why.value))


def _positive(weights: Sequence[float]) -> frozenset[int]:
    return frozenset(index for index, weight in enumerate(weights) if weight > 0)


def _best(weights: Sequence[float]) -> frozenset[int]:
    """Those with all the marks; where none has them, those with the most."""
    most = min(max(weights, default=0.0), 100.0)
    return frozenset(index for index, weight in enumerate(weights) if weight > 0 and weight >= most - _CLOSE)


def _say_partial(collector: Collector, span: Span, weights: Sequence[float], right: frozenset[int]) -> None:
    best = max((weights[index] for index in right), default=100.0)
    if best < 100 - _CLOSE:
        collector.not_carried(
            span, f"the weight {best:g} %", "no answer has all the marks; the best one counts as right"
        )
    parts = [weight for index, weight in enumerate(weights) if weight > 0 and index not in right]
    if parts:
        collector.not_carried(span, _weights(parts), "a card knows right and wrong only; these answers count as wrong")


def _say_uneven(collector: Collector, span: Span, weights: Sequence[float]) -> None:
    if weights and max(weights) - min(weights) > _CLOSE:
        collector.not_carried(span, _weights(weights), "on a card each right answer counts the same")


def _weights(weights: Sequence[float]) -> str:
    listed = ", ".join(f"{weight:g} %" for weight in sorted(set(weights)))
    return f"the weight {listed}" if len(set(weights)) == 1 else f"the weights {listed}"


def _say_wildcards(collector: Collector, written: Sequence[Text], shown: Sequence[Text]) -> None:
    """Says once for a question where `*` stands for any letters: around answers, and in them."""
    around = [one for one, other in zip(written, shown, strict=True) if one.value != other.value]
    inside = [text for text in shown if _WILDCARD.search(text.value)]
    if around and around[0].span:
        collector.not_on_cards(around[0].span, _wildcards(around), "a card shows the answer without it")
    if inside and inside[0].span:
        collector.not_carried(inside[0].span, _wildcards(inside), "a card shows the answer as it stands")


def _wildcards(found: Sequence[Text]) -> str:
    return f"the wildcard in '{found[0].value}'" + (f" and {len(found) - 1} more" if len(found) > 1 else "")


def _without_ends(text: Text, values: Collection[str]) -> Text:
    """An answer without wildcards on both sides of it, or on one if the rest is an answer, too.

    One star alone at an end may be meant: as in `int*`.
    """
    value = _LAST_STARS.sub("", _FIRST_STARS.sub("", text.value))
    on_both = value != text.value and text.value[0] == "*" == text.value[-1]
    return text._replace(value=value) if value and (on_both or value in values) else text


def _distinct(answers: Iterable[Answer]) -> list[Answer]:
    """The answers; of those that became the same, the one with the most marks, with the first feedback."""
    found: dict[str, Answer] = {}
    for answer in answers:
        known = found.setdefault(answer.text.value, answer)
        if answer is not known:
            why = known.why if known.why.value else answer.why
            found[answer.text.value] = known._replace(why=why, percent=max(known.percent, answer.percent))
    return list(found.values())


def _typed(text: Text) -> Text:
    return text._replace(value=plain_to_markdown(text.value.replace("\\*", "*")))

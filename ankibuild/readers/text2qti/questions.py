"""Drafts of a quiz → questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from ankibuild.model import Kind, RawAnswer, RawGap, RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.markdown_quiz.lines import span_of, text_of, value
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.text2qti.drafts import Draft, kinds_of
from ankibuild.readers.text2qti.numbers import number_of
from ankibuild.source import Source

_Built: TypeAlias = Parts | Fault
_NAME = re.compile(r"\{([A-Za-z0-9_]++)\}")


def add_question(source: Source, draft: Draft, collector: Collector, *, deck: str, shuffle: bool) -> None:
    """Adds the question that a draft is, or rejects it."""
    span = span_of(source, draft.whole)
    _leave_uploads(source, draft, collector)
    built = _built(source, draft)
    if isinstance(built, Fault):
        collector.reject(built.code, built.span, **built.facts)
        return
    stem = built.stem or text_of(source, draft.stem)
    texts = {"kind": Text(built.kind), "stem": stem}
    essay = built.kind is Kind.PLAIN
    said = draft.said("feedback", "right", "wrong") if essay else draft.said("feedback", "right", "wrong", "solution")
    explanation = joined(text_of(source, lines) for lines in said)
    answers = built.answers
    if essay and not answers:
        answers, explanation = (RawAnswer(explanation),), Text("")
    fields = {"explanation": explanation, "name": text_of(source, draft.name), "case": text_of(source, draft.case)}
    texts |= {name: text for name, text in fields.items() if text.value}
    question = RawQuestion(span, texts, built.options, answers, deck=deck, gaps=built.gaps, shuffle=shuffle)
    collector.add(question)


def _built(source: Source, draft: Draft) -> _Built:
    span = span_of(source, draft.whole)
    if not value(draft.stem):
        return Fault("text2qti-no-stem", span)
    if draft.strange:
        part = draft.strange[0]
        return Fault("text2qti-unknown-line", span_of(source, part.whole), {"line": part.whole[0].text})
    kinds = kinds_of(draft.answers)
    if len(kinds) != 1:
        return Fault("no-key" if not kinds else "text2qti-unknown-line", span, {} if not kinds else _second(draft))
    return _BUILD[kinds.pop()](source, draft)


def _leave_uploads(source: Source, draft: Draft, collector: Collector) -> None:
    """Leaves out the sign for a file to upload below answers that say what kind of question it is."""
    if len(kinds_of(draft.answers) - {"upload"}) != 1:
        return
    for part in [part for part, _ in draft.answers if part.kind == "upload"]:
        collector.warn("text-left-over", span_of(source, part.whole), text=value(part.whole))
    draft.answers = [answer for answer in draft.answers if answer[0].kind != "upload"]


def _second(draft: Draft) -> dict[str, str]:
    """The first answer of another kind than those above it."""
    first = draft.answers[0][0].kind
    return {"line": next(part.whole[0].text for part, _ in draft.answers if part.kind != first)}


def _options(source: Source, draft: Draft) -> tuple[RawOption, ...]:
    return tuple(
        RawOption(
            text_of(source, part.lines) if value(part.lines) else Text("", span_of(source, part.whole)),
            joined(text_of(source, each.lines) for each in said),
            "*" in part.sign,
        )
        for part, said in draft.answers
    )


def _choices(source: Source, draft: Draft) -> _Built:
    options = _options(source, draft)
    keys = sum(option.correct is True for option in options)
    if not keys:
        return Fault("no-key", span_of(source, draft.whole))
    words = {option.text.value.casefold(): option for option in options}
    if (
        set(words) == {"true", "false"}
        and len(options) == 2
        and keys == 1
        and not any(each.why.value for each in options)
    ):
        right = next(word for word, option in words.items() if option.correct)
        return Parts(Kind.TRUE_FALSE, answers=(RawAnswer(Text(right)),))
    several = draft.answers[0][0].kind == "box" or keys > 1
    return Parts(Kind.MULTIPLE if several else Kind.SINGLE, options)


def _numeric(source: Source, draft: Draft) -> _Built:
    options = []
    for part, said in draft.answers:
        text = text_of(source, part.lines)
        number = number_of(text.value)
        if number is None:
            return Fault("text2qti-number", text.span or span_of(source, part.whole), {"text": text.value})
        options.append(RawOption(Text(number, text.span), joined(text_of(source, each.lines) for each in said), True))
    return Parts(Kind.NUMERIC, tuple(options))


def _essay(source: Source, draft: Draft) -> _Built:
    solution = joined(text_of(source, lines) for lines in draft.said("solution"))
    if solution.value:
        return Parts(Kind.PLAIN, answers=(RawAnswer(solution),))
    if any(value(lines) for lines in draft.said("feedback")):
        return Parts(Kind.PLAIN)
    return Fault("essay-without-answer", span_of(source, draft.whole))


def _upload(source: Source, draft: Draft) -> _Built:
    return Fault("type-not-carried", span_of(source, draft.whole), {"type": "file upload"})


def _gaps(source: Source, draft: Draft) -> _Built:
    """A text in which names in braces are gaps, filled from a list that all of them share."""
    named = {value(part.lines): part.sign for part in draft.matches}
    texts = {part.sign: text_of(source, part.lines) for part, _ in draft.answers}
    stem = text_of(source, draft.stem)
    gaps: list[RawGap] = []
    for found in _NAME.finditer(stem.value):
        right = named.get(found[1], "")
        if right not in texts:
            return Fault("text2qti-gap", span_of(source, draft.whole), {"gap": found[1]})
        options = tuple(RawOption(text, correct=sign == right) for sign, text in texts.items())
        gaps.append(RawGap(options, choice=True))
    if not gaps:
        return Fault("no-key", span_of(source, draft.whole))
    numbers = iter(range(1, len(gaps) + 1))
    marked = _NAME.sub(lambda found: f"[[{next(numbers)}]]", stem.value)
    return Parts(Kind.GAPS, gaps=tuple(gaps), stem=Text(marked, stem.span))


_BUILD: dict[str, Callable[[Source, Draft], _Built]] = {
    "choice": _choices,
    "box": _choices,
    "short": lambda source, draft: Parts(
        Kind.SHORT, tuple(RawOption(option.text, option.why, True) for option in _options(source, draft))
    ),
    "number": _numeric,
    "essay": _essay,
    "upload": _upload,
    "gap": _gaps,
}

"""Raw questions → questions: which options are keys, and what kind of question it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ankibuild.answers import resolve
from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import AnswerForm, Kind, Option, Origin, Question, RawQuestion, Text
from ankibuild.source import Span
from ankibuild.tags import normalize

CLOZE_DELETION = re.compile(r"\{\{c\d+::")
"""Where a cloze deletion begins, as in Anki: `{{c1::`."""

_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|^ {0,3}(```+|~~~+).*?^ {0,3}\2", re.DOTALL | re.MULTILINE)


def validate(raws: Iterable[RawQuestion]) -> tuple[list[Question], list[Diagnostic]]:
    """The questions of which it is known what they ask and which answers are right; the others' faults."""
    questions: list[Question] = []
    diagnostics: list[Diagnostic] = []
    for raw in raws:
        question = _question(raw, diagnostics) if raw.sound else None
        if question:
            questions.append(question)
    return questions, diagnostics


def _question(raw: RawQuestion, diagnostics: list[Diagnostic]) -> Question | None:
    kind, faults = _kind(raw)
    keys, wrong = _keys(raw) if raw.options else (frozenset[int](), [])
    faults += wrong
    if not raw.options and len(raw.answers) > 1:
        faults.append(report("several-answers-without-options", raw.answers[1].text.span))
    if not raw.options and raw.answers and raw.answers[0].form is not AnswerForm.ANY:
        faults.append(report("answer-form-without-options", raw.answers[0].text.span, form=raw.answers[0].form))
    diagnostics += faults
    return None if faults or kind is None else _build(raw, kind, keys)


def _build(raw: RawQuestion, kind: Kind, keys: frozenset[int]) -> Question:
    values = {name: text.value.strip() for name, text in raw.texts.items() if name not in ("kind", "deck")}
    answer = raw.answers[0].text.value.strip() if raw.answers and not raw.options else ""
    return Question(
        **({"stem": ""} | values),
        kind=kind,
        options=tuple(
            Option(option.text.value.strip(), index in keys, option.why.value.strip())
            for index, option in enumerate(raw.options)
        ),
        answer=answer.lower() if kind is Kind.TRUE_FALSE else answer,
        aka=raw.aka,
        tags=normalize(raw.tags),
        deck=raw.deck,
        namespace=raw.namespace,
        shuffle=raw.shuffle,
        origin=Origin(raw.span, _parts(raw)) if raw.span else None,
    )


def _parts(raw: RawQuestion) -> dict[str, Span]:
    parts = {name: text.span for name, text in raw.texts.items() if text.span}
    for index, option in enumerate(raw.options):
        for name, text in ((f"options.{index}", option.text), (f"options.{index}.why", option.why)):
            if text.span:
                parts[name] = text.span
    if raw.answers and raw.answers[0].text.span:
        parts["answer"] = raw.answers[0].text.span
    return parts


def _keys(raw: RawQuestion) -> tuple[frozenset[int], list[Diagnostic]]:
    """The indexes of the right options, from `answer`, from `correct` on the options, or from both if they agree."""
    faults = []
    named = set()
    for answer in raw.answers:
        index, fault = resolve(answer, raw.options)
        if fault:
            faults.append(fault)
        if index is not None:
            named.add(index)
    flagged = {index for index, option in enumerate(raw.options) if option.correct}
    said = any(option.correct is not None for option in raw.options)
    if raw.answers and said and not faults and named != flagged:
        faults.append(report("answer-contradicts-options", raw.answers[0].text.span))
    return frozenset(named or flagged), faults


def _kind(raw: RawQuestion) -> tuple[Kind | None, list[Diagnostic]]:
    """The kind that is said, else the one that the parts make."""
    said = raw.texts.get("kind")
    if said is None:
        return _derive(raw), []
    word = said.value.strip().lower()
    if word in tuple(Kind):
        return Kind(word), []
    return None, [report("unknown-kind", said.span, kind=word, kinds=", ".join(Kind))]


def _derive(raw: RawQuestion) -> Kind:
    if raw.options:
        flagged = sum(option.correct is True for option in raw.options)
        return Kind.MULTIPLE if max(len(raw.answers), flagged) > 1 else Kind.SINGLE
    if has_cloze(raw.texts.get("stem", Text("")).value):
        return Kind.CLOZE
    if raw.answers and raw.answers[0].text.plain and raw.answers[0].text.value.lower() in ("true", "false"):
        return Kind.TRUE_FALSE
    return Kind.PLAIN


def has_cloze(text: str) -> bool:
    """Whether a text has a cloze deletion outside code."""
    return "{{c" in text and CLOZE_DELETION.search(_CODE.sub("", text)) is not None

"""Raw questions → questions: which options are keys, and what kind of question it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ankibuild.answers import resolve
from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.model import NO_TEXT, AnswerForm, Kind, Markup, Option, Origin, Question, RawAnswer, RawQuestion
from ankibuild.source import Span
from ankibuild.tags import normalize

CLOZE_DELETION = re.compile(r"\{\{c\d+(?:,\d+)*::")
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
    keys, faults = _keys(raw) if raw.options else (frozenset[int](), _faults_without_options(raw))
    kind, unknown = _kind(raw, keys)
    markup, unreadable = _markup(raw)
    faults += [*unknown, *unreadable, *_misplaced_fields(raw)]
    diagnostics += faults
    return None if faults else _build(raw, kind, keys, markup)


def _build(raw: RawQuestion, kind: Kind, keys: frozenset[int], markup: Markup) -> Question:
    values = {name: text.value.strip() for name, text in raw.texts.items() if name not in ("kind", "deck", "markup")}
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
        retired=raw.retired,
        fields=tuple((name, text.value.strip()) for name, text in raw.fields),
        markup=markup,
        origin=Origin(raw.span, _parts(raw), borrowed=raw.borrowed) if raw.span else None,
    )


def _parts(raw: RawQuestion) -> dict[str, Span]:
    parts = {name: text.span for name, text in raw.texts.items() if text.span}
    for index, option in enumerate(raw.options):
        for name, text in ((f"options.{index}", option.text), (f"options.{index}.why", option.why)):
            if text.span:
                parts[name] = text.span
    if raw.answers and raw.answers[0].text.span:
        parts["answer"] = raw.answers[0].text.span
    parts |= {f"fields.{name}": text.span for name, text in raw.fields if text.span}
    return {**parts, **raw.places}


def _faults_without_options(raw: RawQuestion) -> list[Diagnostic]:
    faults = []
    if len(raw.answers) > 1:
        faults.append(report("several-answers-without-options", raw.answers[1].text.span))
    if raw.answers and raw.answers[0].form is not AnswerForm.ANY:
        faults.append(report("answer-form-without-options", raw.answers[0].text.span, form=raw.answers[0].form))
    return faults


def _keys(raw: RawQuestion) -> tuple[frozenset[int], list[Diagnostic]]:
    """The indexes of the right options, from `answer`, from `correct` on the options, or from both if they agree."""
    named, faults = _named(raw)
    flagged = {index for index, option in enumerate(raw.options) if option.correct}
    denied = {index for index, option in enumerate(raw.options) if option.correct is False}
    contradicts = (flagged and flagged != named.keys()) or denied & named.keys()
    if named and not faults and contradicts:
        faults.append(report("answer-contradicts-options", raw.answers[0].text.span))
    return frozenset(named or flagged), faults


def _named(raw: RawQuestion) -> tuple[dict[int, RawAnswer], list[Diagnostic]]:
    """The options that `answer` names, each with the entry that names it."""
    named: dict[int, RawAnswer] = {}
    faults = []
    for answer in raw.answers:
        index, fault = resolve(answer, raw.options)
        if fault:
            faults.append(fault)
        if index is not None and named.setdefault(index, answer) is not answer:
            faults.append(_repeated(answer, named[index]))
    return named, faults


def _repeated(answer: RawAnswer, first: RawAnswer) -> Diagnostic:
    related = (Related("first here", first.text.span),)
    facts = {"answer": answer.text.value.strip(), "first": first.text.value.strip()}
    return report("answer-repeated", answer.text.span, related=related, **facts)


def _kind(raw: RawQuestion, keys: frozenset[int]) -> tuple[Kind, list[Diagnostic]]:
    """The kind that is said, else the one that the parts make."""
    said = raw.texts.get("kind", NO_TEXT)
    word = said.value.strip().lower()
    if word in tuple(Kind):
        return Kind(word), []
    unknown = [report("unknown-kind", said.span, kind=word, kinds=", ".join(Kind))] if word else []
    return _derive(raw, keys), unknown


def _markup(raw: RawQuestion) -> tuple[Markup, list[Diagnostic]]:
    said = raw.texts.get("markup", NO_TEXT)
    word = said.value.strip().lower() or Markup.MARKDOWN
    if word in tuple(Markup):
        return Markup(word), []
    return Markup.MARKDOWN, [report("unknown-markup", said.span, markup=word, known=", ".join(Markup))]


def _misplaced_fields(raw: RawQuestion) -> list[Diagnostic]:
    """Fields and HTML are for adopted notes: only these have a note type of their own."""
    if raw.texts.get("notetype", NO_TEXT).value.strip():
        return []
    said = [*(text for _, text in raw.fields[:1]), *(text for key, text in raw.texts.items() if key == "markup")]
    return [report("needs-notetype", said[0].span)] if said else []


def _derive(raw: RawQuestion, keys: frozenset[int]) -> Kind:
    if raw.options:
        return Kind.MULTIPLE if len(keys) > 1 else Kind.SINGLE
    if has_cloze(raw.texts.get("stem", NO_TEXT).value):
        return Kind.CLOZE
    if raw.answers and raw.answers[0].text.plain and raw.answers[0].text.value.lower() in ("true", "false"):
        return Kind.TRUE_FALSE
    return Kind.PLAIN


def has_cloze(text: str) -> bool:
    """Whether a text has a cloze deletion outside code."""
    return "{{c" in text and CLOZE_DELETION.search(without_code(text)) is not None


def without_code(text: str) -> str:
    """A text without its code, in which braces are only braces."""
    return _CODE.sub("", text)

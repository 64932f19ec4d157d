"""Raw questions → questions: which options are keys, and what kind of question it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ankibuild import parts
from ankibuild.answers import keys_of
from ankibuild.diagnostics import Diagnostic, Names, report
from ankibuild.model import (
    NO_TEXT,
    AnswerForm,
    Kind,
    Markup,
    Option,
    Origin,
    Question,
    RawOption,
    RawQuestion,
    Text,
)
from ankibuild.numbers import normal
from ankibuild.source import Span
from ankibuild.tags import normalize

CLOZE_DELETION = re.compile(r"\{\{c\d+(?:,\d+)*::")
"""Where a cloze deletion begins, as in Anki: `{{c1::`."""

_KINDS = {str(kind): kind for kind in Kind}
TYPED = frozenset({Kind.SHORT, Kind.NUMERIC})
"""The kinds whose options are what may be typed."""

_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|^ {0,3}(```+|~~~+).*?^ {0,3}\2", re.DOTALL | re.MULTILINE)


def validate(raws: Iterable[RawQuestion], *, foreign: bool = False) -> tuple[list[Question], list[Diagnostic]]:
    """The questions of which it is known what they ask and which answers are right; the others' faults.

    `foreign` are those of a file that ankibuild does not write into.
    """
    questions: list[Question] = []
    diagnostics: list[Diagnostic] = []
    for raw in raws:
        question = _question(raw, foreign, diagnostics) if raw.sound else None
        if question:
            questions.append(question)
    return questions, diagnostics


def _question(raw: RawQuestion, foreign: bool, diagnostics: list[Diagnostic]) -> Question | None:
    said, unknown = _said_kind(raw)
    raw = _typed(raw, said) if said in TYPED else raw
    keys, wrong = keys_of(raw.answers, raw.options) if raw.options else (frozenset[int](), _faults_without_options(raw))
    markup, unreadable = _markup(raw)
    faults = [*wrong, *unknown, *unreadable, *_misplaced_fields(raw)]
    diagnostics += faults
    return None if faults else _build(raw, said or derive(raw, keys), keys, markup, foreign)


def _build(raw: RawQuestion, kind: Kind, keys: frozenset[int], markup: Markup, foreign: bool) -> Question:
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
        pairs=parts.pairs_of(raw),
        order=parts.order_of(raw),
        gaps=parts.gaps_of(raw),
        origin=Origin(raw.span, _places(raw), foreign, raw.borrowed) if raw.span else None,
    )


def _places(raw: RawQuestion) -> dict[str, Span]:
    places = {name: text.span for name, text in raw.texts.items() if text.span}
    places |= {name: text.span for name, text in parts.of_options("options", raw.options) if text.span}
    if raw.answers and raw.answers[0].text.span:
        places["answer"] = raw.answers[0].text.span
    places |= {f"fields.{name}": text.span for name, text in raw.fields if text.span}
    return {**places, **parts.places(raw), **raw.places}


def _typed(raw: RawQuestion, kind: Kind | None) -> RawQuestion:
    """A question whose answer is typed: what may be typed are its options, which are named by their texts alone."""
    if kind is Kind.NUMERIC:
        options = tuple(replace(option, text=_number(option.text)) for option in raw.options)
        raw = replace(raw, options=options, answers=tuple(replace(a, text=_number(a.text)) for a in raw.answers))
    if raw.options:
        answers = (replace(a, form=AnswerForm.TEXT) if a.form is AnswerForm.ANY else a for a in raw.answers)
        return replace(raw, answers=tuple(answers))
    if any(answer.form not in (AnswerForm.ANY, AnswerForm.TEXT) for answer in raw.answers):
        return raw
    return replace(raw, options=tuple(RawOption(a.text, correct=True) for a in raw.answers), answers=())


def _number(text: Text) -> Text:
    return text._replace(value=normal(text.value))


def _faults_without_options(raw: RawQuestion) -> list[Diagnostic]:
    faults = []
    if len(raw.answers) > 1:
        faults.append(report("several-answers-without-options", raw.answers[1].text.span))
    if raw.answers and raw.answers[0].form is not AnswerForm.ANY:
        faults.append(report("answer-form-without-options", raw.answers[0].text.span, form=raw.answers[0].form))
    return faults


def _said_kind(raw: RawQuestion) -> tuple[Kind | None, list[Diagnostic]]:
    """The kind that is said, None where none is."""
    said = raw.texts.get("kind", NO_TEXT)
    word = said.value.strip().lower()
    if word in _KINDS:
        return _KINDS[word], []
    return None, [report("unknown-kind", said.span, kind=word, kinds=Names(Kind))] if word else []


def _markup(raw: RawQuestion) -> tuple[Markup, list[Diagnostic]]:
    said = raw.texts.get("markup", NO_TEXT)
    word = said.value.strip().lower() or Markup.MARKDOWN
    if word in tuple(Markup):
        return Markup(word), []
    return Markup.MARKDOWN, [report("unknown-markup", said.span, markup=word, known=Names(Markup))]


def _misplaced_fields(raw: RawQuestion) -> list[Diagnostic]:
    """Fields and HTML are for adopted notes: only these have a note type of their own."""
    if raw.texts.get("notetype", NO_TEXT).value.strip():
        return []
    said = [*(text for _, text in raw.fields[:1]), *(text for key, text in raw.texts.items() if key == "markup")]
    return [report("needs-notetype", said[0].span)] if said else []


def derive(raw: RawQuestion, keys: frozenset[int]) -> Kind:
    """The kind that the parts make."""
    for part, kind in ((raw.pairs, Kind.MATCHING), (raw.order, Kind.ORDERING), (raw.gaps, Kind.GAPS)):
        if part:
            return kind
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

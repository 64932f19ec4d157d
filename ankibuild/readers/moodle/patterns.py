"""Answers that are patterns: what of them is a text is kept, the rest is named."""

from __future__ import annotations

import re

from ankibuild.model import Kind, Text
from ankibuild.readers.moodle.answers import Answer, percent, short
from ankibuild.readers.moodle.fields import Fields, form_of_text
from ankibuild.readers.moodle.gaps import say_case
from ankibuild.readers.parts import Fault, Parts
from ankibuild.readers.xmltree import Element

_MATCH = re.compile(r"\s*+match(?:_[a-z0-9]++)?\s*+\(([^()]++)\)\s*+")
_SIGN_OF_PMATCH = re.compile(r"[*&?|_\[\]{}<>\\^]")
_SIGN_OF_REGEXP = re.compile(r"[\[\](){}|*+?^$\\]")


def pattern_match(fields: Fields, question: Element) -> Parts | Fault:
    """`pmatch`: the model answer, or patterns that are only words (`match (acetic acid)`)."""
    model = fields.word(question, "modelanswer")
    if model:
        span = fields.span(question.find("modelanswer") or question)
        return _short(fields, question, [Answer(Text(" ".join(model.split()), span), percent=100.0)], "")
    kept = []
    for answer in _answers(fields, question):
        found = _MATCH.fullmatch(answer.text.value)
        if answer.text.value == "*":
            kept.append(answer)
        elif found and not _SIGN_OF_PMATCH.search(found[1]):
            kept.append(answer._replace(text=answer.text._replace(value=" ".join(found[1].split()))))
    if not any(answer.percent > 0 for answer in kept):
        return Fault("type-not-carried", fields.span(question), {"type": "pmatch"})
    return _short(fields, question, kept, "")


def regular_expression(fields: Fields, question: Element) -> Parts | Fault:
    """`regexp`: the first answer is always a text; the others may be expressions."""
    answers = _answers(fields, question)
    kept = [one for number, one in enumerate(answers) if not (number and _SIGN_OF_REGEXP.search(one.text.value))]
    dropped = next((one.text.value for one in answers if one not in kept and one.percent > 0), "")
    return _short(fields, question, kept, dropped)


def _answers(fields: Fields, question: Element) -> list[Answer]:
    form = form_of_text(question)
    found = []
    for answer in question.all("answer"):
        raw = fields.raw(answer)
        text = raw._replace(value=" ".join(raw.value.split()))
        found.append(Answer(text, fields.text_in(answer, "feedback", form), percent(answer.get("fraction"))))
    return found


def _short(fields: Fields, question: Element, answers: list[Answer], dropped: str) -> Parts | Fault:
    span = fields.span(question)
    keyed = short(fields.collector, span, [one._replace(text=_literal(one.text)) for one in answers])
    if not keyed.keys:
        return Fault("no-key", span)
    if dropped:
        fields.collector.not_carried(span, f"the pattern '{dropped}'", "a card has only the answers that are texts")
    if fields.is_on(question, "usecase", default=False):
        say_case(fields, span)
    return Parts(Kind.SHORT, keyed.options, feedback=keyed.others)


def _literal(text: Text) -> Text:
    """The text with stars as signs: they are no wildcards here, but for the answer that is only one."""
    return text if text.value == "*" else text._replace(value=text.value.replace("*", "\\*"))

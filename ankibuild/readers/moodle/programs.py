"""Programs to write (`coderunner`): a card asks for one and shows the sample solution."""

from __future__ import annotations

import html

from ankibuild.model import Kind, RawAnswer, Text
from ankibuild.readers.moodle.fields import Fields
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.xmltree import Element

NOT_RUN = "a card runs no program; it shows the sample solution"
_TYPED = ("", "ace", "none", "ace_gapfiller_off")
"""Fields of a question into which a program is typed; others hold a drawing or a form."""


def program(fields: Fields, question: Element) -> Parts | Fault:
    """The sample solution is the answer. What is no question, or has values at random, is rejected."""
    span = fields.span(question)
    solution, given = fields.word(question, "answer"), fields.word(question, "answerpreload")
    form = fields.word(question, "uiplugin").lower()
    if fields.word(question, "prototypetype") not in ("", "0"):
        return Fault("type-not-carried", span, {"type": "coderunner, a prototype"})
    if form not in _TYPED:
        return Fault("type-not-carried", span, {"type": f"coderunner with the form '{form}'"})
    if fields.word(question, "templateparams") and any("{{" in text for text in _texts(fields, question)):
        return Fault("computed-answer", span, {"how": "a template makes up its values"})
    if not solution:
        return Fault("essay-without-answer", span)
    fields.collector.not_carried(span, "the tests of a program", NOT_RUN)
    stem = joined([fields.text_in(question, "questiontext"), *_examples(fields, question), _code(fields, span_of(fields, question, "answerpreload"), given)])
    return Parts(Kind.PLAIN, answers=(RawAnswer(_code(fields, span_of(fields, question, "answer"), solution)),), stem=stem)

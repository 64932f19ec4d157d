"""Programs to write (`coderunner`): a card asks for one and shows the sample solution."""

from __future__ import annotations

import html

from ankibuild.model import NO_TEXT, Kind, RawAnswer, Text
from ankibuild.readers.moodle.fields import Fields
from ankibuild.readers.moodle.texts import HTML
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.xmltree import Element

_TYPED = ("", "ace", "none")
"""Ways to answer by typing a program; in others it is drawn, or typed into a form."""


def program(fields: Fields, question: Element) -> Parts | Fault:
    """The sample solution is the answer. What is no question, or has values at random, is rejected."""
    span = fields.span(question)
    form = fields.word(question, "uiplugin").lower()
    if fields.word(question, "prototypetype") not in ("", "0"):
        return Fault("type-not-carried", span, {"type": "coderunner (a prototype)"})
    if form not in _TYPED:
        return Fault("type-not-carried", span, {"type": f"coderunner ({form})"})
    if _is_data(fields.word(question, "answer")):
        return Fault("type-not-carried", span, {"type": "coderunner (a drawing or form)"})
    if _is_template(fields, question):
        return Fault("computed-answer", span, {"how": "a template makes up its values"})
    solution = _code(fields, question, "answer")
    if not solution.value:
        return Fault("essay-without-answer", span)
    fields.collector.not_on_cards(
        span, "the tests of a program", "a card runs no program; it shows the sample solution"
    )
    stem = fields.text_in(question, "questiontext")
    if not stem.value:
        return Parts(Kind.PLAIN, answers=(RawAnswer(solution),))
    shown = [stem, *_examples(fields, question), _code(fields, question, "answerpreload")]
    return Parts(Kind.PLAIN, answers=(RawAnswer(solution),), stem=joined(shown))


def _is_data(solution: str) -> bool:
    """Whether a solution is what a form or a drawing is saved as, and no program that people read."""
    return solution.startswith(('{"', '["', "[[")) and solution.endswith(("}", "]"))


def _is_template(fields: Fields, question: Element) -> bool:
    """Whether a text has places for values."""
    texts = (fields.word(question, tag) for tag in ("questiontext", "answer"))
    return bool(fields.word(question, "templateparams")) and any("{{" in text for text in texts)


def _code(fields: Fields, question: Element, tag: str) -> Text:
    child = question.find(tag)
    return _preformatted(fields, child) if child else NO_TEXT


def _preformatted(fields: Fields, element: Element) -> Text:
    raw = fields.raw(element)
    if raw.span is None or not raw.value.strip():
        return NO_TEXT
    lines = raw.value.strip("\r\n").rstrip()
    return fields.texts.read(f"<pre>{html.escape(lines)}</pre>", raw.span, HTML)


def _examples(fields: Fields, question: Element) -> list[Text]:
    """What the question shows of its tests: what is run or typed in, and what must come out."""
    shown: list[Text] = []
    for case in (one for group in question.all("testcases") for one in group.all("testcase")):
        if case.get("useasexample") == "1":
            shown += [_code(fields, case, tag) for tag in ("testcode", "stdin")]
            expected = _code(fields, case, "expected")
            shown += [Text("→", expected.span), expected] if expected.value else []
    return shown

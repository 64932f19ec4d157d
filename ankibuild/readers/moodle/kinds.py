"""The types of Moodle's questions, each → the parts of one of ours, or the reason why it cannot be one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawPair, Text
from ankibuild.readers.moodle.answers import Answer, Keyed, choice, numeric, percent, short, true_false
from ankibuild.readers.moodle.fields import Fields, form_of_text
from ankibuild.readers.moodle.gaps import embedded, from_list, say_case
from ankibuild.readers.moodle.marked_words import gap_fill, word_select
from ankibuild.readers.moodle.patterns import pattern_match, regular_expression
from ankibuild.readers.moodle.programs import program
from ankibuild.readers.moodle.tables import matrix, one_of_rows, ou_matrix, statements
from ankibuild.readers.moodle.texts import HTML, PLAIN, is_empty
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.xmltree import Element

Build: TypeAlias = Callable[[Fields, Element], Parts | Fault]


def parts(fields: Fields, question: Element) -> Parts | Fault:
    """The answers of a question."""
    kind = question.get("type")
    build = _BUILD.get(kind)
    if build:
        return build(fields, question)
    if kind.startswith("calculated") or kind in _COMPUTED:
        how = _formula(fields, question)
        return Fault("computed-answer", fields.span(question), {"how": how or f"a question of the type '{kind}'"})
    return Fault("type-not-carried", fields.span(question), {"type": kind or "(none)"})


_COMPUTED = ("stack", "formulas", "varnumeric", "varnumericset", "varnumunit", "algebra", "wiris")


def _formula(fields: Fields, question: Element) -> str:
    answer = question.find("answer")
    return " ".join(fields.raw(answer).value.split()) if answer else ""


def _multichoice(fields: Fields, question: Element) -> Parts | Fault:
    several = not fields.is_on(question, "single", default=True)
    return _choice(fields, question, several=several)


def _multiresponse(fields: Fields, question: Element) -> Parts | Fault:
    return _choice(fields, question, several=True)


def _choice(fields: Fields, question: Element, *, several: bool) -> Parts | Fault:
    form = form_of_text(question)
    written = [
        Answer(fields.text(answer, form), fields.text_in(answer, "feedback", form), _weight(fields, answer))
        for answer in question.all("answer")
    ]
    answers = [answer for answer in written if answer.text.value]  # Moodle, too, leaves empty ones out
    if any(answer.percent > 0 and is_empty(answer.text.value) for answer in written):
        return Fault("moodle-empty", fields.span(question))
    keyed = choice(fields.collector, fields.span(question), answers, several=several)
    if not several and keyed.keys > 1:
        why = "several are right; the card asks for all of them"
        fields.collector.not_carried(fields.span(question), "the choice of one answer", why)
    return _checked(fields, question, keyed, Kind.MULTIPLE if several or keyed.keys > 1 else Kind.SINGLE)


def _true_false(fields: Fields, question: Element) -> Parts | Fault:
    """The right one of two answers; old exports have them in the language of the site, the true one first."""
    answers = question.all("answer")[:2]
    words = [fields.raw(answer).value.strip().lower() for answer in answers]
    if not all(word in ("true", "false") for word in words):
        words = ["true", "false"][: len(words)]
    rights = [word for word, answer in zip(words, answers, strict=True) if _weight(fields, answer) > 0]
    if len(rights) != 1:
        return Fault("no-key", fields.span(question))
    form = form_of_text(question)
    why = {word: fields.text_in(answer, "feedback", form) for word, answer in zip(words, answers, strict=True)}
    if any(text.value for text in why.values()):
        return Parts(
            Kind.TRUE_FALSE, true_false(rights[0] == "true", why.get("true", NO_TEXT), why.get("false", NO_TEXT))
        )
    place = fields.span(answers[words.index(rights[0])])
    return Parts(Kind.TRUE_FALSE, answers=(RawAnswer(Text(rights[0], place)),))


def _short(fields: Fields, question: Element) -> Parts | Fault:
    if fields.is_on(question, "usecase", default=False):
        say_case(fields, fields.span(question))
    keyed = short(fields.collector, fields.span(question), _typed(fields, question))
    return _checked(fields, question, keyed, Kind.SHORT)


def _numerical(fields: Fields, question: Element) -> Parts | Fault:
    keyed = numeric(fields.collector, fields.span(question), _typed(fields, question))
    if isinstance(keyed, Fault):
        return keyed
    units = [fields.word(unit, "unit_name") for group in question.all("units") for unit in group.all("unit")]
    if any(units):
        why = "the answer is compared as a number"
        fields.collector.not_carried(fields.span(question), f"the unit {', '.join(filter(None, units))}", why)
    return _checked(fields, question, keyed, Kind.NUMERIC)


def _typed(fields: Fields, question: Element) -> list[Answer]:
    form = form_of_text(question)
    return [
        Answer(
            _on_one_line(fields.raw(answer)),
            fields.text_in(answer, "feedback", form),
            _weight(fields, answer),
            fields.word(answer, "tolerance"),
        )
        for answer in question.all("answer")
    ]


def _on_one_line(text: Text) -> Text:
    return text._replace(value=" ".join(text.value.split()))


def _matching(fields: Fields, question: Element) -> Parts | Fault:
    form = form_of_text(question)
    pairs = []
    for sub in question.all("subquestion"):
        answer = sub.find("answer")
        right = fields.text(answer, PLAIN) if answer else NO_TEXT
        if right.value:
            pairs.append(RawPair(fields.text(sub, form), right))
    if not any(pair.left.value for pair in pairs):
        return Fault("moodle-pairs", fields.span(question))
    return Parts(Kind.MATCHING, pairs=tuple(pairs))


def _ordering(fields: Fields, question: Element) -> Parts | Fault:
    """The answers in their order; their weights count them where they do not stand so."""
    answers = [answer for answer in question.all("answer") if fields.raw(answer).value.strip()]
    places = [_weight(fields, answer) for answer in answers]
    if len(set(places)) == len(places) and all(place > 0 for place in places):
        answers = [answer for _, answer in sorted(zip(places, answers, strict=True), key=lambda pair: pair[0])]
    if len(answers) < 2:
        return Fault("no-key", fields.span(question))
    form = form_of_text(question)
    return Parts(Kind.ORDERING, order=tuple(fields.text(answer, form) for answer in answers))


def _numbered_order(fields: Fields, question: Element) -> Parts | Fault:
    """The plugin `order`: items, each with its place."""
    form = form_of_text(question)
    items = [(fields.word(sub, "answer"), fields.text(sub, form)) for sub in question.all("subquestion")]
    places = [percent(place) for place, _ in items]
    if len(items) < 2 or len(set(places)) < len(items) or not all(place > 0 for place in places):
        return Fault("no-key", fields.span(question))
    by_place = sorted(zip(places, items, strict=True), key=lambda pair: pair[0])
    return Parts(Kind.ORDERING, order=tuple(text for _, (_, text) in by_place))


def _essay(fields: Fields, question: Element) -> Parts | Fault:
    """The notes for graders are the answer; without them, the general feedback is (see `questions`).

    What an answer is to begin with stands below the question.
    """
    answer = fields.text_in(question, "graderinfo", form_of_text(question))
    if not answer.value:
        answer = fields.text_in(question, "generalfeedback", form_of_text(question))
    if not answer.value:
        return Fault("essay-without-answer", fields.span(question))
    stem, template = fields.text_in(question, "questiontext"), fields.text_in(question, "responsetemplate")
    return Parts(Kind.PLAIN, answers=(RawAnswer(answer),), stem=joined([stem, template]) if stem.value else None)


def _gap_select(fields: Fields, question: Element) -> Parts | Fault:
    return from_list(fields, question, "selectoption", PLAIN)


def _drag_words(fields: Fields, question: Element) -> Parts | Fault:
    return from_list(fields, question, "dragbox", HTML)


_BUILD: dict[str, Build] = {
    "multichoice": _multichoice,
    "multichoiceset": _multiresponse,
    "oumultiresponse": _multiresponse,
    "truefalse": _true_false,
    "shortanswer": _short,
    "numerical": _numerical,
    "matching": _matching,
    "match": _matching,
    "ddmatch": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "multianswer": embedded,
    "cloze": embedded,
    "gapselect": _gap_select,
    "gapfill": gap_fill,
    "wordselect": word_select,
    "kprime": statements,
    "mtf": statements,
    "sc": one_of_rows,
    "matrix": matrix,
    "oumatrix": ou_matrix,
    "order": _numbered_order,
    "pmatch": pattern_match,
    "regexp": regular_expression,
    "coderunner": program,
    "ddwtos": _drag_words,
}


def _weight(fields: Fields, answer: Element) -> float:
    """The weight of an answer, in very old files an element."""
    return percent(answer.get("fraction") or fields.word(answer, "fraction"))


def _checked(fields: Fields, question: Element, keyed: Keyed, kind: Kind) -> Parts | Fault:
    if not keyed.keys:
        return Fault("no-key", fields.span(question))
    return Parts(kind, keyed.options, feedback=keyed.others)

"""A problem of Open edX → raw questions: one, one with gaps, or one for each of its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ankibuild.model import NO_TEXT, Kind, RawGap, Text
from ankibuild.readers import olx_markdown
from ankibuild.readers.gap_marks import gap_mark, lost_gap, without_marks
from ankibuild.readers.olx.constants import fix_constants
from ankibuild.readers.olx.responses import Unit, is_known, units
from ankibuild.readers.olx.writing import Writing
from ankibuild.readers.parts import ASKS_NOTHING, Fault, Parts, joined, raw_question
from ankibuild.readers.xmltree import Chunk, Element

MOST_RESPONSES = 200
"""Responses of one problem; real ones have a few."""

_RESPONSE = re.compile(r"[a-z]+response")
_MARK = re.compile("\ue000[0-9]{1,6}\ue001")
_TEXTS = ("p", "label", "legend", "h2", "h3", "h4")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*+")
_VARIABLE = re.compile(r"\$\{?+([A-Za-z_][A-Za-z0-9_]*+)")
_LETTERED = re.compile(r"\(?([A-Za-z])[.):]\s")


@dataclass(frozen=True)
class Place:
    """Where a problem belongs: its id, '' where it has none, and its deck."""

    id: str = ""
    deck: str = ""


def read_problem(writing: Writing, problem: Element, place: Place) -> None:
    """Adds or rejects the questions of a problem."""
    _remove_marks(problem)
    fix_constants(problem)
    span = writing.span(problem)
    responses = [one for one in problem.iter() if _RESPONSE.fullmatch(one.tag)]
    variable = _variable(problem)
    if variable:
        writing.collector.reject("computed-answer", span, how=f"a script gives ${variable} its value")
    elif not responses:
        if not _read_markdown(writing, problem, place):
            writing.collector.not_on_cards(span, "a text without a question", ASKS_NOTHING)
    elif len(responses) > MOST_RESPONSES:
        writing.collector.reject("type-not-carried", span, type=f"{len(responses)} responses in one problem")
    elif len(responses) > 1 and _are_parts(responses):
        _read_parts(writing, problem, responses, place)
    else:
        _read_whole(writing, problem, responses, place)


def _read_markdown(writing: Writing, problem: Element, place: Place) -> bool:
    """Reads a problem that has only the Markdown from which Studio makes the rest; whether it asks something."""
    span, collector = writing.span(problem), writing.collector
    before = len(collector.questions)
    found = olx_markdown.read_problem(problem.get("markdown"), lambda start, end: span, collector, writing.address)
    for index in range(before, len(collector.questions)):
        question = collector.questions[index]
        number = f"-{index - before + 1}" if found > 1 else ""
        identity = {"id": Text(f"{place.id}{number}", span)} if place.id and question.sound else {}
        collector.questions[index] = replace(
            question, texts={**identity, **question.texts}, deck=place.deck, borrowed=bool(identity)
        )
    return found > 0


def _read_whole(writing: Writing, problem: Element, responses: list[Element], place: Place) -> None:
    """All responses in one question; several are gaps of its text."""
    found: list[Unit] = []
    for response in responses:
        answered = units(writing, response)
        if isinstance(answered, Fault):
            writing.collector.reject(answered.code, answered.span, **answered.facts)
            return
        found += answered
    if len(found) == 1:
        parts, marks = found[0].parts, {}
    else:
        parts = _gaps(found)
        marks = {id(unit.place): gap_mark(number) for number, unit in enumerate(found, 1)}
    label = next((one for one in problem.iter("label", "legend")), None)
    content = writing.content(problem, lambda element: marks.get(id(element)))
    stem = writing.markdown(content, writing.span(label or problem))
    _add(
        writing, problem, replace(parts, stem=stem if stem.value else _from_attribute(writing, problem)), place, problem
    )


def _are_parts(responses: list[Element]) -> bool:
    """Whether responses are questions of their own.

    So they are where each has a label, or one asks for several choices, or where some can be no cards and all others
    have their text inside.
    """
    if all(_label(response) for response in responses) or any(one.tag == "choiceresponse" for one in responses):
        return True
    known = [response for response in responses if is_known(response)]
    return 0 < len(known) < len(responses) and all(_asks(response) for response in known)


def _asks(response: Element) -> bool:
    """Whether a response has a text of its own, besides its options."""
    return any(one.text.strip() for one in response.elements if one.tag in _TEXTS)


def _gaps(found: list[Unit]) -> Parts:
    gaps = tuple(RawGap(unit.parts.options, unit.parts.kind is Kind.SINGLE) for unit in found)
    return Parts(Kind.GAPS, gaps=gaps, feedback=tuple(text for unit in found for text in unit.parts.feedback))


def _read_parts(writing: Writing, problem: Element, responses: list[Element], place: Place) -> None:
    """Each response is a question. The text before one that has a label of its own is the case, else it is the stem."""
    marks = {id(response): gap_mark(number) for number, response in enumerate(responses, 1)}
    before = _MARK.split(writing.content(problem, lambda element: marks.get(id(element))))
    for number, response in enumerate(responses, 1):
        answered = units(writing, response)
        if isinstance(answered, Fault):
            writing.collector.reject(answered.code, answered.span, **answered.facts)
            continue
        shared = before[0] if number == 1 or _label(response) else ""
        between = before[number - 1] if 1 < number < len(before) + 1 else ""
        own = writing.content(response)
        around = shared + between
        span = writing.span(_label(response) or response)
        parts = answered[0].parts if len(answered) == 1 else _gaps(answered)
        if _label(response):
            case, stem = writing.markdown(around, writing.span(problem)), writing.markdown(own, span)
        else:
            case, stem = NO_TEXT, writing.markdown(around + own, span)
        part = replace(place, id=f"{place.id}-{number}" if place.id else "")
        _add(writing, response, replace(parts, stem=stem), part, problem, case)


def _add(
    writing: Writing, element: Element, parts: Parts, place: Place, problem: Element, case: Text = NO_TEXT
) -> None:
    span = writing.span(element)
    if not parts.stem or not parts.stem.value.strip():
        writing.collector.reject("olx-no-text", span)
        return
    if gap := lost_gap(parts.stem.value, len(parts.gaps)):
        writing.collector.reject("gap-lost", span, gap=gap)
        return
    texts = {
        "id": Text(place.id, span),
        "name": _name(writing, problem),
        "case": case,
        "stem": parts.stem,
        "explanation": joined([*_solutions(writing, element, problem), *parts.feedback]),
        "hint": joined(writing.all_of(hint) for hint in _hints(element, problem)),
    }
    writing.collector.add(
        raw_question(span, parts, texts, deck=place.deck, shuffle=_may_shuffle(element, parts), borrowed=bool(place.id))
    )


def _solutions(writing: Writing, element: Element, problem: Element) -> list[Text]:
    """The solutions in a response, or those of the whole problem."""
    own = list(element.iter("solution"))
    others = {id(one) for part in problem.iter() if _RESPONSE.fullmatch(part.tag) for one in part.iter("solution")}
    shared = [one for one in problem.iter("solution") if id(one) not in others]
    return [writing.all_of(one) for one in (own if element is problem else [*own, *shared])]


def _name(writing: Writing, problem: Element) -> Text:
    """What the problem is called; in very old ones an element says it."""
    said = problem.get("display_name").strip()
    title = next(problem.iter("title"), None) if not said else None
    if title is not None and not any(one is title for inner in problem.iter("annotationinput") for one in inner.iter()):
        return Text(" ".join(title.text.split()), writing.span(title))
    return Text(said, writing.span(problem).find(problem.get("display_name")))


def _hints(element: Element, problem: Element) -> list[Element]:
    """The hints that a learner may ask for, and in old problems those that follow a wrong answer."""
    demanded = [hint for demand in problem.iter("demandhint") for hint in demand.iter("hint")]
    return [*demanded, *element.iter("hintgroup")]


def _may_shuffle(element: Element, parts: Parts) -> bool:
    """Whether options may change places: not where one is fixed, or where each begins with its letter."""
    if any(choice.get("fixed").lower() == "true" for choice in element.iter("choice")):
        return False
    letters = [found[1].upper() if (found := _LETTERED.match(option.text.value)) else "" for option in parts.options]
    return letters != [chr(ord("A") + index) for index in range(len(letters))] or not letters


def _label(response: Element) -> Element | None:
    return next((one for one in response.iter("label", "legend") if one.text.strip()), None)


def _from_attribute(writing: Writing, problem: Element) -> Text | None:
    """What older problems say in an attribute of the input, where nothing else is said."""
    said = next((one for one in problem.iter() if one.get("label").strip()), None)
    return writing.plain(said.get("label"), said) if said else None


def _variable(problem: Element) -> str:
    """A variable that a script sets and the problem uses; '' where there is none."""
    scripts = [one for one in problem.iter("script") if "python" in one.get("type")]
    if not scripts:
        return ""
    names = {name[0] for script in scripts for name in _NAME.finditer(script.text)}
    said = (found[1] for text in _texts(problem) for found in _VARIABLE.finditer(text))
    return next((name for name in said if name in names), "")


def _texts(problem: Element) -> list[str]:
    """Everything in a problem that could use a variable."""
    scripts = {id(node) for script in problem.iter("script") for node in script.walk()}
    texts: list[str] = []
    for node in problem.walk():
        if isinstance(node, Chunk) and id(node) not in scripts:
            texts.append(node.value)
        elif isinstance(node, Element):
            texts += node.attributes.values()
    return texts


def _remove_marks(problem: Element) -> None:
    for element in (problem, *problem.iter()):
        if any(isinstance(child, Chunk) and "\ue000" in child.value for child in element.children):
            element.children = [
                child._replace(value=without_marks(child.value)) if isinstance(child, Chunk) else child
                for child in element.children
            ]

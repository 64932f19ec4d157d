"""The responses of a problem, each → what answers it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, TypeAlias

from ankibuild.markup import plain_to_markdown
from ankibuild.model import NO_TEXT, Kind, RawOption, Text
from ankibuild.readers.olx.writing import INPUTS, Writing
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.xmlplaces import place_of
from ankibuild.readers.xmltree import Element
from ankibuild.source import Span

_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*+)'|\"((?:[^\"\\]|\\.)*+)\"")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NUMBER = re.compile(r"\s*+[-+]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]{1,4})?\s*+")
_RANGE = re.compile(r"\s*+([\[(])([^,\[\]()]++),([^,\[\]()]++)([\])])\s*+")
_LITERAL = r"(?:[^\\^$.|?*+()\[\]{}]|\\[.?*+()\[\]{}|^$-])++"
_WORDS_OF_PATTERN = re.compile(rf"\^?\(?({_LITERAL}(?:\|{_LITERAL})*+)\)?\$?")
"""A pattern that only lists words: `^(red|green)$`."""
_ANYTHING = re.compile(r"[\^$.*+?()\\sSwWdD\[\]|]*+")
_PLAIN = re.compile(r"\\(.)")


class Unit(NamedTuple):
    """What one input of a response asks for: the input, and what answers it."""

    place: Element
    parts: Parts


Answered: TypeAlias = list[Unit] | Fault


def units(writing: Writing, response: Element) -> Answered:
    """What the inputs of a response ask for, or why it cannot be a card."""
    build = _BUILD.get(response.tag)
    if build:
        return build(writing, response)
    if response.tag in _COMPUTED:
        return _computed(writing, response)
    return Fault("type-not-carried", writing.span(response), {"type": response.tag.removesuffix("response")})


def is_known(response: Element) -> bool:
    """Whether a response is of a type that a card may have."""
    return response.tag in _BUILD


_COMPUTED = ("externalresponse", "schematicresponse")

_AS_TEXT = "a card compares the text"


def _choices(writing: Writing, response: Element) -> Answered:
    """Choices of which one is right, or (in a `choiceresponse`) any number."""
    group = next(response.iter("choicegroup", "checkboxgroup", "radiogroup"), None)
    if group is None:
        return Fault("no-key", writing.span(response))
    several = response.tag == "choiceresponse"
    choices = list(group.iter("choice"))
    options = tuple(
        RawOption(writing.option(choice), _why(writing, choice, "choicehint"), _is_true(choice.get("correct")))
        for choice in choices
    )
    _say_partial(writing, response, [choice.get("correct") for choice in choices])
    _say_compound(writing, response)
    kind = Kind.MULTIPLE if several or sum(option.correct is True for option in options) > 1 else Kind.SINGLE
    return _unit(writing, response, group, options, kind)


def _dropdowns(writing: Writing, response: Element) -> Answered:
    """Each dropdown with options of its own."""
    found: list[Unit] = []
    for place in response.iter("optioninput"):
        options = tuple(
            RawOption(writing.option(option), _why(writing, option, "optionhint"), _is_true(option.get("correct")))
            for option in place.iter("option")
        )
        unit = _unit(writing, response, place, options or _listed(writing, place), Kind.SINGLE)
        if isinstance(unit, Fault):
            return unit
        found += unit
    return found or Fault("no-key", writing.span(response))


def _listed(writing: Writing, place: Element) -> tuple[RawOption, ...]:
    """Options in an attribute: `('red','green')`."""
    written = [_ESCAPED.sub(r"\1", one[1] or one[2] or "") for one in _QUOTED.finditer(place.get("options"))]
    right = place.get("correct").strip()
    return tuple(RawOption(writing.plain(one, place), NO_TEXT, one.strip() == right) for one in written)


def _annotation(writing: Writing, response: Element) -> Answered:
    """A passage to comment on: the choice of a tag is kept, the comment is not."""
    place = next(response.iter("annotationinput"), None)
    if place is None:
        return Fault("no-key", writing.span(response))
    options = tuple(
        RawOption(writing.option(option), NO_TEXT, option.get("choice") == "correct") for option in place.iter("option")
    )
    writing.collector.not_carried(writing.span(place), "the comment to write", "a card has no place to write one")
    _say_partial(writing, response, [option.get("choice") for option in place.iter("option")])
    return _unit(writing, response, place, options, Kind.SINGLE)


def _string(writing: Writing, response: Element) -> Answered:
    """Texts that may be typed; a pattern is kept as it stands, unless it only lists words."""
    kind = response.get("type", "ci").lower()
    span = writing.span(response)
    written = [response.get("answer"), *_additional(response)]
    if "regexp" in kind.split():
        written = [word for pattern in written for word in _of_pattern(writing, span, pattern)]
        if not written:
            return Fault("essay-without-answer", span)
    elif "_or_" in response.get("answer"):
        written = [*response.get("answer").split("_or_"), *written[1:]]
    if "cs" in kind.split():
        writing.collector.not_on_cards(span, "that capital letters count", "a card does not compare them")
    right = [RawOption(_typed(span, one), NO_TEXT, True) for one in written if one.strip()]
    wrong = [
        RawOption(_typed(writing.span(hint), hint.get("answer")), writing.all_of(hint), False)
        for hint in response.iter("stringequalhint")
        if hint.get("answer").strip()
    ]
    return _unit(writing, response, _input(response, "textline"), (*right, *wrong), Kind.SHORT)


def _numerical(writing: Writing, response: Element) -> Answered:
    """Numbers that may be typed. An expression such as `sqrt(2)` is kept as a text."""
    span = writing.span(response)
    tolerance = next((one.get("default") for one in response.iter("responseparam") if one.get("default")), "")
    written = [one for one in (response.get("answer"), *_additional(response)) if one.strip()]
    numbers = [_number(writing, span, one, tolerance) for one in written]
    if any(one.get("partial_answers") for one in response.iter("responseparam")):
        writing.collector.not_carried(span, "partly right answers", "a card knows right and wrong only")
    place = _input(response, "formulaequationinput", "textline", "numericalinput")
    if all(numbers):
        options = [RawOption(Text(one, _place(span, written[0])), NO_TEXT, True) for one in numbers]
        return _unit(writing, response, place, tuple(options), Kind.NUMERIC)
    writing.collector.not_on_cards(span, f"the comparison of '{written[0]}' by its value", _AS_TEXT)
    options = [RawOption(_typed(span, one), NO_TEXT, True) for one in written]
    return _unit(writing, response, place, tuple(options), Kind.SHORT)


def _formula(writing: Writing, response: Element) -> Answered:
    """A formula without variables of a script is kept as a text."""
    span = writing.span(response)
    written = [one for one in (response.get("answer") or response.get("expect"), *_additional(response)) if one.strip()]
    if not written:
        return _computed(writing, response)
    writing.collector.not_on_cards(span, f"the comparison of '{written[0]}' by its value", _AS_TEXT)
    options = [RawOption(_typed(span, one), NO_TEXT, True) for one in written]
    return _unit(writing, response, _input(response, "formulaequationinput", "textline"), options, Kind.SHORT)


def _custom(writing: Writing, response: Element) -> Answered:
    """What a program checks: lines to type, each with the answer that it shows as an example."""
    span = writing.span(response)
    places = [one for one in response.iter() if one.tag in INPUTS]
    said = response.get("expect") or response.get("answer") if len(places) == 1 else ""
    written = [place.get("correct_answer").strip() or said.strip() for place in places]
    typed = all(place.tag in ("textline", "formulaequationinput") for place in places)
    if not written or not all(written) or not typed:
        return _computed(writing, response)
    writing.collector.not_on_cards(span, "the program that checks an answer", "a card shows the answer that it expects")
    return [
        Unit(place, Parts(Kind.SHORT, (RawOption(_typed(span, html.unescape(one)), NO_TEXT, True),)))
        for place, one in zip(places, written, strict=True)
    ]


def _computed(writing: Writing, response: Element) -> Fault:
    how = response.get("cfn") or response.get("answer") or "a program"
    return Fault("computed-answer", writing.span(response), {"how": f"{how} checks it"})


_BUILD: dict[str, Callable[[Writing, Element], Answered]] = {
    "multiplechoiceresponse": _choices,
    "choiceresponse": _choices,
    "truefalseresponse": _choices,
    "optionresponse": _dropdowns,
    "stringresponse": _string,
    "numericalresponse": _numerical,
    "annotationresponse": _annotation,
    "formularesponse": _formula,
    "symbolicresponse": _formula,
    "customresponse": _custom,
}


def _unit(
    writing: Writing, response: Element, place: Element | None, options: Sequence[RawOption], kind: Kind
) -> Answered:
    if not any(option.correct for option in options):
        return Fault("no-key", writing.span(response))
    feedback = tuple(writing.all_of(hint) for hint in response.iter("correcthint"))
    return [Unit(place or response, Parts(kind, tuple(options), feedback=feedback))]


def _input(response: Element, *tags: str) -> Element | None:
    return next(response.iter(*tags), None)


def _is_true(word: str) -> bool:
    return word.strip().lower() == "true"


def _why(writing: Writing, choice: Element, tag: str) -> Text:
    return joined(writing.all_of(hint) for hint in choice.iter(tag))


def _say_partial(writing: Writing, response: Element, words: Sequence[str]) -> None:
    if any(word.lower() in ("partial", "partially-correct") for word in words):
        why = "a card knows right and wrong only; these count as wrong"
        writing.collector.not_carried(writing.span(response), "partly right choices", why)


def _say_compound(writing: Writing, response: Element) -> None:
    for hint in response.iter("compoundhint"):
        said = " ".join(hint.text.split())
        what = f"the feedback for {hint.get('value')} together ({said})"
        writing.collector.not_carried(writing.span(hint), what, "a card shows feedback for single options only")


def _additional(response: Element) -> list[str]:
    return [one.get("answer") or one.text for one in response.iter("additional_answer")]


def _typed(span: Span, written: str) -> Text:
    return Text(plain_to_markdown(" ".join(written.split())), _place(span, written))


def _place(span: Span, written: str) -> Span:
    return place_of(f'"{written}"', span) if written else span


def _of_pattern(writing: Writing, span: Span, pattern: str) -> list[str]:
    """The words that a pattern lists, else the pattern itself; nothing where it takes any answer."""
    if _ANYTHING.fullmatch(pattern):
        return []
    words = _WORDS_OF_PATTERN.fullmatch(pattern)
    if words:
        return [_PLAIN.sub(r"\1", word) for word in words[1].split("|")]
    writing.collector.not_carried(span, f"the pattern '{pattern}'", "a card shows it as it stands and compares nothing")
    return [pattern]


def _number(writing: Writing, span: Span, written: str, tolerance: str) -> str:
    """A number, a number with its tolerance, or a range; '' for an expression."""
    around = _RANGE.fullmatch(written)
    if around and _NUMBER.fullmatch(around[2]) and _NUMBER.fullmatch(around[3]):
        if around[1] == "(" or around[4] == ")":
            writing.collector.not_carried(
                span, f"that an end of {written} is excluded", "a card has ranges with both ends"
            )
        return f"{around[2].strip()}..{around[3].strip()}"
    if not _NUMBER.fullmatch(written):
        return ""
    margin = _margin(written, tolerance)
    return f"{written.strip()} ± {margin}" if margin else written.strip()


def _margin(written: str, tolerance: str) -> str:
    """A tolerance as a number: one in percent is a part of the answer."""
    value = tolerance.strip()
    if _NUMBER.fullmatch(value):
        return value if float(value) else ""
    if not value.endswith("%") or not _NUMBER.fullmatch(value[:-1]):
        return ""
    try:
        part = abs(Decimal(written.strip())) * Decimal(value[:-1].strip()) / 100
    except InvalidOperation:
        return ""
    return f"{part.normalize():f}" if part and abs(part.adjusted()) < 30 else ""

"""Items of a LaTeX file → questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ankibuild.markup import paragraphs
from ankibuild.model import RawAnswer, RawGap, RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.latex_exam.items import Item, Piece
from ankibuild.readers.latex_exam.moodle import accepted, is_partial, is_typed
from ankibuild.readers.latex_exam.texts import Made, Setup, make
from ankibuild.readers.plain_text.keys import FALSE, TRUE, Choice, choose, squeezed
from ankibuild.readers.plain_text.marks import Style
from ankibuild.source import Span

_LETTERS = Style("upper", ")")


class _Key(NamedTuple):
    """The places of the right choices, and the code of what is wrong with what the file says of them."""

    right: frozenset[int]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    """An item's texts as Markdown."""

    stem: Made
    choices: tuple[Made, ...]
    solution: Made
    answer: Made

    @property
    def all(self) -> tuple[Made, ...]:
        """Every text."""
        return (self.stem, *self.choices, self.solution, self.answer)


def build(collector: Collector, item: Item, setup: Setup, case: tuple[Made, ...] = ()) -> None:
    """Adds the question of an item, and those of its parts, for which the item's own text is the case."""
    own = _parts(item, setup)
    if not item.children or item.choices or own.solution or own.answer:
        _add(collector, item, own, case)
    inherited = (*case, own.stem) if own.stem and not item.choices else case
    for child in item.children:
        build(collector, child, setup, inherited)
    report_left(collector, make(item.tail, setup))


def _parts(item: Item, setup: Setup) -> _Parts:
    def made(pieces: Sequence[Piece]) -> Made:
        return make(pieces, setup)

    choices = tuple(made(choice.pieces) for choice in item.choices)
    return _Parts(made(item.stem), choices, made(item.solution), made(item.answer))


def report_left(collector: Collector, tail: Made) -> None:
    """Says that a text belongs to no question."""
    if tail and tail.text.span:
        collector.warn("text-left-over", tail.text.span, text=tail.text.value)


def _add(collector: Collector, item: Item, parts: _Parts, case: tuple[Made, ...]) -> None:
    span = Span(item.tex.source, item.start, max(item.end, item.start))
    key = _right(item, parts)
    code, facts = _fault(item, parts, case, key)
    if code:
        collector.reject(code, span, **facts)
        return
    for made in (*case, *parts.all):
        _report(collector, made, span)
    if is_typed(item) and is_partial(item):
        collector.not_carried(span, "a part of the points", "an answer is right or wrong on a card")
    stem = parts.stem or case[-1]
    texts = {"stem": stem.text if _has_gaps(item, parts) else _blanked(stem)}
    before = case if parts.stem else case[:-1]
    if before:
        texts["case"] = Text(paragraphs(*(_blanked(made).value for made in before)), before[-1].text.span)
    texts |= {name: text for name, text in _names(item) if text.value}
    collector.add(_question(item, parts, key.right, texts, span))


def _has_gaps(item: Item, parts: _Parts) -> bool:
    """Whether the blanks of a stem are the question: all have answers, and there are no choices."""
    blanks = parts.stem.blanks
    return not item.choices and bool(blanks) and all(blank.value for blank in blanks)


def _blanked(made: Made) -> Text:
    """A text whose blanks are no gaps to fill in, but lines to look at."""
    value = made.text.value
    for number in range(1, len(made.blanks) + 1):
        value = value.replace(f"[[{number}]]", "\\_\\_\\_\\_\\_")
    return made.text._replace(value=value)


def _names(item: Item) -> Iterator[tuple[str, Text]]:
    """The id or the title that the file gives."""
    place = Span(item.tex.source, item.start, item.end)
    if item.marked:
        yield "id", Text(item.marked, place)
    if item.title:
        yield "name", make([item.title], Setup({}, (), frozenset())).text


def _report(collector: Collector, made: Made, span: Span) -> None:
    place = made.text.span or span
    for name in made.missing:
        collector.warn("attachment-missing", place, name=name)
    for name in dict.fromkeys(made.unknown):
        collector.not_carried(place, name, "a LaTeX command that is not known here")


def _right(item: Item, parts: _Parts) -> _Key:
    """The right choices: as marked, else as a solution or an answer line says. All of them have to agree."""
    marked = frozenset(at for at, choice in enumerate(item.choices) if choice.correct)
    if not item.choices or is_typed(item):
        return _Key(marked)
    stated = [choice for made in (parts.solution, parts.answer) if (choice := _stated(made, parts, marked))]
    told = [choice for choice in stated if not choice.fault and (not marked or choice.rest < 0)]
    if len({marked, *(choice.right for choice in told)} - {frozenset()}) > 1:
        return _Key(marked, "text-keys-disagree")
    if marked or not told:
        fault = next((choice.fault for choice in stated if choice.fault == "text-key-ambiguous"), "")
        return _Key(marked, "" if marked else fault)
    return _Key(told[0].right)


def _is_key(parts: _Parts, right: frozenset[int]) -> bool:
    """Whether a solution is nothing but a key, with nothing to explain."""
    stated = _stated(parts.solution, parts, right)
    return stated is not None and not stated.fault and stated.rest < 0


def _stated(made: Made, parts: _Parts, marked: frozenset[int]) -> Choice | None:
    """The choices that a text names by their letters or their texts; it may mean other choices by each."""
    if not made:
        return None
    value, texts = made.text.value.replace("\\", ""), [choice.text.value for choice in parts.choices]
    named = choose(value, range(len(texts)), texts, _LETTERS)
    quoted = choose(value, range(len(texts)), texts, _LETTERS, text_only=True)
    if quoted.fault or named.fault or quoted.right == named.right:
        return named
    return quoted if quoted.right == marked else Choice(fault="text-key-ambiguous", name=value)


def _fault(item: Item, parts: _Parts, case: tuple[Made, ...], key: _Key) -> tuple[str, dict[str, object]]:
    if item.cut:
        return "latex-without-end", {"name": item.cut}
    computed = next((made.computed for made in (*case, *parts.all) if made.computed), "")
    if computed:
        return "computed-answer", {"how": computed}
    if not parts.stem and not case:
        return "latex-without-stem", {}
    if is_typed(item):
        return ("", {}) if accepted(item, parts.choices)[1] else ("no-key", {})
    if key.fault or _answers_disagree(item, parts):
        return key.fault or "text-keys-disagree", {"key": _said(parts)}
    if item.choices:
        return ("", {}) if key.right and len(item.choices) > 1 else ("no-key", {})
    if _has_gaps(item, parts):
        return "", {}
    return ("", {}) if parts.solution or parts.answer else ("essay-without-answer", {})


def _said(parts: _Parts) -> str:
    return (parts.solution or parts.answer).text.value


def _answers_disagree(item: Item, parts: _Parts) -> bool:
    """Whether the answer line and the solution of a statement are a true and a false."""
    words = {squeezed(made.text.value) for made in (parts.answer, parts.solution)}
    return not item.choices and bool(words & TRUE) and bool(words & FALSE)


def _question(item: Item, parts: _Parts, right: frozenset[int], texts: dict[str, Text], span: Span) -> RawQuestion:
    options: tuple[RawOption, ...] = ()
    answers: tuple[RawAnswer, ...] = ()
    gaps: tuple[RawGap, ...] = ()
    explanation = parts.solution
    if is_typed(item):
        kind, options = accepted(item, parts.choices)
    elif item.choices:
        kind = "multiple" if item.several or len(right) > 1 else "single"
        options = tuple(RawOption(made.text, correct=at in right) for at, made in enumerate(parts.choices))
        explanation = Made(Text("")) if _is_key(parts, right) else parts.solution
    elif _has_gaps(item, parts):
        kind = "gaps"
        gaps = tuple(RawGap((RawOption(blank, correct=True),)) for blank in parts.stem.blanks)
    else:
        kind, answers = _answer(parts)
        explanation = parts.solution if parts.answer else Made(Text(""))
    if explanation:
        texts["explanation"] = explanation.text
    texts["kind"] = Text(kind)
    return RawQuestion(span, texts, options=options, answers=answers, gaps=gaps, deck=item.deck, borrowed="id" in texts)


def _answer(parts: _Parts) -> tuple[str, tuple[RawAnswer, ...]]:
    """The answer of a question without choices: true or false, or a text."""
    answer = parts.answer.text if parts.answer else parts.solution.text
    word = squeezed(answer.value)
    if word in TRUE | FALSE and word not in ("yes", "no", "t", "f", "x"):
        return "true-false", (RawAnswer(Text("true" if word in TRUE else "false", answer.span)),)
    return "plain", (RawAnswer(answer),)

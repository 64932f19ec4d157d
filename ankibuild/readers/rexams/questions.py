"""Exercises → questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ankibuild.markup.latex import latex_to_markdown
from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawGap, RawOption, RawPair, Text
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.markdown_quiz.lines import Line, span_of, trimmed, value
from ankibuild.readers.parts import Fault, Parts, joined, raw_question
from ankibuild.readers.rexams.exercise import Exercise
from ankibuild.source import Source, Span

_VERDICT = re.compile(
    r"(?:(?P<right>true|correct|right|richtig)|false|incorrect|wrong|falsch)[ \t]*+(?:[.!:]++(?:\s++|$)|$)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-+]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]{1,3})?$")
_PLACE = re.compile(r"##ANSWER([0-9]++)##")


@dataclass
class Writing:
    """Makes the texts of an exercise, of which Markdown stays as it is."""

    source: Source
    collector: Collector
    latex: bool = False

    def text(self, lines: Sequence[Line]) -> Text:
        """The lines as Markdown."""
        kept = trimmed(lines)
        if not kept:
            return NO_TEXT
        span = span_of(self.source, kept)
        shown = value(kept)
        if self.latex:
            shown, unknown = latex_to_markdown(shown)
            if unknown:
                self.collector.not_carried(span, f"the LaTeX of {', '.join(unknown)}", "only the text inside was kept")
        return Text(shown, span)


def add_exercise(writing: Writing, exercise: Exercise, span: Span) -> None:
    """Adds the question that an exercise is, or rejects it."""
    collector = writing.collector
    if exercise.computed:
        collector.reject("computed-answer", span, how=exercise.computed)
        return
    stem = writing.text(exercise.question)
    built = _built(writing, exercise, span) if stem.value or exercise.answers else Fault("rexams-no-question", span)
    if isinstance(built, Fault):
        collector.reject(built.code, built.span, **built.facts)
        return
    if exercise.skipped:
        collector.warn("rexams-chunk-left-out", span_of(writing.source, exercise.skipped))
    if exercise.said("extol") not in ("", "0") and built.kind not in (Kind.NUMERIC, Kind.GAPS):
        collector.not_carried(span, "the tolerance", "no number is asked for")
    solution = writing.text(exercise.solution)
    if built.kind is Kind.PLAIN and not built.answers:
        built, solution = replace(built, answers=(RawAnswer(solution),)), NO_TEXT
    texts = {
        "stem": built.stem or stem,
        "explanation": joined((solution, *built.feedback)),
        "name": _said(writing, exercise, "exname"),
    }
    deck = subdeck(*exercise.said("exsection").split("/"))
    tags = tuple(tag.strip() for tag in exercise.said("exextra[tags]").split(",") if tag.strip())
    collector.add(raw_question(span, built, texts, deck=deck, tags=tags))


def _said(writing: Writing, exercise: Exercise, name: str) -> Text:
    line = exercise.meta.get(name)
    return writing.text([line]) if line else NO_TEXT


def _built(writing: Writing, exercise: Exercise, span: Span) -> Parts | Fault:
    kind = exercise.said("extype")
    build = _BUILD.get(kind)
    if build is None:
        return Fault("type-not-carried", span, {"type": kind or "none"})
    return build(writing, exercise, span)


def _choices(writing: Writing, exercise: Exercise, span: Span) -> Parts | Fault:
    solution = re.sub(r"[\s,;|]", "", exercise.said("exsolution"))
    if not exercise.answers or not solution:
        return Fault("no-key", span)
    if len(solution) != len(exercise.answers) or solution.strip("01"):
        facts = {"solution": exercise.said("exsolution"), "count": str(len(exercise.answers))}
        return Fault("rexams-solution", span_of(writing.source, [exercise.meta["exsolution"]]), facts)
    remarks = list(exercise.remarks) if len(exercise.remarks) == len(exercise.answers) else []
    options = tuple(
        RawOption(
            writing.text(answer), _remark(writing, remarks[index]) if remarks else NO_TEXT, solution[index] == "1"
        )
        for index, answer in enumerate(exercise.answers)
    )
    if any(_contradicts(remark, solution[index]) for index, remark in enumerate(remarks)):
        return Fault("text-keys-disagree", span_of(writing.source, [exercise.meta["exsolution"]]))
    rest = () if remarks else tuple(writing.text(remark) for remark in exercise.remarks)
    if "1" not in solution:
        return Fault("no-key", span)
    several = exercise.said("extype") == "mchoice"
    return Parts(Kind.MULTIPLE if several else Kind.SINGLE, options, feedback=rest)


def _contradicts(remark: Sequence[Line], mark: str) -> bool:
    """Whether the solution calls an answer true whose mark is 0, or false whose mark is 1."""
    found = _VERDICT.match(remark[0].text) if remark else None
    return found is not None and (found["right"] is not None) != (mark == "1")


def _remark(writing: Writing, lines: Sequence[Line]) -> Text:
    """What the solution says of an answer, without the `True.` before it."""
    if not lines:
        return NO_TEXT
    found = _VERDICT.match(lines[0].text)
    return writing.text([lines[0].cut(found.end()), *lines[1:]] if found else lines)


def _number(writing: Writing, exercise: Exercise, span: Span) -> Parts | Fault:
    solution, tolerance = exercise.said("exsolution"), exercise.said("extol") or "0"
    if not solution:
        return Fault("no-key", span)
    number = _with_tolerance(solution, tolerance)
    place = span_of(writing.source, [exercise.meta["exsolution"]])
    if not number:
        return Fault("computed-answer", place, {"how": solution})
    return Parts(Kind.NUMERIC, (RawOption(Text(number, place), correct=True),))


def _with_tolerance(number: str, tolerance: str) -> str:
    if not _NUMBER.match(number) or not _NUMBER.match(tolerance):
        return ""
    return f"{number} ± {tolerance}" if float(tolerance) else number


def _string(writing: Writing, exercise: Exercise, span: Span) -> Parts | Fault:
    solution = _said(writing, exercise, "exsolution")
    if not solution.value or solution.value.lower() == "nil":
        return _essay(writing, exercise, span)
    return Parts(Kind.SHORT, (RawOption(solution, correct=True),))


def _essay(writing: Writing, exercise: Exercise, span: Span) -> Parts | Fault:
    return Parts(Kind.PLAIN) if value(exercise.solution) else Fault("essay-without-answer", span)


def _order(writing: Writing, exercise: Exercise, span: Span) -> Parts | Fault:
    """Items in their right order, as rqti has them."""
    items = tuple(writing.text(answer) for answer in exercise.answers)
    return Parts(Kind.ORDERING, order=items) if len(items) > 1 else Fault("no-key", span)


def _cloze(writing: Writing, exercise: Exercise, span: Span) -> Parts | Fault:
    """Several answers in one text: `exclozetype` and `exsolution` say what each is, parted by `|`."""
    kinds = [kind.strip() for kind in exercise.said("exclozetype").split("|")]
    keys = [key.strip() for key in exercise.said("exsolution").split("|")]
    tolerances = [each.strip() for each in (exercise.said("extol") or "0").split("|")]
    tolerances += [tolerances[-1]] * (len(keys) - len(tolerances))
    if len(kinds) != len(keys):
        return Fault("no-key", span)
    answers = list(exercise.answers)
    gaps: list[RawGap] = []
    for kind, key, tolerance in zip(kinds, keys, tolerances, strict=False):
        count = len(key) if kind in ("schoice", "mchoice") else 1
        own, answers = answers[:count], answers[count:]
        gap = _gap(writing, kind, key, tolerance, own)
        if gap is None:
            return Fault("type-not-carried", span, {"type": f"cloze with {kind}"})
        gaps.append(gap)
    return Parts(Kind.GAPS, gaps=tuple(gaps), stem=_with_gaps(writing, exercise, kinds))


def _gap(writing: Writing, kind: str, key: str, tolerance: str, own: Sequence[Sequence[Line]]) -> RawGap | None:
    if kind == "schoice" and key.count("1") == 1 and len(own) == len(key):
        return RawGap(
            tuple(RawOption(writing.text(a), correct=mark == "1") for a, mark in zip(own, key, strict=True)), True
        )
    if kind == "num":
        number = _with_tolerance(key, tolerance)
        return RawGap((RawOption(Text(number), correct=True),)) if number else None
    if kind == "string" and key:
        shown = latex_to_markdown(key)[0] if writing.latex else key
        return RawGap((RawOption(Text(shown), correct=True),))
    return None


def _with_gaps(writing: Writing, exercise: Exercise, kinds: Sequence[str]) -> Text:
    """The text with its gaps where it marks them, or below it, each behind its item of the list of answers."""
    stem = writing.text(exercise.question)
    if _PLACE.search(stem.value):
        return Text(_PLACE.sub(lambda found: f"[[{int(found[1])}]]", stem.value), stem.span)
    single = len(kinds) == len(exercise.answers) and not any("choice" in kind for kind in kinds)
    labels = [value(answer) for answer in exercise.answers] if single else [""] * len(kinds)
    lines = [f"{number}. {label} [[{number}]]".replace("  ", " ") for number, label in enumerate(labels, 1)]
    return Text(f"{stem.value}\n\n" + "\n".join(lines), stem.span)


def _pairs(writing: Writing, exercise: Exercise, span: Span) -> Parts | Fault:
    """What belongs together is parted by `|` in each item of the list."""
    pairs: list[RawPair] = []
    for item in exercise.answers:
        line = item[0]
        at = line.text.find("|")
        if at < 0 or len(item) > 1:
            return Fault("no-key", span_of(writing.source, item))
        pairs.append(RawPair(writing.text([line.head(at)]), writing.text([line.cut(at + 1)])))
    return Parts(Kind.MATCHING, pairs=tuple(pairs)) if len(pairs) > 1 else Fault("no-key", span)


_BUILD: dict[str, Callable[[Writing, Exercise, Span], Parts | Fault]] = {
    "schoice": _choices,
    "mchoice": _choices,
    "num": _number,
    "string": _string,
    "cloze": _cloze,
    "essay": _essay,
    "order": _order,
    "pairs": _pairs,
}

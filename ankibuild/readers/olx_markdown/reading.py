"""Problems in the Markdown of Open edX → questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import NO_TEXT, Kind, RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.markdown_quiz.lines import Line, split_lines, trimmed, value
from ankibuild.readers.olx_markdown.parts import Answer, Draft, drafts_of, dropdown_of
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.text2qti.numbers import number_of
from ankibuild.source import Source, Span

Place = Callable[[int, int], Span]
"""From offsets into the text of a problem to where that stands in a source."""

_HTML = re.compile(r"</?[a-zA-Z][^<>]*+>|&[a-zA-Z#][a-zA-Z0-9]{1,30};")
_LABELLED = re.compile(r"[^:{}]{1,60}::\s*+")
_SELECTED = re.compile(r"\s*+(?:(?:un)?selected|[su]):\s*+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Writing:
    """Makes Markdown of the lines of a problem."""

    place: Place
    link: Callable[[str], str] | None = None

    def text(self, lines: Sequence[Line]) -> Text:
        """What the lines show: HTML may stand in them."""
        kept = trimmed(lines)
        shown = value(kept)
        if not shown:
            return NO_TEXT
        return Text(self._markdown(shown), self.span(kept))

    def _markdown(self, text: str) -> str:
        paragraphs = [part.strip() for part in re.split(r"\n[ \t]*+\n", text) if part.strip()]
        if not _HTML.search(text):
            return plain_to_markdown(text)
        return "\n\n".join(
            html_to_markdown(part, self.link) if _HTML.search(part) else plain_to_markdown(part) for part in paragraphs
        )

    def span(self, lines: Sequence[Line]) -> Span:
        """Where the lines stand."""
        return self.place(lines[0].start, max(lines[0].start, lines[-1].end))


def read(file: File) -> Read:
    """The questions of a problem."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=list(warnings))
    found = read_problem(source.text, lambda start, end: Span(source, start, end), collector)
    if not found:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="Open edX Markdown")
    return collector.read()


def read_problem(text: str, place: Place, collector: Collector, link: Callable[[str], str] | None = None) -> int:
    """Adds the questions of a problem's text to a collector, or rejects them; how many there are.

    `place` says where offsets into the text stand, `link` the address to write for a file that the text links to.
    """
    writing = Writing(place, link)
    drafts = drafts_of(split_lines(Source("", text)))
    case: list[Line] = []
    count = 0
    for draft in drafts:
        if draft.asks or draft.label:
            _add(writing, draft, case, collector)
            count += 1
            case = []
        else:
            case += draft.text
    if case and count:
        collector.warn("text-left-over", writing.span(trimmed(case) or case), text=value(case))
    return count


def _add(writing: Writing, draft: Draft, case: Sequence[Line], collector: Collector) -> None:
    span = writing.span(trimmed(draft.whole))
    stem = joined((writing.text(draft.text), writing.text(draft.label)))
    built = _built(writing, draft, span) if stem.value else Fault("olx-no-text", span)
    if isinstance(built, Fault):
        collector.reject(built.code, built.span, **built.facts)
        return
    hint = joined((writing.text(draft.description), *(writing.text([line]) for line in draft.hints)))
    together = (writing.text([_uncombined(line)]) for line in draft.compound)
    explanation = joined((writing.text(_untitled(draft.explanation)), *together, *built.feedback))
    fields = {"explanation": explanation, "hint": hint, "case": writing.text(case)}
    texts = {"kind": Text(built.kind), "stem": stem} | {name: each for name, each in fields.items() if each.value}
    collector.add(RawQuestion(span, texts, built.options))
    if trimmed(draft.left):
        left = trimmed(draft.left)
        collector.warn("text-left-over", writing.span(left), text=value(left))


def _uncombined(line: Line) -> Line:
    """Feedback without the letters of the boxes, `((A C))`, for which it is given."""
    return line.cut(line.text.find("))") + 2) if line.text.startswith("((") and "))" in line.text else line


def _untitled(lines: Sequence[Line]) -> list[Line]:
    """An explanation without the heading that says that it is one."""
    kept = trimmed(lines)
    titled = kept and kept[0].text.strip().rstrip(":").lower() in ("explanation", "solution")
    return kept[1:] if titled else kept


def _built(writing: Writing, draft: Draft, span: Span) -> Parts | Fault:
    kinds = [*draft.answers, *(["dropdown"] if draft.dropdown else [])]
    if len(kinds) != 1 or len(draft.dropdown) > 1:
        return Fault("no-key" if not kinds else "type-not-carried", span, {"type": "several answers"} if kinds else {})
    if kinds[0] == "dropdown":
        found = [Answer("x" if right else "", line, said) for line, right, said in dropdown_of(draft.dropdown[0])]
        return _choices(writing, found, Kind.SINGLE, span)
    answers = draft.answers[kinds[0]]
    if kinds[0] == "answer":
        return _typed(writing, answers, span)
    return _choices(writing, answers, Kind.SINGLE if kinds[0] == "choice" else Kind.MULTIPLE, span)


def _choices(writing: Writing, answers: Sequence[Answer], kind: Kind, span: Span) -> Parts | Fault:
    said: list[Text] = []
    options = []
    for answer in answers:
        correct = "x" in answer.sign.lower()
        options.append(RawOption(writing.text([answer.line]), _why(writing, answer, said), correct))
    keys = sum(option.correct is True for option in options)
    if not keys:
        return Fault("no-key", span)
    several = kind is Kind.MULTIPLE or keys > 1
    return Parts(Kind.MULTIPLE if several else kind, tuple(options), feedback=tuple(said))


def _why(writing: Writing, answer: Answer, said: list[Text]) -> Text:
    """The feedback of an answer; what is said where several boxes are ticked together goes to the explanation."""
    whys = []
    for line in answer.feedback:
        if line.text.startswith("(("):
            said.append(writing.text([_uncombined(line)]))
            continue
        for part in line.text.split("}, {"):
            inner = part.strip("{} ")
            marks = _SELECTED.match(inner) or _LABELLED.match(inner)
            whys.append(writing.text([Line(inner[marks.end() if marks else 0 :], line.start)]))
    return joined(whys)


def _typed(writing: Writing, answers: Sequence[Answer], span: Span) -> Parts | Fault:
    """A number where the first answer is one, else text, as `s=` is in any case; `not=` says what is wrong and why."""
    first = next((answer for answer in answers if answer.sign in ("=", "s=")), None)
    if first is None:
        return Fault("no-key", span)
    numeric = first.sign == "=" and number_of(first.line.text) is not None
    options = []
    for answer in answers:
        why = _why(writing, answer, [])
        number = number_of(answer.line.text)
        place = writing.span([answer.line])
        if numeric and number is None:
            return Fault("olx-markdown-number", place, {"text": answer.line.text})
        shown = Text(number, place) if numeric and number else writing.text([answer.line])
        options.append(RawOption(shown, why, answer.sign != "not="))
    return Parts(Kind.NUMERIC if numeric else Kind.SHORT, tuple(options))

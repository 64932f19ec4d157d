"""A look over the whole file, before anything is read: how its questions, options and keys are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ankibuild.readers.plain_text import words
from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.marks import (
    WEAK,
    OptionMark,
    QuestionMark,
    Style,
    inner_marks,
    option_marks,
    question_mark,
)

_SECOND = ("digit", "roman", "upper roman", "circled")
_LABELS = (
    ("key", words.KEY_LABEL),
    ("solution", words.SOLUTION_LABEL),
    ("explanation", words.EXPLANATION_LABEL),
    ("hint", words.HINT_LABEL),
    ("reference", words.REFERENCE_LABEL),
)
_LONGEST_LABEL = 120


class Look(NamedTuple):
    """A line and all that it may be: marks of a question, of an option, or a label with the offset of its text.

    `paired` says that the key which follows puts the labels of two lists together.
    """

    line: Line
    question: QuestionMark | None = None
    options: tuple[OptionMark, ...] = ()
    inner: tuple[Style, ...] = ()
    label: str = ""
    value: int = 0
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file writes its questions.

    `questions` are the styles of their marks, the first one that of most ('' where they have none), `options` those of
    options, the likeliest first.
    """

    questions: tuple[str, ...] = ()
    options: tuple[Style, ...] = ()

    def option(self, look: Look) -> OptionMark | None:
        """What a line is as an option in this dialect."""
        if not look.options:
            return None
        return next((mark for style in self.options for mark in look.options if mark.style == style), None)

    def opens(self, look: Look) -> bool:
        """Whether the options of a question begin on a line."""
        if not look.options and not look.inner:
            return False
        mark = self.option(look)
        return (mark is not None and mark.place <= 0) or any(style in self.options for style in look.inner)


def look_at(line: Line) -> Look:
    """All that a line may be."""
    if not line.text:
        return Look(line)
    label, value = label_of(line.text)
    question = question_mark(line.text)
    options = option_marks(line.text)
    begin = question.length if question else next((mark.length for mark in options if mark.place == 0), 0)
    first = 0 if question or not begin else 1
    inner = inner_marks(line.text, max(begin - 1, 0), None, first)
    styles = (inner[0][1].style,) if len(inner) >= 2 - first else ()
    return Look(line, question, options, styles, label, value)


def label_of(text: str) -> tuple[str, int]:
    """The label that a line begins with, and the offset of what follows it."""
    if text.startswith("^ "):
        return "key", 2
    if text.startswith("我的答案"):
        return _behind_own_answer(text)
    head = text[:_LONGEST_LABEL]
    if head.casefold() in words.BARE_EXPLANATIONS:
        return "explanation", len(head)
    if not words.may_begin(head, words.LABELS):
        return "", 0
    for name, pattern in _LABELS:
        if match := pattern.match(head):
            return name, match.end()
    return "", 0


def _behind_own_answer(text: str) -> tuple[str, int]:
    """The key behind the answer that a learner gave, as learning platforms export both; else that answer alone."""
    at = text.find("正确答案")
    match = words.KEY_LABEL.match(text, at) if at >= 0 else None
    return ("key", match.end()) if match else ("own", len(text))


def survey(looks: Sequence[Look]) -> Dialect:
    """The dialect of a file: the marks that explain most of it."""
    runs = _runs(looks)
    tiers = [
        [style for style in runs if style.alphabet not in (*_SECOND, "bullet")],
        [style for style in runs if style.alphabet in _SECOND],
        [style for style in runs if style.alphabet == "bullet"],
    ]
    for number in range(1, 4):
        if not tiers[number - 1]:
            continue
        options = tuple(sorted((s for tier in tiers[:number] for s in tier), key=lambda s: -runs[s]))
        scores = _scores(looks, options)
        if scores and _enough(scores, runs, options):
            return _dialect(scores, _preferred(tiers[:number], runs))
    options = tuple(_preferred(tiers[:1] if tiers[0] else tiers, runs))
    keyed = _keyed(looks)
    return Dialect(tuple(keyed), options) if keyed else Dialect((), options)


def _enough(scores: Counter[str], runs: Counter[Style], options: tuple[Style, ...]) -> bool:
    """Whether most of the options stand below numbered questions."""
    return sum(scores.values()) * 3 >= max((runs[style] for style in options), default=0)


def _preferred(tiers: list[list[Style]], runs: Counter[Style]) -> list[Style]:
    """Styles of options, letters before numbers before bullets, the more frequent first."""
    return [style for tier in tiers for style in sorted(tier, key=lambda style: -runs[style])]


def _dialect(scores: Counter[str], options: list[Style]) -> Dialect:
    words_first = [style for style in scores if "word" in style]
    numbers = [style for style, _ in scores.most_common() if "word" not in style]
    numbers = [style for style in numbers if style not in WEAK or style == numbers[0]]
    questions = (
        words_first if words_first and sum(scores[s] for s in words_first) * 2 >= max(scores.values()) else numbers
    )
    taken = questions[:1]
    return Dialect(tuple(questions), tuple(s for s in options if s.alphabet != "digit" or s.form not in taken))


def _runs(looks: Iterable[Look]) -> Counter[Style]:
    """How often each style has a first option followed by a second."""
    runs: Counter[Style] = Counter()
    expected: dict[Style, int] = {}
    for look in looks:
        runs.update(look.inner)
        for mark in look.options:
            after = expected.get(mark.style, 0)
            if mark.place == 0:
                expected[mark.style] = 1
            elif mark.place == after or mark.place < 0:
                runs[mark.style] += after == 1
                expected[mark.style] = after + 1
        if not look.line.text:
            expected.pop(Style("bullet", ""), None)
    return Counter({style: count for style, count in runs.items() if count and _credible(style, count, runs)})


def _credible(style: Style, count: int, runs: Counter[Style]) -> bool:
    """Bare letters are words as well: they count where several questions have them and nothing else is as frequent."""
    return style.form != "bare" or (count * 2 > max(runs.values()) and (count > 1 or sum(runs.values()) == 1))


def _scores(looks: Sequence[Look], options: tuple[Style, ...]) -> Counter[str]:
    """For each style of question marks, how many have options before the next mark of that style."""
    scores: Counter[str] = Counter()
    waiting: set[str] = set()
    for look in looks:
        inner = [style for style in look.inner if style in options]
        firsts = [mark.style for mark in look.options if mark.place <= 0 and mark.style in options]
        opened = [*inner, *firsts]
        if look.question:
            waiting.add(look.question.style)
        if not opened:
            continue
        forms = {style.form for style in opened if style.alphabet == "digit"}
        ready = waiting - forms if len(forms) == len(opened) else waiting
        scores.update(ready)
        waiting -= ready
    return scores


def _keyed(looks: Sequence[Look]) -> list[str]:
    """The styles of question marks, the most frequent first, where keys are all that questions have."""
    counts: Counter[str] = Counter()
    waiting: set[str] = set()
    marks: Counter[str] = Counter(look.question.style for look in looks if look.question)
    for look in looks:
        if look.question:
            waiting.add(look.question.style)
        if look.label in ("key", "solution"):
            counts.update(waiting)
            waiting.clear()
    worded = [style for style in counts if "word" in style]
    marks = Counter({style: count for style, count in marks.items() if style not in WEAK})
    return worded or [style for style, _ in counts.most_common()] or [style for style, _ in marks.most_common(1)]

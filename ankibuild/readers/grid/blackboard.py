"""Blackboard's tab-delimited text of questions, in which a row begins with the kind of its question.

The kinds and what follows them are those of Blackboard's help, "Upload Questions".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import RawAnswer, RawGap, RawOption, RawPair, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.grid.cells import Cell, Row, Sheet, is_blank

_MARKS = {"correct": True, "incorrect": False}
_TRUTHS = ("true", "false")
_CHOICES = {"MC": "single", "MA": "multiple", "OE": "single"}
_KINDS = frozenset(
    {*_CHOICES, "TF", "ESS", "ORD", "MAT", "FIB", "FIB_PLUS", "FIL", "NUM", "SR", "OP", "JUMBLED_SENTENCE"}
)
_LATER = frozenset({"QUIZ_BOWL", "HOTSPOT"})
_HTML = re.compile(r"</?(?:p|br|b|i|em|strong|sub|sup|div|span|img|ul|ol|li|table|code)\b[^<>]{0,300}>|&[a-z]{2,6};")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d*+)?\Z")
_VARIABLE = re.compile(r"\[[^\[\]\s]{1,60}\]")
_LOOKED_AT = 200
_SHARE = 0.9

_Parts = tuple[str, dict[str, object]]
"""A kind, and what of a question answers it."""


def is_blackboard(rows: Sequence[Row]) -> bool:
    """Whether nearly all rows begin with a kind, and one of them is surely a question of this format."""
    found = [row for row in rows[:_LOOKED_AT] if not is_blank(row)]
    named = [row for row in found if _name(row) in _KINDS | _LATER and len(row) > 1]
    return len(named) >= max(1, len(found) * _SHARE) and any(map(_is_sure, named))


def read_blackboard(sheet: Sheet, collector: Collector) -> None:
    """Adds the questions of a table, or rejects them."""
    for row in sheet.rows:
        if not is_blank(row):
            _Question(sheet, row, collector).add()


def _name(row: Row) -> str:
    return row[0].text.strip().upper()


def _is_sure(row: Row) -> bool:
    """Whether a row could stand in no other table."""
    last = [cell.text.strip().lower() for cell in row if not cell.is_blank][-1]
    return last in (*_MARKS, *_TRUTHS) or (_name(row) in ("FIB_PLUS", "MAT", "ORD") and len(row) > len("MAT"))


def _number(text: str) -> str:
    """A number without the commas between its thousands, and with a point where a comma parts its places."""
    return text.strip().replace(",", "" if _THOUSANDS.match(text.strip()) else ".")


class _Question:
    """One row on its way to a question."""

    def __init__(self, sheet: Sheet, row: Row, collector: Collector) -> None:
        self.sheet, self.row, self.collector = sheet, row, collector
        self.cells = row[2:]
        while self.cells and self.cells[-1].is_blank:
            self.cells = self.cells[:-1]

    def add(self) -> None:
        """Adds the question, or rejects it."""
        name = _name(self.row)
        stem = self.row[1] if len(self.row) > 1 else self.row[0]
        span = self.sheet.span(stem)
        if name not in _KINDS:
            self.collector.reject("type-not-carried", span, type=self.row[0].text)
            return
        if stem is self.row[0] or stem.is_blank:
            self.collector.reject("record-without-question", span)
            return
        made = self._parts(name)
        if made is None:
            self.collector.reject("essay-without-answer" if name in ("ESS", "SR") else "no-key", span)
            return
        kind, parts = made
        texts = {"kind": Text(kind), "stem": self._stem(stem, kind)}
        self.collector.add(RawQuestion(span, texts, **parts))  # type: ignore[arg-type]

    def _text(self, cell: Cell) -> Text:
        write = html_to_markdown if _HTML.search(cell.text) else plain_to_markdown
        return Text(write(cell.text), self.sheet.span(cell))

    def _stem(self, cell: Cell, kind: str) -> Text:
        """The question; its variables become marks of gaps."""
        text = self._text(cell)
        if kind == "gaps":
            for number, name in enumerate(self._names(), 1):
                for written in (f"[{name}]", rf"\[{name}]", rf"\[{name}\]"):
                    text = text._replace(value=text.value.replace(written, f"[[{number}]]"))
        return text

    def _parts(self, name: str) -> _Parts | None:
        make: dict[str, Callable[[], _Parts | None]] = {
            "TF": self._truth,
            "ORD": self._order,
            "MAT": self._pairs,
            "NUM": self._number,
            "FIB_PLUS": self._gaps,
            "JUMBLED_SENTENCE": self._chosen_gaps,
        }
        if name in _CHOICES:
            return self._choice(_CHOICES[name])
        if name in make:
            return make[name]()
        if name in ("ESS", "SR", "OP"):
            return ("plain", {"answers": (RawAnswer(self._text(self.cells[0])),)}) if self.cells else None
        options = tuple(RawOption(self._text(cell), correct=True) for cell in self.cells if not cell.is_blank)
        return ("short", {"options": options}) if options else None

    def _choice(self, kind: str) -> _Parts | None:
        """Answers, each followed by whether it is right."""
        options = []
        for text, mark in zip(self.cells[::2], self.cells[1::2], strict=False):
            correct = _MARKS.get(mark.text.strip().lower())
            if correct is None:
                return None
            options.append(RawOption(self._text(text), correct=correct))
        right = sum(bool(option.correct) for option in options)
        return ("multiple" if right > 1 else kind, {"options": tuple(options)}) if right else None

    def _truth(self) -> _Parts | None:
        word = self.cells[0].text.strip().lower() if self.cells else ""
        answer = RawAnswer(Text(word, self.sheet.span(self.cells[0]))) if word in _TRUTHS else None
        return ("true-false", {"answers": (answer,)}) if answer else None

    def _order(self) -> _Parts | None:
        order = tuple(self._text(cell) for cell in self.cells if not cell.is_blank)
        return ("ordering", {"order": order}) if order else None

    def _pairs(self) -> _Parts | None:
        """A left text and its right one, in turn; without a left one it is a distractor."""
        both = zip(self.cells[::2], self.cells[1::2], strict=False)
        pairs = tuple(RawPair(self._text(left), self._text(right)) for left, right in both if not right.is_blank)
        return ("matching", {"pairs": pairs}) if any(pair.left.value for pair in pairs) else None

    def _number(self) -> _Parts | None:
        """A number and how far off an answer may be."""
        if not self.cells:
            return None
        text, tolerance = (_number(cell.text) if cell else "" for cell in (*self.cells[:2], None)[:2])
        said = f"{text} ± {tolerance}" if tolerance.strip("0.") else text
        return "numeric", {"options": (RawOption(Text(said, self.sheet.span(self.cells[0])), correct=True),)}

    def _variables(self) -> list[list[Cell]]:
        """The variables of a text with gaps, each with what may stand there; empty cells part them."""
        return [list(cells) for blank, cells in groupby(self.cells, lambda cell: cell.is_blank) if not blank]

    def _names(self) -> list[str]:
        """The names of the variables, in the order of their gaps."""
        if _name(self.row) != "JUMBLED_SENTENCE":
            return [name.text for name, *_ in self._variables()]
        names = dict.fromkeys(name for choice in self._jumbled() for name in choice[1:])
        return sorted(names, key=lambda name: self.row[1].text.find(f"[{name}]"))

    def _jumbled(self) -> list[list[str]]:
        """The choices of a jumbled sentence, each with the variables behind it that it belongs to."""
        choices: list[list[str]] = []
        for before, cell in pairwise((Cell("", 0, 0), *self.cells)):
            is_first = not choices or before.is_blank
            if not is_first and f"[{cell.text}]" in self.row[1].text:
                choices[-1].append(cell.text)
            elif not cell.is_blank:
                choices.append([cell.text])
        return choices

    def _chosen_gaps(self) -> _Parts | None:
        """Gaps in which one of the same choices belongs; none where a gap has another number of right ones."""
        choices, gaps = self._jumbled(), []
        for name in self._names():
            right = [name in names for _, *names in choices]
            if right.count(True) != 1:
                return None
            texts = [self._text(Cell(text, self.cells[0].start, self.cells[-1].end)) for text, *_ in choices]
            options = (RawOption(text, correct=correct) for text, correct in zip(texts, right, strict=True))
            gaps.append(RawGap(tuple(options), choice=True))
        has_others = len(_VARIABLE.findall(self.row[1].text)) != len(gaps)
        return ("gaps", {"gaps": tuple(gaps)}) if gaps and not has_others else None

    def _gaps(self) -> _Parts | None:
        gaps = []
        for name, *answers in self._variables():
            if not answers or f"[{name.text}]" not in self.row[1].text:
                return None
            gaps.append(RawGap(tuple(RawOption(self._text(cell), correct=True) for cell in answers)))
        return ("gaps", {"gaps": tuple(gaps)}) if gaps else None

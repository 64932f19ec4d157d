"""Tables of questions: a row is a question, columns are named `Question`, `A`, `B` …, `Answer`, `Explanation`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ankibuild.readers.markdown_quiz.blocks import Block
from ankibuild.readers.markdown_quiz.inlined import inlined
from ankibuild.readers.markdown_quiz.lines import Line
from ankibuild.readers.markdown_quiz.options import Choice, Choices
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.plain_text import words

_STEM = frozenset((*words.QUESTION, "questions", "question text", "prompt", "stem", "fragen", "preguntas", "enunciado"))
_KEY = frozenset((*words.KEY, "correct answer(s)", "answer(s)"))
_EXPLANATION = frozenset(words.EXPLANATION)
_OPTIONS = frozenset(("options", "choices", "answer choices", "answer options", "opciones", "opções", "选项", "選択肢"))
_NUMBER = frozenset(("#", "no", "nr", "number", "q#", "id", "№", "n°", "序号", "番号"))
_OPTION = re.compile(r"(?:(?:option|choice|opción|opção|antwort|вариант|选项)\s*+)?\(?([A-H])\)?\.?$", re.IGNORECASE)
_CELL = re.compile(r"(?:[^|\\]|\\.)*+")
_SPACES = re.compile(r"[\s*_`:：.]++")
_DIGITS = re.compile(r"\W*+[A-Za-z]{0,3}\W?(\d{1,4})\W*+$")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a question stand in a row, -1 for those that a table has not."""

    stem: int
    key: int
    options: tuple[int, ...]
    listed: int
    number: int
    explanation: int
    others: tuple[int, ...]


def is_table_of_questions(block: Block) -> bool:
    """Whether a table has a column that asks and one that answers."""
    columns = _columns(cells(block.lines[0]))
    if columns is None or columns.options or columns.listed >= 0:
        return columns is not None
    stems = [_at(cells(line), columns.stem).text for line in block.lines[2:]]
    return not any(_DIGITS.match(stem) for stem in stems)  # `| Question | Answer |` above numbers is a list of keys


def rows_of(block: Block) -> Iterator[Piece]:
    """The questions of a table, each with its options, its key and what explains it."""
    columns = _columns(cells(block.lines[0]))
    if columns is None:
        return
    for count, line in enumerate(block.lines[2:], 1):  # below the head and the line under it
        row = cells(line)
        if any(cell.text for cell in row):
            yield from _row(row, columns, count)


def cells(line: Line) -> list[Line]:
    """The cells of a row; a bar behind a backslash is a part of one, and needs the backslash no more."""
    text = line.text.rstrip()
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    begin = len(text) - len(text.lstrip())
    at = begin + (text[begin : begin + 1] == "|")
    found: list[Line] = []
    while at <= len(text):
        cell = _CELL.match(text, at)
        end = cell.end() if cell else len(text)
        found.append(_trimmed(text[at:end], line.start + at))
        at = end + 1
    return found


def _trimmed(text: str, start: int) -> Line:
    bare = text.strip()
    return Line(bare.replace("\\|", "|"), start + len(text) - len(text.lstrip()) if bare else start)


def _columns(heads: Sequence[Line]) -> _Columns | None:
    """The columns by their names; None for a table that is none of questions."""
    names = [_SPACES.sub(" ", head.text).strip().casefold() for head in heads]
    stem, key = _place(names, _STEM), _place(names, _KEY)
    options = _option_places(names)
    listed = -1 if options else _place(names, _OPTIONS)
    lettered = sum(_OPTION.match(name) is not None for name in names)
    if -1 in (stem, key) or stem == key or lettered - len(options) > 1:  # of options A and C, one is missing
        return None
    number, explanation = _place(names, _NUMBER), _place(names, _EXPLANATION)
    known = (stem, key, *options, listed, number, explanation)
    others = tuple(at for at, name in enumerate(names) if name and at not in known)
    return _Columns(stem, key, options, listed, number, explanation, others)


def _place(names: Sequence[str], known: frozenset[str]) -> int:
    """The one column of a name; -1 where there is none, or several."""
    found = [at for at, name in enumerate(names) if name in known]
    return found[0] if len(found) == 1 else -1


def _option_places(names: Sequence[str]) -> tuple[int, ...]:
    """The columns `A`, `B` … in order; none where one is missing or stands twice."""
    found = [(match[1].upper(), at) for at, name in enumerate(names) if (match := _OPTION.match(name))]
    ordered = [letter for letter, _ in found] == [chr(65 + index) for index in range(len(found))]
    return tuple(at for _, at in found) if ordered and len(found) >= _FEWEST else ()


def _row(row: Sequence[Line], columns: _Columns, count: int) -> Iterator[Piece]:
    stem = _at(row, columns.stem)
    number = _DIGITS.match(_at(row, columns.number).text) if columns.number >= 0 else None
    yield Piece("start", (stem,), number=int(number[1]) if number else count)
    choices = _choices(row, columns)
    if choices:
        yield Piece("options", tuple(choice.lines[0] for choice in choices.choices), choices=choices)
    elif columns.listed >= 0 and _at(row, columns.listed).text:
        yield Piece("text", (_at(row, columns.listed),))
    yield Piece("key", (_at(row, columns.key),), label="key")
    if columns.explanation >= 0 and _at(row, columns.explanation).text:
        yield Piece("explanation", (_at(row, columns.explanation),), label="explanation")
    yield from (Piece("column", (cell,)) for at in columns.others if (cell := _at(row, at)).text)


def _choices(row: Sequence[Line], columns: _Columns) -> Choices | None:
    """The options of a row; None where one before the last is missing, so that no letter would fit."""
    if columns.listed >= 0:
        return inlined(_at(row, columns.listed))
    found = [_at(row, at) for at in columns.options]
    while found and not found[-1].text:
        found.pop()
    if len(found) < _FEWEST or not all(cell.text for cell in found):
        return None
    return Choices(tuple(_choice(cell, chr(65 + index)) for index, cell in enumerate(found)), sure=True)


def _choice(cell: Line, letter: str) -> Choice:
    """An option of a cell, without its letter where that is repeated there."""
    repeated = re.match(rf"\(?{letter}[.):]\s++(?=\S)", cell.text)
    return Choice((cell.cut(repeated.end()) if repeated else cell,), letter, whole=(cell,))


def _at(row: Sequence[Line], index: int) -> Line:
    return row[index] if 0 <= index < len(row) else Line("", row[-1].end if row else 0)

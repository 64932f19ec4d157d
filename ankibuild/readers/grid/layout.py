"""Which column of a table is what: from its headings, from what the user says, or, where both are silent, its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from ankibuild.readers.grid.cells import Row, Sheet, is_blank, letters
from ankibuild.readers.grid.names import Column, column_of, is_key_name
from ankibuild.readers.records.names import plain_name

MOST_BEFORE = 60
"""Rows among which the headings are looked for: templates begin with instructions."""

_LEAST = 2
_LOOKED_AT = 100
_NUMBERS = re.compile(r"(?<!\d)([01])\s?(?:[-–…]|\.\.+|to|bis|a|à)\s?\d", re.IGNORECASE)
_STEP = re.compile(r"\d\.\s++([^:]{1,40}):")
"""A heading that says as which step it is filled in: `3. Question:`."""

_WORD = re.compile(r"[^\W\d_]{2,20}\Z")

_INDEX = re.compile(r"ind(?:ex|ices|exes)\Z|idx\Z")
_GIVEN = {"question": "stem", "key": "answer", "keys": "answer", "category": "broad", "distractors": "wrong"}


@dataclass(frozen=True, slots=True)
class OptionColumn:
    """An option's column: its index, its letter or number, the columns of its rationale and of whether it is right."""

    index: int
    mark: str
    why: int = -1
    flag: int = -1


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table by what they are for; `start` is the first row below the headings.

    `listed` is a column of all options in one cell, `first` the number of the first option where the headings say it,
    `is_index` says that keys are called an index, as programs count. `is_sure` says that no other table looks so,
    `has_guessed` that the row above the first is taken for headings only because it reads like them.
    """

    stem: int
    options: tuple[OptionColumn, ...] = ()
    listed: int = -1
    answers: tuple[int, ...] = ()
    keys: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    fields: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    unknown: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    width: int = 0
    start: int = 0
    first: int | None = None
    is_index: bool = False
    is_sure: bool = False
    has_guessed: bool = False

    @property
    def columns(self) -> frozenset[int]:
        """The columns that are read."""
        parts = {part for option in self.options for part in (option.index, option.why, option.flag)}
        fields = {index for several in self.fields.values() for index in several}
        found = {self.stem, self.listed, *self.answers, *self.keys, *self.wrong, *parts, *fields}
        return frozenset(index for index in found if index >= 0)


def find_layout(sheet: Sheet, columns: Mapping[str, tuple[str, ...]]) -> Layout | None:
    """The layout of a table, None where it holds no questions that can be told."""
    if columns:
        return _said_layout(sheet, columns)
    for index, row in enumerate(sheet.rows[:MOST_BEFORE]):
        headings = [cell.text for cell in row]
        if layout_of(headings):
            layout = layout_of(headings, lengths=_lengths(sheet.rows[index + 1 : index + 1 + _LOOKED_AT]))
            return replace(layout, start=index + 1) if layout else None
    return _layout_of_two_rows(sheet)


def _layout_of_two_rows(sheet: Sheet) -> Layout | None:
    """The layout of a table whose headings stand in two rows, those of the upper one numbered, as in Socrative's."""
    for index, (above, row) in enumerate(pairwise(sheet.rows[:MOST_BEFORE])):
        texts = [_STEP.match(cell.text.strip()) for cell in above]
        steps = [found[1] if found else "" for found in texts] + [""] * len(row)
        if sum(map(bool, steps)) >= _LEAST and not is_blank(row):
            layout = layout_of([cell.text or step for cell, step in zip(row, steps, strict=False)])
            if layout:
                return replace(layout, start=index + 2)
    return None


def _lengths(rows: Iterable[Row]) -> dict[int, int]:
    """How long the texts of each column are, all together."""
    found: dict[int, int] = {}
    for row in rows:
        for index, cell in enumerate(row):
            found[index] = found.get(index, 0) + len(cell.text)
    return found


def layout_of(
    headings: Sequence[str], said: Mapping[int, Column] | None = None, lengths: Mapping[int, int] | None = None
) -> Layout | None:
    """The layout that headings make, None where no question is named.

    `said` is what the user says of some columns, `lengths` how long the texts of columns are, for headings that say
    the same.
    """
    columns = {index: column for index, heading in enumerate(headings) if (column := column_of(heading))}
    if said:
        taken = {column.field for column in said.values()}
        columns = {index: column for index, column in columns.items() if column.field not in taken} | dict(said)
    if len(columns) < _LEAST:
        return None
    columns = _with_several_keys(_settled(columns), headings)
    stem = _stem(columns, headings, lengths or {})
    by = _by_field(columns)
    answers = tuple(by.get("answer", ()) or by.get("weak answer", ()))
    options = _options(columns)
    listed = _first(columns, "options")
    is_shown = "picture" in by and len(options) >= _LEAST and bool(answers or by.get("key"))
    if (stem < 0 and not is_shown) or not (
        len(options) >= _LEAST or listed >= 0 or answers or by.get("key") or by.get("wrong")
    ):
        return None
    fields = {name: tuple(indexes) for name, indexes in by.items() if name in _CARRIED}
    used = {stem, listed, *answers, *by.get("key", ()), *by.get("wrong", ()), *by.get("ignored", ())}
    used |= {part for option in options for part in (option.index, option.why, option.flag)}
    used |= {index for indexes in fields.values() for index in indexes}
    return Layout(
        stem,
        options,
        listed,
        answers,
        tuple(by.get("key", ())),
        tuple(by.get("wrong", ())),
        fields,
        tuple(index for index in range(len(headings)) if index not in used),
        tuple(index for index, column in columns.items() if column.is_time),
        len(headings),
        first=_first_number([headings[index] for index in answers]),
        is_index=any(_INDEX.search(plain_name(headings[index])) for index in answers),
        is_sure=_is_sure(columns, stem, options, headings),
    )


_CARRIED = frozenset(
    (
        *("explanation", "hint", "case", "tags", "deck", "broad", "narrow", "difficulty", "reference", "source"),
        *("picture", "media", "type", "name", "id", "guid", "article"),
    )
)


def _settled(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns, with those whose meaning hangs on others told apart."""
    columns = _with_lettered_flags(_with_flags(_numbered(columns)))
    fields = [column.field for column in columns.values()]
    marked = sum(field == "option" for field in fields)
    lettered = [column.mark for column in columns.values() if column.field == "letter"]
    are_letters = marked < _LEAST and lettered[:_LEAST] == ["a", "b"]
    has_options = marked >= _LEAST or are_letters or "wrong" in fields
    settled = {}
    for index, column in columns.items():
        if column.field == "letter":
            column = Column("option", column.mark) if are_letters else Column("weak answer")
        elif column.field == "options" and (has_options or not {"answer", "key"} & set(fields)):
            column = Column("unknown" if "answer" in fields else "answer")
        elif column.field == "option" and marked < _LEAST:
            column = Column("answer")
        elif column.field == "why" and not has_options:
            column = Column("explanation")
        elif column.field == "title" or (column.field == "weak stem" and "stem" in fields):
            is_stem = not {"stem", "weak stem"} & set(fields)
            column = Column("stem" if is_stem else "name" if column.field == "title" else "unknown")
        settled[index] = column
    return settled


def _numbered(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns, with several that are all called options, as Wooclap does (`Choice`, `Choice`), taken one by one."""
    several = [index for index, column in columns.items() if column.field == "options"]
    if len(several) < _LEAST:
        return columns
    return columns | {index: Column("option", str(number)) for number, index in enumerate(several, 1)}


def _with_flags(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns, with one that says `correct` behind each option taken for what is said of this option."""
    options = [index for index, column in columns.items() if column.field == "option"]
    flags = [index for index, column in columns.items() if column.field == "answer" and column.is_flag]
    if len(options) != len(flags) or len(options) < _LEAST or any(map(int.__ge__, options, flags)):
        return columns
    return columns | {flag: Column("flag", columns[option].mark) for option, flag in zip(options, flags, strict=True)}


def _with_lettered_flags(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns, with `CORRECTA` taken for what is said of option A where `CORRECTB` says it of option B."""
    flags = {column.mark for column in columns.values() if column.field == "flag"}
    if not flags:
        return columns
    answers = {index: column for index, column in columns.items() if column.field == "answer" and column.is_flag}
    return columns | {
        index: Column("flag", column.mark)
        for index, column in answers.items()
        if column.mark and column.mark not in flags
    }


def _with_several_keys(columns: dict[int, Column], headings: Sequence[str]) -> dict[int, Column]:
    """The columns, with several that are all called `Correct Answer`, as Socrative does, taken for a key each."""
    same = Counter(plain_name(headings[index]) for index in columns if is_key_name(headings[index]))
    several = {index for index in columns if same[plain_name(headings[index])] > 1}
    return {
        index: Column("key") if index in several and column.field == "answer" else column
        for index, column in columns.items()
    }


def _by_field(columns: Mapping[int, Column]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, column in columns.items():
        found.setdefault(column.field, []).append(index)
    return found


def _first(columns: Mapping[int, Column], *fields: str) -> int:
    """The first column of the first of these fields that there is one of, -1 where there is none."""
    return next((index for name in fields for index, column in columns.items() if column.field == name), -1)


def _stem(columns: Mapping[int, Column], headings: Sequence[str], lengths: Mapping[int, int]) -> int:
    """The column of the question; of several (`Question`, `Question Text`) the one that is called a text, or is one."""
    strong = [index for index, column in columns.items() if column.field == "stem"]
    texts = [index for index in strong if "text" in plain_name(headings[index])]
    longest = max(texts or strong, key=lambda index: (lengths.get(index, 0), -index), default=-1)
    return longest if longest >= 0 else _first(columns, "weak stem")


def _options(columns: Mapping[int, Column]) -> tuple[OptionColumn, ...]:
    def beside(name: str, mark: str) -> int:
        return next((index for index, column in columns.items() if column == Column(name, mark)), -1)

    return tuple(
        OptionColumn(index, column.mark, beside("why", column.mark), beside("flag", column.mark))
        for index, column in columns.items()
        if column.field == "option"
    )


def _first_number(headings: Iterable[str]) -> int | None:
    """The number of the first option, where a heading says it: `Correct answer (1-4)`."""
    found = [match for heading in headings if (match := _NUMBERS.search(heading))]
    return int(found[0][1]) if found else None


def _is_sure(
    columns: Mapping[int, Column], stem: int, options: Sequence[OptionColumn], headings: Sequence[str]
) -> bool:
    """Whether the headings are those of questions, not of any table that has a text and a label."""
    fields = {column.field for column in columns.values()}
    if len(options) >= _LEAST or fields & {"wrong", "key"}:
        return True
    if stem >= 0 and columns[stem].field == "stem":
        return bool(fields & {"answer", "options"})
    return (
        stem >= 0 and plain_name(headings[stem]) in ("front", "q", "term") and bool(fields & {"answer", "weak answer"})
    )


def _said_layout(sheet: Sheet, columns: Mapping[str, tuple[str, ...]]) -> Layout | None:
    """The layout by what the user says, with the headings of the other columns where there are any."""
    named = named_columns(sheet, columns)
    said = {
        named.found[name, heading]: _said_column(name, len(several), number)
        for name, several in columns.items()
        for number, heading in enumerate(several, 1)
        if (name, heading) in named.found
    }
    layout = layout_of(named.headings, said)
    if layout is None:
        return None
    first = _first_row(sheet, layout.stem)
    is_heading = not named.start and _reads_like_headings(sheet.rows[first:], layout.columns)
    return replace(layout, start=named.start or first + is_heading, is_sure=True, has_guessed=is_heading)


def _reads_like_headings(rows: Sequence[Row], columns: Iterable[int]) -> bool:
    """Whether the first row has one word in each column that is read, and no other row has so."""
    words = [
        all(index < len(row) and _WORD.match(row[index].text.strip()) for index in columns)
        for row in rows[:_LOOKED_AT]
        if not is_blank(row)
    ]
    return len(words) > _LEAST and words[0] and not any(words[1:])


class NamedColumns(NamedTuple):
    """The headings of a table, the first row below them, and the columns that were found, by field and name."""

    headings: list[str]
    start: int
    found: Mapping[tuple[str, str], int]


def named_columns(sheet: Sheet, columns: Mapping[str, tuple[str, ...]]) -> NamedColumns:
    """Where the columns stand that the user names: in the row that has most of them as headings, if one has any."""
    names = {plain_name(name) for several in columns.values() for name in several}
    rows = list(enumerate(sheet.rows[:MOST_BEFORE]))
    header = max(rows, key=lambda item: len(names & {plain_name(cell.text) for cell in item[1]}), default=(0, ()))
    headings = [cell.text for cell in header[1]]
    known = names & set(map(plain_name, headings))
    if known and (known == names or not all(map(_is_place, names))):
        return NamedColumns(headings, header[0] + 1, _found(columns, headings))
    auto = find_layout(sheet, {})
    start = auto.start if auto else 0
    headings = [cell.text for cell in sheet.rows[start - 1]] if start else [""] * _width(sheet.rows)
    return NamedColumns(headings, start, _found(columns, [""] * len(headings)))


def _found(columns: Mapping[str, tuple[str, ...]], headings: Sequence[str]) -> dict[tuple[str, str], int]:
    """The columns by their headings, their letters, or their numbers from 1 on.

    Where one option is named by its heading, so are the others: `D` is not the fourth column then.
    """
    plain = [plain_name(heading) for heading in headings]
    by_heading = {
        (field_name, name): plain.index(plain_name(name))
        for field_name, names in columns.items()
        for name in names
        if plain_name(name) in plain
    }
    by_place = {
        (field_name, name): index
        for field_name, names in columns.items()
        if not any((field_name, name) in by_heading for name in names)
        for name in names
        if (index := _index_of(name, len(headings))) is not None and index not in by_heading.values()
    }
    return by_heading | by_place


def _is_place(name: str) -> bool:
    """Whether a name is the letter or number of a column."""
    return name.isdecimal() or (name.isascii() and name.isalpha() and len(name) <= len("AA"))


def _first_row(sheet: Sheet, stem: int) -> int:
    """The first row that has a question; above it there may be titles."""
    asking = (index for index, row in enumerate(sheet.rows[:MOST_BEFORE]) if stem < len(row) and not row[stem].is_blank)
    return next(asking, 0)


def _said_column(name: str, count: int, number: int) -> Column:
    known = column_of(name)
    field_name = _GIVEN.get(name) or (name if name in _CARRIED else known.field if known else name)
    if field_name == "options" and count > 1:
        return Column("option", str(number))
    return Column(field_name)


def _index_of(said: str, count: int) -> int | None:
    """The index of a column by its letter, or its number from 1 on."""
    word = said.strip().upper()
    if word.isdecimal():
        return int(word) - 1 if 1 <= int(word) <= count else None
    return next((index for index in range(count) if letters(index) == word), None)


def _width(rows: Iterable[Row]) -> int:
    return max((len(row) for row in rows if not is_blank(row)), default=0)

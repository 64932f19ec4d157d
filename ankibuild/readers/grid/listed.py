"""Options that stand in one cell, in the ways that people and programs write lists."""

from __future__ import annotations

import re

from ankibuild.readers.grid.cells import Cell
from ankibuild.readers.literals import of_json, of_python
from ankibuild.readers.records.choices import parted_at

_LONGEST = 20_000
_MARK = r"[(\[]?(?:(?P<letter>[A-Za-z])[)\].:]|(?P<number>\d{1,2})(?:[)\]]|[.:](?=\s)))\s*+(?=\S)"
"""The letter or number of an option; behind a number with a point there is a space: `1.5` has none."""

_LABEL = re.compile(_MARK, re.ASCII)
_BETWEEN = re.compile(rf"(?<![^\s,;|]){_MARK}", re.ASCII)
_COMMA, _GAP = re.compile(r"""['"]\s*+,"""), re.compile(r"""(?<=['"])\s++(?=['"])""")
"""What parts texts in a list, and what does where NumPy wrote it: `['a' 'b']`."""

_TEXT_NAMES = ("text", "content", "option", "value", "answer")
_SEPARATORS = ("\n", "|", ";")
_LEAST = 2


def listed_options(cell: Cell, least: int = _LEAST) -> tuple[list[Cell], tuple[str, ...]]:
    """The options in a cell, and their own letters or numbers; none where there are fewer than the `least`.

    An empty one among them stays, as it does among columns: keys count it.
    """
    if len(cell.text) > _LONGEST:
        return [], ()
    said = unquoted(cell.text)
    if said.startswith("[{") and not _written_list(said):
        return [], ()
    texts = _written_list(said) or _at_labels(said) or _parted(said)
    texts = [text.strip() for text in texts]
    labels = [_LABEL.match(text) for text in texts]
    marks = tuple(_mark(label) for label in labels if label)
    if len(marks) == len(texts) >= _LEAST and _follow(marks):
        return [_within(cell, _LABEL.sub("", text, count=1)) for text in texts], marks
    return ([_within(cell, text) for text in texts] if sum(map(bool, texts)) >= least else []), ()


def _mark(found: re.Match[str]) -> str:
    return str(found["letter"] or found["number"]).lower()


def unquoted(text: str) -> str:
    """A text without quotes around all of it, as some programs leave them in a cell."""
    text = text.strip()
    inner = text[1:-1]
    return inner if len(text) > _LEAST and text[0] == text[-1] == '"' and '"' not in inner else text


def _within(cell: Cell, text: str) -> Cell:
    """An option with the place of the cell that it stands in."""
    return Cell(text, cell.start, cell.end)


def _written_list(text: str) -> list[str]:
    """A list, or options by their letters, as JSON or Python writes them."""
    if not text.startswith(("[", "{")) or text[-1] != {"[": "]", "{": "}"}[text[0]]:
        return []
    if not _COMMA.search(text):
        text = _GAP.sub(", ", text)
    for read in (of_json, of_python):
        texts = _texts_of(read(text))
        if texts:
            return texts
    return []


def _texts_of(value: object) -> list[str]:
    """The texts of a list, of the records in a list, or of a record whose names are letters or numbers."""
    if isinstance(value, dict):
        names = tuple(str(name).strip().lower() for name in value)
        return _texts_of(list(value.values())) if len(names) >= _LEAST and _follow(names) else []
    if not isinstance(value, list):
        return []
    items = [_text_of(item) if isinstance(item, dict) else item for item in value]
    return [str(item) for item in items] if all(isinstance(item, str | int | float) for item in items) else []


def _text_of(record: dict[object, object]) -> object:
    """The text of an option that is a record: the only one, or the one that is called a text."""
    texts = [value for value in record.values() if isinstance(value, str)]
    named = [value for name, value in record.items() if str(name).lower().endswith(_TEXT_NAMES)]
    return texts[0] if len(texts) == 1 else named[0] if len(named) == 1 else None


def _at_labels(text: str) -> list[str]:
    """Options that follow each other with their letters: `A) red B) blue`."""
    starts: list[int] = []
    marks: list[str] = []
    for found in _BETWEEN.finditer(text):
        mark = _mark(found)
        if _follow((*marks, mark)):
            marks.append(mark)
            starts.append(found.start())
    if len(starts) < _LEAST or text[: starts[0]].strip():
        return []
    return [text[start:end].strip().rstrip(",;|") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _follow(marks: tuple[str, ...]) -> bool:
    """Whether letters or numbers go up one by one from the first."""
    if marks[0] not in ("a", "1"):
        return False
    if marks[0] == "a":
        return list(marks) == [chr(ord("a") + index) for index in range(len(marks))]
    return list(marks) == [str(index + 1) for index in range(len(marks))]


def _parted(text: str) -> list[str]:
    for separator in _SEPARATORS:
        parts = parted_at(separator, text)
        if len(parts) >= _LEAST:
            return parts
    return [part for part in text.split(",") if part.strip()]

"""Brightspace's (D2L) CSV of questions, in which each line is one part of a question.

The parts are those of its sample file for the import of questions into a question library.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import NO_TEXT, RawAnswer, RawOption, RawPair, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.grid.cells import Cell, Row, Sheet, is_blank
from ankibuild.readers.grid.drafts import cell_at

_KINDS = {
    "mc": "single",
    "ms": "multiple",
    "tf": "true-false",
    "sa": "short",
    "wr": "plain",
    "m": "matching",
    "o": "ordering",
}
_FULL = 100.0
_FIRST = "newquestion"


@dataclass
class _Block:
    """The lines of one question by the names of their parts."""

    sheet: Sheet
    head: Row
    parts: dict[str, list[Row]] = field(default_factory=dict)

    def first(self, name: str) -> Row:
        """The first line of a part that says anything, an empty one where there is none."""
        return next((row for row in self.parts.get(name, ()) if not cell_at(row, 1).is_blank), ())

    def text(self, row: Row, index: int) -> Text:
        """The text of a cell; HTML where a cell behind it says so."""
        cell = cell_at(row, index)
        is_html = any(other.text.strip().lower() == "html" for other in row[index + 1 : index + 2])
        return Text((html_to_markdown if is_html else plain_to_markdown)(cell.text), self.sheet.span(cell))


def is_brightspace(rows: tuple[Row, ...]) -> bool:
    """Whether a table begins as this format does, behind comments."""
    first = next((row for row in rows if not is_blank(row) and not row[0].text.startswith("//")), ())
    return _name(first) in (_FIRST, "id") and any(_name(row) == _FIRST for row in rows[:200])


def read_brightspace(sheet: Sheet, collector: Collector) -> None:
    """Adds the questions of a table, or rejects them."""
    for block in _blocks(sheet):
        _add(block, collector)


def _name(row: Row) -> str:
    return row[0].text.strip().lower() if row else ""


def _blocks(sheet: Sheet) -> Iterator[_Block]:
    block: _Block | None = None
    for row in sheet.rows:
        if _name(row) == _FIRST:
            if block:
                yield block
            block = _Block(sheet, row)
        elif block and not is_blank(row) and not row[0].text.startswith("//"):
            block.parts.setdefault(_name(row), []).append(row)
    if block:
        yield block


def _add(block: _Block, collector: Collector) -> None:
    said = cell_at(block.head, 1)
    kind, stem = _KINDS.get(said.text.strip().lower(), ""), block.first("questiontext")
    place = block.sheet.span(cell_at(stem, 1)) if stem else block.sheet.span_of(block.head)
    if not kind:
        collector.reject("type-not-carried", place, type=said.text)
        return
    if not stem:
        collector.reject("record-without-question", place)
        return
    parts = _parts(block, kind, collector)
    if parts is None:
        collector.reject("essay-without-answer" if kind == "plain" else "no-key", place)
        return
    texts = {"kind": Text(kind), "stem": block.text(stem, 1)}
    for name, part in (("explanation", "feedback"), ("hint", "hint"), ("id", "id"), ("name", "title")):
        row = block.first(part)
        if row:
            texts[name] = block.text(row, 1) if name in ("explanation", "hint") else _bare(block, row)
    picture = block.first("image")
    if picture:
        texts["stem"] = Text(f"{texts['stem'].value}\n\n![]({quote(picture[1].text)})", texts["stem"].span)
    collector.add(RawQuestion(place, texts, borrowed="id" in texts, **parts))  # type: ignore[arg-type]


def _bare(block: _Block, row: Row) -> Text:
    return Text(" ".join(row[1].text.split()), block.sheet.span(row[1]))


def _parts(block: _Block, kind: str, collector: Collector) -> dict[str, object] | None:
    """What answers a question, None where nothing does."""
    if kind == "matching":
        return _pairs(block)
    if kind == "ordering":
        order = tuple(block.text(row, 1) for row in block.parts.get("item", ()) if not cell_at(row, 1).is_blank)
        return {"order": order} if order else None
    if kind == "plain":
        key = block.first("answerkey")
        return {"answers": (RawAnswer(block.text(key, 1)),)} if key else None
    if kind == "true-false":
        return _truth(block)
    name = "answer" if kind == "short" else "option"
    rows = block.parts.get(name, ())
    full = max((_weight(cell_at(row, 1)) for row in rows), default=_FULL)
    options = tuple(_option(block, row, kind, full, collector) for row in rows)
    return {"options": options} if any(option.correct for option in options) else None


def _weight(cell: Cell) -> float:
    try:
        return float(cell.text.strip().rstrip("%") or 0)
    except ValueError:
        return 0.0


def _option(block: _Block, row: Row, kind: str, full: float, collector: Collector) -> RawOption:
    """An option, right if it has the most of all weights; of several to be chosen, if it has any."""
    weight = _weight(cell_at(row, 1))
    is_right = weight > 0 if kind == "multiple" else weight >= full > 0
    if weight > 0 and not is_right:
        collector.not_carried(block.sheet.span(row[1]), "partial credit", "an option is right or wrong")
    if cell_at(row, 3).text.strip().lower() == "regexp":
        collector.not_carried(block.sheet.span(row[3]), "a pattern", "what may be typed is shown as it is")
    why = cell_at(row, 4)
    return RawOption(block.text(row, 2), NO_TEXT if why.is_blank else block.text(row, 4), is_right)


def _truth(block: _Block) -> dict[str, object] | None:
    rows = [(word, block.first(word)) for word in ("true", "false")]
    right = [(word, row) for word, row in rows if row and _weight(row[1]) >= _FULL]
    if len(right) != 1:
        return None
    if any(not cell_at(row, 2).is_blank for _, row in rows):
        options = [(word, row) for word, row in rows if row]
        return {
            "options": tuple(
                RawOption(
                    Text(word.capitalize(), block.sheet.span(row[0])),
                    NO_TEXT if cell_at(row, 2).is_blank else block.text(row, 2),
                    word == right[0][0],
                )
                for word, row in options
            )
        }
    return {"answers": (RawAnswer(Text(right[0][0], block.sheet.span(right[0][1][0]))),)}


def _pairs(block: _Block) -> dict[str, object] | None:
    """Choices and what matches them, by their numbers; a match with no choice is a distractor."""
    lefts = {cell_at(row, 1).text.strip(): block.text(row, 2) for row in block.parts.get("choice", ())}
    pairs = [
        RawPair(lefts.get(cell_at(row, 1).text.strip(), NO_TEXT), block.text(row, 2))
        for row in block.parts.get("match", ())
    ]
    return {"pairs": tuple(pairs)} if any(pair.left.value for pair in pairs) else None

"""Files of other programs, as they export them: questions without ids, or with numbers that change.

What a question is stands in its explanation, which no rule of identity looks at: so a test knows it in the package.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape


@dataclass(frozen=True)
class Item:
    """A question; `key` is which one it is, whatever its texts become. A `broken` one has no right option."""

    key: int
    stem: str
    options: tuple[str, ...]
    right: int = 0
    broken: bool = False


@dataclass(frozen=True)
class Export:
    """A file: its format, its questions, and whether its program numbers them in order with each export."""

    format: str
    items: tuple[Item, ...] = ()
    numbered: bool = False

    def text(self) -> str:
        """What the program writes."""
        return WRITERS[self.format](self.items, self.numbered)


_KEY = re.compile(r"number (\d+)")

Bank = dict[str, Export]
"""The files by their names, without suffix."""


def items_of(bank: Bank) -> Iterator[Item]:
    """All questions, in the order in which ankibuild reads them."""
    for _, export in sorted(bank.items()):
        yield from export.items


def mapped(bank: Bank, change: Callable[[Item], Item | None]) -> Bank:
    """The files with each question put through a function, which gives None for one that goes."""
    return {
        name: replace(export, items=tuple(new for item in export.items if (new := change(item))))
        for name, export in bank.items()
    }


def tidied(bank: Bank) -> Bank:
    """The files so that each can be taken for a quiz: few questions are broken, and a Markdown file has several."""
    return {name: _tidied(export) for name, export in bank.items()}


def _tidied(export: Export) -> Export:
    if 3 * sum(item.broken for item in export.items) > len(export.items):
        export = replace(export, items=tuple(replace(item, broken=False) for item in export.items))
    return replace(export, format="gift") if export.format == "md" and len(export.items) < 4 else export


def explained(item: Item) -> str:
    """The explanation of a question."""
    return f"It is number {item.key}."


def key_in(explanation: str) -> int:
    """Which question has this explanation."""
    found = _KEY.search(explanation)
    assert found, explanation
    return int(found[1])


def _json(items: Sequence[Item], numbered: bool) -> str:
    return json.dumps(
        [
            ({"id": number} if numbered else {})
            | {"question": item.stem, "options": list(item.options)}
            | {"answer": "" if item.broken else item.options[item.right], "explanation": explained(item)}
            for number, item in enumerate(items, 1)
        ],
        indent=1,
    )


def _csv(items: Sequence[Item], numbered: bool) -> str:
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow([*(["Id"] if numbered else []), "Question", *"ABCD", "Correct answer", "Explanation"])
    for number, item in enumerate(items, 1):
        options = [*item.options, "", "", ""][:4]
        answer = "" if item.broken else "ABCD"[item.right]
        rows.writerow([*([number] if numbered else []), item.stem, *options, answer, explained(item)])
    return stream.getvalue()


def _gift(items: Sequence[Item], numbered: bool) -> str:
    return "\n\n".join(
        (f"// [id:{number}]\n" if numbered else "")
        + f"{item.stem} {{\n"
        + "".join(
            f"  {'=' if place == item.right and not item.broken else '~'}{option}\n"
            for place, option in enumerate(item.options)
        )
        + f"  ####{explained(item)}\n}}"
        for number, item in enumerate(items, 1)
    )


def _markdown(items: Sequence[Item], numbered: bool) -> str:
    return "# Quiz\n\n" + "\n".join(
        f"### {number}. {item.stem}\n\n"
        + "".join(
            f"- [{'x' if place == item.right and not item.broken else ' '}] {option}\n"
            for place, option in enumerate(item.options)
        )
        + f"\nExplanation: {explained(item)}\n"
        for number, item in enumerate(items, 1)
    )


def _moodle(items: Sequence[Item], numbered: bool) -> str:
    """Moodle's own number of a question (in a comment) changes with each correction; an ID number is the author's."""
    return (
        "<quiz>\n" + "\n".join(_moodle_item(number, item, numbered) for number, item in enumerate(items, 1)) + "</quiz>"
    )


def _moodle_item(number: int, item: Item, numbered: bool) -> str:
    right = None if item.broken else item.right
    answers = "".join(
        f'<answer fraction="{100 if place == right else 0}"><text>{escape(option)}</text></answer>'
        for place, option in enumerate(item.options)
    )
    return (
        f'<!-- question: {number + sum(map(len, item.options))} --><question type="multichoice">'
        f"<name><text>Question {number}</text></name><questiontext><text>{escape(item.stem)}</text></questiontext>"
        f"<generalfeedback><text>{explained(item)}</text></generalfeedback><single>true</single>"
        + (f"<idnumber>{number}</idnumber>" if numbered else "")
        + f"{answers}</question>\n"
    )


def _yaml(items: Sequence[Item], numbered: bool) -> str:
    """Our own format without ids, written by hand; JSON is YAML as well."""
    return "".join(
        "- "
        + json.dumps(
            {"stem": item.stem, "options": [{"text": option} for option in item.options]}
            | ({} if item.broken else {"answer": item.right + 1})
            | {"kind": "single", "explanation": explained(item)}
        )
        + "\n"
        for item in items
    )


WRITERS: dict[str, Callable[[Sequence[Item], bool], str]] = {
    "json": _json,
    "csv": _csv,
    "gift": _gift,
    "md": _markdown,
    "xml": _moodle,
    "yaml": _yaml,
}

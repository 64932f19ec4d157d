"""Options: which lists, lines and tables are some, and how they are marked as right or wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ankibuild.readers.markdown_quiz.blocks import Block
from ankibuild.readers.markdown_quiz.letters import LATIN, LETTERS, SIGNS, Letter
from ankibuild.readers.markdown_quiz.lines import Line, Lines, trimmed

CHECK = re.compile(r"\\?\[([ \u00a0xX*✓✔✅×хХｘ]?)\ufe0f?\\?\](?:\s++|$|(?<=\[[ xX×хХ]\])(?=[^\s(\[:]))")
LETTER = re.compile(
    rf"(?:\*\*|__)?[(\[]?([A-Za-z{SIGNS}])(?:[.)\]:、．]|\s-(?=\s))[:.]?(?:\*\*|__)?(?:\s++|$|(?<=[):．、])(?=\S)|(?=[\u3040-\u9fff\uac00-\ud7a3]))"
)
_RIGHT = re.compile(r"(?:✅|✔️?|✓|☑️?|🟢)\s*+")
_WRONG = re.compile(r"(?:❌|✗|✘|✖️?|☒|🔴)\s*+")
_RIGHT_END = re.compile(
    r"\s*+(?:✅|✔️?|✓|☑️?|[*_]{0,2}[(\[](?:correct|right)(?: answer)?[)\]][*_]{0,2}|"
    r"(?:<--?|←|⬅️?)\s*+(?:correct|right)(?: answer)?)\s*+$",
    re.IGNORECASE,
)
_WRONG_END = re.compile(r"\s*+(?:❌|✗|✘|✖️?|☒)\s*+$")
_BEGINS_BOLD = re.compile(r"\s*+(?:\*\*|__)(?=\S)")
"""Bold words at the beginning of an item are its heading: where others have them, bold marks nothing."""
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*\n]++)\1$")


@dataclass(frozen=True, slots=True)
class Choice:
    """An option as written: its text, letter and rationale, whether a mark says that it is right, and whether a box.

    `whole` is the text with the letter, for options whose letters turn out to be none; `crossed` says that the mark
    is a `×`, of which `settled` decides what it means.
    """

    lines: tuple[Line, ...]
    letter: str = ""
    correct: bool | None = None
    why: tuple[Line, ...] = ()
    boxed: bool = False
    whole: tuple[Line, ...] = ()
    crossed: bool = False
    alphabet: str = LATIN


@dataclass(frozen=True, slots=True)
class Choices:
    """A group of options; `sure` is False for a list that is one only if something says which item is right.

    `plain` are those of which some are in bold and nothing else marks them, as they are if bold says nothing.
    """

    choices: tuple[Choice, ...]
    sure: bool
    plain: tuple[Choice, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether marks say which are right."""
        return any(choice.correct for choice in self.choices)


def from_list(block: Block) -> Choices:
    """What the items of a list are as options."""
    return from_items(block.items)


def from_items(items: Sequence[tuple[Line, ...]]) -> Choices:
    """What items are as options; those without a box below a box that has nothing but a letter are its text."""
    found = [_choice(item) for item in items if item] or [_choice(item) for item in items]
    if any(choice.boxed for choice in found) and not all(choice.boxed for choice in found):
        found = _taken_in(found)
    return _group(found)


def boxed_part(items: Sequence[tuple[Line, ...]]) -> tuple[int, int]:
    """Where the boxes of a list begin and end; items around them are a picture or a note, and no options."""
    boxed = [bool(item) and CHECK.match(item[0].text) is not None for item in items]
    if True not in boxed:
        return 0, len(items)
    first, last = boxed.index(True), len(boxed) - boxed[::-1].index(True)
    return (first, last) if all(boxed[first:last]) and last - first > 1 else (0, len(items))


def _taken_in(found: Sequence[Choice]) -> list[Choice]:
    boxes = [choice for choice in found if choice.boxed]
    if not found[0].boxed or not all(is_letter(choice, index) for index, choice in enumerate(boxes)):
        return list(found)
    out: list[Choice] = []
    for choice in found:
        if choice.boxed:
            out.append(replace(choice, lines=()))
        else:
            item = (Line(f"- {choice.whole[0].text}", choice.whole[0].start - 2), *choice.whole[1:])
            out[-1] = replace(out[-1], lines=(*out[-1].lines, *item), whole=(*out[-1].lines, *item))
    return out


_LONE = re.compile(r"\s*+(?:([A-Za-z])[.):]?|[:：.])\s*+$")


def is_letter(choice: Choice, index: int) -> bool:
    """Whether an option, which stands at an index, is nothing but its letter: its text stands below."""
    text = "\n".join(line.text for line in trimmed(choice.whole or choice.lines))
    found = _LONE.match(text)
    return found is not None and (not found[1] or ord(found[1].upper()) - 65 == index)


def from_lines(lines: Lines) -> Choices | None:
    """Options that stand on lines of their own without being a list, each with a letter or a box."""
    starts = option_starts(lines)
    if not starts:
        return None
    ends = [*starts[1:], len(lines)]
    found = [(lines[begin].cut(0), *lines[begin + 1 : end]) for begin, end in zip(starts, ends, strict=True)]
    if all(item[0].text.lstrip()[:1] in _CIRCLED for item in found):
        bare = [(item[0].cut(item[0].text.index(_CIRCLED[index]) + 1), *item[1:]) for index, item in enumerate(found)]
        return replace(_group([_choice(item) for item in bare]), sure=True)
    return _group([_choice(item) for item in found])


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def option_starts(lines: Lines) -> list[int]:
    """Where options begin among the lines: the letters A, B … or ①, ② … in order, or boxes; at least two."""
    found: list[int] = []
    for index, line in enumerate(lines):
        letter = lettered(line.text)
        circled = _CIRCLED.find(line.text.lstrip()[:1] or " ")
        if (
            circled == len(found)
            or (letter and ord(letter) - 65 == len(found))
            or (CHECK.match(line.text) and not letter)
        ):
            found.append(index)
    return found if len(found) > 1 else []


def lettered(text: str) -> str:
    """The letter that an option begins with, '' without one."""
    text = text.lstrip()
    mark = _RIGHT.match(text) or _WRONG.match(text) or CHECK.match(text)
    found = LETTER.match(text, mark.end() if mark else 0)
    return LETTERS[found[1]].latin if found else ""


def from_table(block: Block) -> Choices | None:
    """Options in the rows of a table, each beginning with its letter; a further cell may hold a mark."""
    rows = [(line, _cells(line)) for line in block.lines[2:]]  # below the head and the line under it
    kept = [
        (line, cells) for line, cells in rows if len(cells) > 1 and re.fullmatch(r"[*_(]*+[A-Za-z][*_).]*+", cells[0])
    ]
    letters = [cells[0].strip("*_().").upper() for _, cells in kept]
    if len(kept) < 2 or letters != [chr(65 + index) for index in range(len(kept))]:
        return None
    return _group([_row(line, letter, cells) for (line, cells), letter in zip(kept, letters, strict=True)])


def _row(line: Line, letter: str, cells: list[str]) -> Choice:
    marks = " ".join(cells[2:]).strip()
    correct = True if _RIGHT.match(marks) or marks.lower() in ("x", "yes", "true", "correct", "right") else None
    at = max(line.text.find(cells[1], line.text.find("|", 1)), 0)
    return replace(_choice((Line(cells[1], line.start + at),)), letter=letter, correct=correct)


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.text.strip().strip("|"))]


def _group(found: Sequence[Choice]) -> Choices:
    ordered = len(found) > 1 and all(choice.letter == chr(65 + index) for index, choice in enumerate(found))
    if not ordered or len({choice.alphabet for choice in found}) > 1:
        ordered = False
        found = [replace(choice, letter="", lines=choice.whole, alphabet=LATIN) for choice in found]
    sure = ordered or any(choice.boxed for choice in found)
    if not sure and all(choice.correct for choice in found):  # what a tool can do, or what was done
        found = [replace(choice, correct=None) for choice in found]
    bold = [_unbold(choice) for choice in found]
    if _marks_by_bold(found, bold) and not any(choice.correct for choice in found):
        marked = tuple(
            replace(choice, correct=own is not None, lines=own or choice.lines)
            for choice, own in zip(found, bold, strict=True)
        )
        return Choices(marked, sure, plain=tuple(found))
    return Choices(settled(found), sure)


def _marks_by_bold(found: Sequence[Choice], bold: Sequence[Lines | None]) -> bool:
    """Whether some options are all in bold, and others are not, nor begin with words in bold."""
    rest = [choice for choice, own in zip(found, bold, strict=True) if own is None]
    emphasis = any(choice.lines and _BEGINS_BOLD.match(choice.lines[0].text) for choice in rest)
    return 0 < len(rest) < len(found) and not emphasis


def believed(choices: Choices, *, bold: bool) -> Choices:
    """The options; where bold says nothing in this file, those that it marks are marked no more."""
    return choices if bold or not choices.plain else Choices(choices.plain, choices.sure)


def settled(found: Sequence[Choice]) -> tuple[Choice, ...]:
    """Options of one question: where one is marked as right, the others are wrong.

    A `×` in a box may be a typographer's `x` or say that an option is wrong: it is a mark where no other is, on no
    more than half of the boxes.
    """
    crossed = sum(choice.crossed for choice in found)
    if crossed and not any(choice.correct for choice in found) and 2 * crossed <= len(found):
        found = [replace(choice, correct=choice.crossed) for choice in found]
    marked = any(choice.correct for choice in found)
    return tuple(replace(choice, correct=bool(choice.correct)) if marked else choice for choice in found)


def _choice(lines: tuple[Line, ...]) -> Choice:
    """One option without its box, its letter and its marks."""
    if not lines:
        return Choice(())
    lines, why = _rationale(lines)
    first, correct = lines[0], None
    box = CHECK.match(first.text)
    if box:
        correct = None if box[1] == "×" else bool(box[1].strip())
        first = first.cut(box.end())
    first, correct = _without_mark(first, correct)
    letter = LETTER.match(first.text)
    bare = first.cut(letter.end()) if letter else first
    if letter and letter[0].startswith(("**", "__")) and not letter[0].rstrip().endswith(("**", "__")):
        bare = Line(letter[0][:2] + bare.text, bare.start)
    bare, correct = _without_mark(bare, correct)
    rest = lines[1:]
    crossed = box is not None and box[1] == "×"
    own = LETTERS[letter[1]] if letter else Letter(LATIN, "")
    whole = (first, *rest)
    return Choice((bare, *rest), own.latin, correct, why, box is not None, whole, crossed, own.alphabet)


def marks_right(text: str) -> bool:
    """Whether a text begins with a sign that says it is right."""
    return _RIGHT.match(text.lstrip()) is not None


def _without_mark(line: Line, correct: bool | None) -> tuple[Line, bool | None]:
    """A line without the sign that says right or wrong, and what it says."""
    for pattern, says in ((_RIGHT, True), (_WRONG, False)):
        found = pattern.match(line.text)
        if found and line.text[found.end() :].strip():
            return line.cut(found.end()), says
    for pattern, says in ((_RIGHT_END, True), (_WRONG_END, False)):
        found = pattern.search(line.text)
        if found and found.start():
            return line.head(found.start()), says
    return line, correct


def _unbold(choice: Choice) -> tuple[Line, ...] | None:
    """The lines of an option that is all in bold, without the stars; None for any other."""
    if len(choice.lines) != 1:
        return None
    found = _BOLD.match(choice.lines[0].text.strip())
    return (Line(found[2], choice.lines[0].start + 2),) if found else None


def _rationale(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """An option, and the quotation below it, which says why it is right or wrong."""
    at = next((index for index, line in enumerate(lines) if index and line.text.lstrip().startswith(">")), 0)
    if not at or not all(line.text.lstrip().startswith(">") or not line.text.strip() for line in lines[at:]):
        return lines, ()
    return tuple(trimmed(lines[:at])), tuple(unquoted(lines[at:]))


def unquoted(lines: Lines) -> list[Line]:
    """The lines of a quotation without its marks."""
    return trimmed([_unquoted(line) for line in lines])


def _unquoted(line: Line) -> Line:
    stripped = line.cut(len(line.text) - len(line.text.lstrip()))
    if not stripped.text.startswith(">"):
        return stripped
    width = 2 if stripped.text[1:2] == " " else 1
    return Line(stripped.text[width:], stripped.start + width)

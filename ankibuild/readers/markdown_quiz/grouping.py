"""Pieces → questions: where each begins and ends, by headings, by numbers, or by what stands between options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ankibuild.readers.markdown_quiz.answerlist import Answers, answers_in
from ankibuild.readers.markdown_quiz.blocks import without_tags
from ankibuild.readers.markdown_quiz.drafts import Draft, draft_of
from ankibuild.readers.markdown_quiz.folded import with_folded_questions
from ankibuild.readers.markdown_quiz.lines import Line, Lines, value
from ankibuild.readers.markdown_quiz.options import believed
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.pieces import NUMBER, label_of, numbered_rest

_ASKING, _QUESTION = frozenset("?？؟:：…"), frozenset("?？؟")
_TASK = re.compile(
    r"(?:questions?|frage|aufgabe|pregunta|вопрос|quiz|q|problem|exercise)\s*+#?\d{0,5}\W*+$", re.IGNORECASE
)
_ANSWERING = ("options", "key", "card", "details")


@dataclass
class Grouped:
    """The questions of a text, the keys of its lists of answers, and what belongs to none of them."""

    drafts: list[Draft] = field(default_factory=list)
    answers: Answers = field(default_factory=dict)
    left: list[Lines] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Section:
    heading: Piece | None
    pieces: list[Piece]

    @property
    def whole(self) -> list[Piece]:
        """The pieces, the heading among them as text."""
        return [*([replace(self.heading, kind="text")] if self.heading else []), *self.pieces]

    @property
    def options(self) -> int:
        """How many groups of options it has; beside one of boxes with marks, others are text."""
        groups = [piece.choices for piece in self.pieces if piece.kind == "options" and piece.choices]
        boxed = sum(choices.marked and choices.choices[0].boxed for choices in groups)
        return boxed if boxed == 1 else len(groups)


def grouped(found: Sequence[Piece]) -> Grouped:
    """The questions among the pieces."""
    found = _without_chance_bold(with_folded_questions(found))
    out = Grouped()
    sections = _sections(found)
    decks: list[tuple[int, str]] = []
    single = _single_levels(sections)
    for section in sections:
        heading = section.heading
        if heading and _is_answer_list(section, out):
            continue
        role = _role(section, single)
        if role != "question" and heading:
            decks = [each for each in decks if each[0] < heading.level]
            decks.append((heading.level, title_of(heading)))
        names = tuple(name for level, name in decks if not heading or role != "question" or level < heading.level)
        if role == "question" and heading:
            own, more = _own_part(section)
            out.drafts.append(_headed(heading, own, names))
            if more:
                _divide(more, names, out)
        else:
            _below_title(section, names, out)
    return out


def _below_title(section: _Section, names: tuple[str, ...], out: Grouped) -> None:
    """The questions below a heading that is none; where there are none, it is left over with its text."""
    drafts, left = len(out.drafts), len(out.left)
    _divide(section.pieces, names, out)
    if section.heading and len(out.drafts) == drafts and len(out.left) > left:
        out.left[left] = [*section.heading.lines, *out.left[left]]


def _without_chance_bold(found: Sequence[Piece]) -> list[Piece]:
    """The pieces; bold marks right options only where no more lists are marked otherwise."""
    marked = [piece.choices for piece in found if piece.choices and piece.choices.marked]
    bold = 2 * sum(bool(choices.plain) for choices in marked) >= len(marked)
    if bold:
        return list(found)
    return [replace(each, choices=believed(each.choices, bold=False)) if each.choices else each for each in found]


def _sections(found: Sequence[Piece]) -> list[_Section]:
    """The pieces below each heading; a heading that only announces an answer begins none."""
    out = [_Section(None, [])]
    for index, piece in enumerate(found):
        if piece.label == "keys" and not answers_in(_below(found, index)):
            piece = replace(piece, label="key")
        inner = piece.label and piece.label != "keys" and any(each.kind != "wrapper" for each in out[-1].pieces)
        if piece.kind == "heading" and not inner:
            out.append(_Section(piece, []))
        else:
            out[-1].pieces.append(piece)
    return out


def _below(found: Sequence[Piece], index: int) -> list[Piece]:
    """The pieces below a heading, up to the next."""
    end = next((at for at in range(index + 1, len(found)) if found[at].kind == "heading"), len(found))
    return list(found[index + 1 : end])


def _is_answer_list(section: _Section, out: Grouped) -> bool:
    """Takes the answers of a list at the end of a file."""
    if not section.heading or section.heading.label not in ("keys", "key", "explanation"):
        return False
    answers = answers_in(section.pieces)
    out.answers.update(answers)
    return bool(answers)


def _single_levels(sections: Sequence[_Section]) -> set[int]:
    """The levels of headings of which several stand over one question each."""
    counts: dict[int, list[int]] = {}
    for section in sections:
        if section.heading and _answerable(section.whole):
            counts.setdefault(section.heading.level, []).append(section.options)
    return {level for level, found in counts.items() if len(found) > 1 and max(found) < 2}


def _role(section: _Section, single: set[int]) -> str:
    """Whether a heading is a question, or stands above others."""
    heading = section.heading
    if heading is None or not _answerable(section.whole):
        return "deck"
    own, more = _own_pieces(section.pieces)
    if more:
        return "question" if NUMBER.match(bare(value(heading.lines))) and _answerable(own) else "deck"
    if section.options > 1 and not _boxes_only(section):
        return "question" if _asks_first(section) else "deck"
    text = value(heading.lines)
    bodiless = not any(piece.kind in ("text", "quote", "start") for piece in _before_options(section.pieces))
    asks = _ends_in(_ASKING, text) or NUMBER.match(bare(text)) or _TASK.match(bare(text))
    return "question" if asks or bodiless or heading.level in single else "deck"


def _own_part(section: _Section) -> tuple[list[Piece], list[Piece]]:
    """What belongs to the question that a heading is, and what stands below it with questions of its own."""
    own, more = _own_pieces(section.pieces)
    if more or section.options < 2 or _boxes_only(section):
        return own, more
    first, *rest = _split(section.pieces)
    return first, [piece for part in rest for piece in part]


def _asks_first(section: _Section) -> bool:
    """Whether a heading above several groups of options asks the question of the first, which has no other."""
    first, *rest = _split(section.pieces)
    if not section.heading or not rest or not _answerable(first):
        return False
    if any(piece.kind == "text" and _ends_in(_ASKING, value(piece.lines)) for piece in _before_options(first)):
        return False
    return (
        _ends_in(_QUESTION, value(section.heading.lines))
        or NUMBER.match(bare(value(section.heading.lines))) is not None
    )


def _own_pieces(found: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces up to a number that begins a question, and those from there on."""
    at = [index for index, piece in enumerate(found) if piece.kind == "start"]
    for begin, end in pairwise((*at, len(found))):
        if _answerable(found[begin + 1 : end]):
            return found[:begin], found[begin:]
    return found, []


def _boxes_only(section: _Section) -> bool:
    """Whether several groups of boxes stand one below the other with nothing between that asks."""
    kinds = [piece.kind for piece in section.pieces if piece.kind not in ("wrapper", "rule")]
    first = kinds.index("options")
    last = len(kinds) - 1 - kinds[::-1].index("options")
    return all(kind in ("options", "code") for kind in kinds[first:last])


def _before_options(found: Sequence[Piece]) -> list[Piece]:
    at = next(
        (index for index, piece in enumerate(found) if piece.kind in (*_ANSWERING, "bullets", "numbered")), len(found)
    )
    return list(found[:at])


def _answerable(found: Sequence[Piece]) -> bool:
    """Whether something among the pieces asks to be answered, or says the answer."""
    return any(
        piece.kind in ("options", "key", "card")
        or (piece.kind in ("bullets", "numbered") and piece.choices and piece.choices.marked)
        or (piece.kind == "heading" and piece.label == "key")
        or (piece.kind == "details" and _answers(found[max(index - 9, 0) : index], piece))
        for index, piece in enumerate(found)
    )


_SHOWS = re.compile(r"\b(?:answer|answers|solution|response|show|reveal|click)\b", re.IGNORECASE)


def _ends_in(signs: frozenset[str], text: str) -> bool:
    """Whether one of the signs stands among those behind the last word."""
    for sign in reversed(text[-100:]):
        if sign in signs:
            return True
        if sign.isalnum():
            return False
    return False


def _answers(before: Sequence[Piece], details: Piece) -> bool:
    """Whether a folded part is the answer to what stands before it: it says so, or that asks."""
    if label_of(details.summary) in ("key", "explanation") or _SHOWS.search(details.summary):
        return True
    asked = next((piece for piece in reversed(before[-9:]) if piece.kind in ("text", "start") and not piece.code), None)
    return asked is not None and _ends_in(_QUESTION, value(asked.lines))


def bare(text: str) -> str:
    """A heading without tags and stars."""
    return without_tags(text).strip("*_ ")


def title_of(heading: Piece) -> str:
    """The name of a deck: a heading without what Markdown means by signs."""
    text = re.sub(r"!?\[([^\]\n]*+)\]\([^)\n]*+\)", r"\1", without_tags(value(heading.lines)))
    return re.sub(r"\*\*|__|`", "", text).strip()


def _headed(heading: Piece, rest: Sequence[Piece], names: tuple[str, ...]) -> Draft:
    """A question whose heading asks, or only numbers or names it."""
    line = _untagged(heading.lines[0]) if heading.lines else Line("", 0)
    number = NUMBER.match(line.text)
    stem = numbered_rest(line, number) if number else _unlabelled(line)
    body = any(piece.kind in ("text", "quote", "start") for piece in _before_options(rest))
    pieces = [replace(piece, kind="text") if piece.kind == "start" else piece for piece in rest]
    name = ""
    if body and not _ends_in(_ASKING, value([stem])) and not (number and stem.text):
        name = bare(value(heading.lines))
        stem = Line("", stem.start)
    draft = draft_of([Piece("text", (stem,) if stem.text else ()), *pieces], names)
    draft.number = int(number[1] or number[2]) if number else -1
    draft.name = name
    draft.everything.insert(0, heading.lines[0] if heading.lines else line)
    return draft


_ANCHOR = re.compile(r"(?:<a\b[^<>]*+>\s*+(?:</a\s*+>)?\s*+)++", re.IGNORECASE)


_LABEL = re.compile(r"Q\s*+[.:：]\s*+(?=\S)")


def _unlabelled(line: Line) -> Line:
    """A heading without `Q.` before its text."""
    found = _LABEL.match(line.text)
    return line.cut(found.end()) if found else line


def _untagged(line: Line) -> Line:
    """A heading without the anchors before its text."""
    found = _ANCHOR.match(line.text)
    return line.cut(found.end()) if found else line


def _starts(found: Sequence[Piece]) -> Iterator[tuple[Piece, list[Piece]]]:
    """Each numbered beginning with the pieces up to the next; what stands before the first begins with itself."""
    at = [index for index, piece in enumerate(found) if piece.kind == "start"]
    for begin, end in pairwise((*at, len(found))):
        yield found[begin], list(found[begin + 1 : end])


def _divide(found: list[Piece], names: tuple[str, ...], out: Grouped) -> None:
    """The questions of a section whose heading is none."""
    found = _real_starts(found)
    at = [index for index, piece in enumerate(found) if piece.kind == "start"]
    for part in _split(found[: at[0]] if at else found):
        _close(part, names, out)
    for begin, rest in _starts(found):
        first, *more = _split([replace(begin, kind="text"), *rest])
        draft = draft_of(first, names)
        draft.number = begin.number
        out.drafts.append(draft)
        for part in more:
            _close(part, names, out)


def _real_starts(found: list[Piece]) -> list[Piece]:
    """The pieces, in which a number that begins no question is text: nothing below it can be answered."""
    if not any(_answerable(rest) for _, rest in _starts(found)):
        return [_plain(piece) for piece in found]
    out = list(found)
    at = [index for index, piece in enumerate(found) if piece.kind == "start"]
    last = 0
    for begin, end in pairwise((*at, len(found))):
        number = found[begin].number
        if _answerable(found[begin + 1 : end]) or number in (last + 1, 0):
            last = number
        else:
            out[begin] = _plain(found[begin])
    return out


def _plain(piece: Piece) -> Piece:
    """A piece that begins no question after all, with its number again."""
    if piece.kind != "start" or not piece.lines:
        return piece
    first = piece.lines[0]
    number = f"{piece.number}. "
    return replace(piece, kind="text", lines=(Line(number + first.text, first.start - len(number)), *piece.lines[1:]))


_TURNS = ("options", "key", "card", "details", "rule", "explanation", "reference", "hint")


def _split(found: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces parted where a question begins without a heading or number: at what stands before options or a key."""
    parts: list[list[Piece]] = [[]]
    ahead = _ahead(found)
    chosen = keyed = marked = False
    for index, piece in enumerate(found):
        if (
            parts[-1]
            and (chosen or keyed or marked)
            and _begins_next(found, index, ahead[index], chosen, keyed, marked)
        ):
            parts.append([])
            chosen = keyed = marked = False
        parts[-1].append(piece)
        marks = bool(piece.choices and piece.choices.marked)
        marked |= marks
        chosen |= marks or piece.kind == "options"
        keyed |= piece.kind in ("key", "card", "details")
    return parts


def _ahead(found: Sequence[Piece]) -> list[str]:
    """For each piece, what the next piece that is no plain text is."""
    out: list[str] = []
    kind = ""
    for piece in reversed(found):
        out.append(kind)
        if piece.choices and piece.choices.marked:
            kind = "options"
        elif piece.kind in _TURNS:
            kind = piece.kind
    return out[::-1]


def _begins_next(found: Sequence[Piece], index: int, ahead: str, chosen: bool, keyed: bool, marked: bool) -> bool:
    """Whether a piece below an answered question asks the next one: text from which options or a key follow."""
    piece = found[index]
    if piece.kind == "rule":
        return keyed or marked
    if piece.kind not in ("text", "bullets", "numbered"):
        return False
    before = found[index - 1]
    if (before.kind == "explanation" and not trimmed_lines(before)) or _explains(found, index):
        return False
    return (ahead == "options" and chosen) or (ahead in ("key", "card", "details") and keyed)


def _explains(found: Sequence[Piece], index: int) -> bool:
    """Whether a text that asks nothing stands before another that does: it belongs to the question above."""
    if found[index].code or _ends_in(_ASKING, value(found[index].lines)) or "![" in value(found[index].lines):
        return False
    after = next((piece for piece in found[index + 1 : index + 9] if piece.kind != "text" or not piece.code), None)
    return after is not None and after.kind == "text" and _ends_in(_ASKING, value(after.lines))


def trimmed_lines(piece: Piece) -> bool:
    """Whether a piece has text of its own."""
    return any(line.text.strip() for line in piece.lines)


def _close(part: list[Piece], names: tuple[str, ...], out: Grouped) -> None:
    if _answerable(part):
        out.drafts.append(draft_of(part, names))
        return
    lines = [line for piece in part if piece.kind not in ("rule", "wrapper") for line in (*piece.title, *piece.lines)]
    if any(line.text.strip() for line in lines):
        out.left.append(lines)

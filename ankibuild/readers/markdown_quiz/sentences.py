"""The lines of a paragraph: the beginning of a question, its options, its key, and what explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankibuild.readers.markdown_quiz.inlined import in_columns
from ankibuild.readers.markdown_quiz.labels import labelled, without_stars
from ankibuild.readers.markdown_quiz.lines import Line, Lines
from ankibuild.readers.markdown_quiz.options import from_lines, option_starts
from ankibuild.readers.markdown_quiz.parted import Piece

NUMBER = re.compile(
    r"[*_]*+(?:(?:question|frage|pregunta|вопрос|domanda|pergunta|q)\s*+(?:no\.?\s*+)?#?(\d{1,5})(?![\w])\s*+"
    r"(?:[.):：\-–—/]\s*+)?+|(\d{1,5})(?:[.)、．](?!\d)|\x20[.)](?=\x20))\s*+)",
    re.IGNORECASE,
)
_LETTER_Q = re.compile(r"(?:\*\*|__)?Q(?:uestion)?\s*+[:：](?:\*\*|__)?\s*+", re.IGNORECASE)
_LETTER_A = re.compile(r"(?:\*\*|__)?A\s*+[:：](?:\*\*|__)?\s*+")
REFERENCE = re.compile(
    r"\[(?:reference|source|ref|read more|more info|link)[^\]\n]{0,40}\]"
    r"\([^()\s]++(?:\([^()\s]*+\)[^()\s]*+)?[^()]*+\)[\s.]*+$",
    re.IGNORECASE,
)
OPTIONS_LABEL = re.compile(
    r"[*_]*+(?:options?|choices|answer choices|possible answers|antworten|opciones|alternativas|opções|"
    r"варианты(?: ответа)?|选项|選択肢|보기)\s*+[:：][*_]*+\s*+$",
    re.IGNORECASE,
)


def paragraph(lines: Lines) -> Iterator[Piece]:
    """A paragraph: its lines may be a question's beginning, its options, and what says which is right."""
    starts = option_starts(lines)
    before = lines[: starts[0]] if starts else lines
    yield from sentences(before)
    if starts:
        end = next((i for i in range(starts[-1] + 1, len(lines)) if _is_label(lines[i])), len(lines))
        part = lines[starts[0] : end]
        yield Piece("options", tuple(part), choices=in_columns(part) or from_lines(part))
        yield from sentences(lines[end:])


def _is_label(line: Line) -> bool:
    return (
        labelled(line) is not None or REFERENCE.match(line.text) is not None or _LETTER_A.match(line.text) is not None
    )


def sentences(lines: Lines) -> Iterator[Piece]:
    """The lines of a paragraph, parted where a label stands; a label of an explanation takes all that follows."""
    part: list[Line] = []
    kind, number = "text", -1
    first = True
    for line in lines:
        found = _begins(line, first=first)
        first = False
        if found is None:
            part.append(line)
            continue
        if part or kind != "text":
            yield _piece(kind, part, number)
        kind, number, rest = found
        part = [rest] if rest.text.strip() else []
        if kind == "reference":
            yield _piece(kind, part, number)
            kind, number, part, first = "text", -1, [], True
    if part or kind != "text":
        yield _piece(kind, part, number)


def _piece(kind: str, part: list[Line], number: int) -> Piece:
    text = OPTIONS_LABEL.match(part[-1].text) if part and kind in ("text", "start") else None
    lines = tuple(part[:-1] if text else part)
    label = kind if kind not in ("text", "start") else ""
    return Piece(kind, lines, number=number, label=label)


def _begins(line: Line, *, first: bool) -> tuple[str, int, Line] | None:
    """What a line of a paragraph begins: its kind, its number, and the rest of the line."""
    if REFERENCE.match(line.text):
        return "reference", -1, line
    said = labelled(line)
    if said:
        return said[0], -1, said[1]
    question = _LETTER_Q.match(line.text)
    if question:
        return "start", 0, without_stars(line, question.end())
    answer = _LETTER_A.match(line.text)
    if answer:
        return "card", -1, line.cut(answer.end())
    number = NUMBER.match(line.text) if first else None
    if number:
        return "start", int(number[1] or number[2]), numbered_rest(line, number)
    return None


def numbered_rest(line: Line, number: re.Match[str]) -> Line:
    """A line without its number, and without stars of which one half stood before it."""
    stars = re.match(r"\*\*|__", number[0])
    rest = line.cut(number.end())
    if not stars:
        return rest
    if rest.text.startswith(stars[0]):
        rest = rest.cut(2)
        return rest.cut(1) if rest.text[:1] in (":", ".", ")") else rest
    text = rest.text.rstrip()
    if text.endswith(stars[0]) and text.count(stars[0]) == 1:
        return Line(text[:-2], rest.start)
    return Line(stars[0] + rest.text, rest.start)

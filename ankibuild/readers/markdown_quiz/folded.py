"""Folded parts (`<details>`) that are questions of their own: the summary asks, what is folded answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ankibuild.readers.markdown_quiz.labels import label_of
from ankibuild.readers.markdown_quiz.lines import Line, Lines, value
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.sentences import NUMBER, numbered_rest

_ASKS = re.compile(
    r"[?？؟]|^\W*+(?:true or false|wahr oder falsch|verdadero o falso|vrai ou faux|what|how|why|which|who|when|where|"
    r"explain|describe|compare|define)\b|什么|如何|怎么|为何|哪|吗|是否|解释|描述|何ですか|とは",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\b(?:answers?|solutions?|response|show|reveal|click|expand|hints?|toggle|spoiler|see|view|here|contents?|"
    r"explanation|why|lösung|antwort|respuestas?|solución|réponse|risposta|resposta)\b|答|解|ответ|정답|الإجابة",
    re.IGNORECASE,
)
_WRAPS = re.compile(
    r"\s*+<(b|strong|i|em|h[1-6]|span|font|p)\b[^<>]*+>(.*)</\1>(?:\s*+<br\s*+/?>)*+\s*+$", re.IGNORECASE
)


def with_folded_questions(found: Sequence[Piece]) -> list[Piece]:
    """The pieces, in which folded parts that are questions begin one, with what is folded as its answer.

    One whose summary asks nothing (`Describe …`) is a question where half of the others ask.
    """
    alone = list(_alone(found))
    asking = sum(_ASKS.search(found[index].summary) is not None for index in alone)
    if asking < 2 or 2 * asking < len(alone):
        return list(found)
    own = frozenset(alone)
    return [part for index, piece in enumerate(found) for part in (_question(piece) if index in own else (piece,))]


def _alone(found: Sequence[Piece]) -> Iterator[int]:
    """The folded parts with nothing before them that they could answer."""
    free = True
    for index, piece in enumerate(found):
        if piece.kind == "details":
            if free and _may_ask(piece):
                yield index
        elif piece.kind == "heading":
            free = not _asks(piece)
        elif piece.kind == "rule":
            free = True
        elif piece.kind == "text":
            free = free and not _ASKS.search(value(piece.lines))
        elif piece.kind != "wrapper":
            free = False


def _may_ask(piece: Piece) -> bool:
    said = piece.summary
    if not said or label_of(said):
        return False
    return len(said) > 30 or not _SHOWS.search(said) or said.endswith(("？", "؟"))


def _asks(heading: Piece) -> bool:
    text = value(heading.lines)
    return bool(heading.label) or _ASKS.search(text) is not None or NUMBER.match(text) is not None


def _question(piece: Piece) -> tuple[Piece, Piece]:
    line = _unwrapped(piece.title)
    number = NUMBER.match(line.text)
    stem = numbered_rest(line, number) if number else line
    count = int(number[1] or number[2]) if number else 0
    return Piece("start", (stem,), number=count), replace(piece, kind="card", title=())


def _unwrapped(title: Lines) -> Line:
    """A summary as one line, without tags around all of it."""
    line = Line(" ".join(line.text.strip() for line in title), title[0].start)
    found = _WRAPS.match(line.text) if line.text.count("<") < 40 else None
    if found and f"</{found[1].lower()}" not in found[2].lower():
        return Line(found[2].strip(), line.start + found.start(2))
    return line

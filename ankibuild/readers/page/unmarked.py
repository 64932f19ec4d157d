"""Where options begin that nothing marks: neither letters nor bullets."""

from __future__ import annotations

from collections.abc import Sequence

from ankibuild.readers.page.drafts import same, squeezed
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import QUESTION_END

_LONGEST = 200
_MOST = 8
"""The longest option, and the most options, that are taken for such without a mark."""

_BOTH = frozenset(
    (
        *(("false", "true"), ("no", "yes"), ("falsch", "wahr"), ("falsch", "richtig"), ("ja", "nein")),
        *(("faux", "vrai"), ("falso", "verdadero"), ("falso", "verdadeiro"), ("falso", "vero"), ("no", "sí")),
    )
)
"""What a question whether something is so has for options."""

_UNCLEAR = -1
_OTHERWISE = -2


def first_option(pieces: Sequence[Piece], titles: Sequence[str]) -> int:
    """The place of the first option; that behind the last piece where there are none, -1 where it is not clear.

    The stem is what repeats the title, else what stands in another paragraph than the options, else what ends as
    a question does, else the first of a few lines.
    """
    end = len(pieces)
    if end > 2 and tuple(sorted(squeezed(piece.text) for piece in pieces[-2:])) in _BOTH:
        return end - 2
    base = max((at + 1 for at, piece in enumerate(pieces) if piece.shape is not Shape.TEXT), default=0)
    repeated = [at for at in range(base, end) if any(same(pieces[at].text, title) for title in titles)]
    if repeated:
        return repeated[-1] + 1 if end - repeated[-1] > 2 else end
    for rule in (_own_paragraph, _behind_question):
        found = rule(pieces, base)
        if found != _OTHERWISE:
            return found
    if base == 0 and 1 < end <= 4 and any(_asks(title) for title in titles) and _are_short(pieces):
        return 0
    return _behind_first(pieces, base)


def _asks(text: str) -> bool:
    return QUESTION_END.search(text) is not None


def _are_short(pieces: Sequence[Piece]) -> bool:
    return all(len(piece.text) < _LONGEST for piece in pieces)


def _own_paragraph(pieces: Sequence[Piece], base: int) -> int:
    """The options as the lines of the last paragraph, which may have the question as its first line."""
    end = len(pieces)
    run = max((at for at in range(base, end) if pieces[at].apart), default=base)
    lines = pieces[run:]
    if run == base or not 2 <= len(lines) <= _MOST + 1 or not _are_short(lines):
        return _OTHERWISE
    if _asks(lines[0].text) and not _asks(pieces[run - 1].text):
        return run + 1 if len(lines) > 2 else _OTHERWISE
    if _asks(lines[-1].text) and not _asks(lines[0].text):
        return _OTHERWISE
    return run if len(lines) <= _MOST else _OTHERWISE


def _behind_question(pieces: Sequence[Piece], base: int) -> int:
    """The options behind a line that ends as a question does: of several the one with four, else the first."""
    end = len(pieces)
    asking = [at for at in range(base, end) if _asks(pieces[at].text)]
    fitting = [at for at in asking if 2 <= end - at - 1 <= _MOST and _are_short(pieces[at + 1 :])]
    if asking == [end - 1]:
        return end
    if not fitting:
        return end if asking and asking[-1] == end - 1 else _OTHERWISE
    if len(asking) == 2 and asking[1] == end - 1:
        return _UNCLEAR
    four = [at for at in fitting if end - at == 5]
    first = fitting[0]
    options_ask = all(_asks(piece.text) for piece in pieces[first + 1 :])
    return (first if options_ask or not four else four[0]) + 1


def _behind_first(pieces: Sequence[Piece], base: int) -> int:
    """The options behind an unfinished sentence: all short lines but one."""
    end = len(pieces)
    start = max((at + 1 for at in range(base, end) if len(pieces[at].text) >= _LONGEST), default=base)
    count = end - start
    if count < 3:
        return end
    return start + 1 if count <= 6 else _UNCLEAR

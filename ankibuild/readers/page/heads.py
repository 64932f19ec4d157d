"""What stands above a question on its page: a title, a sentence that leads to it, the site's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.page.drafts import same
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import ADVERTISED, ASKED, BUTTON, CHOICE_LABEL, END, NUMBER, SOURCE

_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\Z")
_PATH = re.compile(r"[^>›»/\n]{1,60}(?:\s[>›»/]\s[^>›»/\n]{1,60})+")
"""The way to a page: "Home > Biology > Cells"."""

_SHORTEST_SENTENCE = 25


@dataclass(slots=True)
class Heads:
    """The title, the address, sentences that belong to the study text, and what belongs to nothing."""

    name: Text = NO_TEXT
    source: Text = NO_TEXT
    lead: list[Piece] = field(default_factory=list)
    left_over: list[Piece] = field(default_factory=list)


def heads_of(pieces: Sequence[Piece], title: str = "") -> Heads:
    """What the pieces above a question are; `title` is what the page calls itself."""
    heads = Heads()
    own = [piece for piece in pieces if not _is_of_the_site(piece.text)]
    heads.source = next((source(piece) for piece in own if SOURCE.match(piece.text)), NO_TEXT)
    own = [piece for piece in own if not SOURCE.match(piece.text) and not CHOICE_LABEL.match(piece.text)]
    chosen = _title(own, title)
    if chosen:
        heads.name = Text(chosen.markdown, chosen.span)
    below = False
    for piece in own:
        below |= piece is chosen
        if piece is chosen or same(piece.text, heads.name.value) or same(piece.text, title):
            continue
        if below and _SENTENCE_END.search(piece.text) and len(piece.text) >= _SHORTEST_SENTENCE:
            heads.lead += [] if ADVERTISED.search(piece.text) else [piece]
        else:
            heads.left_over.append(piece)
    return heads


def _is_of_the_site(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (BUTTON, ASKED, _PATH)) or END.match(text) is not None


def _title(pieces: Sequence[Piece], title: str) -> Piece | None:
    """What the page calls itself, else its highest heading, else the first line."""
    headings = [piece for piece in pieces if piece.shape is Shape.HEADING]
    named = [piece for piece in headings if same(piece.text, title)]
    highest = sorted(headings, key=lambda piece: piece.level)
    return next(iter([*named, *highest, *pieces]), None)


def source(piece: Piece) -> Text:
    """The address that a piece names as the source."""
    found = SOURCE.match(piece.text)
    return Text(found[1] or found[2], piece.span) if found else NO_TEXT


def head_of_next(pieces: Sequence[Piece], begun: int, label: int, usual: int) -> int:
    """Where, before the label of a question, its own head begins, which no rule parts from the question above.

    It begins where the stem stands the first time, else as many pieces above as for the first question, else behind a
    wide gap, else at a heading that stands right above the label. `begun` is the label of the question above.
    """
    labelled = CHOICE_LABEL.match(pieces[label].text) or NUMBER.match(pieces[label].text)
    if not labelled:
        return label
    behind = [piece.text for piece in pieces[label : label + 4] if not CHOICE_LABEL.match(piece.text)]
    stems = [text for text in behind if not NUMBER.fullmatch(text)][:1]
    above = range(label - 1, max(begun + 1, label - 6), -1)
    for at in above:
        if any(same(pieces[at].text, stem) for stem in stems):
            return at
    first = label - usual
    if usual and first > begun + 1 and pieces[first].shape is Shape.HEADING:
        return first
    wide = [at for at in above if pieces[at].gap > 2 and pieces[at].shape in (Shape.HEADING, Shape.TEXT)]
    if wide:
        return wide[0]
    return label - 1 if label - 1 > begun + 1 and pieces[label - 1].shape is Shape.HEADING else label

"""What the text of a heading is: the name of a deck, or what a question asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ankibuild.readers.markdown_quiz.answerable import ASKING, before_options, ends_in
from ankibuild.readers.markdown_quiz.blocks import without_tags
from ankibuild.readers.markdown_quiz.drafts import Draft, draft_of
from ankibuild.readers.markdown_quiz.lines import Line, value
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.sentences import NUMBER, numbered_rest

_ANCHOR = re.compile(r"(?:<a\b[^<>]*+>\s*+(?:</a\s*+>)?\s*+)++", re.IGNORECASE)
_LABEL = re.compile(r"Q\s*+[.:：]\s*+(?=\S)")


def headed(heading: Piece, rest: Sequence[Piece], names: tuple[str, ...]) -> Draft:
    """A question whose heading asks, or only numbers or names it."""
    line = _untagged(heading.lines[0]) if heading.lines else Line("", 0)
    number = NUMBER.match(line.text)
    stem = numbered_rest(line, number) if number else _unlabelled(line)
    body = any(piece.kind in ("text", "quote", "start") for piece in before_options(rest))
    pieces = [replace(piece, kind="text") if piece.kind == "start" else piece for piece in rest]
    name = ""
    if body and not ends_in(ASKING, value([stem])) and not (number and stem.text):
        name = bare(value(heading.lines))
        stem = Line("", stem.start)
    draft = draft_of([Piece("text", (stem,) if stem.text else ()), *pieces], names)
    draft.number = int(number[1] or number[2]) if number else -1
    draft.name = name
    draft.everything.insert(0, heading.lines[0] if heading.lines else line)
    return draft


def _untagged(line: Line) -> Line:
    """A heading without the anchors before its text."""
    found = _ANCHOR.match(line.text)
    return line.cut(found.end()) if found else line


def _unlabelled(line: Line) -> Line:
    """A heading without `Q.` before its text."""
    found = _LABEL.match(line.text)
    return line.cut(found.end()) if found else line


def bare(text: str) -> str:
    """A heading without tags and stars."""
    return without_tags(text).strip("*_ ")


def title_of(heading: Piece) -> str:
    """The name of a deck: a heading without what Markdown means by signs."""
    text = re.sub(r"!?\[([^\]\n]*+)\]\([^)\n]*+\)", r"\1", without_tags(value(heading.lines)))
    return re.sub(r"\*\*|__|`", "", text).strip()

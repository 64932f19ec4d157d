"""What an answer says of its question: options on one line, the key in a folded part, and the explanation around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.readers.markdown_quiz.answerable import ASKING, QUESTION, ends_in
from ankibuild.readers.markdown_quiz.drafts import Draft, lines_of, says_which, take_labelled
from ankibuild.readers.markdown_quiz.inlined import inlined_part
from ankibuild.readers.markdown_quiz.keys import key_in, key_of, names_option
from ankibuild.readers.markdown_quiz.lines import Line, Lines, trimmed, value
from ankibuild.readers.markdown_quiz.options import Choices
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.readers.markdown_quiz.sentences import OPTIONS_LABEL

_JOINT = re.compile(r"\b(?:or|and|oder|und|ou|et)$", re.IGNORECASE)
_MARKER = re.compile(r"\s*+[-*+]\s++")


def unfold(draft: Draft) -> None:
    """Reads what is folded: the key among it, and the explanation around that."""
    if not draft.choices:
        _take_inlined(draft)
    for _, lines in draft.folded:
        _unfold(draft, lines)
    if draft.choices and not draft.answered and any(choice.letter for choice in draft.choices):
        _take_bracketed(draft)


def _take_inlined(draft: Draft) -> None:
    """Takes options that stand on one line of the stem, if what answers the question names one of them."""
    if not draft.keys and not draft.folded:
        return
    for count in range(1, min(len(draft.stem), _PARTS) + 1):
        found = inlined_part(trimmed([line for part in draft.stem[-count:] for line in part]))
        if found and (found[0] or len(draft.stem) > count) and not _is_prose(*found):
            _take_named(draft, count, *found)
            return


def _is_prose(before: Lines, choices: Choices) -> bool:
    """Whether a text speaks of A, B and C: joined by words, or before what asks."""
    texts = [value(choice.lines) for choice in choices.choices]
    asks_last = ends_in(QUESTION, texts[-1]) and not ends_in(ASKING, value(before))
    return asks_last or any(_JOINT.search(text) for text in texts[:-1])


_PARTS = 3
"""Paragraphs over which options stand that begin on one line."""


def _take_named(draft: Draft, count: int, before: Lines, choices: Choices) -> None:
    """Takes options that are the last parts of the stem, if an answer names one of them."""
    said = [kept[0].text for key in draft.keys if (kept := trimmed(key))]
    folded = [line for _, part in draft.folded for line in part[:4]]
    if not any(key_in(text, choices.choices) for text in said) and not any(
        says_which(line, choices.choices) for line in folded
    ):
        return
    announced = before and OPTIONS_LABEL.match(_MARKER.sub("", before[-1].text))
    before = before[:-1] if announced else before
    draft.stem[-count:] = [before] if before else []
    draft.choices = list(choices.choices)


_BRACKETED = re.compile(r"（\s*+([A-H]{1,8})\s*+）|(?<=[\u3040-\u9fff])\s*+\(\s*+([A-H]{1,8})\s*+\)")


def _take_bracketed(draft: Draft) -> None:
    """Takes the key that Chinese and Japanese papers write into the brackets of what is asked: `……是（ B ）。`."""
    found = [
        (part, at, match)
        for part, lines in enumerate(draft.stem)
        for at, line in enumerate(lines)
        for match in _BRACKETED.finditer(line.text)
    ]
    if len(found) != 1:
        return
    part, at, match = found[0]
    line = draft.stem[part][at]
    said = match[1] or match[2]
    blank = "（　）" if match[1] else "(　)"
    draft.keys.append([Line(said, line.start + match.start(1 if match[1] else 2))])
    whole = Line(line.text[: match.start()] + blank + line.text[match.end() :], line.start)
    draft.stem[part] = [*draft.stem[part][:at], whole, *draft.stem[part][at + 1 :]]


def _unfold(draft: Draft, lines: Lines) -> None:
    said = ""
    inner = pieces(lines)
    known = bool(draft.keys or draft.listed or draft.marked)
    for index, piece in enumerate(inner):
        if piece.kind in ("wrapper", "rule") or (piece.kind == "heading" and piece.label):
            said = piece.label or said
        elif piece.kind in ("key", "card") and piece.lines:
            said = _key_lines(draft, piece.lines)
        elif piece.kind in ("explanation", "hint", "reference"):
            take_labelled(draft, piece.kind, piece.lines)
            said = piece.kind if piece.kind == "explanation" else ""
        elif not known and not draft.keys and draft.choices and index < 4 and _opens(draft, piece):
            said = ""
        elif not draft.choices and not draft.keys and said in ("", "key"):
            draft.keys.append(_rest(inner, index))
            return
        elif said == "key":
            said = _key_lines(draft, lines_of(draft, piece, said))
        else:
            draft.explanation.append(piece.lines)


def _rest(inner: Sequence[Piece], index: int) -> Lines:
    """All lines of a folded answer that has no label, with the blank ones between its parts."""
    out: list[Line] = []
    for piece in inner[index:]:
        out += [*([Line("", out[-1].end)] if out else []), *piece.lines]
    return out


def _key_lines(draft: Draft, lines: Lines) -> str:
    """Takes a key; with options, what stands on the lines below is an explanation."""
    if draft.choices and len(trimmed(lines)) > 1:
        kept = trimmed(lines)
        _, count = key_of(kept, draft.choices)
        draft.keys.append(kept[:count])
        draft.explanation += [kept[count:]] if kept[count:] else []
    else:
        draft.keys.append(lines)
    return "explanation"


_COLON = re.compile(r".{0,60}[:：]\s*+[*_`]*+(\S.{0,80})$", re.DOTALL)


def _opens(draft: Draft, piece: Piece) -> bool:
    """Takes the first line of a folded part as the key, in any language, where it names an option."""
    if not piece.lines:
        return False
    first = piece.lines[0]
    lead = _wrapped(first.text)
    colon = _COLON.match(lead)
    for text in (lead, colon[1] if colon else ""):
        if text and names_option(text, draft.choices):
            draft.keys.append([Line(text, first.start)])
            rest = trimmed(piece.lines[1:])
            draft.explanation += [rest] if rest else []
            return True
    return False


def _wrapped(text: str) -> str:
    return text.strip().strip("*_").strip() if len(text) < 200 else ""

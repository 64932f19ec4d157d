"""Content types with gaps between asterisks: Blanks, DragText, MarkTheWords.

A gap is `*word*`; in Blanks `*word/other:tip*`, in DragText `*word:tip\\+right\\-wrong*`. Two asterisks are one.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import Kind, RawAnswer, RawGap, RawOption, Text
from ankibuild.readers.gap_marks import gap_mark, numbered, without_marks
from ankibuild.readers.h5p.content import Piece, items_at, text_at, word_at
from ankibuild.readers.h5p.writing import Asked, Writer
from ankibuild.readers.parts import Parts
from ankibuild.source import Span
from ankibuild.tree import Scalar

_GAP = re.compile(r"\*\*|\*([^*\n]++)\*")
_TAG = re.compile(r"<[^<>]{0,500}>")
_ALTERNATIVES = re.compile(r"(?<!\\)/")
_TIP = re.compile(r"(?<!\\):")
_FEEDBACK = re.compile(r"\\([+-])")


class _Cut(NamedTuple):
    """A text with marks for its gaps, what stands in each, and the place of the whole."""

    text: str
    gaps: tuple[str, ...]
    span: Span | None = None


def blanks(piece: Piece, writer: Writer) -> None:
    """`questions`, each a text with gaps to type into; `text` is the task."""
    task = (*writer.media(piece.params), *writer.rich_at(piece.params, "text"))
    if word_at(piece.params, "behaviour", "caseSensitive") == "true":
        writer.not_on_cards(piece.node, "case sensitivity", "a typed answer is compared by the learner")
    nodes = [node for node in items_at(piece.params, "questions") if isinstance(node, Scalar) and node.value.strip()]
    for node in nodes:
        _blank(piece, node, task, writer, piece.id if len(nodes) == 1 else None)


def _blank(piece: Piece, node: Scalar, task: tuple[Text, ...], writer: Writer, id: Scalar | None) -> None:
    cut = _cut(node.value)
    if not cut.gaps:
        writer.reject("no-key", node)
        return
    span = writer.span(node)
    parted = [_parted(gap) for gap in cut.gaps]
    gaps = tuple(
        RawGap(tuple(RawOption(Text(plain_to_markdown(word), span), correct=True) for word in words))
        for words, _ in parted
    )
    hint = tuple(Text(plain_to_markdown(tip), span) for _, tip in parted if tip)
    stem = Text(numbered(html_to_markdown(cut.text)), span)
    writer.add(piece, Asked(node, (*task, stem), hint, id=id), Parts(Kind.GAPS, gaps=gaps))


def drag_text(piece: Piece, writer: Writer) -> None:
    """`textField`, a text with gaps to choose words for; `distractors` are words for none."""
    field = _text_field(piece, writer)
    if field is None:
        return
    words = [_dragged(gap) for gap in field.gaps]
    others = text_at(piece.params, "distractors")
    wrong = [_dragged(gap)[0] for gap in _cut(others.value).gaps] if others else []
    offered = tuple(dict.fromkeys([*(word for word, _, _ in words), *wrong]))

    def text(value: str) -> Text:
        return Text(plain_to_markdown(value), field.span)

    gaps = tuple(
        RawGap(tuple(RawOption(text(one), correct=one == word) for one in offered), choice=True) for word, _, _ in words
    )
    stem = Text(numbered(plain_to_markdown(html.unescape(field.text))), field.span)
    hint = tuple(text(tip) for _, tip, _ in words if tip)
    said = (*(text(one) for _, _, several in words for one in several), *writer.feedback(piece.params))
    asked = Asked(piece.node, _below_task(piece, writer, stem), hint)
    writer.add(piece, asked, Parts(Kind.GAPS, gaps=gaps, feedback=said))


def mark_the_words(piece: Piece, writer: Writer) -> None:
    """`textField`, a text in which words are to be marked: they are the answer of a plain card."""
    field = _text_field(piece, writer)
    if field is None:
        return
    text = field.text
    for index, word in enumerate(field.gaps):
        text = text.replace(gap_mark(index + 1), word, 1)
    words = plain_to_markdown(", ".join(_bare(word) for word in field.gaps))
    stem = _below_task(piece, writer, Text(html_to_markdown(text), field.span))
    answers = (RawAnswer(Text(words, field.span)),)
    writer.add(
        piece, Asked(piece.node, stem), Parts(Kind.PLAIN, answers=answers, feedback=writer.feedback(piece.params))
    )


def _text_field(piece: Piece, writer: Writer) -> _Cut | None:
    """`textField`; a piece in which it has no gaps is rejected."""
    node = text_at(piece.params, "textField")
    field = _cut(node.value)._replace(span=writer.span(node)) if node else _Cut("", ())
    if not field.gaps:
        writer.reject("no-key", piece.node)
        return None
    return field


def _below_task(piece: Piece, writer: Writer, stem: Text) -> tuple[Text, ...]:
    return (*writer.media(piece.params), *writer.rich_at(piece.params, "taskDescription"), stem)


def _cut(text: str) -> _Cut:
    gaps: list[str] = []

    def mark(found: re.Match[str]) -> str:
        if found[1] is None:
            return "*"
        gaps.append(found[1])
        return gap_mark(len(gaps))

    return _Cut(_GAP.sub(mark, without_marks(text)), tuple(gaps))


def _bare(text: str) -> str:
    """What stands in a gap, without HTML."""
    return html.unescape(_TAG.sub("", text)).strip()


def _parted(gap: str) -> tuple[list[str], str]:
    """The accepted words of a gap, and the tip."""
    answers, *tip = _TIP.split(_bare(gap), maxsplit=1)
    words = [word.replace("\\/", "/").replace("\\:", ":").strip() for word in _ALTERNATIVES.split(answers)]
    return [word for word in words if word] or [answers], tip[0].strip() if tip else ""


def _dragged(gap: str) -> tuple[str, str, list[str]]:
    """The word of a gap, the tip, and what is said about right and wrong words."""
    first, *rest = _FEEDBACK.split(_bare(gap))
    word, *tip = _TIP.split(first, maxsplit=1)
    said = [text.strip() for text in rest[1::2] if text.strip()]
    return word.replace("\\:", ":").strip(), tip[0].strip() if tip else "", said

"""Content types with gaps between asterisks: Blanks, DragText, MarkTheWords.

A gap is `*word*`; in Blanks `*word/other:tip*`, in DragText `*word:tip\\+right\\-wrong*`. Two asterisks are one.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import Kind, RawAnswer, RawGap, RawOption, Text
from ankibuild.readers.gap_marks import gap_mark, numbered, without_marks
from ankibuild.readers.h5p.content import Piece, items_at, text_at, word_at
from ankibuild.readers.h5p.writing import Answering, Writer
from ankibuild.tree import Scalar

_GAP = re.compile(r"\*\*|\*([^*\n]++)\*")
_TAG = re.compile(r"<[^<>]{0,500}>")
_ALTERNATIVES = re.compile(r"(?<!\\)/")
_TIP = re.compile(r"(?<!\\):")
_FEEDBACK = re.compile(r"\\([+-])")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text with marks for its gaps, and what stands in each."""

    text: str
    gaps: tuple[str, ...]


def blanks(piece: Piece, writer: Writer) -> None:
    """`questions`, each a text with gaps to type into; `text` is the task."""
    task = (*writer.media(piece.params), *writer.rich_at(piece.params, "text"))
    if word_at(piece.params, "behaviour", "caseSensitive") == "true":
        writer.once(piece.node, "case sensitivity", "a typed answer is compared by the learner")
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
    writer.add(piece, node, (*task, stem), Answering(Kind.GAPS, gaps=gaps, hint=hint), id)


def drag_text(piece: Piece, writer: Writer) -> None:
    """`textField`, a text with gaps to choose words for; `distractors` are words for none."""
    field = text_at(piece.params, "textField")
    cut = _cut(field.value) if field else _Cut("", ())
    if field is None or not cut.gaps:
        writer.reject("no-key", piece.node)
        return
    span = writer.span(field)
    words = [_dragged(gap) for gap in cut.gaps]
    others = text_at(piece.params, "distractors")
    wrong = [_dragged(gap)[0] for gap in _cut(others.value).gaps] if others else []
    offered = tuple(dict.fromkeys([*(word for word, _, _ in words), *wrong]))
    gaps = tuple(
        RawGap(
            tuple(RawOption(Text(plain_to_markdown(one), span), correct=one == word) for one in offered), choice=True
        )
        for word, _, _ in words
    )
    stem = Text(numbered(plain_to_markdown(html.unescape(cut.text))), span)
    answering = Answering(
        Kind.GAPS,
        gaps=gaps,
        hint=tuple(Text(plain_to_markdown(tip), span) for _, tip, _ in words if tip),
        explanation=(
            *(Text(plain_to_markdown(said), span) for _, _, several in words for said in several),
            *writer.feedback(piece.params),
        ),
    )
    writer.add(
        piece,
        piece.node,
        (*writer.media(piece.params), *writer.rich_at(piece.params, "taskDescription"), stem),
        answering,
    )


def mark_the_words(piece: Piece, writer: Writer) -> None:
    """`textField`, a text in which words are to be marked: they are the answer of a plain card."""
    field = text_at(piece.params, "textField")
    cut = _cut(field.value) if field else _Cut("", ())
    if field is None or not cut.gaps:
        writer.reject("no-key", piece.node)
        return
    span = writer.span(field)
    text = cut.text
    for index, word in enumerate(cut.gaps):
        text = text.replace(gap_mark(index + 1), word, 1)
    words = plain_to_markdown(", ".join(_bare(word) for word in cut.gaps))
    stem = (
        *writer.media(piece.params),
        *writer.rich_at(piece.params, "taskDescription"),
        Text(html_to_markdown(text), span),
    )
    answering = Answering(
        Kind.PLAIN, answers=(RawAnswer(Text(words, span)),), explanation=writer.feedback(piece.params)
    )
    writer.add(piece, piece.node, stem, answering)


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

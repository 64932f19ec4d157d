"""Content types whose answer is a text, an order or pairs."""

from __future__ import annotations

import re

from ankibuild.markup import plain_to_markdown
from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawOption, RawPair, Text
from ankibuild.readers.h5p.content import Piece, at, items_at, text_at, word_at
from ankibuild.readers.h5p.writing import Asked, Writer
from ankibuild.readers.parts import Parts, joined
from ankibuild.tree import Node, Scalar

_ALTERNATIVES = re.compile(r"(?<!\\)/")


def dialog_cards(piece: Piece, writer: Writer) -> None:
    """`dialogs`, each a card with `text` on its front and `answer` on its back."""
    case = writer.rich_at(piece.params, "description")
    for card in items_at(piece.params, "dialogs"):
        picture = writer.picture(at(card, "image"), word_at(card, "imageAltText"))
        sounds = tuple(text for file in items_at(card, "audio") for text in writer.picture(file))
        front = (*picture, *writer.rich_at(card, "text"), *sounds)
        back = text_at(card, "answer")
        if not front or back is None:
            writer.reject("no-key" if front else "record-without-question", card)
            continue
        hint = (*writer.rich_at(card, "tips", "front"), *writer.rich_at(card, "tips", "back"))
        writer.add(piece, Asked(card, front, hint, case), _plain(writer.rich(back)))


def flashcards(piece: Piece, writer: Writer) -> None:
    """`cards`, each with a picture and a text, and an `answer` to type, of which `/` parts alternatives."""
    task = writer.rich_at(piece.params, "description")
    for card in items_at(piece.params, "cards"):
        answer = text_at(card, "answer")
        if answer is None:
            writer.reject("no-key", card)
            continue
        words = [word.strip().replace("\\/", "/") for word in _ALTERNATIVES.split(answer.value) if word.strip()]
        options = tuple(RawOption(writer.plain(answer, word), correct=True) for word in words)
        picture = writer.picture(at(card, "image"), word_at(card, "imageAltText"))
        stem = (*task, *picture, *writer.rich_at(card, "text"))
        writer.add(piece, Asked(card, stem, writer.rich_at(card, "tip")), Parts(Kind.SHORT, options))


def essay(piece: Piece, writer: Writer) -> None:
    """`taskDescription`; the sample solution is the back."""
    params = piece.params
    sample = text_at(params, "solution", "sample")
    if sample is None:
        writer.reject("essay-without-answer", piece.node)
        return
    said = (*writer.rich_at(params, "solution", "introduction"), *writer.feedback(params))
    if items_at(params, "keywords"):
        writer.not_on_cards(piece.node, "keywords of an essay", "the learner compares with the sample solution")
    stem = (*writer.media(params), *writer.rich_at(params, "taskDescription"))
    writer.add(piece, Asked(piece.node, stem), _plain(writer.rich(sample), said))


def guess_the_answer(piece: Piece, writer: Writer) -> None:
    """`taskDescription` and a picture; `solutionText` is the back."""
    solution = text_at(piece.params, "solutionText")
    if solution is None:
        writer.reject("no-key", piece.node)
        return
    stem = (*writer.rich_at(piece.params, "taskDescription"), *writer.media(piece.params))
    writer.add(piece, Asked(piece.node, stem), _plain(writer.rich(solution)))


def crossword(piece: Piece, writer: Writer) -> None:
    """`words`, each with a `clue` and an `answer` to type."""
    for word in items_at(piece.params, "words"):
        clue, answer = text_at(word, "clue"), text_at(word, "answer")
        if clue is None or answer is None:
            writer.reject("no-key", word)
            continue
        options = (RawOption(writer.plain(answer), correct=True),)
        hint = writer.rich_at(word, "extraClue", "params", "text")
        writer.add(piece, Asked(word, (writer.plain(clue),), hint), Parts(Kind.SHORT, options))


def sort_paragraphs(piece: Piece, writer: Writer) -> None:
    """`paragraphs` in their right order."""
    items = [item for item in items_at(piece.params, "paragraphs") if isinstance(item, Scalar) and item.value.strip()]
    _ordering(piece, tuple(writer.rich(item) for item in items), writer)


def image_sequencing(piece: Piece, writer: Writer) -> None:
    """`sequenceImages` in their right order, each with a picture and mostly a description."""
    items = [
        (
            *writer.picture(at(item, "image")),
            *(writer.plain(text) for text in [text_at(item, "imageDescription")] if text),
        )
        for item in items_at(piece.params, "sequenceImages")
    ]
    _ordering(piece, tuple(joined(item) for item in items if item), writer)


def _ordering(piece: Piece, items: tuple[Text, ...], writer: Writer) -> None:
    if len(items) < 2:
        writer.reject("no-key", piece.node)
        return
    stem = (*writer.media(piece.params), *writer.rich_at(piece.params, "taskDescription"))
    parts = Parts(Kind.ORDERING, order=items, feedback=writer.feedback(piece.params))
    writer.add(piece, Asked(piece.node, stem), parts)


def drag_question(piece: Piece, writer: Writer) -> None:
    """Texts to drag to zones with labels: what belongs together; with pictures or nameless zones it is no card.

    A text that belongs to no zone is a distractor. Where no label is shown, the zones are places on a picture.
    """
    task = at(piece.params, "question", "task")
    if _are_places(piece, items_at(task, "dropZones")):
        writer.reject("type-not-carried", piece.node, type=piece.library)
        return
    texts = [text_at(element, "type", "params", "text") for element in items_at(task, "elements")]
    pairs: list[RawPair] = []
    used: set[int] = set()
    for zone in items_at(task, "dropZones"):
        label = text_at(zone, "label")
        indexes = [int(word) for word in _words(items_at(zone, "correctElements")) if word.isdecimal()]
        for index in indexes:
            text = texts[index] if index < len(texts) else None
            if label is None or text is None:
                writer.reject("type-not-carried", piece.node, type=piece.library)
                return
            used.add(index)
            pairs.append(RawPair(writer.rich(label), writer.rich(text)))
    if not pairs:
        writer.reject("type-not-carried", piece.node, type=piece.library)
        return
    pairs += [RawPair(NO_TEXT, writer.rich(text)) for index, text in enumerate(texts) if text and index not in used]
    title = text_at(piece.params, "question", "settings", "questionTitle") or piece.title
    stem = writer.plain(title) if title else Text(plain_to_markdown("What belongs together?"))
    writer.add(piece, Asked(piece.node, (stem,)), Parts(Kind.MATCHING, pairs=tuple(pairs)))


def _are_places(piece: Piece, zones: list[Node]) -> bool:
    """Whether zones are told apart by where they lie on a picture: their labels are hidden, or the same."""
    labels = [label.value for zone in zones if (label := text_at(zone, "label"))]
    if len(set(labels)) < len(labels):
        return True
    hidden = [zone for zone in zones if isinstance(shown := at(zone, "showLabel"), Scalar) and shown.value == "false"]
    return bool(hidden) and text_at(piece.params, "question", "settings", "background", "path") is not None


def _words(nodes: list[Node]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, Scalar)]


def _plain(back: Text, said: tuple[Text, ...] = ()) -> Parts:
    return Parts(Kind.PLAIN, answers=(RawAnswer(back),), feedback=said)

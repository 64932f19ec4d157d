"""One piece of H5P content: its library, its parameters, and access to them by name.

A piece is `{"library": "H5P.MultiChoice 1.16", "params": {…}, "subContentId": …, "metadata": {"title": …}}`; the
main one of a package stands without this frame (H5P.org, documentation for developers, `content.json`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ankibuild.tree import Mapping, Node, Scalar, Sequence

_UNTITLED = re.compile(r"(?i)(?:untitled|unbenannt|ohne titel|sin título|sans titre|uten navn)\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of content: the name of its library without version, its parameters, title and id, decks around it."""

    library: str
    params: Mapping
    node: Node
    title: Scalar | None = None
    id: Scalar | None = None
    decks: tuple[str, ...] = ()


def at(node: Node | None, *path: str) -> Node | None:
    """What stands under names within each other, None where one is missing."""
    for name in path:
        if not isinstance(node, Mapping):
            return None
        node = next((value for key, value in node.entries if key.value == name), None)
    return node


def text_at(node: Node | None, *path: str) -> Scalar | None:
    """A text under names that says something."""
    found = at(node, *path)
    return found if isinstance(found, Scalar) and found.value.strip() else None


def word_at(node: Node | None, *path: str) -> str:
    """A short text under names, '' where there is none."""
    found = text_at(node, *path)
    return found.value.strip() if found else ""


def items_at(node: Node | None, *path: str) -> list[Node]:
    """The items of a list under names, none where there is no list."""
    found = at(node, *path)
    return found.items if isinstance(found, Sequence) else []


def piece_of(node: Node, decks: tuple[str, ...] = ()) -> Piece | None:
    """The piece that a mapping is, None where it is none."""
    library, params = word_at(node, "library"), at(node, "params")
    if not library.startswith("H5P.") or not isinstance(params, Mapping):
        return None
    title = text_at(node, "metadata", "title")
    title = None if title and _UNTITLED.match(title.value) else title
    return Piece(library.split()[0], params, node, title, text_at(node, "subContentId"), decks)


def pieces_in(node: Node, decks: tuple[str, ...]) -> Iterator[Piece]:
    """The outermost pieces within a node, in order."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        piece = piece_of(found, decks)
        if piece and found is not node:
            yield piece
        elif isinstance(found, Sequence):
            waiting += reversed(found.items)
        elif isinstance(found, Mapping):
            waiting += reversed([value for _, value in found.entries])


def library_by_shape(node: Mapping) -> str:
    """The library of a `content.json` that stands alone, by its parameters; '' where they tell none."""
    names = {key.value for key, _ in node.entries}
    listed = items_at(node, "questions")
    if listed:
        return "H5P.QuestionSet" if isinstance(listed[0], Mapping) else "H5P.Blanks"
    known = (
        ({"question", "answers"}, "H5P.MultiChoice"),
        ({"question", "correct"}, "H5P.TrueFalse"),
        ({"choices"}, "H5P.SingleChoiceSet"),
        ({"textField", "checkAnswer"}, "H5P.DragText"),
        ({"textField"}, "H5P.MarkTheWords"),
        ({"dialogs"}, "H5P.Dialogcards"),
        ({"cards"}, "H5P.Flashcards"),
        ({"summaries"}, "H5P.Summary"),
        ({"sequenceImages"}, "H5P.ImageSequencing"),
        ({"paragraphs", "taskDescription"}, "H5P.SortParagraphs"),
        ({"taskDescription", "solution"}, "H5P.Essay"),
        ({"words", "taskDescription"}, "H5P.Crossword"),
    )
    by_names = next((library for wanted, library in known if wanted <= names), "")
    holds_pieces = next(pieces_in(node, ()), None) is not None
    return by_names or ("H5P.Column" if holds_pieces else "")

"""One piece of H5P content, and access to its parameters."""

from __future__ import annotations

import json

import pytest

from ankibuild.readers.h5p.content import at, items_at, library_by_shape, piece_of, pieces_in, text_at, word_at
from ankibuild.readers.jsontree import parse_json
from ankibuild.source import Source
from ankibuild.tree import Mapping, Node, Scalar

PIECE = {"library": "H5P.TrueFalse 1.8", "params": {"question": "a"}, "subContentId": "x1", "metadata": {"title": "T"}}


def tree(data: object) -> Mapping:
    node, _ = parse_json(Source("a.json", json.dumps(data)))
    assert isinstance(node, Mapping)
    return node


def test_names_lead_into_mappings_and_end_where_one_is_missing() -> None:
    node = tree({"a": {"b": " c ", "d": [1, 2], "e": ""}})
    assert word_at(node, "a", "b") == "c"
    assert [item.value for item in items_at(node, "a", "d") if isinstance(item, Scalar)] == ["1", "2"]
    assert (at(node, "a", "x", "y"), text_at(node, "a", "e"), items_at(node, "a", "b")) == (None, None, [])


def test_a_piece_has_library_title_and_id() -> None:
    piece = piece_of(tree(PIECE), ("Deck",))
    assert piece is not None
    assert piece.title is not None
    assert piece.id is not None
    assert (piece.library, piece.title.value, piece.id.value, piece.decks) == ("H5P.TrueFalse", "T", "x1", ("Deck",))


@pytest.mark.parametrize("data", [{"library": "H5P.X 1.0"}, {"params": {}}, {"library": "jQuery", "params": {}}])
def test_what_has_no_library_or_parameters_is_no_piece(data: object) -> None:
    assert piece_of(tree(data)) is None


def test_a_title_that_says_nothing_is_none() -> None:
    piece = piece_of(tree(PIECE | {"metadata": {"title": "Untitled True/False"}}))
    assert piece is not None
    assert piece.title is None


def test_the_outermost_pieces_are_found_in_order() -> None:
    outer = {"library": "H5P.Column 1.1", "params": {"content": [{"content": PIECE}]}}
    node: Node = tree({"a": [{"x": PIECE}, outer], "b": {"c": PIECE}})
    assert [piece.library for piece in pieces_in(node, ())] == ["H5P.TrueFalse", "H5P.Column", "H5P.TrueFalse"]


@pytest.mark.parametrize(
    ("data", "library"),
    [
        ({"question": "a", "answers": []}, "H5P.MultiChoice"),
        ({"question": "a", "correct": "true"}, "H5P.TrueFalse"),
        ({"questions": [PIECE]}, "H5P.QuestionSet"),
        ({"questions": ["a *b*"], "text": "c"}, "H5P.Blanks"),
        ({"dialogs": []}, "H5P.Dialogcards"),
        ({"content": [{"content": PIECE}]}, "H5P.Column"),
        ({"name": "package"}, ""),
    ],
)
def test_parameters_tell_the_library(data: object, library: str) -> None:
    assert library_by_shape(tree(data)) == library

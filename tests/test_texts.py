"""All texts of a question."""

from __future__ import annotations

from dataclasses import fields

from ankibuild.model import Gap, Option, Pair, Question
from ankibuild.texts import texts_of, with_texts

FULL = Question(
    "stem",
    case="case",
    options=(Option("option", True, "why"),),
    answer="answer",
    explanation="explanation",
    article="article",
    hint="hint",
    reference="reference",
    source="source",
    pairs=(Pair("left", "right"),),
    order=("item",),
    gaps=(Gap((Option("gap", True, ""),), choice=True),),
    id="id",
    name="name",
)


def test_every_text_that_learners_see_is_changed() -> None:
    assert set(texts_of(FULL)) == {
        *("stem", "case", "option", "why", "answer", "explanation", "article", "hint", "reference", "source"),
        *("left", "right", "item", "gap"),
    }
    changed = with_texts(FULL, str.upper)
    assert changed.gaps[0].options[0] == Option("GAP", True, "")
    assert (changed.id, changed.name, changed.options[0].correct) == ("id", "name", True)


def test_every_part_of_a_question_is_looked_at_here() -> None:
    """A new part that holds a text has to be added to `with_texts`."""
    known = {
        *("stem", "kind", "options", "answer", "id", "guid", "aka", "explanation", "article", "hint", "reference"),
        *("source", "tags", "deck", "namespace", "shuffle", "retired", "notetype", "fields", "markup", "name", "case"),
        *("pairs", "order", "gaps", "origin"),
    }
    assert {field.name for field in fields(Question)} == known

"""Questions that are tables: statements in rows, each of which is right in one of the columns, or in several.

Two columns that say true and false make a choice of those that are true; others make pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ankibuild.model import NO_TEXT, Kind, RawOption, RawPair, Text
from ankibuild.readers.moodle.answers import percent
from ankibuild.readers.moodle.fields import Fields, form_of_text
from ankibuild.readers.moodle.texts import HTML
from ankibuild.readers.parts import Fault, Parts
from ankibuild.readers.xmltree import Element

_TRUE = frozenset(
    (
        *("true", "yes", "right", "correct", "agree", "richtig", "wahr", "ja", "stimmt", "vrai", "oui", "juste"),
        *("verdadero", "sí", "si", "cierto", "correcto", "vero", "sì", "corretto", "verdadeiro", "sim", "certo"),
        *("waar", "juist", "prawda", "tak", "pravda", "ano", "верно", "да", "+", "✓", "t", "w", "r", "v", "j", "y"),
    )
)
_FALSE = frozenset(
    (
        *("false", "no", "wrong", "incorrect", "disagree", "falsch", "unwahr", "nein", "stimmt nicht", "faux", "non"),
        *("falso", "incorrecto", "sbagliato", "errado", "não", "nao", "nee", "onwaar", "onjuist", "fałsz", "nie"),
        *("nepravda", "ne", "неверно", "нет", "-", "−", "–", "✗", "f", "n"),
    )
)


class Row(NamedTuple):
    """A statement, what is said about it, and the columns in which it is right, by their indexes."""

    text: Text
    why: Text
    right: tuple[int, ...]


def statements(fields: Fields, question: Element) -> Parts | Fault:
    """`kprime` and `mtf`: rows and columns with a weight for each place."""
    columns = [(one.get("number"), fields.text_in(one, "responsetext")) for one in question.all("column")]
    right = {
        (weight.get("rownumber"), weight.get("columnnumber"))
        for weight in question.all("weight")
        if percent(fields.word(weight, "value") or weight.text) > 0
    }
    rows = [
        Row(text, why, tuple(index for index, (column, _) in enumerate(columns) if (number, column) in right))
        for number, text, why in _rows(fields, question)
    ]
    return _parts(fields, question, [text for _, text in columns], rows)


def one_of_rows(fields: Fields, question: Element) -> Parts | Fault:
    """`sc`: rows, of which one is right."""
    right = fields.word(question, "correctrow")
    rows = _rows(fields, question)
    if not any(number == right for number, _, _ in rows):
        return Fault("no-key", fields.span(question))
    return Parts(Kind.SINGLE, tuple(RawOption(text, why, number == right) for number, text, why in rows))


def matrix(fields: Fields, question: Element) -> Parts | Fault:
    """`matrix`: the weights of a row stand in the order of the columns."""
    columns = [_described(fields, one) for one in question.all("col")]
    weights = [
        tuple(index for index, weight in enumerate(one.all("weight-of-col")) if percent(weight.text) > 0)
        for one in question.all("weights-of-row")
    ]
    listed = question.all("row")
    if len(weights) != len(listed):
        return Fault("no-key", fields.span(question))
    rows = [
        Row(_described(fields, one), fields.text_in(one, "feedback"), right)
        for one, right in zip(listed, weights, strict=True)
    ]
    return _parts(fields, question, columns, rows)


def ou_matrix(fields: Fields, question: Element) -> Parts | Fault:
    """`oumatrix`: each row names its columns by their numbers."""
    listed = [one for group in question.all("columns") for one in group.all("column")]
    columns = [(one.get("number"), fields.text(one)) for one in listed]
    rows = []
    for one in (row for group in question.all("rows") for row in group.all("row")):
        numbers = [number.strip() for number in fields.word(one, "correctanswers").split(",")]
        right = tuple(index for index, (number, _) in enumerate(columns) if number in numbers)
        rows.append(Row(fields.text_in(one, "name"), fields.text_in(one, "feedback"), right))
    return _parts(fields, question, [text for _, text in columns], rows)


def _rows(fields: Fields, question: Element) -> list[tuple[str, Text, Text]]:
    form = form_of_text(question)
    found = [
        (row.get("number"), fields.text_in(row, "optiontext", form), fields.text_in(row, "feedbacktext", form))
        for row in question.all("row")
    ]
    return [row for row in found if row[1].value]


def _described(fields: Fields, element: Element) -> Text:
    """A short text, and a longer one behind it."""
    child = element.find("shorttext")
    short = fields.text(child, HTML) if child else NO_TEXT
    described = fields.text_in(element, "description")
    if not short.value or not described.value:
        return short if short.value else described
    return short._replace(value=_said_of(short.value, described.value))


def _parts(fields: Fields, question: Element, columns: Sequence[Text], rows: Sequence[Row]) -> Parts | Fault:
    if not rows or not all(row.right for row in rows):
        return Fault("no-key", fields.span(question))
    if (
        _are_true_and_false(columns)
        and all(len(row.right) == 1 for row in rows)
        and any(0 in row.right for row in rows)
    ):
        return Parts(Kind.MULTIPLE, tuple(RawOption(row.text, row.why, row.right == (0,)) for row in rows))
    pairs = [RawPair(row.text, _together([columns[index] for index in row.right])) for row in rows]
    used = {index for row in rows for index in row.right}
    others = [RawPair(NO_TEXT, column) for index, column in enumerate(columns) if index not in used and column.value]
    said = [row.why._replace(value=_said_of(row.text.value, row.why.value)) for row in rows if row.why.value]
    return Parts(Kind.MATCHING, pairs=(*pairs, *others), feedback=tuple(said))


def _are_true_and_false(columns: Sequence[Text]) -> bool:
    words = [column.value.strip().strip("\\*_.").lower() for column in columns]
    return len(words) == 2 and words[0] in _TRUE and words[1] in _FALSE


def _together(texts: Sequence[Text]) -> Text:
    return texts[0]._replace(value="; ".join(text.value for text in texts))


def _said_of(short: str, longer: str) -> str:
    return f"{short}\n\n{longer}" if "\n" in short or "\n" in longer else f"{short}: {longer}"

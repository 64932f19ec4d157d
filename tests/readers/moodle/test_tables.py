"""Statements and columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.model import Kind, RawQuestion
from ankibuild.readers.collecting import Read

Quiz = Callable[..., Read]


def one(result: Read) -> RawQuestion:
    (question,) = result.questions
    assert question.sound, [said.headline for said in result.diagnostics]
    return question


def codes(result: Read) -> list[str]:
    return [said.code for said in result.diagnostics]


def rows(*texts: str) -> str:
    return "".join(
        f'<row number="{number}"><optiontext format="html"><text>{text}</text></optiontext>'
        f'<feedbacktext format="html"><text>On {number}.</text></feedbacktext></row>'
        for number, text in enumerate(texts, 1)
    )


def columns(*texts: str) -> str:
    return "".join(
        f'<column number="{number}"><responsetext format="html"><text>{text}</text></responsetext></column>'
        for number, text in enumerate(texts, 1)
    )


def weights(*right: int) -> str:
    return "".join(
        f'<weight rownumber="{row}" columnnumber="{column}"><value>{float(right[row - 1] == column)}</value></weight>'
        for row in range(1, len(right) + 1)
        for column in (1, 2, 3)
    )


def pairs(question: RawQuestion) -> list[tuple[str, str]]:
    return [(pair.left.value, pair.right.value) for pair in question.pairs]


@pytest.mark.parametrize("kind", ["kprime", "mtf"])
@pytest.mark.parametrize("words", [("True", "False"), ("Richtig", "Falsch"), ("vrai", "faux"), ("+", "-")])
def test_statements_that_are_true_or_false_are_a_choice_of_the_true_ones(
    quiz: Quiz, kind: str, words: tuple[str, str]
) -> None:
    more = rows("Ice floats.", "Iron floats.", "") + columns(*words) + weights(1, 2)
    question = one(quiz(kind, more=more))
    assert question.texts["kind"].value == Kind.MULTIPLE
    assert [(option.text.value, option.correct, option.why.value) for option in question.options] == [
        ("Ice floats.", True, "On 1."),
        ("Iron floats.", False, "On 2."),
    ]


def test_other_columns_make_pairs(quiz: Quiz) -> None:
    more = rows("Volume", "Mass") + columns("grows", "stays", "shrinks") + weights(1, 2)
    question = one(quiz("kprime", more=more))
    assert question.texts["kind"].value == Kind.MATCHING
    assert pairs(question) == [("Volume", "grows"), ("Mass", "stays"), ("", "shrinks")]
    assert question.texts["explanation"].value == "Volume: On 1.\n\nMass: On 2."


def test_statements_of_which_none_is_true_make_pairs(quiz: Quiz) -> None:
    question = one(quiz("mtf", more=rows("Iron floats.", "Lead floats.") + columns("True", "False") + weights(2, 2)))
    assert pairs(question) == [("Iron floats.", "False"), ("Lead floats.", "False"), ("", "True")]


def test_a_statement_without_a_right_column_is_an_error(quiz: Quiz) -> None:
    assert codes(quiz("kprime", more=rows("a", "b") + columns("True", "False") + weights(1))) == ["no-key"]
    assert codes(quiz("kprime")) == ["no-key"]


def test_one_row_of_several(quiz: Quiz) -> None:
    question = one(quiz("sc", more="<correctrow>2</correctrow>" + rows("Iron", "Ice")))
    assert question.texts["kind"].value == Kind.SINGLE
    assert [option.correct for option in question.options] == [False, True]
    assert codes(quiz("sc", more=rows("Iron", "Ice"))) == ["no-key"]


def test_a_matrix_with_weights_in_the_order_of_its_columns(quiz: Quiz) -> None:
    def described(tag: str, short: str, longer: str = "", more: str = "") -> str:
        return f"<{tag}><shorttext>{short}</shorttext><description><text>{longer}</text></description>{more}</{tag}>"

    more = described("row", "Cat", "a small one") + described(
        "row", "Cow", more="<feedback><text>Milk.</text></feedback>"
    )
    more += described("col", "purrs") + described("col", "moos")
    more += "<weights-of-row><weight-of-col>1</weight-of-col><weight-of-col>0</weight-of-col></weights-of-row>"
    assert codes(quiz("matrix", more=more)) == ["no-key"]
    more += "<weights-of-row><weight-of-col>0</weight-of-col><weight-of-col>1</weight-of-col></weights-of-row>"
    question = one(quiz("matrix", more=more))
    assert pairs(question) == [("Cat: a small one", "purrs"), ("Cow", "moos")]
    assert question.texts["explanation"].value == "Cow: Milk."


def test_a_matrix_whose_rows_name_several_columns(quiz: Quiz) -> None:
    def numbered(tag: str, *inner: str) -> str:
        return "".join(f'<{tag} number="{number}">{one}</{tag}>' for number, one in enumerate(inner, 1))

    def row(name: str, right: str) -> str:
        return f"<name><text>{name}</text></name><correctanswers><text>{right}</text></correctanswers>"

    more = f"<columns>{numbered('column', '<text>a metal</text>', '<text>magnetic</text>')}</columns>"
    more += f"<rows>{numbered('row', row('Iron', '1,2'), row('Tin', '1'))}</rows>"
    question = one(quiz("oumatrix", more=more))
    assert pairs(question) == [("Iron", "a metal; magnetic"), ("Tin", "a metal")]

"""The answers of items of QTI 1.2."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]


TEXT = "<material><mattext>Why?</mattext></material>"


def label(name: str, text: str = "") -> str:
    return (
        f'<response_label ident="{name}"><material><mattext>{text or name.upper()}'
        "</mattext></material></response_label>"
    )


def lid(name: str, *labels: str, how: str = "Single", left: str = "") -> str:
    shown = f"<material><mattext>{left}</mattext></material>" if left else ""
    return (
        f'<response_lid ident="{name}" rcardinality="{how}">{shown}'
        f"<render_choice>{''.join(labels)}</render_choice></response_lid>"
    )


def right(*pairs: tuple[str, str], score: str = "1", tag: str = "varequal", attributes: str = "") -> str:
    tests = "".join(f'<{tag} respident="{name}" {attributes}>{value}</{tag}>' for name, value in pairs)
    return f"<respcondition><conditionvar>{tests}</conditionvar><setvar>{score}</setvar></respcondition>"


def only(found: Read) -> RawQuestion:
    (question,) = found.questions
    assert question.sound
    return question


def said(found: Read) -> list[object]:
    return [fault.facts.get("what", fault.code) for fault in found.diagnostics]


def pairs(question: RawQuestion) -> list[tuple[str, str]]:
    return [(pair.left.value, pair.right.value) for pair in question.pairs]


STRING = '<response_str ident="r"><render_fib/></response_str>'


def test_partial_credit_and_other_answers_are_reported(old: Reading) -> None:
    one = TEXT + lid("r", label("a"), label("b"))
    assert said(old(one, right(("r", "a"), score="2") + right(("r", "b")))) == ["partial credit"]
    several = TEXT + lid("r", label("a"), label("b"), label("c"), label("d"), how="Multiple")
    found = old(several, right(("r", "a"), ("r", "b")) + right(("r", "c"), ("r", "d")))
    assert said(found) == ["another set of right answers"]
    assert [option.correct for option in only(found).options] == [True, True, False, False]


def test_responses_with_the_same_choices_are_pairs(old: Reading) -> None:
    body = (
        TEXT
        + lid("p", label("a"), label("b"), label("c"), left="P")
        + lid("q", label("a"), label("b"), label("c"), left="Q")
    )
    question = only(old(body, right(("p", "b")) + right(("q", "b"))))
    assert pairs(question) == [("P", "B"), ("Q", "B"), ("", "A"), ("", "C")]
    assert said(old(body, right(("p", "b")))) == ["no-key"]


def test_items_are_put_into_categories(old: Reading) -> None:
    labels = (label("a"), label("b"), label("c"))
    body = TEXT + lid("p", *labels, how="Multiple", left="P") + lid("q", *labels, how="Multiple", left="Q")
    found = old(body, right(("p", "a"), ("p", "b")), kind="categorization_question")
    assert pairs(only(found)) == [("A", "P"), ("B", "P")]
    assert said(found) == ["the item 'C'"]


def test_blanks_and_menus_are_told_apart(old: Reading) -> None:
    def gap(first: str, second: str, kind: str = "") -> bool:
        text = "<material><mattext>It is [x].</mattext></material>"
        found = old(
            text + lid("response_x", label("a", first), label("b", second)), right(("response_x", "a")), kind=kind
        )
        assert only(found).texts["stem"].value == "It is [[1]]."
        return only(found).gaps[0].choice

    assert gap("red", "blue")
    assert not gap("red", "Red")
    assert not gap("red", "scarlet", "fill_in_multiple_blanks_question")
    assert gap("red", "Red", "multiple_dropdowns_question")


def test_an_order_is_that_of_its_condition(old: Reading) -> None:
    body = TEXT + lid("r", label("a"), label("b"), label("c"), how="Ordered")
    question = only(old(body, right(("r", "c"), ("r", "a"), ("r", "b"))))
    assert [text.value for text in question.order] == ["C", "A", "B"]
    assert said(old(body, right(("r", "c")))) == ["no-key"]
    assert said(old(body, right(("r", "c"), ("r", "z")))) == ["no-key"]


def test_what_may_be_typed(old: Reading) -> None:
    found = old(TEXT + STRING, right(("r", "*a*"), ("r", "b")) + right(("r", "c"), score="0.5"))
    assert [option.text.value for option in only(found).options] == ["\\*a\\*", "b"]
    assert said(found) == ["partial credit"]
    assert said(old(TEXT + STRING, right(("r", "a"), attributes='case="Yes"'))) == [
        "upper and lower case of the answer"
    ]
    assert said(old(TEXT + STRING, right(("r", "a"), tag="varsubstring"))) == ["answers that only hold the right words"]


def test_a_wrong_answer_with_feedback_stays(old: Reading) -> None:
    shown = (
        "<respcondition><conditionvar><varequal respident='r'>b</varequal></conditionvar>"
        "<displayfeedback linkrefid='f'/></respcondition>"
    )
    feedback = '<itemfeedback ident="f"><material><mattext>Too small.</mattext></material></itemfeedback>'
    question = only(old(TEXT + STRING, right(("r", "a")) + shown, feedback))
    assert [(o.text.value, o.correct, o.why.value) for o in question.options] == [
        ("a", True, ""),
        ("b", False, "Too small."),
    ]


def test_numbers_have_ranges(old: Reading) -> None:
    body = TEXT + '<response_num ident="r"><render_fib/></response_num>'
    bounds = (
        "<respcondition><conditionvar><or><varequal respident='r'>5</varequal><and><vargte respident='r'>4</vargte>"
        "<varlte respident='r'>6</varlte></and></or></conditionvar><setvar>1</setvar></respcondition>"
    )
    found = old(body, bounds + right(("r", "9")))
    assert [option.text.value for option in only(found).options] == ["5 ± 1", "9"]
    assert only(old(body, right(("r", "many")))).texts["kind"].value == "short"
    assert said(old(body)) == ["no-key"]


def test_patterns_of_answers_are_reported(old: Reading) -> None:
    how = 'answer_type="openEntry" scoring_algorithm="TextRegex"'
    body = lid("response_r", label("l", "^h[ae]y$").replace('ident="l"', f'ident="l" {how}'))
    found = old("<material><mattext>Dry grass is [r].</mattext></material>" + body, right(("response_r", "l")))
    assert said(found) == ["an answer that is a pattern"]
    assert only(found).gaps[0].options[0].correct

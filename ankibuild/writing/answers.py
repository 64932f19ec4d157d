"""The parts of a question that say what is asked and what is right, as they are written in YAML.

A right option is named by its text where that is short and could mean no other, else by its number: whoever reads the
source sees the answer, and a corrected option never changes silently which one is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.answers import resolve
from ankibuild.model import (
    NO_TEXT,
    AnswerForm,
    Gap,
    Kind,
    Option,
    Pair,
    Question,
    RawAnswer,
    RawGap,
    RawOption,
    RawPair,
    RawQuestion,
    Text,
)
from ankibuild.validate import TYPED, derive
from ankibuild.writing.layout import Bare, Node, Short

_LONGEST_NAME = 50
_NUMBER_OR_LETTER = re.compile(r"[+-]?[0-9]+\Z|[A-Za-z]\Z")


def parts_of(question: Question) -> dict[str, Node]:
    """Kind (where it does not follow from the others), case, stem, and what answers it."""
    parts: dict[str, Node] = {} if question.kind is _derived(question) else {"kind": str(question.kind)}
    parts |= {name: value for name in ("case", "stem") if (value := getattr(question, name))}
    parts |= _typed(question) if question.kind in TYPED else _chosen(question.options) or _answer(question)
    if question.pairs:
        parts["pairs"] = [_pair(pair) for pair in question.pairs]
    if question.order:
        parts["order"] = list(question.order)
    if question.gaps:
        parts["gaps"] = [_gap(gap) for gap in question.gaps]
    return parts


def _derived(question: Question) -> Kind | None:
    """The kind that the reader would make of the parts; None for those that it never does."""
    if question.kind in TYPED:
        return None
    answer = RawAnswer(Text(question.answer, plain=question.kind is Kind.TRUE_FALSE))
    raw = RawQuestion(
        None,
        {"stem": Text(question.stem)},
        _raw_options(question.options),
        (answer,) if question.answer else (),
        pairs=(RawPair(NO_TEXT, NO_TEXT),) * len(question.pairs),
        order=(NO_TEXT,) * len(question.order),
        gaps=(RawGap(()),) * len(question.gaps),
    )
    return derive(raw, frozenset(index for index, option in enumerate(question.options) if option.correct))


def _answer(question: Question) -> dict[str, Node]:
    if not question.answer:
        return {}
    truth = question.kind is Kind.TRUE_FALSE and question.answer in ("true", "false")
    return {"answer": Bare(question.answer) if truth else question.answer}


def _typed(question: Question) -> dict[str, Node]:
    """What may be typed: a list of answers, or if more is said about them, options."""
    options = question.options
    if all(option.correct and not option.why for option in options):
        texts = [_number(option.text) if question.kind is Kind.NUMERIC else option.text for option in options]
        return {"answer": texts[0] if len(texts) == 1 else Short(tuple(texts))} if texts else {}
    keys = [option.text for option in options if option.correct]
    if keys and all(_means(text, options, AnswerForm.TEXT) for text in keys):
        return {"options": [_option(option) for option in options], "answer": _one_or_list(keys)}
    return {"options": [_flagged(option) for option in options]}


def _number(text: str) -> Node:
    return Bare(text) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?|-[0-9]+(?:\.[0-9]+)?", text) else text


def _chosen(options: Sequence[Option]) -> dict[str, Node]:
    """The options to choose from, and which are right."""
    if not options:
        return {}
    listed: dict[str, Node] = {"options": [_option(option) for option in options]}
    keys = [option.text for option in options if option.correct]
    if not keys:
        return listed
    if all(_may_be_a_name(text) and _means(text, options) for text in keys):
        return listed | {"answer": _one_or_list(keys)}
    numbers = [_by_number(index + 1, options) for index, option in enumerate(options) if option.correct]
    return listed | {"answer": _one_or_list(numbers)}


def _one_or_list(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Short(tuple(nodes))


def _may_be_a_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and text.isprintable() and not _NUMBER_OR_LETTER.match(text)


def _means(text: str, options: Sequence[Option], form: AnswerForm = AnswerForm.ANY) -> bool:
    """Whether an answer means just one option: the resolver says so, and one alone has this text."""
    index, _ = resolve(RawAnswer(Text(text), form), _raw_options(options))
    return index is not None and options[index].text == text


def _by_number(number: int, options: Sequence[Option]) -> Node:
    index, _ = resolve(RawAnswer(Text(str(number))), _raw_options(options))
    return Bare(str(number)) if index == number - 1 else Bare(f"{{number: {number}}}")


def _raw_options(options: Sequence[Option]) -> tuple[RawOption, ...]:
    return tuple(RawOption(Text(option.text)) for option in options)


def _option(option: Option) -> Node:
    return {"text": option.text, "why": option.why} if option.why else option.text


def _flagged(option: Option) -> Node:
    """An option that says itself whether it is right."""
    why: dict[str, Node] = {"why": option.why} if option.why else {}
    return {"text": option.text, **why, "correct": Bare("true" if option.correct else "false")}


def _pair(pair: Pair) -> Node:
    return {"left": pair.left, "right": pair.right} if pair.left else {"right": pair.right}


def _gap(gap: Gap) -> Node:
    """What fits a gap: a text, a list of texts, or options with their answer."""
    if gap.choice:
        return _chosen(gap.options) or Short(())
    if all(option.correct and not option.why for option in gap.options):
        texts = [option.text for option in gap.options]
        return texts[0] if len(texts) == 1 else Short(tuple(texts))
    return [_option(option) if option.correct else _flagged(option) for option in gap.options]

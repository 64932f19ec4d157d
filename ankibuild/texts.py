"""All texts of a question that learners see, whatever part they stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ankibuild.model import Gap, Option, Pair, Question

_SINGLE = ("stem", "case", "answer", "explanation", "article", "hint", "reference", "source")


def with_texts(question: Question, change: Callable[[str], str]) -> Question:
    """The question with each of its texts changed."""
    texts: dict[str, Any] = {name: change(getattr(question, name)) for name in _SINGLE}
    return replace(
        question,
        **texts,
        options=_options(question.options, change),
        pairs=tuple(Pair(change(pair.left), change(pair.right)) for pair in question.pairs),
        order=tuple(change(text) for text in question.order),
        gaps=tuple(Gap(_options(gap.options, change), gap.choice) for gap in question.gaps),
    )


def texts_of(question: Question) -> list[str]:
    """The texts of a question, without the empty ones."""
    found: list[str] = []
    with_texts(question, lambda text: found.append(text) or text)  # type: ignore[func-returns-value]
    return [text for text in found if text]


def _options(options: tuple[Option, ...], change: Callable[[str], str]) -> tuple[Option, ...]:
    return tuple(Option(change(option.text), option.correct, change(option.why)) for option in options)

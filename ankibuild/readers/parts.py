"""What the answers of another program's question make: parts of one of ours, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from ankibuild.markup import paragraphs
from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawGap, RawOption, RawPair, RawQuestion, Text
from ankibuild.source import Span

ASKS_NOTHING = "it asks nothing"
"""Why a text that programs keep among questions does not come along."""


class Fault(NamedTuple):
    """Why a question is rejected: the code of the error, the place and its facts."""

    code: str
    span: Span
    facts: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Parts:
    """How a question is answered; `feedback` is what belongs to no single answer, `stem` one with marks for gaps."""

    kind: Kind
    options: tuple[RawOption, ...] = ()
    answers: tuple[RawAnswer, ...] = ()
    pairs: tuple[RawPair, ...] = ()
    order: tuple[Text, ...] = ()
    gaps: tuple[RawGap, ...] = ()
    feedback: tuple[Text, ...] = ()
    stem: Text | None = None


def raw_question(
    span: Span,
    parts: Parts,
    texts: Mapping[str, Text],
    *,
    deck: str = "",
    tags: tuple[str, ...] = (),
    shuffle: bool = True,
    borrowed: bool = False,
) -> RawQuestion:
    """The question that parts make with the texts around them, of which empty ones are left out."""
    return RawQuestion(
        span,
        {name: text for name, text in ({"kind": Text(parts.kind)} | dict(texts)).items() if text.value},
        options=parts.options,
        answers=parts.answers,
        tags=tags,
        shuffle=shuffle,
        deck=deck,
        pairs=parts.pairs,
        order=parts.order,
        gaps=parts.gaps,
        borrowed=borrowed,
    )


def joined(texts: Iterable[Text]) -> Text:
    """Several texts as paragraphs of one, at the place of the first."""
    said = [text for text in texts if text.value.strip()]
    return Text(paragraphs(*(text.value.strip() for text in said)), said[0].span) if said else NO_TEXT

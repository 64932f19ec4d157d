"""Parts of a question of QTI → a raw question, or an error that says why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawOption, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.parts import Fault, Parts, joined, raw_question
from ankibuild.readers.qti.texts import as_typed, different
from ankibuild.source import Span

_NO_NAME = re.compile(r"(?:question|item|frage)?\s*\d*", re.IGNORECASE)
"""What programs call a question that its author gave no name."""


@dataclass
class Head:
    """What a question has besides its answers; `feedback` belongs to no single answer."""

    span: Span
    id: str = ""
    name: str = ""
    deck: str = ""
    stem: Text = NO_TEXT
    case: Text = NO_TEXT
    hint: Text = NO_TEXT
    source: Text = NO_TEXT
    feedback: list[Text] = field(default_factory=list)
    shuffle: bool = True


def add(collector: Collector, head: Head, parts: Parts | Fault) -> None:
    """Hands over a question."""
    if isinstance(parts, Fault):
        collector.reject(parts.code, parts.span, **parts.facts)
        return
    parts = _chosen(parts, head) if parts.kind is Kind.MATCHING else parts
    identity = _as_id(head.id)
    texts = {
        "id": Text(identity, head.span),
        "name": Text("" if _NO_NAME.fullmatch(head.name.strip()) else head.name.strip(), head.span),
        "stem": parts.stem or head.stem,
        "case": head.case,
        "hint": head.hint,
        "source": head.source,
        "explanation": joined(different((*head.feedback, *parts.feedback))),
    }
    collector.add(raw_question(head.span, parts, texts, deck=head.deck, shuffle=head.shuffle, borrowed=bool(identity)))


def _chosen(parts: Parts, head: Head) -> Parts:
    """Pairs of which only one has a left side ask to choose its right one."""
    (first, *others) = parts.pairs
    if not others or any(pair.left.value for pair in others):
        return parts
    options = (RawOption(pair.right, NO_TEXT, pair is first) for pair in parts.pairs)
    return Parts(Kind.SINGLE, tuple(options), feedback=parts.feedback, stem=joined((head.stem, first.left)))


def choice(options: list[RawOption], *, several: bool, truth: bool = False) -> Parts:
    """A choice; one between true and false where the options say no more than that."""
    options = [option for option in options if option.text.value.strip() or option.correct]
    keys = [option for option in options if option.correct]
    words = [as_typed(option.text.value).lower() for option in options]
    plain_truth = sorted(words) == ["false", "true"] and len(keys) == 1
    if plain_truth and not several and not any(option.why.value for option in options):
        return Parts(Kind.TRUE_FALSE, answers=(RawAnswer(Text(words[options.index(keys[0])], keys[0].text.span)),))
    if len(options) == 2 and len(keys) == 1 and (truth or plain_truth) and not several:
        return Parts(Kind.TRUE_FALSE, options=tuple(options))
    return Parts(Kind.MULTIPLE if several or len(keys) > 1 else Kind.SINGLE, options=tuple(options))


def _as_id(text: str) -> str:
    return "-".join(text.split()).lstrip("~")

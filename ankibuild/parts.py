"""The parts of questions that are no choice: pairs, an order, gaps; and the marks of gaps in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from sys import intern

from ankibuild.model import Gap, Option, Pair, RawGap, RawOption, RawQuestion, Text
from ankibuild.source import Span

GAP_MARK = re.compile(r"(?<!\\)\[\[([0-9]{1,4})\]\]")
"""What marks a gap in a text: `[[1]]`. With a backslash before it, it is text."""


def pairs_of(raw: RawQuestion) -> tuple[Pair, ...]:
    """The pairs of a matching question."""
    return tuple(Pair(pair.left.value.strip(), pair.right.value.strip()) for pair in raw.pairs)


def order_of(raw: RawQuestion) -> tuple[str, ...]:
    """The texts of an ordering question in their right order."""
    return tuple(text.value.strip() for text in raw.order)


def gaps_of(raw: RawQuestion) -> tuple[Gap, ...]:
    """The gaps of a text."""
    return tuple(Gap(tuple(map(_option, gap.options)), gap.choice) for gap in raw.gaps)


def _option(raw: RawOption) -> Option:
    return Option(raw.text.value.strip(), bool(raw.correct), raw.why.value.strip())


def marked(stem: str) -> list[int]:
    """The numbers of the gaps that a stem marks, each once, in the order of the text."""
    return list(dict.fromkeys(int(found[1]) for found in GAP_MARK.finditer(stem)))


def places(raw: RawQuestion) -> dict[str, Span]:
    """Where the parts stand, by the names of `Origin.parts`: `pairs.0.left`, `order.0`, `gaps.0.options.1.why`."""
    return {name: text.span for name, text in _named(raw) if text.span}


def _named(raw: RawQuestion) -> Iterator[tuple[str, Text]]:
    for index, pair in enumerate(raw.pairs):
        yield f"pairs.{index}", pair.left if pair.left.span else pair.right
        yield f"pairs.{index}.left", pair.left
        yield f"pairs.{index}.right", pair.right
    yield from ((f"order.{index}", text) for index, text in enumerate(raw.order))
    for index, gap in enumerate(raw.gaps):
        yield from _of_gap(f"gaps.{index}", gap)


def _of_gap(name: str, gap: RawGap) -> Iterator[tuple[str, Text]]:
    yield from ((name, option.text) for option in gap.options[:1])
    yield from of_options(f"{name}.options", gap.options)


def of_options(name: str, options: Iterable[RawOption]) -> Iterator[tuple[str, Text]]:
    """The texts of options, by their names: `options.0`, `options.0.why`."""
    for index, option in enumerate(options):
        yield intern(f"{name}.{index}"), option.text
        yield intern(f"{name}.{index}.why"), option.why

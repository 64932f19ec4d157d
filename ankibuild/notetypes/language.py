"""Anki's template language: a template read into its fields and conditionals, each with its place.

`{{Field}}`, `{{filter:Field}}`, `{{#Field}}…{{/Field}}` where it is filled, `{{^Field}}…{{/Field}}` where it is
empty; nothing within `<!-- -->` counts. What Anki makes of a template was tried out with Anki (tests/notetypes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.source import Source, Span

_TOKEN = re.compile(r"<!--.*?-->|\{\{(?P<inside>.*?)\}\}|(?P<open>\{\{)", re.DOTALL)


class Field(NamedTuple):
    """A field to be shown; `filters` as they stand before it."""

    name: str
    filters: tuple[str, ...]
    span: Span


class Section(NamedTuple):
    """What stands between `{{#name}}` (or `{{^name}}`: `negated`) and `{{/name}}`; `span` is that of its opening."""

    name: str
    negated: bool
    children: tuple[Node, ...]
    span: Span


Node: TypeAlias = Field | Section


@dataclass(slots=True)
class _Open:
    """A section whose end has not come yet."""

    name: str
    negated: bool
    span: Span
    children: list[Node] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(self.name, self.negated, tuple(self.children), self.span)


def parse(source: Source) -> tuple[tuple[Node, ...], list[Diagnostic]]:
    """The nodes of a template, and where its braces and conditionals do not match."""
    top = _Open("", False, Span(source, 0, 0))
    parser = _Parser([top])
    for found in _TOKEN.finditer(source.text):
        span = Span(source, found.start(), found.end())
        inside = found["inside"]
        if found["open"] or (inside and "{{" in inside):
            parser.diagnostics.append(report("template-unclosed-field", span._replace(end=span.start + 2)))
        elif inside is not None:
            parser.take(inside.lstrip("{").strip(), span)
    parser.finish()
    return tuple(top.children), parser.diagnostics


@dataclass(slots=True)
class _Parser:
    """The sections that are open, outermost first; `passed` are those that another's end closed."""

    open: list[_Open]
    passed: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def take(self, text: str, span: Span) -> None:
        """Takes what stands within a pair of braces."""
        mark, name = text[:1], text[1:].lstrip()
        if len(text) > 1 and mark in "#^":
            self.open.append(_Open(name, mark == "^", span))
        elif len(text) > 1 and mark == "/":
            self._close(name, span)
        else:
            *filters, name = text.split(":")
            self.open[-1].children.append(Field(name, tuple(filters), span))

    def finish(self) -> None:
        """Reports what is still open at the end."""
        for section in self.open[1:]:
            self.diagnostics.append(report("template-unclosed-section", section.span, name=section.name))
        while len(self.open) > 1:
            self._fold()

    def _close(self, name: str, span: Span) -> None:
        if name not in [section.name for section in self.open[1:]]:
            if name in self.passed:
                self.passed.remove(name)
            else:
                self.diagnostics.append(report("template-unopened-section", span, name=name))
            return
        inner = self.open[-1]
        if inner.name != name:
            facts = {"name": name, "open": inner.name}
            related = (Related("opened here", inner.span),)
            self.diagnostics.append(Diagnostic("template-crossed-section", span, facts, related))
        while self.open[-1].name != name:
            self.passed.append(self.open[-1].name)
            self._fold()
        self._fold()

    def _fold(self) -> None:
        section = self.open.pop()
        self.open[-1].children.append(section.closed())


def every(nodes: Iterable[Node]) -> Iterator[Node]:
    """All nodes, wherever they stand, an outer one before those in it."""
    for node in nodes:
        yield node
        if isinstance(node, Section):
            yield from every(node.children)


def fields_of(nodes: Iterable[Node]) -> Iterator[Field]:
    """All fields to be shown, wherever they stand."""
    return (node for node in every(nodes) if isinstance(node, Field))


def sections_of(nodes: Iterable[Node]) -> Iterator[Section]:
    """All conditionals, wherever they stand."""
    return (node for node in every(nodes) if isinstance(node, Section))


def shown(nodes: Iterable[Node], filled: frozenset[str]) -> Iterator[Field]:
    """The fields that are shown where just these are filled."""
    for node in nodes:
        if isinstance(node, Field):
            yield node
        elif (node.name in filled) != node.negated:
            yield from shown(node.children, filled)


def makes_card(nodes: Iterable[Node], filled: frozenset[str]) -> bool:
    """Whether Anki makes a card of this front where just these fields are filled: it shows one of them."""
    return any(field.name in filled for field in shown(nodes, filled))

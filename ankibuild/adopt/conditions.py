"""Which cards a note makes, and which fields the templates of an adopted note type name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from ankibuild.notetypes.language import Field, Node, every, makes_card, parse
from ankibuild.source import Source

Nodes: TypeAlias = tuple[Node, ...]

_OTHER_MARKS = "{{=<% %>=}}"
"""What a template begins with that has `<%` and `%>` in the place of the braces."""

_SPECIAL = frozenset({"", "FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"})
_CARD_NUMBER = re.compile(r"c[0-9]+\Z")
_BLANK = re.compile(r"(?:[\s\x1f]|</?(?:br|div)\s?/?>)*\Z", re.IGNORECASE)
"""What Anki takes for an empty field (rslib/src/template.rs)."""


def read_template(text: str) -> tuple[Nodes, str]:
    """The nodes of a template, and what is wrong with its braces and conditions ('': nothing)."""
    if text.lstrip().startswith(_OTHER_MARKS):
        text = text.replace(_OTHER_MARKS, "", 1).replace("<%", "{{").replace("%>", "}}")
    nodes, faults = parse(Source("", text))
    return nodes, faults[0].headline if faults else ""


def names(nodes: Nodes) -> set[str]:
    """The fields that a template names; Anki's own words and the numbers of deletions are none."""
    found = {node.name for node in every(nodes) if isinstance(node, Field) or not _CARD_NUMBER.match(node.name)}
    return found - _SPECIAL


def clozes(nodes: Nodes) -> set[str]:
    """The fields whose deletions make cards."""
    return {node.name for node in every(nodes) if isinstance(node, Field) and "cloze" in node.filters}


def is_blank(text: str) -> bool:
    """Whether Anki takes a field for empty: nothing in it but white space and empty lines."""
    return _BLANK.match(text) is not None


def required(nodes: Nodes, fields: Sequence[str]) -> tuple[str, list[int]]:
    """What a card needs, as old versions of Anki want to be told: any, all or none of the fields at these places."""
    sufficient = [ord_ for ord_, name in enumerate(fields) if makes_card(nodes, frozenset({name}))]
    if sufficient:
        return "any", sufficient
    if not makes_card(nodes, frozenset(fields)):
        return "none", []
    needed = [ord_ for ord_, name in enumerate(fields) if not makes_card(nodes, frozenset(fields) - {name})]
    return "all", needed

"""What is wrong with a template of the project's own, so that it is said here and not by a learner's Anki."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.notetypes import CLOZE, FIELDS, QUESTION, fields_of_notetype
from ankibuild.notetypes.language import Field, Node, every, fields_of, makes_card, parse, sections_of, shown
from ankibuild.source import Source, Span
from ankibuild.spelling import nearest

FRONT_SIDE: Final = "FrontSide"
SPECIAL: Final = (FRONT_SIDE, "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag")
"""What Anki shows by these names beside the fields."""

SPARE: Final = "[[spare]]"
"""What stands for the name of the spare field that a spare template belongs to."""

_BRACES = "Anki reads two braces in a script as a field: put a space between them"
_DELETION = re.compile(r"c[1-9]\d*")
_ALWAYS = frozenset({"Stem", "Text", "Kind"})
"""The fields that every note has."""

_MOST_VARIED = 10
"""Conditions of which every combination is tried."""

_USUAL = {
    "front": ("Stem", "Text"),
    "question": ("Stem", "Text"),
    "text": ("Stem",),
    "stem": ("Text",),
    "back": ("Answer",),
    "extra": ("Explanation",),
    "back extra": ("Explanation",),
}
"""Names that other note types have for our fields."""

_ENDS = {"style.css": re.compile(r"</style", re.IGNORECASE), "script.js": re.compile(r"</script", re.IGNORECASE)}
_OWN_FIELDS = {"reverse": "Reverse", "spare": SPARE}


def text_faults(name: str, source: Source) -> list[Diagnostic]:
    """All that is wrong with one of the files in `FILES`."""
    ends = _ENDS.get(name)
    found = ends.search(source.text) if ends else None
    faults = [report("template-ends-element", Span(source, *found.span()), tag=f"{found[0]}>")] if found else []
    return faults if name == "style.css" else faults + _template_faults(name, source)


def _template_faults(name: str, source: Source) -> list[Diagnostic]:
    nodes, faults = parse(source)
    faults += _unknown_fields(name, nodes)
    if faults:
        return faults
    if name.startswith(QUESTION):
        faults += [report("template-cloze-in-question", found.span) for found in _clozes(nodes)]
    if name.endswith("front.html"):
        faults += _front_sides(nodes)
    return faults + _missing(name, source, nodes)


def _known(name: str) -> tuple[str, ...]:
    """The fields that a file may name; the script stands in the templates of both note types."""
    if name == "script.js":
        return FIELDS[1:]
    fields = fields_of_notetype(CLOZE if name.startswith(CLOZE) else QUESTION)
    return (*fields, SPARE) if _card(name) == "spare" else fields


def _card(name: str) -> str:
    """Which template of the question note type a file belongs to, '' where it is the first."""
    return name.removeprefix(f"{QUESTION}/").rpartition("-")[0]


def _unknown_fields(name: str, nodes: tuple[Node, ...]) -> Iterator[Diagnostic]:
    names = (*_known(name), *SPECIAL)
    for found in every(nodes):
        if found.name not in names and not _is_no_field(found, name):
            how = _BRACES if name == "script.js" else _suggestion(found.name, names)
            yield report("template-unknown-field", found.span, name=found.name, how=how)


def _is_no_field(found: Node, name: str) -> bool:
    """Whether Anki takes it for something else: a card of a deletion, the voices of the device."""
    if isinstance(found, Field):
        return not found.name and found.filters == ("tts-voices",)
    return name.startswith(CLOZE) and bool(_DELETION.fullmatch(found.name))


def _suggestion(name: str, known: tuple[str, ...]) -> str:
    name = name.strip()
    if name in known:
        return "delete the space before its name"
    if name == SPARE:
        return "it stands for a field's name in spare-front.html and spare-back.html"
    usual = (field for field in _USUAL.get(name.lower(), ()) if field in known)
    suggestion = next(usual, "") or nearest(name, known) or nearest(name.title(), known)
    return f"did you mean '{suggestion}'?" if suggestion else "the documentation of templates lists the fields"


def _clozes(nodes: Iterable[Node]) -> Iterator[Field]:
    return (found for found in fields_of(nodes) if "cloze" in found.filters)


def _front_sides(nodes: tuple[Node, ...]) -> Iterator[Diagnostic]:
    for found in every(nodes):
        if found.name == FRONT_SIDE:
            yield report("template-frontside-on-front", found.span)


def _missing(name: str, source: Source, nodes: tuple[Node, ...]) -> list[Diagnostic]:
    """What a side does not show though it has to."""
    start = Span(source, 0, 0)
    if name.startswith(CLOZE):
        return [] if _always(nodes, "Text", "cloze") else [report("template-without-cloze", start)]
    if not name.endswith("front.html"):
        return []
    own = _OWN_FIELDS.get(_card(name))
    if own:
        return [] if _waits_for(nodes, own) else [report("template-not-by-its-field", start, name=own)]
    return [] if _always(nodes, "Stem") else [report("template-without-stem", start)]


def _always(nodes: tuple[Node, ...], name: str, filter_: str = "") -> bool:
    """Whether a field (behind this filter) is shown, whichever of the others are filled."""

    def is_it(field: Field) -> bool:
        return field.name == name and filter_ in ("", *field.filters)

    around = {section.name for section in sections_of(nodes) if any(map(is_it, fields_of([section])))}
    return all(any(map(is_it, shown(nodes, _ALWAYS | chosen))) for chosen in _subsets(around - _ALWAYS))


def _waits_for(nodes: tuple[Node, ...], own: str) -> bool:
    """Whether a front makes a card where its own field is filled, and only there, whichever of the others are."""
    conditions = {section.name for section in sections_of(nodes)} - _ALWAYS - {own}
    always_filled = frozenset(FIELDS) - conditions - {own}
    return all(
        makes_card(nodes, _ALWAYS | chosen | {own}) and not makes_card(nodes, always_filled | chosen)
        for chosen in _subsets(conditions)
    )


def _subsets(names: Iterable[str]) -> Iterator[frozenset[str]]:
    """All choices of some of these names; of very many names only some vary."""
    varied = sorted(names)[:_MOST_VARIED]
    return (frozenset(chosen) for size in range(len(varied) + 1) for chosen in combinations(varied, size))

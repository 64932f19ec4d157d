"""Trees of records → questions: the whole file is looked at before the first question is made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ankibuild.diagnostics import errors_in
from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import Settings
from ankibuild.readers.records.choices import leftovers
from ankibuild.readers.records.draft import Draft, draft_of, scalars
from ankibuild.readers.records.finding import Group, find
from ankibuild.readers.records.keys import Keys
from ankibuild.readers.records.lacking import lacks_fields
from ankibuild.readers.records.questions import DECISION, add_question, unread
from ankibuild.readers.records.record import Record, record_of
from ankibuild.readers.records.style import style_of
from ankibuild.readers.records.texts import Around
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Scalar

_MOST_SAID_APART, _MOST_NAMED = 3, 12
"""Fields of which nothing is known: so many get a warning each, and so many names are listed in one."""


def read_records(source: Source, nodes: Iterable[Node], collector: Collector, *, first_is_right: bool = False) -> None:
    """Adds the questions of these documents. What is wrong with their syntax stands in the collector already.

    With `first_is_right`, of options without any key the first is right.
    """
    settings = collector.file.settings
    nodes = list(nodes)
    if lacks_fields(source, nodes, collector):
        return
    faults = sorted(fault.span.start for fault in errors_in(collector.diagnostics) if fault.span)
    drafts = _drafts(source, nodes, settings)
    around = _around(drafts, settings)
    _report_style(drafts, around, collector)
    keys = Keys(settings.first_option, first_is_right)
    for draft in drafts:
        keys.learn_forms(draft.tokens)
    for draft in drafts:
        keys.learn_base(draft.tokens, draft.choices)
    for draft in drafts:
        if _has_fault(draft.record.span, faults):
            unread(draft, collector)
        else:
            add_question(draft, keys, around, collector)
    _report_unknown(drafts, collector)


def _drafts(source: Source, nodes: Iterable[Node], settings: Settings) -> list[Draft]:
    stem = next(iter(settings.columns.get("stem", ())), "")
    return [
        draft_of(record_of(source, found, settings.columns))
        if found.is_record
        else Draft(Record(source, found.node, Group()))
        for found in find(nodes, stem)
    ]


def _around(drafts: Sequence[Draft], settings: Settings) -> Around:
    stems = (draft.stem.value for draft in drafts if draft.stem)
    others = (text for draft in drafts for text in (*draft.texts, *_explained(draft)))
    is_sorted = any(draft.record.all("broad") or draft.record.group.decks for draft in drafts)
    is_open = any(_decides_maybe(draft) for draft in drafts)
    decisions = ("yes", "no", "maybe") if is_open else ("yes", "no")
    return Around(style_of(settings.texts, stems, others), not is_sorted, decisions)


def _explained(draft: Draft) -> list[str]:
    return [node.value for entry in draft.record.all("explanation") for node in scalars(entry)]


def _decides_maybe(draft: Draft) -> bool:
    entries = [entry for entry in draft.record.all("answer") if entry.name == DECISION]
    return any(isinstance(entry.node, Scalar) and entry.node.value.strip().lower() == "maybe" for entry in entries)


def _report_style(drafts: Sequence[Draft], around: Around, collector: Collector) -> None:
    if around.style.looks_like and drafts:
        collector.warn("texts-look-marked-up", drafts[0].record.span, markup=around.style.looks_like)


def _report_unknown(drafts: Sequence[Draft], collector: Collector) -> None:
    """Says once a file of each field that nothing is known of; of many, together."""
    seen: dict[str, tuple[str, Span]] = {}
    for draft in drafts:
        record = draft.record
        media = record.all("media") if isinstance(record.node, Mapping) else []
        for entry in (*record.unknown, *media, *leftovers(draft.choices)):
            span = Span(record.source, entry.key.start, max(entry.key.end, entry.key.start))
            seen.setdefault(entry.name, (entry.key.value, span))
    if len(seen) > _MOST_SAID_APART:
        names = [name for name, _ in seen.values()]
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        listed = "the fields " + ", ".join(f"'{name}'" for name in names[:_MOST_NAMED]) + more
        collector.not_carried(next(iter(seen.values()))[1], listed, "it is not known what they mean")
        return
    for name, span in seen.values():
        collector.not_carried(span, f"the field '{name}'", "it is not known what it means")


def _has_fault(span: Span, faults: list[int]) -> bool:
    return bisect_left(faults, span.start) < bisect_left(faults, span.end)

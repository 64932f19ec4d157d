"""Notes → raw questions: by note types of ours, clozes, choices by the names of fields, else question and answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from ankibuild.markup import html_to_markdown, paragraphs, plain_to_markdown
from ankibuild.model import RawOption, RawQuestion, Text
from ankibuild.readers.anki_notes import notetypes
from ankibuild.readers.anki_notes.boxes import boxes_of
from ankibuild.readers.anki_notes.fields import NoteField, OldNote
from ankibuild.readers.anki_notes.media import with_media
from ankibuild.readers.anki_notes.own import add_own, is_own
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.file import Settings
from ankibuild.readers.grid.cells import Row
from ankibuild.readers.grid.drafts import Draft, draft_of, filled
from ankibuild.readers.grid.keys import Deciding
from ankibuild.readers.grid.layout import Layout
from ankibuild.readers.grid.questions import Making, add_question
from ankibuild.readers.grid.reading import deciding
from ankibuild.readers.grid.texts import Writing, with_deletions
from ankibuild.readers.records.style import Style
from ankibuild.source import Span

_DEFAULT_DECK = "Default"

Place = Callable[[str, Span], str]
"""Gives the address of a file by the name typed at this place, '' where there is none."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What reading the notes of a file needs: the collector, where files are, what keys mean by note type."""

    collector: Collector
    place: Place
    settings: Settings
    deciding: dict[tuple[str, ...], Deciding]

    def html(self, field: NoteField, note: OldNote) -> str:
        """The HTML of a field, its media at their new addresses."""
        span = Span(note.source, field.start, field.end)
        return with_media(field.value, lambda name: self.place(name, span))

    def markdown(self, field: NoteField, note: OldNote, *, deletions: bool = False) -> str:
        """A field in our dialect."""
        text = html_to_markdown(self.html(field, note)) if field.is_html else plain_to_markdown(field.value)
        return with_deletions(text) if deletions else text


def read_notes(notes: Sequence[OldNote], collector: Collector, place: Place) -> None:
    """Adds the questions of notes, in order; says once for each note type which cards do not come along."""
    settings = collector.file.settings
    drafts: dict[tuple[str, ...], list[Draft]] = {}
    for note in notes:
        if note.fields and not is_own(note.names):
            drafts.setdefault(note.names, []).append(_draft(note))
    weighed = {
        names: deciding(several, settings, [(several[0].sheet, several[0].layout)]) for names, several in drafts.items()
    }
    reading = _Reading(collector, place, settings, weighed)
    for note in notes:
        if note.fields:
            _add(note, reading)
    _say_lost_cards(notes, collector)


def _add(note: OldNote, reading: _Reading) -> None:
    """Adds one note, with what is known of notes only: GUID, tags, deck."""
    before = len(reading.collector.questions)
    if notetypes.is_occlusion(note.notetype, note.names):
        reading.collector.reject("type-not-carried", note.span, type=note.notetype or "image occlusion")
    elif is_own(note.names):
        by_value = {field.value: field for field in note.fields}
        add_own(note, lambda value, deletions: _own_text(value, deletions, by_value, note, reading), reading.collector)
    elif note.is_cloze or any(notetypes.has_deletion(field.value) for field in note.fields):
        _add_cloze(note, reading)
    elif (choice := _with_boxes(note, reading)) is not None:
        reading.collector.add(choice)
    else:
        _add_draft(note, reading)
    for index in range(before, len(reading.collector.questions)):
        reading.collector.questions[index] = _dressed(reading.collector.questions[index], note)


def _own_text(value: str, deletions: bool, fields: dict[str, NoteField], note: OldNote, reading: _Reading) -> str:
    field = fields.get(value) or replace(note.fields[0], value=value)
    return reading.markdown(replace(field, value=value), note, deletions=deletions)


def _dressed(question: RawQuestion, note: OldNote) -> RawQuestion:
    if not question.sound:
        return question
    guid = {"guid": Text(note.guid, note.span)} if note.guid else {}
    deck = "" if note.deck == _DEFAULT_DECK else subdeck(*note.deck.split("::"))
    tags = (*note.tags, *question.tags)
    return replace(question, texts={**question.texts, **guid}, tags=tags, deck=deck + question.deck)


def _add_cloze(note: OldNote, reading: _Reading) -> None:
    """A cloze: the field with deletions is the stem, what stands in others explains it."""
    at = next((index for index, field in enumerate(note.fields) if notetypes.has_deletion(field.value)), -1)
    if at < 0:
        reading.collector.reject("cloze-without-gap", note.span)
        return
    stem = note.fields[at]
    texts = {
        "kind": Text("cloze"),
        "stem": Text(reading.markdown(stem, note, deletions=True), Span(note.source, stem.start, stem.end)),
    }
    others = [field for index, field in enumerate(note.fields) if index != at and not field.cell.is_blank]
    if others:
        value = paragraphs(*(reading.markdown(field, note) for field in others))
        texts["explanation"] = Text(value, Span(note.source, others[0].start, others[0].end))
    reading.collector.add(RawQuestion(note.span, texts))


def _with_boxes(note: OldNote, reading: _Reading) -> RawQuestion | None:
    """The choice that a note is whose two sides are lists with boxes; None for any other note."""
    said = [index for index, field in enumerate(note.fields) if not field.cell.is_blank]
    if said != [0, 1] or not all("[" in field.value for field in note.fields[:2]):
        return None
    layout = _layout(note)
    front, back = note.fields[:2]
    found = boxes_of(reading.markdown(front, note), reading.markdown(back, note))
    if found is None or layout.options or (layout.stem, layout.answers[:1]) != (0, (1,)):
        return None
    asked, answered = (Span(note.source, field.start, field.end) for field in (front, back))
    right = sum(is_ticked for _, is_ticked in found.options)
    texts = {"kind": Text("single" if right == 1 else "multiple"), "stem": Text(found.stem, asked)}
    if found.below:
        texts["explanation"] = Text(found.below, answered)
    options = tuple(RawOption(Text(text, answered), correct=is_ticked) for text, is_ticked in found.options)
    return RawQuestion(note.span, texts, options=options)


def _layout(note: OldNote) -> Layout:
    """What each field is for: by the names of the fields, else by the sides of the first card."""
    said = frozenset(field.name for field in note.fields if not field.cell.is_blank)
    words = frozenset(field.name for field in note.fields if not field.value.strip().isdecimal()) & said
    front, back = (notetypes.fields_of(sides[0], said) if sides else () for sides in (note.fronts, note.backs))
    return notetypes.layout_for(
        note.names, tuple(name for name in front if name in said), tuple(name for name in back if name in words)
    )


def _with_front(cells: Row, layout: Layout) -> Row:
    """The fields of a note, with all that its front shows in the one that asks."""
    more = filled(cells, layout.fields.get("front", ()))
    if not more:
        return cells
    shown = [cell for cell in (cells[layout.stem], *more) if not cell.is_blank]
    html = "<br>".join(cell.html or escape(cell.text) for cell in shown)
    stem = shown[0]._replace(text="\n".join(cell.text for cell in shown if cell.text), html=html)
    return (*cells[: layout.stem], stem, *cells[layout.stem + 1 :])


def _draft(note: OldNote, row: tuple[NoteField, ...] = ()) -> Draft:
    layout = _layout(note)
    cells = tuple(field.cell for field in row or note.fields)
    draft = draft_of(note.sheet, layout, _with_front(cells, layout))
    is_typed = notetypes.is_typed(note.fronts) and not layout.options
    return replace(draft, kind="short") if is_typed else draft


def _add_draft(note: OldNote, reading: _Reading) -> None:
    fields = tuple(replace(field, value=reading.html(field, note)) if field.is_html else field for field in note.fields)
    making = Making(Writing(Style(reading.settings.texts or "plain")), reading.deciding[note.names])
    add_question(_draft(note, fields), making, reading.collector)
    reverse = notetypes.reverse_field(note.names)
    if reverse >= 0 and note.fields[reverse].value.strip():
        reading.collector.not_carried(
            note.span, "the card that asks the other way round", "a question has one direction"
        )


def _say_lost_cards(notes: Iterable[OldNote], collector: Collector) -> None:
    said: set[str] = set()
    for note in notes:
        known = notetypes.layout_for(note.names) if note.fields else None
        is_basic = known is not None and not known.options and not is_own(note.names) and not note.is_cloze
        if is_basic and notetypes.has_reverse(note.fronts, note.names) and note.notetype not in said:
            said.add(note.notetype)
            what = f"the further cards of the note type '{note.notetype}'"
            collector.not_carried(note.span, what, "a question is asked in one direction")

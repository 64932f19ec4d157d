"""Notes of packages that ankibuild built: their fields say everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bs4 import BeautifulSoup

from ankibuild.labels import LABELS
from ankibuild.model import Kind, RawAnswer, RawOption, RawQuestion, Text
from ankibuild.readers.anki_notes.fields import NoteField, OldNote
from ankibuild.readers.collecting import Collector
from ankibuild.source import Span

_NAMES = frozenset({"Options", "Answer", "Kind", "Settings", "Id", "Explanation", "Article"})
_TEXTS = ("explanation", "hint", "case", "article", "reference", "source")
_CHOICES = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE)
_TRUTHS = [LABELS["true"], LABELS["false"]]

Markdown = Callable[[str, bool], str]
"""A field as Markdown, with its cloze deletions or without any."""


def is_own(names: Sequence[str]) -> bool:
    """Whether a note type is one of ours."""
    return names[:1] in (("Stem",), ("Text",)) and set(names) >= _NAMES


def add_own(note: OldNote, markdown: Markdown, collector: Collector) -> None:
    """Adds the question of a note of ours. Kinds that are more than a card shows come back as question and answer."""
    fields = {field.name: field for field in note.fields if field.value.strip()}
    stem = note.fields[0]
    said = fields["Kind"].value.strip() if "Kind" in fields else ""
    kind = said if said in tuple(Kind) else "plain"
    texts = {"stem": _text(note, stem, markdown, kind == Kind.CLOZE)}
    for name in _TEXTS:
        if (field := fields.get(name.capitalize())) is not None:
            texts[name] = _text(note, field, markdown)
    if "Id" in fields:
        texts["id"] = _text(note, fields["Id"], markdown)
    options = _options(note, fields["Options"], markdown) if "Options" in fields else ()
    answers: tuple[RawAnswer, ...] = ()
    if kind == Kind.TRUE_FALSE and [option.text.value for option in options] == _TRUTHS and not _whys(options):
        answers = (RawAnswer(Text("true" if options[0].correct else "false", options[0].text.span)),)
        options = ()
    elif kind != Kind.CLOZE and not options and "Answer" in fields:
        answers = (RawAnswer(_text(note, fields["Answer"], markdown)),)
    if kind not in (*_CHOICES, Kind.PLAIN, Kind.CLOZE):
        collector.not_carried(note.span, f"the kind '{kind}'", "a note shows only its question and answer")
        kind = "plain"
    texts["kind"] = Text(kind)
    shuffle = "noshuffle" not in fields["Settings"].value.split() if "Settings" in fields else True
    collector.add(RawQuestion(note.span, texts, options=options, answers=answers, shuffle=shuffle))


def _text(note: OldNote, field: NoteField, markdown: Markdown, deletions: bool = False) -> Text:
    return Text(markdown(field.value, deletions), Span(note.source, field.start, field.end))


def _options(note: OldNote, field: NoteField, markdown: Markdown) -> tuple[RawOption, ...]:
    """The list that both sides of a card share: `<li data-correct>` with its text and its rationale."""
    span = Span(note.source, field.start, field.end)
    options = []
    for item in BeautifulSoup(field.value, "html.parser").find_all("li", recursive=True):
        text, why = item.find("div", class_="option"), item.find("div", class_="why")
        if text is not None and item.find_parent("li") is None:
            rationale = Text(markdown(why.decode_contents(), False), span) if why is not None else Text("")
            correct = item.has_attr("data-correct")
            options.append(RawOption(Text(markdown(text.decode_contents(), False), span), rationale, correct))
    return tuple(options)


def _whys(options: Sequence[RawOption]) -> bool:
    return any(option.why.value for option in options)

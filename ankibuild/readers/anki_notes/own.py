"""Notes of packages that ankibuild built: their fields say everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ankibuild.labels import LABELS
from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawOption, RawQuestion, Text
from ankibuild.readers.anki_notes.fields import NoteField, OldNote
from ankibuild.readers.collecting import Collector
from ankibuild.source import Span

_NAMES = frozenset({"Options", "Answer", "Kind", "Settings", "Id", "Explanation", "Article"})
_TEXTS = ("explanation", "hint", "case", "article", "reference", "source")
_ITEM = re.compile(r'<li((?: data-correct(?:="")?)?)>\s{0,9}<div class="option">')
_WHY = '</div><div class="why">'
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
    """The list that both sides of a card share, as rendering writes it."""
    span = Span(note.source, field.start, field.end)

    def text(html: str) -> Text:
        return Text(markdown(html, False), span)

    _, *parts = _ITEM.split(field.value)
    options = []
    for mark, html in zip(parts[::2], parts[1::2], strict=True):
        inner = html.strip().removesuffix("</ol>").strip().removesuffix("</li>").strip().removesuffix("</div>")
        shown, found, why = inner.partition(_WHY)
        options.append(RawOption(text(shown), text(why) if found else NO_TEXT, "data-correct" in mark))
    return tuple(options)


def _whys(options: Sequence[RawOption]) -> bool:
    return any(option.why.value for option in options)

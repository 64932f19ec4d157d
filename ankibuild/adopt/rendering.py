"""A question with an adopted note type → the fields and the cards of its note."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import NamedTuple

from ankibuild.adopt import html as raw_html
from ankibuild.adopt.conditions import is_blank
from ankibuild.adopt.notetype import TEXT_PARTS, AdoptedNoteType, option_number
from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Question
from ankibuild.notetypes.language import makes_card
from ankibuild.render.clozes import numbers
from ankibuild.render.media import MediaFinder
from ankibuild.render.places import place_of
from ankibuild.render.text import TextRenderer
from ankibuild.source import Span
from ankibuild.spelling import nearest
from ankibuild.validate import TYPED

_MOST_CARDS = 500
_SYNONYMS = {"option-texts": "options", "answer-letter": "answer", "answer-number": "answer"}

_NOT_FOUND = frozenset({"media-missing", "media-type", "media-outside-project", "media-address"})
_NO_FACTS: Mapping[str, str] = MappingProxyType({})


class Made(NamedTuple):
    """The fields by their names, all of them and in order; the cards; what is wrong."""

    fields: dict[str, str]
    ords: tuple[int, ...]
    diagnostics: list[Diagnostic]


@dataclass(slots=True)
class HtmlRenderer(TextRenderer):
    """Renders texts that are HTML already: what could harm is taken out, the rest stays as it was typed."""

    def render(self, text: str, span: Span | None, *, cloze: bool = False) -> str:
        """The sanitised HTML, with its media under the names that they are packed under."""
        text = unicodedata.normalize("NFC", text)
        cleaned = raw_html.clean(text)
        for name in raw_html.lost(text, cleaned):
            code = "html-tag-dropped" if name.startswith("<") else "html-attribute-dropped"
            word = name.strip("<>").rpartition(" ")[2]
            at = max(text.lower().find(word), 0)
            place = place_of(span, text, at, at + len(word))
            self.diagnostics.append(report(code, place, subject=self.subject, name=name.strip("<>")))
        return self.media.rewrite(cleaned, span)


class LenientFinder(MediaFinder):
    """Finds media as the learners of an old deck do: what is missing is missing, and the card is shown without."""

    def _sound(self, name: str, span: Span | None) -> str:
        return MediaFinder._sound(self, name, span) or f"[sound:{escape(name, quote=False)}]"

    def _report(self, code: str, name: str, span: Span | None, facts: Mapping[str, str] = _NO_FACTS) -> None:
        MediaFinder._report(self, "media-not-packed" if code in _NOT_FOUND else code, name, span, facts)


def make(question: Question, notetype: AdoptedNoteType, parts: Mapping[str, str], renderer: TextRenderer) -> Made:
    """The note of a question. `parts` are the question's own by the names of our fields, rendered."""
    own = dict(question.fields)
    faults = [*_unknown_fields(question, notetype), *_left_out(question, notetype)]
    pieces = _Pieces(question, parts, renderer, notetype)
    fields = {
        name: renderer.render(own[name], question.part(f"fields.{name}"), cloze=name in notetype.cloze_fields)
        if name in own
        else _join([pieces.get(part) for part in notetype.sources.get(name, ())])
        for name in notetype.names
    }
    ords = cards(notetype, fields)
    if not ords:
        faults.append(report("no-card", question.span, subject=question.subject, notetype=notetype.slug))
    return Made(fields, ords or (0,), faults)


def cards(notetype: AdoptedNoteType, fields: Mapping[str, str]) -> tuple[int, ...]:
    """The cards that Anki makes of these fields."""
    if notetype.cloze:
        found = {number for name in notetype.cloze_fields for number in numbers(fields.get(name, ""))}
        return tuple(number - 1 for number in sorted(found) if 1 <= number <= _MOST_CARDS)
    filled = frozenset(name for name, text in fields.items() if not is_blank(text))
    return tuple(ord_ for ord_, front in enumerate(notetype.fronts) if makes_card(front, filled))


def unknown_notetype(question: Question, known: Collection[str]) -> Diagnostic:
    """What is said of a question whose note type is in no file."""
    near = nearest(question.notetype, known)
    hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(known)}" if known else "write its file"
    place = question.part("notetype")
    return report("unknown-notetype", place, subject=question.subject, name=question.notetype, hint=hint)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The parts of a question as they go into fields."""

    question: Question
    parts: Mapping[str, str]
    renderer: TextRenderer
    notetype: AdoptedNoteType

    def get(self, part: str) -> str:
        """The HTML of a part, '' where the question has none."""
        number = option_number(part)
        if number:
            return self._option(number - 1)
        if part == "option-texts":
            items = "".join(f"<li>{self._option(index)}</li>" for index in range(len(self.question.options)))
            return f'<ol type="A">{items}</ol>' if items else ""
        if part in ("answer-letter", "answer-number"):
            return ", ".join(self._keys(part == "answer-letter"))
        return self.parts.get(part.capitalize(), "")

    def _option(self, index: int) -> str:
        if index >= len(self.question.options):
            return ""
        return self.renderer.render(self.question.options[index].text, self.question.part(f"options.{index}"))

    def _keys(self, letters: bool) -> Iterator[str]:
        for index, option in enumerate(self.question.options):
            if option.correct:
                yield chr(ord("A") + index) if letters else str(index + 1)


def _join(pieces: Sequence[str]) -> str:
    filled = [piece for piece in pieces if piece]
    return filled[0] if len(filled) == 1 else "".join(f"<div>{piece}</div>" for piece in filled)


def _unknown_fields(question: Question, notetype: AdoptedNoteType) -> Iterator[Diagnostic]:
    for name, _ in question.fields:
        if name not in notetype.names:
            near = nearest(name, notetype.names)
            facts = {"notetype": notetype.slug, "name": name, "near": near, "fields": ", ".join(notetype.names)}
            yield Diagnostic("unknown-notetype-field", question.part(f"fields.{name}"), facts, (), question.subject)


def _left_out(question: Question, notetype: AdoptedNoteType) -> Iterator[Diagnostic]:
    """A warning for each part that is filled and that no field is made from."""
    used = {_SYNONYMS.get(part, "options" if option_number(part) else part) for part in notetype.parts}
    filled = [part for part in (*TEXT_PARTS, "source") if getattr(question, part)]
    if question.options and question.kind not in TYPED:
        filled.append("options")
    elif question.options or question.pairs or question.order or question.gaps:
        filled.append("answer")  # which is made from them
    for part in filled:
        if part not in used:
            place = question.part(part)
            yield report("part-not-shown", place, subject=question.subject, notetype=notetype.slug, part=part)

"""A checked question → a note: which part goes into which field, and which cards it makes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from ankibuild.adopt.notetype import key_of
from ankibuild.adopt.rendering import HtmlRenderer, LenientFinder, Made, make, unknown_notetype
from ankibuild.decks import deck_of
from ankibuild.diagnostics import Diagnostic, report
from ankibuild.identity.digest import content_digest, rendered_digest
from ankibuild.identity.ids import Identified
from ankibuild.model import Kind, Markup, Option, Question
from ankibuild.note import Note
from ankibuild.notetypes import CLOZE, FIELDS, QUESTION
from ankibuild.project import Project
from ankibuild.render import kinds
from ankibuild.render.media import MediaFinder, MediaStore
from ankibuild.render.text import TextRenderer
from ankibuild.render.tokens import defuse
from ankibuild.tags import normalize

RETIRED_TAG = "ankibuild::retired"
"""The tag of a retired question's note, by which learners find all of them."""

_URL = re.compile(r"https?://[^\s<>\"]+\Z")
_CHOICES = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.PLAIN, Kind.CLOZE})
_MOST_CARDS = 500
"""Anki ignores cloze numbers above this."""


def render(identified: Identified, project: Project, store: MediaStore) -> tuple[Note | None, list[Diagnostic]]:
    """The note of a question, None where its text or media have errors; and all that is wrong."""
    question = identified.question
    renderer = _renderer(question, project, store)
    made = _make(question, project, renderer)
    finder = renderer.media
    diagnostics = renderer.diagnostics + finder.diagnostics + made.diagnostics
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        return None, diagnostics
    tags = normalize((*project.tags, *question.tags, *((RETIRED_TAG,) if question.retired else ())))
    media = tuple(finder.found[name] for name in sorted(finder.found))
    values = tuple(made.fields.values())
    note = Note(
        id=identified.id,
        guid=identified.guid,
        notetype=_notetype_key(question),
        fields=values,
        tags=tags,
        deck=deck_of(question, project),
        position=identified.position,
        ords=made.ords,
        media=media,
        content=content_digest(question, tags, (file.digest for file in media)),
        rendered=rendered_digest(values, tags),
        question=question,
    )
    return note, diagnostics


def _renderer(question: Question, project: Project, store: MediaStore) -> TextRenderer:
    folder = _folder(project.root, question.span.source.holder if question.span else "")
    if question.markup is Markup.HTML:
        return HtmlRenderer(LenientFinder(store, folder, question.subject), question.subject)
    return TextRenderer(MediaFinder(store, folder, question.subject), question.subject)


def _make(question: Question, project: Project, renderer: TextRenderer) -> Made:
    """The fields of the note, in the order of its note type, and its cards."""
    if question.notetype and question.notetype not in project.adopted:
        return Made({}, (), [unknown_notetype(question, project.adopted)])
    fields = _fields(question, renderer, project.labels)
    if question.notetype:
        return make(question, project.adopted[question.notetype], fields, renderer)
    ords = tuple(card - 1 for card in sorted(renderer.cards)) if question.kind is Kind.CLOZE else (0,)
    return Made({name: fields.get(name, "") for name in FIELDS}, ords, _card_faults(question, renderer.cards))


def _notetype_key(question: Question) -> str:
    if question.notetype:
        return key_of(question.notetype)
    return CLOZE if question.kind is Kind.CLOZE else QUESTION


@lru_cache(maxsize=1024)
def _folder(root: Path, holder: str) -> Path:
    """The folder that a file lies in; the project's for questions that no file holds."""
    return (root / holder).parent if holder else root


def _fields(question: Question, renderer: TextRenderer, labels: Mapping[str, str]) -> dict[str, str]:
    """The filled fields by name."""
    texts = {
        name.capitalize(): renderer.render(value, question.part(name))
        for name in ("case", "explanation", "article", "hint", "reference")
        if (value := getattr(question, name))
    }
    asked = _choice(question, renderer, labels) if question.kind in _CHOICES else kinds.sides(question, renderer)
    return texts | {
        "Stem": asked.stem,
        "Options": asked.options,
        "Answer": asked.answer,
        "Kind": str(question.kind),
        "Settings": "" if question.shuffle else "noshuffle",
        "Id": defuse(html.escape(question.first_id, quote=False)),
        "Source": _source(question, renderer),
        "Notice": defuse(html.escape(labels["retired"], quote=False)) if question.retired else "",
    }


def _choice(question: Question, renderer: TextRenderer, labels: Mapping[str, str]) -> kinds.Sides:
    """What is asked and right of the kinds that have options to choose from, or an answer in words."""
    options = question.options or _truth_options(question, labels)
    stem = renderer.render(question.stem, question.part("stem"), cloze=question.kind is Kind.CLOZE)
    rendered = [renderer.render(option.text, question.part(f"options.{i}")) for i, option in enumerate(options)]
    whys = [renderer.render(option.why, question.part(f"options.{i}.why")) for i, option in enumerate(options)]
    answer = _answer(options, rendered) if options else renderer.render(question.answer, question.part("answer"))
    return kinds.Sides(stem, answer, _options(options, rendered, whys))


def _truth_options(question: Question, labels: Mapping[str, str]) -> tuple[Option, ...]:
    if question.kind is not Kind.TRUE_FALSE:
        return ()
    return tuple(Option(labels[word], question.answer == word) for word in ("true", "false"))


def _options(options: Iterable[Option], rendered: list[str], whys: list[str]) -> str:
    """The list that serves both sides of the card: what marks the key is for the style to show or not."""
    items = [
        f"<li{' data-correct' if option.correct else ''}>"
        f'<div class="option">{text}</div>' + (f'<div class="why">{why}</div>' if why else "") + "</li>"
        for option, text, why in zip(options, rendered, whys, strict=True)
    ]
    return f'<ol class="options" type="A">{"".join(items)}</ol>' if items else ""


def _answer(options: Iterable[Option], rendered: list[str]) -> str:
    keys = [text for option, text in zip(options, rendered, strict=True) if option.correct]
    if len(keys) == 1:
        return keys[0]
    return '<ul class="answers">' + "".join(f"<li>{key}</li>" for key in keys) + "</ul>"


def _source(question: Question, renderer: TextRenderer) -> str:
    if question.markup is Markup.MARKDOWN and _URL.match(question.source):
        address = defuse(html.escape(question.source))
        return f'<a href="{address}">{address}</a>'
    return renderer.render(question.source, question.part("source"))


def _card_faults(question: Question, cards: set[int]) -> list[Diagnostic]:
    if question.kind is not Kind.CLOZE:
        return []
    place = question.part("stem")
    wrong = sorted(card for card in cards if not 1 <= card <= _MOST_CARDS)
    if wrong:
        return [report("cloze-number", place, subject=question.subject, number=wrong[0], most=_MOST_CARDS)]
    return [] if cards else [report("cloze-without-deletion", place, subject=question.subject)]

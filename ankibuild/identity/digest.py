"""Digests of what a question says, independent of how it is rendered.

The lock compares them from build to build, for years: what goes into a digest, and how, is frozen (a test pins
it). A new field joins only where it is filled, so that questions without it keep their digest.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from ankibuild.model import Markup, Option, Question

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_TEXTS = ("stem", "answer", "explanation", "article", "hint", "reference", "source", "case")


def content_digest(question: Question, tags: Iterable[str], media: Iterable[str]) -> str:
    """The digest of a note's content: the question's own fields, its tags, and the digests of its media files."""
    content: dict[str, Any] = {name: value for name in _TEXTS if (value := getattr(question, name))}
    if question.first_id:
        content["id"] = question.first_id
    content["kind"] = str(question.kind)
    if question.options:
        content["options"] = [[option.text, option.correct, option.why] for option in question.options]
    if not question.shuffle:
        content["shuffle"] = False
    if question.retired:
        content["retired"] = True
    if question.notetype:
        content["notetype"] = question.notetype
    if question.fields:
        content["fields"] = dict(question.fields)
    if question.markup is not Markup.MARKDOWN:
        content["markup"] = str(question.markup)
    content |= _parts(question)
    content["tags"] = sorted(tags)
    content["media"] = sorted(media)
    return digest(content)


def question_digest(question: Question) -> str:
    """The digest that two questions share if they are the same word for word; ids, tags and places do not count."""
    options = [[option.text, option.correct] for option in question.options]
    said: list[object] = [question.stem, str(question.kind), options, question.answer]
    said += [dict(question.fields)] if question.fields else []
    parts = _parts(question, rationales=False) | ({"case": question.case} if question.case else {})
    return digest([*said, [parts]] if parts else said)


def _parts(question: Question, *, rationales: bool = True) -> dict[str, Any]:
    """The pairs, the order and the gaps, as far as there are any."""
    parts: dict[str, Any] = {}
    if question.pairs:
        parts["pairs"] = [[pair.left, pair.right] for pair in question.pairs]
    if question.order:
        parts["order"] = list(question.order)
    if question.gaps:
        parts["gaps"] = [[gap.choice, *_options(gap.options, rationales)] for gap in question.gaps]
    return parts


def _options(options: Iterable[Option], rationales: bool) -> list[list[object]]:
    return [[option.text, option.correct, *([option.why] if rationales else [])] for option in options]


def rendered_digest(fields: Sequence[str], tags: Iterable[str]) -> str:
    """The digest of how a note looks: its fields in the order of its note type, and its tags."""
    return digest([list(fields), sorted(tags)])


def digest(content: object) -> str:
    """The digest of plain data: 96 bits of the SHA-256 of its canonical JSON (composed characters), in hexadecimal."""
    text = _CANONICAL.encode(content)
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")).hexdigest()[:24]

"""What a learner sees of a note, in plain words, read off the note in Anki and said by the model."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .sources import Question, Sources

_OPTION = re.compile(r'<li( data-correct)?><div class="option">(.*?)</div>(?:<div class="why">(.*?)</div>)?</li>')
_IMAGE = re.compile(r'<img[^>]* src="([^"]+)"')
_TAG = re.compile(r"<[^>]+>")


class Seen(NamedTuple):
    """A note without its markup; `picture` is what the file says that it shows."""

    id: str
    stem: str
    options: tuple[tuple[str, bool, str], ...]
    answer: str
    explanation: str
    tags: tuple[str, ...]
    picture: str


def of_question(question: Question, sources: Sources) -> Seen:
    """What learners should see."""
    options = tuple((option.text, option.correct, option.why) for option in question.options)
    keys = [option.text for option in question.options if option.correct]
    answer = " ".join(keys) if options else question.answer
    tags = tuple(sorted(question.tags))
    picture = sources.pictures[question.picture] if question.picture else ""
    return Seen(question.first_id, question.stem, options, answer, question.explanation, tags, picture)


def of_note(note: Any, media: Path) -> Seen:
    """What is in a note of a collection."""
    fields: Mapping[str, str] = dict(note.items())
    stem = fields.get("Stem", fields.get("Text", ""))
    image = _IMAGE.search(stem)
    options = _OPTION.findall(fields["Options"])
    return Seen(
        id=fields["Id"],
        stem=_words(stem),
        options=tuple((_words(text), bool(key), _words(why)) for key, text, why in options),
        answer=_words(fields["Answer"]),
        explanation=_words(fields["Explanation"]),
        tags=tuple(sorted(note.tags)),
        picture=(media / image[1]).read_text("utf-8") if image else "",
    )


def _words(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())

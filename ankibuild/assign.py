"""Ids written into YAML sources, in place: a line is added, everything else stays as it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ankibuild import files
from ankibuild.atomic import replacing
from ankibuild.diagnostics import Diagnostic
from ankibuild.errors import AnkibuildError
from ankibuild.identity.ids import Identified
from ankibuild.model import Question
from ankibuild.readers import read_source
from ankibuild.source import Source
from ankibuild.validate import validate

_MARKUP = re.compile(r"<[^>]*>|\$[^$]*\$|!?\[([^\]]*)\]\([^)]*\)|\{\{c\d+::|::[^:}]*\}\}|[`*~#]+")
_NOT_A_WORD = re.compile(r"[^\w]+|_+")
_SLUG_LENGTH = 40
_BOM = "\ufeff".encode()


class Assignment(NamedTuple):
    """An id for a question; `guid` is the one that learners know it by, '' if it was never built."""

    question: Question
    id: str
    guid: str


def slug(stem: str, taken: Container[str]) -> str:
    """A readable id made of a stem's first words, that no other question has."""
    text = unicodedata.normalize("NFC", _MARKUP.sub(r" \1 ", stem)).lower()
    words = _NOT_A_WORD.sub("-", text).strip("-")
    base = words if len(words) <= _SLUG_LENGTH else words[: _SLUG_LENGTH + 1].rpartition("-")[0] or words[:_SLUG_LENGTH]
    base = base or "question"
    number = 1
    while (name := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return name


def assign(identified: Iterable[Identified], known_guids: Container[str], taken: Iterable[str]) -> list[Assignment]:
    """An id for each question without one that stands in a file, in source order."""
    used = set(taken)
    assignments = []
    for item in identified:
        if item.question.first_id or item.question.span is None:
            continue
        name = slug(item.question.stem, used)
        used.add(name)
        known = item.guid in known_guids and not item.question.guid
        assignments.append(Assignment(item.question, name, item.guid if known else ""))
    return assignments


def write_ids(root: Path, assignments: Iterable[Assignment]) -> Iterator[tuple[str, int]]:
    """Writes the ids into their files; yields each file's name and how many it got.

    Raises AnkibuildError, and leaves the file as it is, where the edited text would not read as the same questions.
    """
    by_file: dict[str, list[Assignment]] = {}
    for assignment in assignments:
        span = assignment.question.span
        if span:
            by_file.setdefault(span.source.path, []).append(assignment)
    for name, members in sorted(by_file.items()):
        _write_file(root / name, name, members)
        yield name, len(members)


def _write_file(path: Path, name: str, members: list[Assignment]) -> None:
    data = path.read_bytes()
    source = files.decode(data, name)
    if isinstance(source, Diagnostic) or any(
        member.question.span.source.text != source.text for member in members if member.question.span
    ):
        raise AnkibuildError(f"{name} changed while ids were made for it; run the command again")
    text = edited(source.text, members)
    if not _same_questions(source, Source(name, text), members):
        raise AnkibuildError(f"{name} is written in a way in which no id can be added; add them by hand")
    with replacing(path) as stream:
        stream.write((_BOM if data.startswith(_BOM) else b"") + text.encode())


def edited(text: str, members: Iterable[Assignment]) -> str:
    """A source's text with the ids in it."""
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces = []
    at = 0
    for member in sorted(members, key=lambda member: member.question.span.start if member.question.span else 0):
        span = member.question.span
        start = span.start if span else 0
        lines = [f"id: {member.id}"] + ([f"guid: {member.guid}"] if member.guid else [])
        if text[start : start + 1] == "{":
            start += 1
            insertion = ", ".join(lines) + ", "
        else:
            column = start - (max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1)
            insertion = "".join(f"{line}{newline}{' ' * column}" for line in lines)
        pieces += [text[at:start], insertion]
        at = start
    return "".join([*pieces, text[at:]])


def _same_questions(before: Source, after: Source, members: list[Assignment]) -> bool:
    """Whether an edit changed nothing but the ids, and those as wanted."""
    wanted = {member.question.span.start: member for member in members if member.question.span}
    old, new = _questions(before), _questions(after)
    expected = [
        replace(question, id=member.id, guid=member.guid or question.guid)
        if question.span and (member := wanted.get(question.span.start))
        else question
        for question in old
    ]
    return expected == new


def _questions(source: Source) -> list[Question]:
    return validate(read_source(source).questions)[0]

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
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source
from ankibuild.validate import validate

_MARKUP = re.compile(r"<[^>]*>|\$[^$]*\$|!?\[([^\]]*)\]\([^)]*\)|\[\[\d+\]\]|\{\{c\d+::|::[^:}]*\}\}|[`*~#]+")
_NOT_A_WORD = re.compile(r"[^\w]+|_+")
_SLUG_LENGTH = 40
_BOM = "\ufeff".encode()


class Assignment(NamedTuple):
    """An id for a question; `guid` is the one that learners know it by, '' if it was never built."""

    question: Question
    id: str
    guid: str


class Insertion(NamedTuple):
    """Lines to be put at the beginning of a question, and the question that it is then."""

    question: Question
    lines: tuple[str, ...]
    result: Question


class Edit(NamedTuple):
    """A file with the lines that were put into it, `questions` of its questions got some."""

    path: Path
    name: str
    data: bytes
    questions: int

    def write(self) -> None:
        """Writes the file in one step. Raises OutputError if it cannot be written."""
        with replacing(self.path) as stream:
            stream.write(self.data)


def slug(stem: str, taken: Container[str], last: dict[str, int] | None = None) -> str:
    """A readable id made of a stem's first words, that no other question has.

    `last` remembers the number that the words were given last, so that a thousand equal stems are not counted each
    time from the first.
    """
    text = unicodedata.normalize("NFC", _MARKUP.sub(r" \1 ", stem)).lower()
    words = _NOT_A_WORD.sub("-", text).strip("-")
    base = words if len(words) <= _SLUG_LENGTH else words[: _SLUG_LENGTH + 1].rpartition("-")[0] or words[:_SLUG_LENGTH]
    base = base or "question"
    last = {} if last is None else last
    number = last.get(base, 1)
    while (name := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    last[base] = number
    return name


def assign(identified: Iterable[Identified], known_guids: Container[str], taken: Iterable[str]) -> list[Assignment]:
    """An id for each question without one that stands in a file of our own format, in source order."""
    used = set(taken)
    last: dict[str, int] = {}
    assignments = []
    for item in identified:
        if item.question.first_id or item.question.origin is None or item.question.origin.foreign:
            continue
        name = slug(item.question.stem, used, last)
        used.add(name)
        known = item.guid in known_guids and not item.question.guid
        assignments.append(Assignment(item.question, name, item.guid if known else ""))
    return assignments


def write_ids(root: Path, assignments: Iterable[Assignment]) -> Iterator[tuple[str, int]]:
    """Writes the ids into their files; yields each file's name and how many it got.

    Raises AnkibuildError, and leaves the file as it is, where the edited text would not read as the same questions.
    """
    for edit in edits(root, map(_insertion, assignments)):
        edit.write()
        yield edit.name, edit.questions


def edits(root: Path, insertions: Iterable[Insertion]) -> list[Edit]:
    """The files with these lines in them, not written yet.

    Raises AnkibuildError where an edited text would not read as the same questions.
    """
    by_file: dict[str, list[Insertion]] = {}
    for insertion in insertions:
        span = insertion.question.span
        if span:
            by_file.setdefault(span.source.path, []).append(insertion)
    return [_edit(root / name, name, members) for name, members in sorted(by_file.items())]


def _insertion(assignment: Assignment) -> Insertion:
    question, id_, guid = assignment
    lines = (f"id: {id_}", *([f"guid: {guid}"] if guid else []))
    return Insertion(question, lines, replace(question, id=id_, guid=guid or question.guid))


def _edit(path: Path, name: str, members: list[Insertion]) -> Edit:
    data = path.read_bytes()
    source = files.decode(data, name)
    if isinstance(source, Diagnostic) or any(
        member.question.span.source.text != source.text for member in members if member.question.span
    ):
        raise AnkibuildError(f"{name} changed while ids were made for it; run the command again")
    text = inserted(source.text, members)
    if not _same_questions(source, Source(name, text), members):
        raise AnkibuildError(f"{name} is written in a way in which no id can be added; add them by hand")
    return Edit(path, name, (_BOM if data.startswith(_BOM) else b"") + text.encode(), len(members))


def edited(text: str, members: Iterable[Assignment]) -> str:
    """A source's text with the ids in it."""
    return inserted(text, map(_insertion, members))


def inserted(text: str, members: Iterable[Insertion]) -> str:
    """A source's text with the lines in it."""
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces = []
    at = 0
    for member in sorted(members, key=lambda member: member.question.span.start if member.question.span else 0):
        span = member.question.span
        start = span.start if span else 0
        if text[start : start + 1] == "{":
            start += 1
            insertion = ", ".join(member.lines) + ", "
        else:
            column = start - (max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1)
            insertion = "".join(f"{line}{newline}{' ' * column}" for line in member.lines)
        pieces += [text[at:start], insertion]
        at = start
    return "".join([*pieces, text[at:]])


def _same_questions(before: Source, after: Source, members: list[Insertion]) -> bool:
    """Whether an edit changed nothing but what was inserted, and that as wanted."""
    wanted = {member.question.span.start: member for member in members if member.question.span}
    old, new = _questions(before), _questions(after)
    expected = [
        member.result if question.span and (member := wanted.get(question.span.start)) else question for question in old
    ]
    return expected == new


def _questions(source: Source) -> list[Question]:
    return validate(read_yaml(source)[0])[0]

"""Moodle XML → raw questions."""

from __future__ import annotations

import re

from ankibuild.diagnostics import at_file
from ankibuild.model import NO_TEXT, RawQuestion, Text
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.moodle.categories import category_deck
from ankibuild.readers.moodle.fields import Fields
from ankibuild.readers.moodle.questions import read_question
from ankibuild.readers.moodle.sniffing import is_backup
from ankibuild.readers.moodle.texts import Texts
from ankibuild.readers.xmltree import Comment, Element, parse_xml, xml_source
from ankibuild.source import Source, Span

_NUMBERED = re.compile(r"<!--\s*+question:\s*+([1-9][0-9]*+)\s*+-->")


def read(file: File) -> Read:
    """The questions of a file and what is wrong with it; a backup is refused, and the right export named."""
    collector = Collector(file)
    if is_backup(file):
        collector.diagnostics.append(at_file("moodle-backup", file.path))
        return collector.read()
    source, warnings = xml_source(file)
    root, faults = parse_xml(source)
    collector.diagnostics += [*warnings, *faults]
    fields = Fields(source, collector, Texts(collector))
    deck, numbered = "", NO_TEXT
    for child in root.children if root else ():
        if isinstance(child, Comment):
            numbered = _number(source, child)
        elif isinstance(child, Element) and child.tag == "question":
            if child.get("type") == "category":
                deck = category_deck(fields.word(child, "category"))
            else:
                _read(fields, child, deck, numbered)
            numbered = NO_TEXT
    if not collector.questions and not faults:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="Moodle XML")
    return collector.read()


def _read(fields: Fields, question: Element, deck: str, numbered: Text) -> None:
    """A question; one in which the file breaks off is a rejected one, for which the error about the file stands."""
    if question.complete:
        read_question(fields, question, deck, numbered)
    else:
        fields.collector.questions.append(RawQuestion(fields.span(question), {}, sound=False))


def _number(source: Source, comment: Comment) -> Text:
    """The number of a question in Moodle's database, which its export writes above it."""
    found = _NUMBERED.match(source.text, comment.start)
    return Text(found[1], Span(source, found.start(1), found.end(1))) if found else NO_TEXT

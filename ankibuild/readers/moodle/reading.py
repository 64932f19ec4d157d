"""Moodle XML → raw questions."""

from __future__ import annotations

from ankibuild.diagnostics import at_file
from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.moodle.categories import category_deck
from ankibuild.readers.moodle.fields import Fields
from ankibuild.readers.moodle.questions import read_question
from ankibuild.readers.moodle.sniffing import is_backup
from ankibuild.readers.moodle.texts import Texts
from ankibuild.readers.xmltree import Element, parse_xml, xml_source
from ankibuild.source import Span


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
    deck = ""
    for child in root.children if root else ():
        if not isinstance(child, Element) or child.tag != "question":
            continue
        if child.get("type") == "category":
            deck = category_deck(fields.word(child, "category"))
        else:
            _read(fields, child, deck)
        child.release()
    if not collector.questions and not faults:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="Moodle XML")
    return collector.read()


def _read(fields: Fields, question: Element, deck: str) -> None:
    """A question; one in which the file breaks off is a rejected one, for which the error about the file stands."""
    if question.complete:
        read_question(fields, question, deck)
    else:
        fields.collector.questions.append(RawQuestion(fields.span(question), {}, sound=False))

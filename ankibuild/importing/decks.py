"""A deck that a YAML file gives all of its questions, taken back by an import whose questions have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ankibuild.importing.adding import questions_of
from ankibuild.importing.blocks import Block, blocks_of, column, line_end, line_start, next_line
from ankibuild.importing.splicing import TextEdit, spliced
from ankibuild.model import Question
from ankibuild.source import Source
from ankibuild.tree import Mapping as MappingNode
from ankibuild.tree import Node
from ankibuild.writing import write_question
from ankibuild.yamltree import compose


def without_deck(source: Source, before: Sequence[Question], leaving: Mapping[str, Question]) -> str:
    """The text without the decks at the top of its documents that the questions `leaving` have from there.

    Others that have their deck from there get it as their own, so that they stay where they are; if those are not
    fewer, the deck stays. The text is read again; where it does not say what it shall, it stays as it is.
    """
    documents, _ = compose(source)
    blocks = [(at, block) for at, document in enumerate(documents) for block in blocks_of(source.text, [document])]
    if len(blocks) != len(before):
        return source.text
    inheriting = [
        (at, block, question)
        for (at, block), question in zip(blocks, before, strict=True)
        if "deck" not in block.segments
    ]
    counts = Counter((at, question.id in leaving) for at, _, question in inheriting)
    left = {at for at in range(len(documents)) if counts[at, True] > counts[at, False]}
    edits = [edit for at in sorted(left) if (edit := _taken_out(source.text, documents[at]))]
    staying = [(block, q) for at, block, q in inheriting if at in left and q.id not in leaving]
    text = spliced(source.text, [*edits, *(_own(source.text, block, question) for block, question in staying)])
    leave = {question.id for at, _, question in inheriting if at in left and question.id in leaving}
    wanted = [replace(question, deck="") if question.id in leave else question for question in before]
    return text if questions_of(Source(source.path, text)) == wanted else source.text


def _taken_out(text: str, document: Node) -> TextEdit | None:
    """The line of a document's deck taken out, if nothing else stands on it."""
    entries = document.entries if isinstance(document, MappingNode) else []
    for key, value in entries:
        start, end = line_start(text, key.start), line_end(text, value.end)
        if key.value == "deck" and not text[start : key.start].strip() and not text[value.end : end].strip():
            return TextEdit(start, next_line(text, end), "")
    return None


def _own(text: str, block: Block, question: Question) -> TextEdit:
    """The deck of a question put behind its other keys."""
    line = write_question(Question(question.stem, deck=question.deck), "").rstrip().rpartition("\n")[2].strip()
    at = line_end(text, block.end)
    return TextEdit(at, at, f"\n{' ' * column(text, block.node.start)}{line}")

"""New questions put into a YAML text that people edit, each where it stands in its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ankibuild.errors import AnkibuildError
from ankibuild.importing.blocks import Around, Block, block_id, blocks_of, column, line_end, next_line
from ankibuild.importing.splicing import TextEdit, spliced
from ankibuild.model import Question
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source
from ankibuild.tags import normalize
from ankibuild.validate import validate
from ankibuild.writing import write_question, write_questions
from ankibuild.yamltree import compose


class Addition(NamedTuple):
    """A question to be added behind the one with the id `after` ('': before the first)."""

    question: Question
    after: str


def questions_of(source: Source) -> list[Question]:
    """The sound questions of a YAML text."""
    return validate(read_yaml(source)[0])[0]


def with_additions(source: Source, additions: Sequence[Addition]) -> str:
    """The text with new questions, which get the deck, the tags and the namespace that a document gives all of its own.

    Where one cannot be put into its place, all stand at the end, in a document of their own. Raises AnkibuildError
    where not even that is possible.
    """
    if not additions:
        return source.text
    before = questions_of(source)
    for text, wanted in (_in_place(source, before, additions), _at_the_end(source, before, additions)):
        if text and questions_of(Source(source.path, text)) == wanted:
            return text
    raise AnkibuildError(f"{source.path} is written in a way in which no question can be added; nothing was written")


def _in_place(source: Source, before: list[Question], additions: Sequence[Addition]) -> tuple[str, list[Question]]:
    blocks = {block_id(block): block for block in blocks_of(source.text, compose(source)[0])}
    if not blocks or any(block.around.other for block in blocks.values()):
        return "", []
    anchors = _anchors(blocks, additions)
    edits: list[TextEdit] = []
    following: defaultdict[str, list[Question]] = defaultdict(list)
    for addition, anchor in zip(additions, anchors, strict=True):
        block = blocks[anchor] if anchor else next(iter(blocks.values()))
        edits.append(_item(source.text, block, addition.question, first=not anchor))
        following[anchor].append(_inherited(addition.question, block.around))
    return spliced(source.text, edits), list(_woven(before, following))


def _anchors(blocks: dict[str, Block], additions: Sequence[Addition]) -> list[str]:
    """The question of the text that each new one comes behind, other new ones aside; '' for those before the first."""
    place = {id_: id_ for id_ in blocks}
    for addition in additions:
        place[addition.question.id] = place.get(addition.after, "")
    return [place[addition.question.id] for addition in additions]


def _woven(before: list[Question], following: dict[str, list[Question]]) -> Iterator[Question]:
    yield from following.get("", ())
    for question in before:
        yield question
        yield from following.get(question.id, ()) if question.id else ()


def _inherited(question: Question, around: Around) -> Question:
    """A question with what its document gives it."""
    tags = normalize((*around.tags, *question.tags))
    return replace(question, deck=question.deck or around.deck, tags=tags, namespace=around.namespace)


def _item(text: str, block: Block, question: Question, *, first: bool) -> TextEdit:
    dash = text.rfind("-", 0, block.node.start)
    margin = " " * column(text, dash)
    written = write_question(question, "", deck=block.around.deck, tags=block.around.tags)
    item = "\n".join(f"{margin}{line}" if line.strip() else "" for line in written.rstrip("\n").split("\n"))
    if first:
        return TextEdit(dash, dash, f"{item.lstrip()}\n\n{margin}")
    at = _behind_comments(text, line_end(text, max(block.end, block.node.end if block.flow else 0)), len(margin))
    return TextEdit(at, at, f"\n\n{item}")


def _behind_comments(text: str, end: int, margin: int) -> int:
    """The end of the last line of comments that follow a question and are further to the right than its dash."""
    while end < len(text):
        start = next_line(text, end)
        line = text[start : line_end(text, start)]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= margin:
            break
        end = line_end(text, start)
    return end


def _at_the_end(source: Source, before: list[Question], additions: Sequence[Addition]) -> tuple[str, list[Question]]:
    new = [replace(addition.question, namespace="") for addition in additions]
    newline = "" if source.text.endswith(("\n", "\r")) or not source.text else "\n"
    end = len(source.text)
    return spliced(source.text, [TextEdit(end, end, f"{newline}---\n{write_questions(new)}")]), [*before, *new]

"""Questions → YAML that reads as the same questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from ankibuild.model import Markup, Question
from ankibuild.tags import normalize
from ankibuild.writing.answers import parts_of
from ankibuild.writing.layout import STEP, Bare, Node, Short, indented, lines

_UNPRINTABLE = re.compile("[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_BEFORE = ("name",)
_AFTER = ("hint", "explanation", "article", "reference", "source")


class _Shared(NamedTuple):
    """What a document says for all of its questions."""

    namespace: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()


def write_questions(
    questions: Sequence[Question], *, deck: str = "", tags: Sequence[str] = (), comment: str = ""
) -> str:
    """A source with these questions. `deck` and `tags` stand at the top, for the questions that have them.

    Questions in other namespaces, and those without the deck or the tags, are in a document of their own.
    """
    wanted = _Shared("", deck.strip(), normalize(tags))
    groups = groupby(questions, lambda question: _shared(question, wanted))
    documents = [_document(shared, list(members)) for shared, members in groups]
    head = "".join(f"# {_UNPRINTABLE.sub(chr(0xFFFD), line)}".rstrip() + "\n" for line in comment.splitlines())
    return head + ("---\n".join(documents) if documents else _document(wanted, []))


def write_question(question: Question, indent: str = STEP, *, deck: str = "", tags: Sequence[str] = ()) -> str:
    """One question as the item of a list that is indented so far, in a file with this deck and these tags.

    What the file says, the question gets: it cannot be without the file's deck or tags.
    """
    node = _node(question, _Shared(question.namespace, deck, normalize(tags)))
    return "".join(f"{row}\n" for row in indented(lines([node]), indent))


def _shared(question: Question, wanted: _Shared) -> _Shared:
    """What of the wanted is so for a question, whose tags begin with those of its file."""
    tags = wanted.tags if question.tags[: len(wanted.tags)] == wanted.tags else ()
    return _Shared(question.namespace, wanted.deck if question.deck else "", tags)


def _document(shared: _Shared, questions: Iterable[Question]) -> str:
    head: dict[str, Node] = {key: value for key in ("namespace", "deck") if (value := getattr(shared, key))}
    if shared.tags:
        head["tags"] = Short(shared.tags)
    items = "\n".join(write_question(question, deck=shared.deck, tags=shared.tags) for question in questions)
    rows = "".join(f"{row}\n" for row in lines(head))
    return f"{rows}questions:\n{items}" if items else f"{rows}questions: []\n"


def _node(question: Question, shared: _Shared) -> Node:
    """A question as a mapping, its keys in the order in which they are read best."""
    node: dict[str, Node] = {key: value for key in ("id", "guid") if (value := getattr(question, key))}
    if question.aka:
        node["aka"] = Short(question.aka)
    node |= _texts(question, _BEFORE)
    node |= parts_of(question)
    node |= _texts(question, _AFTER)
    inherited = {tag.casefold() for tag in shared.tags}
    own = tuple(tag for tag in question.tags if tag.casefold() not in inherited)
    node |= {"tags": Short(own)} if own else {}
    node |= {} if question.shuffle else {"shuffle": Bare("false")}
    node |= {"retired": Bare("true")} if question.retired else {}
    node |= _texts(question, ("notetype",))
    node |= {"markup": str(question.markup)} if question.markup is not Markup.MARKDOWN else {}
    node |= {"fields": dict(question.fields)} if question.fields else {}
    if question.deck and question.deck != shared.deck:
        node["deck"] = question.deck
    return node


def _texts(question: Question, names: Iterable[str]) -> dict[str, Node]:
    return {name: value for name in names if (value := getattr(question, name))}

"""Where the records stand in a tree: in lists, in wrappers (`{results: […]}`), under names of categories.

What a wrapper says of all its records comes along: its name or title as a deck, a passage as their case. A record
under a name of its own (`{"q1": {…}}`) has this name as its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ankibuild.readers.records.languages import in_one_language
from ankibuild.readers.records.nameless import asked_in, is_asked, pairs_in, passage_in
from ankibuild.readers.records.names import FIELDS, enumerated, enumerated_wrong, field_of, plain_name
from ankibuild.tree import Mapping, Node, Scalar, walk
from ankibuild.tree import Sequence as SequenceNode

_GENERIC_WORDS = """
    questions quiz quizzes results result data dataset items item records record rows row list examples example entries
    entry content contents exam exams test tests train training validation valid dev set sets cards card flashcards
    deck decks response payload body qas qa paragraphs question questionlist questionset questionbank bank exercises
    exercise problems mcqs mcq quizdata quizquestions allquestions subquestions fields attributes properties groups
    structure pages page elements element terms row
    group sections topics categories chapters modules units subjects parts levels document source title name
    preguntas fragen domande perguntas vragen cauhoi вопросы 题目 試題 试题 問題 문제"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
"""Names of wrappers that say nothing about what is in them, as plain names."""

_SELDOM_A_QUESTION = frozenset(("description", "name"))
_NESTED = frozenset(("questions", "subquestions", "qas", "items", "children", "fragen", "preguntas"))
_FLATTENED = frozenset(("fields", "attributes", "data", "item", "properties", "content", "document", "source"))
_DELETION = re.compile(r"\{\{c\d{1,3}::")
_BESIDE = ("other", "metadata", "meta", "extra", "info")
_SAID_BESIDE = ("explanation", "source", "reference", "difficulty", "hint")
_TITLES = ("title", "name", "category", "subject", "topic", "section", "chapter", "module", "unit", "quiztitle")
_NAMELESS = re.compile(r"[\W\d_]*\Z|[0-9a-fA-F-]{8,}\Z")
_PAIRS = (("front", "back"), ("term", "definition"), ("word", "definition"), ("word", "translation"), ("q", "a"))
_PAIRS_AND_MORE = (*_PAIRS, ("recto", "verso"), ("clue", "answer"), ("prompt", "response"), ("sentence", "answer"))


@dataclass(frozen=True, slots=True)
class Group:
    """What wrappers say of all records in them: names of decks from the outermost, a passage."""

    decks: tuple[str, ...] = ()
    case: Scalar | None = None
    id: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in a list of questions; `is_record` is False where it is none."""

    node: Node
    group: Group
    is_record: bool = True


def holds_questions(nodes: Iterable[Node], stem: str = "") -> bool:
    """Whether there are questions in the lists of these documents, or one alone that has options.

    What has a field of the user's own name for the question's text is one.
    """
    items = list(nodes)
    if stem and any(one.is_record for one in find(items, stem)):
        return True
    if len(items) == 1 and isinstance(items[0], Mapping) and looks_like(in_one_language(items[0])):
        record = in_one_language(items[0])
        return _has(record, "options", "wrong") or (_marks(record) > 1 and _has_field(record, "answer"))
    pairs = pairs_in(items[0]) if len(items) == 1 else []
    if pairs:
        return any(isinstance(question, Scalar) and is_asked(question.value) for question in map(_first, pairs))
    found = [one for one in find(items) if one.is_record]
    return bool(found) and (any(map(_holds_list, items)) or len(items) > 1 or any(map(_is_plain_to_see, found)))


def holds_records(nodes: Iterable[Node]) -> bool:
    """Whether there are several mappings, or a list of them: what the user names fields of may be questions."""
    items = list(nodes)
    return any(map(_holds_list, items)) or (len(items) > 1 and all(isinstance(item, Mapping) for item in items))


def _is_plain_to_see(found: Found) -> bool:
    """Whether a record asks or has options: labels of a program (`question: Question`) do neither."""
    node = found.node
    if not isinstance(node, Mapping):
        return False
    texts = [value.value for _, value in node.entries if isinstance(value, Scalar)]
    return any(map(is_asked, texts)) or _has_choice(node) or _marks(node) > 1


def _holds_list(node: Node) -> bool:
    """Whether there is a list with something other than texts in it."""
    lists = (inner for inner in walk([node]) if isinstance(inner, SequenceNode))
    return any(not isinstance(item, Scalar) for each in lists for item in each.items)


def find(nodes: Iterable[Node], stem: str = "") -> list[Found]:
    """The records of all documents in order; `stem` is the user's own name (or path) for the question's text."""
    items = list(nodes)
    pairs = pairs_in(items[0]) if len(items) == 1 else []
    if pairs:
        return [Found(pair, Group()) for pair in pairs]
    if len(items) > 1 and all(isinstance(item, Mapping) for item in items):
        return _in_list(items, Group(), stem)
    return [found for item in items for found in _in(item, Group(), stem)]


def look_up(node: Mapping, path: str) -> Node | None:
    """What stands under a name, or under names parted by dots."""
    found: Node = node
    for name in (path,) if any(key.value == path for key, _ in node.entries) else tuple(path.split(".")):
        if not isinstance(found, Mapping):
            return None
        values = [value for key, value in found.entries if key.value == name]
        if not values:
            return None
        found = values[0]
    return found


def looks_like(node: Mapping, stem: str = "") -> bool:
    """Whether a mapping is a question, by the names of its fields."""
    if stem:
        return look_up(node, stem) is not None
    names = {plain_name(key.value) for key, value in node.entries if _says(value)}
    if any(name in _NESTED and _is_list_of_mappings(value) for name, value in _named(node)):
        return False
    fields = {field_of(name) for name in names}
    answered = bool(fields & {"answer", "options", "wrong", "pairs"}) or _marks(node) > 1
    if "stem" in fields and _has_text(node, "stem"):
        return answered or bool(fields & {"weak answer", "explanation", "type"})
    if any(front in names and back in names for front, back in _PAIRS_AND_MORE) and not _is_template(node):
        return True
    has_choice = _has_choice(node) or (("answer" in fields or "label" in names) and _marks(node) > 1)
    return "weak stem" in fields and has_choice and _has_text(node, "weak stem")


def flattened(node: Mapping) -> list[tuple[Scalar, Node]]:
    """The entries of a record, with those of a mapping in it that holds the question's text and parts."""
    entries: list[tuple[Scalar, Node]] = []
    for key, value in node.entries:
        name = plain_name(key.value)
        if isinstance(value, Mapping) and name in _BESIDE:
            said = [inner for inner in value.entries if _is_said_beside(plain_name(inner[0].value))]
            entries += said or [(key, value)]
        elif isinstance(value, Mapping) and (FIELDS.get(name) == "stem" or (name in _FLATTENED and looks_like(value))):
            entries += value.entries
        else:
            entries.append((key, value))
    return entries


def _is_said_beside(name: str) -> bool:
    return name == "solution" or FIELDS.get(name) in _SAID_BESIDE


def _in(node: Node, group: Group, stem: str) -> list[Found]:
    if isinstance(node, SequenceNode):
        passage = passage_in(node)
        return _in_list(*(passage[1].items, replace(group, case=passage[0])) if passage else (node.items, group), stem)
    if not isinstance(node, Mapping):
        return []
    node = in_one_language(node)
    if looks_like(node, stem):
        return [Found(node, group)]
    columns = _from_columns(node) or asked_in(node)
    if columns:
        return [Found(row, replace(group, id=None)) for row in columns]
    inner = _inside(node, group)
    found = []
    several = sum(isinstance(value, Mapping) for _, value in node.entries) > 1
    for key, value in node.entries:
        found += _under(key, value, inner, stem, several=several)
    return found


def _in_list(items: Sequence[Node], group: Group, stem: str) -> list[Found]:
    inside = [_in(item, replace(group, id=None), stem) for item in items]
    if not any(_is_of(item, found) for item, several in zip(items, inside, strict=True) for found in several):
        return [found for several in inside for found in several]
    return [
        found
        for item, several in zip(items, inside, strict=True)
        for found in several or [Found(item, group, _is_like_its_neighbours(item))]
    ]


def _is_of(item: Node, found: Found) -> bool:
    """Whether a record is the item itself, not one inside it."""
    return (found.node.start, found.node.end) == (item.start, item.end)


def _is_like_its_neighbours(node: Node) -> bool:
    """Whether an item among questions has a text and an answer, though by its names alone it might be anything."""
    return isinstance(node, Mapping) and (
        _has_text(node, "stem")
        or any(isinstance(value, Scalar) and _DELETION.search(value.value) for _, value in node.entries)
        or (_has_text(node, "weak stem") and _has_field(node, "answer", "options"))
    )


def _inside(node: Mapping, group: Group) -> Group:
    """What a wrapper says of the records in it."""
    titles = {plain_name(key.value): value.value for key, value in node.entries if isinstance(value, Scalar)}
    title = next((titles[name] for name in _TITLES if titles.get(name, "").strip()), "")
    fields = ("case", "stem")
    case = next((value for name, value in _named(node) if FIELDS.get(name) in fields and _is_text(value)), None)
    decks = (*group.decks, title) if title.strip() else group.decks
    return Group(decks, case if isinstance(case, Scalar) else group.case)


def _under(key: Scalar, value: Node, group: Group, stem: str, *, several: bool) -> list[Found]:
    """The records under a name of a wrapper."""
    if isinstance(value, Scalar):
        return []
    generic = plain_name(key.value) in _GENERIC
    if isinstance(value, Mapping) and looks_like(record := in_one_language(value), stem):
        is_name = not generic and any(character.isdigit() for character in key.value)
        return [Found(record, replace(group, id=key) if is_name or (several and not generic) else group)]
    if not generic and isinstance(value, SequenceNode) and not _NAMELESS.match(key.value):
        group = replace(group, decks=(*group.decks, key.value))
    elif not generic and isinstance(value, Mapping) and not _NAMELESS.match(key.value):
        is_number = any(character.isdigit() for character in key.value)
        has_title = any(plain_name(inner.value) in _TITLES for inner, _ in value.entries)
        group = group if has_title and is_number else replace(group, decks=(*group.decks, key.value))
    return _in(value, group, stem)


def _from_columns(node: Mapping) -> list[Mapping]:
    """Records made of lists of equal length (`questions: […], options: [[…]], answers: […]`)."""
    lists = {plain_name(key.value): (key, value) for key, value in node.entries if isinstance(value, SequenceNode)}
    stems = lists.get("questions") or lists.get("question")
    if stems is None or not isinstance(stems[1], SequenceNode):
        return []
    texts = stems[1].items
    others = [pair for name, pair in lists.items() if pair is not stems and len(_items(pair[1])) == len(texts)]
    if not texts or not others or not all(isinstance(text, Scalar) for text in texts):
        return []
    shared = [
        pair for pair in node.entries if isinstance(pair[1], Scalar) and FIELDS.get(plain_name(pair[0].value)) != "id"
    ]
    return [_row(index, text, others, shared) for index, text in enumerate(texts)]


def _row(
    index: int, text: Node, columns: list[tuple[Scalar, SequenceNode]], shared: list[tuple[Scalar, Node]]
) -> Mapping:
    own = [(_renamed(key), _items(column)[index]) for key, column in columns]
    entries = [(Scalar("question", text.start, text.start), text), *own, *shared]
    return Mapping(entries, text.start, text.end)


def _renamed(key: Scalar) -> Scalar:
    """The name of a column of keys as that of one key: a list of one record's `answers` would be its options."""
    return key._replace(value="answer") if plain_name(key.value) == "answers" else key


def _items(node: Node) -> list[Node]:
    return node.items if isinstance(node, SequenceNode) else []


def _first(node: Mapping) -> Node:
    return node.entries[0][1]


def _named(node: Mapping) -> list[tuple[str, Node]]:
    return [(plain_name(key.value), value) for key, value in node.entries]


def _says(node: Node) -> bool:
    return not isinstance(node, Scalar) or bool(node.value.strip())


def _is_text(node: Node) -> bool:
    return isinstance(node, Scalar) and bool(node.value.strip())


def _has(node: Mapping, *fields: str) -> bool:
    """Whether one of the fields is a list or mapping."""
    return any(FIELDS.get(name) in fields and not isinstance(value, Scalar) for name, value in _named(node))


def _has_field(node: Mapping, *fields: str) -> bool:
    """Whether one of the fields says something."""
    return any(FIELDS.get(name) in fields and _says(value) for name, value in _named(node))


def _has_text(node: Mapping, field: str) -> bool:
    """Whether a field is a text, or a mapping that holds the text."""
    texts = [value for name, value in _named(node) if FIELDS.get(name) == field and name not in _SELDOM_A_QUESTION]
    return any(_is_text(value) or (field == "stem" and _holds_text(value)) for value in texts)


def _is_template(node: Mapping) -> bool:
    """Whether the sides are templates of cards, with fields in braces."""
    return any(
        isinstance(value, Scalar) and "{{" in value.value and "{{c" not in value.value for _, value in node.entries
    )


def _holds_text(node: Node) -> bool:
    return isinstance(node, Mapping) and any(
        name in ("text", "stem", "question", "body", "content") and _is_text(value) for name, value in _named(node)
    )


def _has_choice(node: Mapping) -> bool:
    """Whether there is a list of options, or a mapping of them by their letters."""
    values = [value for name, value in _named(node) if FIELDS.get(name) in ("options", "wrong")]
    return any(
        len(value.items) > 1
        if isinstance(value, SequenceNode)
        else isinstance(value, Mapping) and all(len(key.value) <= 2 for key, _ in value.entries)
        for value in values
    )


def _marks(node: Mapping) -> int:
    """How many fields are options of their own (`opa`, `option1`, `distractor2`)."""
    return sum(bool(enumerated(name) or enumerated_wrong(name)) for name, value in _named(node) if _is_text(value))


def _is_list_of_mappings(node: Node) -> bool:
    return isinstance(node, SequenceNode) and bool(node.items) and isinstance(node.items[0], Mapping)

"""The options of a record, however it writes them: texts, mappings, labels with texts, fields of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ankibuild.readers.literals import of_json, of_python
from ankibuild.readers.records.names import FIELDS, plain_name
from ankibuild.readers.records.record import Entry, Record
from ankibuild.tree import Mapping, Node, Scalar, Sequence

_TEXTS = (
    *(
        "text",
        "txt",
        "answertext",
        "optiontext",
        "choicetext",
        "optionvalue",
        "atext",
        "content",
        "body",
        "item",
        "html",
    ),
    *("title", "description", "answer", "option", "choice", "value", "label", "name", "antwort", "respuesta", "texto"),
    *("reponse", "question", "word", "image", "imageurl"),
)
"""Names of an option's text, the likeliest first."""

_PICTURES = ("image", "imageurl")

_LABELS = (
    *("label", "optionkey", "key", "letter", "id", "optionid", "answerid", "aid", "identifier", "option", "value"),
    *("index", "number", "name"),
)
_FLAGS = (
    *("correct", "iscorrect", "right", "isright", "isanswer", "istrue", "correctanswer", "iscorrectanswer", "true"),
    *(
        "truth",
        "richtig",
        "korrekt",
        "correcta",
        "escorrecta",
        "correcto",
        "correta",
        "iskey",
        "key",
        "valid",
        "answer",
    ),
)
_WEIGHTS = ("points", "score", "fraction", "weight", "grade", "mark", "marks", "percent")
_WHYS = (
    *("feedback", "explanation", "rationale", "why", "comment", "reason", "explain", "justification", "hint"),
    *("message", "details", "erklarung", "erklärung", "explicacion", "explicación", "explication"),
)
_RIGHT, _WRONG = ("correct", "right", "true"), ("wrong", "incorrect", "false")
"""Names under which an option stands alone in a mapping, among options that have none."""

_TRUE, _FALSE = ("true", "1", "yes", "y", "t"), ("false", "0", "no", "n", "f", "")
_IGNORED = ("id", "order", "position", "selected", "color", "type", "votes", "checked")

_LETTERED = re.compile(r"\s*+[(\[（]?([A-Za-z]|\d{1,2})(?: ?[.)\]:、．）：]++|\s*+[-–]\s)\s*+(?=\S)")
"""A letter or number before an option's text: `A.`, `(b)`, `3)`."""

_FIRST = re.compile(r"\s*+[(\[]?[aA1]\s?[.)\]]")
_BETWEEN = re.compile(r"(?:\A|(?<=[\s;,|]))[(\[]?([A-Za-z]|\d{1,2})\s?[.)\]]\s*+")
_SEPARATORS = ("\n", "|", ";")
_LEAST = 2
_LONGEST_LABEL = 2
_LONGEST_LIST = 20_000


@dataclass(frozen=True, slots=True)
class Choice:
    """An option as read: its text, names by which a key may mean it, flag, weight, rationale.

    `place` is its index among all that the record has, also those that are empty and no options: a key counts them. It
    is -1 where there are no others.
    """

    text: Scalar
    labels: frozenset[str] = frozenset()
    correct: bool | None = None
    weight: float | None = None
    why: Scalar | None = None
    is_picture: bool = False
    left_out: tuple[Entry, ...] = ()
    place: int = -1


def places_of(choices: list[Choice]) -> list[int]:
    """The place of each option, by which keys mean it."""
    return [index if choice.place < 0 else choice.place for index, choice in enumerate(choices)]


def at_place(choices: list[Choice], place: int) -> int | None:
    """The index of the option at a place, None where there is none."""
    places = places_of(choices)
    return places.index(place) if place in places else None


def _placed(found: Iterable[Choice | None]) -> list[Choice]:
    return [replace(choice, place=place) for place, choice in enumerate(found) if choice]


def choices_of(record: Record) -> list[Choice]:
    """The options of a record, without those that are empty; none where it has none, or none that can be read."""
    if record.numbered:
        choices = _placed(_numbered(mark, entry) for mark, entry in record.numbered)
    else:
        choices = next(filter(None, (_several(entry.node) for entry in record.all("options"))), [])
    choices = _without_letters([choice for choice in choices if choice.text.value.strip()])
    return _lettered_by_values(choices)


def wrong_of(record: Record) -> list[Choice]:
    """The answers that a record calls wrong."""
    found: list[Choice] = []
    for entry in record.all("wrong"):
        found += _several(entry.node) if not isinstance(entry.node, Scalar) else [Choice(entry.node)]
    return [choice for choice in found if choice.text.value.strip()]


def are_choices(node: Node) -> bool:
    """Whether a list of answers says of them which are right: then it is one of options."""
    names = [
        {plain_name(key.value) for key, _ in item.entries}
        for item in (node.items if isinstance(node, Sequence) else ())
        if isinstance(item, Mapping)
    ]
    marks = {*_FLAGS, *_WEIGHTS, *_RIGHT, *_WRONG} - {"answer", "key", "points", "score"}
    return isinstance(node, Sequence) and len(node.items) > 1 and any(several & marks for several in names)


def flag(text: str) -> bool | None:
    """A truth value as it is written in data, None where it is none."""
    word = text.strip().lower()
    return True if word in _TRUE else False if word in _FALSE else None


def _several(node: Node) -> list[Choice]:
    if isinstance(node, Scalar):
        return _parted(node)
    if isinstance(node, Sequence):
        choices = _placed(None if _is_empty(item) else _one(item) for item in node.items)
        return choices if len(choices) == sum(not _is_empty(item) for item in node.items) else []
    lists = {plain_name(key.value): value for key, value in node.entries if isinstance(value, Sequence)}
    texts = next((lists[name] for name in ("text", "texts", "choices", "options", "answers") if name in lists), None)
    if texts is not None:
        return _beside_labels(texts, next((lists[name] for name in ("label", "labels", "keys") if name in lists), None))
    if _are_flagged_texts(node):
        return [Choice(key, correct=flag(value.value)) for key, value in node.entries if isinstance(value, Scalar)]
    return _placed(_named(key, value) for key, value in node.entries)


def _are_flagged_texts(node: Mapping) -> bool:
    """Whether a mapping has the options' texts as its keys, and behind each 1 for right or 0 for wrong."""
    values = [value.value if isinstance(value, Scalar) and value.plain else "" for _, value in node.entries]
    return set(values) == {"0", "1"} and any(len(key.value) > _LONGEST_LABEL for key, _ in node.entries)


def _beside_labels(texts: Sequence, labels: Sequence | None) -> list[Choice]:
    """A list of texts and one of their labels (or of 1 for the right and 0 for the wrong ones)."""
    choices = _placed(map(_one, texts.items))
    marks = [mark.value if isinstance(mark, Scalar) else "" for mark in labels.items] if labels else []
    if len(marks) != len(choices):
        return choices
    if sorted(set(marks)) == ["0", "1"] and len(marks) != _LEAST:
        return [replace(choice, correct=mark == "1") for choice, mark in zip(choices, marks, strict=True)]
    return [_labelled(choice, mark) for choice, mark in zip(choices, marks, strict=True)]


def _named(key: Scalar, value: Node) -> Choice | None:
    """An option under its letter, or a text whose value says whether it is right."""
    if isinstance(value, Scalar) and value.plain and value.value in ("true", "false"):
        return Choice(key, correct=value.value == "true")
    choice = _one(value)
    if choice is None:
        return None
    name = plain_name(key.value)
    short = re.sub(r"^(?:answer|option|choice|opt|op)", "", name)
    return _labelled(choice, name, short or name)


def _numbered(mark: str, entry: Entry) -> Choice | None:
    choice = _one(entry.node)
    return _labelled(choice, entry.name, mark) if choice else None


def _labelled(choice: Choice, *labels: str) -> Choice:
    plain = (plain_name(label) or label for label in labels)
    return replace(choice, labels=choice.labels | {label for label in plain if label})


def _is_empty(node: Node) -> bool:
    """Whether an option has nothing to say: an editor leaves such a one at the end."""
    if isinstance(node, Mapping):
        texts = [value for key, value in node.entries if plain_name(key.value) in _TEXTS]
        return bool(texts) and all(_is_empty(value) for value in texts)
    return not node.value.strip() if isinstance(node, Scalar) else not node.items


def _one(node: Node) -> Choice | None:
    if isinstance(node, Scalar):
        return Choice(node)
    if isinstance(node, Sequence) and len(node.items) == _LEAST:
        label, text = node.items
        if not isinstance(label, Scalar) or not isinstance(text, Scalar) or len(label.value.strip()) > _LONGEST_LABEL:
            return None
        return _labelled(Choice(text), label.value)
    if not isinstance(node, Mapping):
        return None
    entries = [Entry(key, plain_name(key.value), value) for key, value in node.entries]
    if len(entries) == 1 and entries[0].name in (*_RIGHT, *_WRONG) and isinstance(entries[0].node, Scalar):
        return Choice(entries[0].node, correct=entries[0].name in _RIGHT)
    scalars = {entry.name: said for entry in entries if (said := _text(entry.node))}
    text_name = _text_name(scalars)
    if not text_name:
        return None
    names = dict.fromkeys([text_name])
    label_names = [name for name in _LABELS if name in scalars and name not in names]
    flags = [name for name in _FLAGS if name in scalars and name != text_name and flag(scalars[name].value) is not None]
    flags = [name for name in flags if name not in (*label_names, "answer") or scalars[name].plain]
    weights = [name for name in _WEIGHTS if name in scalars]
    whys = [name for name in _WHYS if name in scalars and name != text_name and scalars[name].value.strip()]
    used = {text_name, *label_names, *flags, *weights, *whys, *_IGNORED}
    return Choice(
        scalars[text_name],
        frozenset(plain_name(scalars[name].value) for name in label_names if name not in flags) - {""},
        flag(scalars[flags[0]].value) if flags else None,
        _number(scalars[weights[0]].value) if weights else None,
        scalars[whys[0]] if whys else None,
        text_name in _PICTURES,
        tuple(entry for entry in entries if entry.name not in used and _says(entry.node)),
    )


def _text(node: Node) -> Scalar | None:
    """A text, or the one that a mapping holds (`{text: …}`, as XML turned into JSON has them)."""
    if isinstance(node, Mapping):
        inner = [value for key, value in node.entries if key.value in ("text", "#text", "__text", "$")]
        return _text(inner[0]) if len(inner) == 1 and not isinstance(inner[0], Mapping) else None
    return node if isinstance(node, Scalar) else None


def _text_name(scalars: dict[str, Scalar]) -> str:
    """Which of an option's fields is its text: of two that may be, not the one that is only a letter."""
    names = [name for name in _TEXTS if name in scalars and scalars[name].value.strip()]
    flags = [name for name in names if scalars[name].plain and scalars[name].value in ("true", "false")]
    names = [name for name in names if name not in flags] or names
    long = [name for name in names if len(scalars[name].value.strip()) > 1]
    return next(iter(long if long and len(names) > 1 and names[0] not in _TEXTS[:3] else names), "")


def _number(text: str) -> float | None:
    try:
        return float(text.strip().rstrip("%"))
    except ValueError:
        return None


def _says(node: Node) -> bool:
    text = _text(node)
    if text is not None:
        return bool(text.value.strip())
    return bool(node.value.strip()) if isinstance(node, Scalar) else bool(node[0])


def _parted(node: Scalar) -> list[Choice]:
    """Options in one text: a list written out in it, at letters in order, at line breaks, bars or semicolons."""
    listed = written_out(node.value)
    if len(listed) >= _LEAST:
        return _placed(Choice(node._replace(value=text)) for text in listed)
    pieces = _at_letters(node.value)
    if len(pieces) >= _LEAST:
        return _placed(_labelled(Choice(node._replace(value=text)), mark) for mark, text in pieces)
    for separator in _SEPARATORS:
        parts = parted_at(separator, node.value)
        if len(parts) >= _LEAST:
            return _placed(Choice(node._replace(value=part)) for part in parts)
    return []


def parted_at(separator: str, text: str) -> list[str]:
    """The parts of a text; an empty one among them is one too, but for blank lines and signs that are doubled."""
    parts = [part.strip() for part in text.strip().strip(separator).split(separator)]
    is_layout = separator == "\n" or not any(parts[1::2])
    return [part for part in parts if part] if is_layout else parts


def written_out(text: str) -> list[str]:
    """The texts of a list that stands, as JSON or Python write one, in a text."""
    word = text.strip()
    if not word.startswith("[") or not word.endswith("]") or len(word) > _LONGEST_LIST:
        return []
    data = of_json(word) or of_python(word)
    return [item for item in data if isinstance(item, str)] if isinstance(data, list) else []


def _at_letters(text: str) -> list[tuple[str, str]]:
    if not _FIRST.match(text):
        return []
    marks: list[tuple[str, int, int]] = []
    for found in _BETWEEN.finditer(text):
        wanted = _following(marks[-1][0]) if marks else found[1].lower()
        if found[1].lower() == wanted and (marks or found.start() == 0 or not text[: found.start()].strip()):
            marks.append((found[1].lower(), found.start(), found.end()))
    ends = [start for _, start, _ in marks[1:]] + [len(text)]
    return [(mark, text[at:end].strip(" \n;,|")) for (mark, _, at), end in zip(marks, ends, strict=True)]


def _following(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)


def _without_letters(choices: list[Choice]) -> list[Choice]:
    """Takes the letters off that the texts of all options begin with, if they are in order."""
    found = [_LETTERED.match(choice.text.value) for choice in choices]
    marks = [match[1].lower() if match else "" for match in found]
    if len(choices) < _LEAST or marks[0] not in ("a", "1") or marks != _run(marks[0], len(marks)):
        return choices
    return [
        _labelled(replace(choice, text=choice.text._replace(value=choice.text.value[match.end() :])), mark)
        for choice, match, mark in zip(choices, found, marks, strict=True)
        if match
    ]


def _run(first: str, count: int) -> list[str]:
    marks = [first]
    while len(marks) < count:
        marks.append(_following(marks[-1]))
    return marks


def _lettered_by_values(choices: list[Choice]) -> list[Choice]:
    """Labels that several options have tell nothing apart."""
    seen: dict[str, int] = {}
    for choice in choices:
        for label in choice.labels:
            seen[label] = seen.get(label, 0) + 1
    shared = {label for label, count in seen.items() if count > 1}
    return [replace(choice, labels=choice.labels - shared) for choice in choices] if shared else choices


def leftovers(choices: list[Choice]) -> list[Entry]:
    """Fields of options that nothing is known of."""
    return [entry for choice in choices for entry in choice.left_out if FIELDS.get(entry.name) != "ignored"]

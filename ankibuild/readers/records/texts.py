"""The texts of a question around its choice: explanation, hint, case, id, deck, tags, pictures."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from ankibuild.markup import paragraphs
from ankibuild.model import Text
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.default_feedback import says_something
from ankibuild.readers.records.choices import Choice, places_of
from ankibuild.readers.records.draft import Draft, scalars
from ankibuild.readers.records.names import plain_name
from ankibuild.readers.records.record import Entry, Record
from ankibuild.readers.records.style import Style
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Scalar, Sequence

_DATA = re.compile(r"data:image/(png|jpeg|gif|svg\+xml|webp|avif|bmp);base64,")
_TICKS = re.compile("`+")
_SITES = ("https://", "http://")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif")


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for all records of a file: how texts are written, whether topics are decks or tags.

    `decisions` are the answers to choose from where the file decides questions by one of a few words.
    """

    style: Style
    topics_are_decks: bool
    decisions: tuple[str, ...] = ("yes", "no")


def text_of(source: Source, node: Scalar, style: Style) -> Text:
    """A text in our dialect, with its place."""
    return Text(style.markdown(node.value), Span(source, node.start, node.end))


def option_text(source: Source, choice: Choice, style: Style) -> Text:
    """The text of an option, or the picture that it is."""
    text = text_of(source, choice.text, style)
    return text._replace(value=_picture(choice.text.value.strip())) if choice.is_picture else text


def texts_of(draft: Draft, around: Around, collector: Collector) -> dict[str, Text]:
    """The texts of a question without those of its choice."""
    record, style = draft.record, around.style
    texts: dict[str, Text] = {}
    if draft.stem is not None:
        stem = text_of(record.source, draft.stem, style)
        parts = [stem.value, *_programs(record), *_pictures(record, collector)]
        texts["stem"] = stem._replace(value=paragraphs(*parts))
    for name, entries in (("explanation", _explanations(draft)), ("hint", record.all("hint"))):
        nodes = [node for entry in entries for node in scalars(entry) if says_something(node.value)]
        _add(texts, name, nodes, record, style)
    case = [node for entry in record.all("case") for node in scalars(entry)]
    _add(texts, "case", case or ([record.group.case] if record.group.case else []), record, style)
    for name in ("article", "reference", "source"):
        _add(texts, name, [node for entry in record.all(name) for node in scalars(entry)], record, style)
    _add_id(texts, record)
    title = record.text("title")
    if title is not None and title.value.strip():
        texts["name"] = Text(" ".join(title.value.split()), Span(record.source, title.start, title.end))
    return texts


def rationales(draft: Draft) -> list[Scalar | None]:
    """For each option what is said about it, where the explanations are a list or mapping of the options."""
    found: list[Scalar | None] = [choice.why for choice in draft.choices]
    for entry in draft.record.all("explanation"):
        for index, node in enumerate(_by_option(entry, draft.choices)):
            found[index] = found[index] or node
    return found


def deck_of(record: Record, around: Around) -> str:
    """The deck by what wrappers are called and by the record's own category."""
    names = list(record.group.decks)
    for field_name in ("broad", "narrow") if around.topics_are_decks else ("broad",):
        names += [name for entry in record.all(field_name) if (name := _name_of(entry))]
    return subdeck(*dict.fromkeys(names))


def tags_of(record: Record, around: Around) -> tuple[str, ...]:
    """The tags, categories that are lists, topics that are no decks, and the difficulty."""
    tags: list[str] = []
    for entry in record.all("tags"):
        several = [node.value for node in scalars(entry)]
        tags += several[0].split(",") if isinstance(entry.node, Scalar) and several else several
    for entry in [*record.all("broad"), *record.all("narrow")]:
        name = _name_of(entry)
        is_deck = name and (around.topics_are_decks or entry in record.all("broad"))
        tags += [] if is_deck else [name] if name else [node.value for node in scalars(entry)]
    for entry in record.all("difficulty"):
        tags += [f"difficulty::{node.value.strip()}" for node in scalars(entry)]
    return tuple(tag.strip() for tag in tags if tag.strip())


def _name_of(entry: Entry) -> str:
    """The name of a category: a text, or a mapping that has one; '' where it is a list."""
    if isinstance(entry.node, Scalar):
        return entry.node.value
    entries = entry.node.entries if isinstance(entry.node, Mapping) else []
    named = {plain_name(key.value): value.value for key, value in entries if isinstance(value, Scalar)}
    return next((named[name] for name in ("name", "title", "label", "text") if named.get(name, "").strip()), "")


def _add(texts: dict[str, Text], name: str, nodes: Iterable[Scalar], record: Record, style: Style) -> None:
    nodes = list(nodes)
    if nodes:
        value = paragraphs(*dict.fromkeys(style.markdown(node.value) for node in nodes))
        texts[name] = Text(value, Span(record.source, nodes[0].start, nodes[0].end))


def _add_id(texts: dict[str, Text], record: Record) -> None:
    nodes = [node for entry in record.all("id") for node in scalars(entry)][:1]
    node = nodes[0] if nodes else record.group.id
    if node is not None and node.value.strip():
        texts["id"] = Text(node.value.strip(), Span(record.source, node.start, node.end))


def _explanations(draft: Draft) -> list[Entry]:
    """Those that are about the question, not about one option each."""
    return [entry for entry in draft.record.all("explanation") if not _by_option(entry, draft.choices)]


def _by_option(entry: Entry, choices: list[Choice]) -> list[Scalar | None]:
    """A text for each option; none where the entry is no list or mapping of the options."""
    node = entry.node
    if isinstance(node, Sequence) and len(node.items) == len(choices) > 1:
        return [item if isinstance(item, Scalar) else None for item in node.items]
    if not isinstance(node, Mapping) or not choices:
        return []
    named = {plain_name(key.value): value for key, value in node.entries if isinstance(value, Scalar)}
    found = [
        next((named[label] for label in (*choice.labels, plain_name(choice.text.value)) if label in named), None)
        for choice in choices
    ]
    if not any(found):
        found = [named.get(chr(ord("a") + place)) for place in places_of(choices)]
    return found if any(found) else []


def _programs(record: Record) -> list[str]:
    """The pieces of programs that a question is about, as blocks of code."""
    texts = [node.value.strip("\n") for entry in record.all("code") for node in scalars(entry)]
    return [f"{fence}\n{text}\n{fence}" for text in texts for fence in [_fence(text)]]


def _fence(text: str) -> str:
    """A row of signs longer than any in the text."""
    return "`" * max(3, *(len(row) + 1 for row in _TICKS.findall(text)), 3)


def _pictures(record: Record, collector: Collector) -> list[str]:
    """Links to the pictures of a question."""
    links = []
    for node in [node for entry in record.all("picture") for node in scalars(entry)]:
        path = node.value.strip()
        packed = _packed(path, node, collector)
        if packed or path.startswith(_SITES) or path.lower().endswith(_PICTURES):
            links.append(packed or _picture(path))
        else:
            place = Span(record.source, node.start, node.end)
            collector.not_carried(place, "a picture", "this is no name of a picture's file")
    return links


def _packed(path: str, node: Scalar, collector: Collector) -> str:
    """A link to a picture that is written out in the file itself (`data:image/png;base64,…`), '' where none is."""
    found = _DATA.match(path)
    if found is None:
        return ""
    suffix = {"jpeg": "jpg", "svg+xml": "svg"}.get(found[1], found[1])
    try:
        data = b64decode(path[found.end() :])
    except ValueError:
        data = b""
    if not data:
        return ""
    return f"![]({collector.attach(f'picture-{node.start}.{suffix}', lambda: data)})"


def _picture(path: str) -> str:
    return f"![]({path if path.startswith(_SITES) else quote(path)})".replace(" ", "%20")

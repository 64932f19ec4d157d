"""What all content types share: texts as Markdown, pictures, and the question with what stands around it."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.default_feedback import says_something
from ankibuild.readers.h5p.content import Piece, at, items_at, text_at, word_at
from ankibuild.readers.parts import Parts, joined, raw_question
from ankibuild.source import Source, Span
from ankibuild.tree import Node, Scalar

_PLACEHOLDERS = ("@score", "@total", ":num", ":total", "@percent", ":correct")
"""What H5P puts the score in place of."""

_WHOLE = ("0", "100")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a content type says around the answers; `node` is where the question stands."""

    node: Node
    stem: tuple[Text, ...]
    hint: tuple[Text, ...] = ()
    case: tuple[Text, ...] = ()
    id: Scalar | None = None
    shuffle: bool = True


@dataclass
class Writer:
    """The file that is read: its text, its questions, and how the address of a file in the package is found."""

    source: Source
    collector: Collector
    link: Callable[[str], str | None]

    def span(self, node: Node) -> Span:
        """Where a node stands."""
        return Span(self.source, node.start, node.end)

    def rich(self, node: Scalar) -> Text:
        """A text with HTML."""
        return Text(html_to_markdown(node.value, self._address), self.span(node))

    def plain(self, node: Scalar, value: str | None = None) -> Text:
        """A text without HTML, in which H5P escapes what HTML would need escaped."""
        return Text(plain_to_markdown(html.unescape(node.value if value is None else value)), self.span(node))

    def rich_at(self, node: Node | None, *path: str) -> tuple[Text, ...]:
        """The text with HTML under names, if there is one."""
        found = text_at(node, *path)
        return (self.rich(found),) if found else ()

    def said_at(self, node: Node | None, *path: str) -> tuple[Text, ...]:
        """Feedback under names, if it is not what a program says by itself."""
        found = text_at(node, *path)
        return (self.rich(found),) if found and _says(found) else ()

    def not_on_cards(self, node: Node, what: str, why: str) -> None:
        """Says what does not come along and nobody misses."""
        self.collector.not_on_cards(self.span(node), what, why)

    def reject(self, code: str, node: Node, **facts: object) -> None:
        """Counts a question that cannot be built."""
        self.collector.reject(code, self.span(node), **facts)

    def picture(self, node: Node | None, alt: str = "") -> tuple[Text, ...]:
        """A picture or sound: `{path: …, mime: …}`."""
        path = text_at(node, "path")
        if path is None or node is None:
            return ()
        name = path.value.strip().removesuffix("#tmp")
        link = name if name.startswith(("https://", "http://")) else self.link(name)
        shown = plain_to_markdown(html.unescape(alt)).replace("\n", " ")
        if link is None:
            self.collector.warn("attachment-missing", self.span(path), name=name)
            return (Text(plain_to_markdown(f"[picture: {html.unescape(alt).strip() or name}]"), self.span(path)),)
        return (Text(f"![{shown}]({link})", self.span(path)),)

    def media(self, params: Node) -> tuple[Text, ...]:
        """The picture, sound or video above a question."""
        piece = at(params, "media", "type") or at(params, "media")
        library = word_at(piece, "library")
        if library.startswith("H5P.Image"):
            return self.picture(at(piece, "params", "file"), word_at(piece, "params", "alt"))
        files = items_at(piece, "params", "files") + items_at(piece, "params", "sources")
        if not library or not files or piece is None:
            return ()
        if "YouTube" in word_at(files[0], "mime"):
            self.collector.not_carried(self.span(piece), "a video", "it is on another site")
            return ()
        return self.picture(files[0])

    def add(self, piece: Piece, asked: Asked, parts: Parts) -> None:
        """Adds a question with its media, title, deck and id."""
        is_whole = asked.node is piece.node or asked.node is piece.params
        known = asked.id or (piece.id if is_whole else None)
        title = " ".join(html.unescape(piece.title.value).split()) if piece.title else ""
        texts = {
            "id": Text(known.value.strip(), self.span(known)) if known else NO_TEXT,
            "name": Text(title, self.span(piece.title)) if piece.title else NO_TEXT,
            "stem": joined(asked.stem),
            "explanation": joined(parts.feedback),
            "hint": joined(asked.hint),
            "case": joined(asked.case),
        }
        deck, borrowed = subdeck(*piece.decks), known is not None
        span = self.span(asked.node)
        self.collector.add(raw_question(span, parts, texts, deck=deck, shuffle=asked.shuffle, borrowed=borrowed))

    def feedback(self, params: Node, *more: tuple[str, ...]) -> tuple[Text, ...]:
        """What is said whatever the score, and under `more` names; not what a program says by itself."""
        found = [text_at(params, *path) for path in more]
        ranges = items_at(params, "overallFeedback")
        for item in ranges:
            whole = (word_at(item, "from"), word_at(item, "to")) == _WHOLE
            node = text_at(item, "feedback") or text_at(item, "text")
            if whole:
                found.append(node)
            elif node and _says(node):
                self.not_on_cards(node, "feedback for a score", "a card has no score")
        return tuple(self.rich(node) for node in found if node and _says(node))

    def _address(self, address: str) -> str:
        if ":" in address or address.startswith(("/", "#")):
            return address
        return self.link(address) or address


def _says(node: Scalar) -> bool:
    return says_something(node.value) and not any(mark in html.unescape(node.value) for mark in _PLACEHOLDERS)

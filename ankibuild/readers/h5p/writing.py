"""What all content types share: texts as Markdown, pictures, and the question with what stands around it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import Kind, RawAnswer, RawGap, RawOption, RawPair, RawQuestion, Text
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.h5p.content import Piece, at, items_at, text_at, word_at
from ankibuild.readers.parts import joined
from ankibuild.source import Source, Span
from ankibuild.tree import Node, Scalar

_TAG = re.compile(r"<[^<>]{0,500}>")
_PLACEHOLDERS = ("@score", "@total", ":num", ":total", "@percent", ":correct")
_DEFAULTS = frozenset(
    (
        *(
            "correct",
            "incorrect",
            "wrong",
            "right",
            "wrong answer",
            "correct answer",
            "try again",
            "well done",
            "good job",
        ),
        *("incorrect. try again", "correct. well done", "that's correct", "that's incorrect", "not quite. try again"),
    )
)
"""Feedback that says nothing about the question, without its last stop."""

_WHOLE = ("0", "100")


@dataclass(frozen=True, slots=True)
class Answering:
    """How a question is answered, and what its content type says besides."""

    kind: Kind
    options: tuple[RawOption, ...] = ()
    answers: tuple[RawAnswer, ...] = ()
    pairs: tuple[RawPair, ...] = ()
    order: tuple[Text, ...] = ()
    gaps: tuple[RawGap, ...] = ()
    explanation: tuple[Text, ...] = ()
    hint: tuple[Text, ...] = ()
    case: tuple[Text, ...] = ()
    shuffle: bool = True


@dataclass
class Writer:
    """The file that is read: its text, its questions, and how the address of a file in the package is found."""

    source: Source
    collector: Collector
    link: Callable[[str], str | None]
    said: set[str] = field(default_factory=set)

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

    def once(self, node: Node, what: str, why: str) -> None:
        """Says once a file what does not come along."""
        if what not in self.said:
            self.said.add(what)
            self.collector.not_carried(self.span(node), what, why)

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
            return (Text(f"\\[picture: {shown or plain_to_markdown(name)}\\]", self.span(path)),)
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

    def add(
        self, piece: Piece, node: Node, stem: tuple[Text, ...], answering: Answering, id: Scalar | None = None
    ) -> None:
        """Adds a question with its media, title, deck and id."""
        texts = {
            "kind": Text(answering.kind),
            "stem": joined(stem),
            "explanation": joined(answering.explanation),
            "hint": joined(answering.hint),
            "case": joined(answering.case),
        }
        known = id or (piece.id if node is piece.node or node is piece.params else None)
        if known:
            texts["id"] = Text(known.value.strip(), self.span(known))
        if piece.title and piece.title.value.strip():
            texts["name"] = Text(" ".join(html.unescape(piece.title.value).split()), self.span(piece.title))
        self.collector.add(
            RawQuestion(
                self.span(node),
                {name: text for name, text in texts.items() if text.value},
                answering.options,
                answering.answers,
                shuffle=answering.shuffle,
                deck=subdeck(*piece.decks),
                pairs=answering.pairs,
                order=answering.order,
                gaps=answering.gaps,
                borrowed=known is not None,
            )
        )

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
                self.once(node, "feedback for a score", "a card has no score")
        return tuple(self.rich(node) for node in found if node and _says(node))

    def _address(self, address: str) -> str:
        if ":" in address or address.startswith(("/", "#")):
            return address
        return self.link(address) or address


def _says(node: Scalar) -> bool:
    text = html.unescape(_TAG.sub("", node.value))
    return not any(mark in text for mark in _PLACEHOLDERS) and text.strip().rstrip(".!").lower() not in _DEFAULTS

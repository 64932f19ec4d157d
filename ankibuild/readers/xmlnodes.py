"""The nodes of an XML text: elements and texts that know where they stand. Nothing here is recursive."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ankibuild.source import Source, Span


class Chunk(NamedTuple):
    """A text between tags; `start` is the offset of its first character (in a CDATA section: after `<![CDATA[`)."""

    value: str
    start: int
    end: int
    cdata: bool = False


class Comment(NamedTuple):
    """A comment."""

    value: str
    start: int
    end: int


@dataclass(eq=False, slots=True)
class Element:
    """An element: `start` is the offset of its `<`, `end` the one after its last `>`.

    `tag` and the names of `attributes` have no prefix. `complete` is False where the file broke off inside it. There
    may be millions of them, so that one without attributes or children holds nothing for them.
    """

    tag: str
    namespace: str
    attributes: Mapping[str, str]
    start: int
    end: int = 0
    complete: bool = False
    children: Sequence[Child] = ()

    def add(self, child: Child) -> None:
        """Adds a child."""
        if isinstance(self.children, list):
            self.children.append(child)
        else:
            self.children = [*self.children, child]

    def release(self) -> None:
        """Lets go of what is inside, once it is read: the tree of a large bank is larger than its questions."""
        self.children = ()

    @property
    def text(self) -> str:
        """All the text inside."""
        return "".join(node.value for node in self.walk() if isinstance(node, Chunk))

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly inside."""
        return (child for child in self.children if isinstance(child, Element))

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attributes.get(name, default)

    def all(self, tag: str) -> list[Element]:
        """The elements of this name directly inside."""
        return [child for child in self.elements if child.tag == tag]

    def find(self, tag: str) -> Element | None:
        """The first element of this name directly inside."""
        return next((child for child in self.elements if child.tag == tag), None)

    def iter(self, *tags: str) -> Iterator[Element]:
        """The elements of these names anywhere inside, in the order of the file; all elements where none is named."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element):
                if not tags or node.tag in tags:
                    yield node
                if node.children:
                    waiting.extend(reversed(node.children))

    def walk(self) -> Iterator[Child]:
        """Everything inside, in the order of the file."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, Element):
                waiting.extend(reversed(node.children))

    def inner(self, instead: Callable[[Element], Element | str | None] = lambda element: None) -> str:
        """What is inside, as HTML without prefixes; `instead` may give other HTML or another element for an element."""
        parts: list[str] = []
        waiting: list[Child | str] = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                parts.append(node)
            elif isinstance(node, Chunk):
                parts.append(html.escape(node.value, quote=False))
            elif isinstance(node, Element):
                other = instead(node)
                waiting.extend((other,) if isinstance(other, str) else _opened(other or node))
        return "".join(parts)

    def outer(self, instead: Callable[[Element], Element | str | None] = lambda element: None) -> str:
        """The element itself and what is inside, as `inner` writes it."""
        whole = Element("", "", {}, self.start, children=[self])
        return whole.inner(instead)

    def span(self, source: Source) -> Span:
        """Where it stands."""
        return Span(source, self.start, self.end)


Child: TypeAlias = Element | Chunk | Comment

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
"""The elements of HTML that have no end."""


def _opened(element: Element) -> list[Child | str]:
    """An element as HTML, the last part first: its start, what is inside, its end."""
    attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in element.attributes.items())
    start = f"<{element.tag}{attributes}>"
    if element.tag in _VOID:
        return [start]
    return [f"</{element.tag}>", *reversed(element.children), start]

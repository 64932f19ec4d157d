"""The elements of an HTML text, as a tree with places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

DEEPEST = 40
"""How deep elements nest; of those further in only the text is kept."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr none mprescripts")
FORMATTING = _names("a b big code em font i s small strike strong sub sup tt u span")
BLOCKS = _names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr html li main nav ol p pre section summary table ul caption colgroup tbody td tfoot th thead tr"
)


@dataclass(slots=True)
class Element:
    """An element with its content, and where it and its content stand in the text; the root has no name."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    start: int = 0
    end: int = 0
    inner_start: int = 0
    inner_end: int = 0

    def get(self, name: str) -> str:
        """An attribute, '' where it has none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.get("class").split()

    def iter(self) -> Iterator[Element]:
        """The elements within, in order."""
        return (node for node in self._nodes() if isinstance(node, Element))

    @property
    def text(self) -> str:
        """The text within."""
        return "".join(node for node in self._nodes() if isinstance(node, str))

    def _nodes(self) -> Iterator[Node]:
        open_ = [iter(self.children)]
        while open_:
            for child in open_[-1]:
                yield child
                if isinstance(child, Element):
                    open_.append(iter(child.children))
                    break
            else:
                open_.pop()


Node: TypeAlias = Element | str

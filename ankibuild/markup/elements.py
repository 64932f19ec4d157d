"""HTML → a tree of elements, in linear time and with a bounded depth, whatever the HTML is.

The tags are read by turbohtml's tokenizer (`tags`), which does what the HTML Living Standard says (section 13.2.5); how
they nest is decided here (`nesting`). A browser's whole tree, which turbohtml and others build as well, serves less:

- it moves what stands wrongly in a table before the table, so that its text no longer is where it stands
- it says no place of texts, nor of the elements that it makes itself
- it repeats open formatting in each paragraph: `<b` with many attributes, then `<p>`s, 200 kB, takes more than 6 GB
- cells without a table, as in a part of a page, lose their tags, and their words run together
- a title or a field for text that never ends takes in all that follows, and a tag that never ends is dropped

This reads and never judges what is safe: whatever becomes of it passes the sanitiser (nh3) when it is rendered.
"""

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


def parse(text: str) -> Element:
    """The tree of an HTML text.

    Comments, scripts and styles vanish. TeX in a script becomes an element `formula`, and of JSON-LD an empty element
    `script` says where it stands.
    """
    from ankibuild.markup.tags import tree  # loads turbohtml, which takes a while

    return tree(text)

"""How tags nest: optional end tags, elements without content, formatting that ends in another order than it began.

The rules are a browser's (HTML Living Standard, sections 13.1.2 and 13.2.6), but nothing moves from its place.
"""

from __future__ import annotations

from collections import Counter

from ankibuild.markup.elements import BLOCKS, DEEPEST, FORMATTING, Element

_TABLE_PARTS = frozenset(("caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"))
_CELLS = frozenset(("td", "th", "caption", "table"))
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "td": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "th": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "tr": (frozenset(("tr", "caption", "colgroup")), frozenset(("table",))),
    "rt": (frozenset(("rt", "rp")), frozenset(("ruby",))),
    "rp": (frozenset(("rt", "rp")), frozenset(("ruby",))),
    "option": (frozenset(("option",)), frozenset(("select",))),
}
_ENDS |= dict.fromkeys(
    ("thead", "tbody", "tfoot"), (frozenset(("thead", "tbody", "tfoot", "caption", "colgroup")), frozenset(("table",)))
)
"""What the beginning of an element ends, and within which element that is looked for."""

_HIDING = frozenset(("head", "iframe", "select", "template", "textarea", "title"))
"""What hides its content, or shows it in another way. One without an end tag hides nothing."""


class Nesting:
    """The tree so far, and the elements that are open."""

    def __init__(self) -> None:
        self.root = Element("")
        self.stack = [self.root]
        self.ignored: Counter[str] = Counter()
        self.tag = 0, 0
        """Where the tag that is being read begins and ends."""

    def text(self, text: str) -> None:
        """Takes a text."""
        if text:
            self.stack[-1].children.append(text)

    def open(self, name: str, attributes: dict[str, str], *, empty: bool = False) -> Element:
        """Begins an element; ends those that it ends by beginning."""
        if name in BLOCKS and name not in _TABLE_PARTS:
            self._end(frozenset(("p",)), _CELLS)
        if name in _ENDS:
            self._end(*_ENDS[name])
        start, end = self.tag
        element = Element(name, attributes, [], start, end, end, end)
        if len(self.stack) > DEEPEST and not empty:
            self.ignored[name] += 1
            return element
        self.stack[-1].children.append(element)
        if not empty:
            self.stack.append(element)
        return element

    def close(self, name: str) -> None:
        """Ends an element, and what is open within; formatting that was begun within it goes on behind it."""
        if name == "br":
            self.open("br", {}, empty=True)
            return
        if self.ignored[name]:
            self.ignored[name] -= 1
            return
        barrier = _CELLS - {name} if name not in _TABLE_PARTS else frozenset(("table",))
        closed = self._end(frozenset((name,)), frozenset(("table",)) if name == "table" else barrier, by_tag=True)
        if name in FORMATTING:
            self.tag = self.tag[1], self.tag[1]
            for element in closed:
                if element.name in FORMATTING - {"span"}:
                    self.open(element.name, dict(element.attributes))

    def finish(self, index: int = 0) -> None:
        """Ends the elements from this one in, which have no end tag."""
        for number in range(len(self.stack) - 1, index - 1, -1):
            element = self.stack[number]
            element.end = element.inner_end = self.tag[0]
            if element.name in _HIDING:
                self.stack[number - 1].children += element.children
                element.children = []
                element.end = element.inner_end = element.inner_start
        del self.stack[index:]

    def _end(self, names: frozenset[str], within: frozenset[str], *, by_tag: bool = False) -> list[Element]:
        """Ends the innermost open element of these names, if none of `within` stands between; gives those within it."""
        for index in range(len(self.stack) - 1, 0, -1):
            element = self.stack[index]
            if element.name in names:
                closed = self.stack[index + 1 :]
                self.finish(index + by_tag)
                if by_tag:
                    element.inner_end, element.end = self.tag
                    del self.stack[index:]
                return closed
            if element.name in within:
                break
        return []

"""HTML → a tree of elements, in one pass of linear time and with a bounded depth, whatever the HTML is.

Tags are read as a browser does (HTML Living Standard, sections 13.1.2 and 13.2): optional end tags, elements without
content, formatting that ends in another order than it began. Where a tag never ends, its text is kept. Comments,
scripts and styles vanish.

No library serves here: what is read has to know its place in the text, which lexbor's bindings do not say, and
Python's own `html.parser`, on which BeautifulSoup builds, takes quadratic time for some inputs before Python 3.11.14.
This reads and never judges what is safe: whatever becomes of it passes the sanitiser (nh3) when it is rendered.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

DEEPEST = 40
"""How deep elements nest; of those further in only the text is kept."""

_MARKUP = re.compile(
    r"""<(?:
    (?P<comment>!--)|(?P<cdata>!\[CDATA\[)|(?P<other>[!?][^>]*+>)
    |(?P<close>/)?+(?P<name>[a-zA-Z][^\s/>]*+)
     (?P<attributes>(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?=[^\s"'])|(?=\s*+>))|["'])*+)>
    )""",
    re.VERBOSE,
)
_SIMPLE = re.compile(r"<(?P<close>/)?+(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<attributes>[^<>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")

_UNENDED = re.compile(r"&(?=[0-9a-zA-Z]++(?!;))")
"""What is no entity in an attribute: `?a=1&copy=2` is an address (section 13.2.5.73)."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr none mprescripts")
_RAW = frozenset(("script", "style"))
FORMATTING = _names("a b big code em font i s small strike strong sub sup tt u span")
BLOCKS = _names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr html li main nav ol p pre section summary table ul caption colgroup tbody td tfoot th thead tr"
)
_TABLE_PARTS = _names("caption colgroup tbody td tfoot th thead tr")
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
        open_ = [iter(self.children)]
        while open_:
            for child in open_[-1]:
                if isinstance(child, Element):
                    yield child
                    open_.append(iter(child.children))
                    break
            else:
                open_.pop()

    @property
    def text(self) -> str:
        """The text within."""
        pieces: list[str] = []
        for child in self.children:
            pieces.append(child if isinstance(child, str) else child.text)
        return "".join(pieces)


Node: TypeAlias = Element | str


def parse(text: str) -> Element:
    """The tree of an HTML text."""
    builder = _Builder()
    at = 0
    pattern = _MARKUP
    end = text.rfind(">") + 1
    while at < end:
        less = text.find("<", at, end)
        if less < 0:
            break
        found = pattern.match(text, less)
        if found is None and pattern is _MARKUP and _may_be_tag(text, less):
            pattern = _SIMPLE  # a quote that never ends: from here on none is looked for, which would take long
            continue
        builder.text(text[at : less if found else less + 1])
        if found:
            builder.tag, builder.ends_itself = found.span(), bool(found["close"])
        at = _markup(builder, text, found) if found else less + 1
    builder.text(text[at:])
    builder.tag = len(text), len(text)
    builder.finish()
    return builder.root


def _may_be_tag(text: str, at: int) -> bool:
    following = text[at + 1 : at + 3].removeprefix("/")[:1]
    return following.isascii() and following.isalpha()


def _markup(builder: _Builder, text: str, found: re.Match[str]) -> int:
    """Takes a tag, or what is none; gives where to go on."""
    kind = found.lastgroup
    groups = found.groupdict()
    if groups.get("comment"):
        close = re.compile(r"--!?>|(?<=<!--)-?>").search(text, found.end())
        return close.end() if close else len(text)
    if groups.get("cdata"):
        end = text.find("]]>", found.end())
        builder.literal(text[found.end() : end if end >= 0 else len(text)])
        return end + 3 if end >= 0 else len(text)
    if groups.get("other") or kind is None:
        return found.end()
    name = found["name"].lower()
    if found["close"]:
        builder.close(name)
        return found.end()
    attributes = dict(_attributes(found["attributes"]))
    if name in _RAW:
        return _raw(builder, name, attributes, text, found.end())
    builder.open(name, attributes, empty=name in VOID or (found["attributes"].endswith("/") and name not in BLOCKS))
    return found.end()


def _raw(builder: _Builder, name: str, attributes: dict[str, str], text: str, start: int) -> int:
    """A script or style: only TeX in it is kept."""
    close = re.compile(rf"</{name}[^>]*+>", re.IGNORECASE).search(text, start)
    if name == "script" and attributes.get("type", "").startswith("math/tex"):
        display = "mode=display" in attributes["type"].replace(" ", "")
        builder.open("formula", {"display": "1"} if display else {})
        builder.literal(text[start : close.start() if close else len(text)])
        builder.close("formula")
    return close.end() if close else len(text)


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    seen = set()
    for found in _ATTRIBUTE.finditer(text):
        name = found[1].lower()
        if name not in seen:
            seen.add(name)
            value = found[2] or found[3] or found[4] or ""
            yield name, html.unescape(_UNENDED.sub("&amp;", value)) if "&" in value else value


class _Builder:
    """The tree so far, and the elements that are open."""

    def __init__(self) -> None:
        self.root = Element("")
        self.stack = [self.root]
        self.ignored: Counter[str] = Counter()
        self.tag = 0, 0
        """Where the tag that is being read begins and ends."""

        self.ends_itself = False
        """Whether that tag is one that ends an element."""

    def text(self, text: str) -> None:
        """A text with entities."""
        self.literal(html.unescape(text) if "&" in text else text)

    def literal(self, text: str) -> None:
        """A text as it is."""
        if text:
            self.stack[-1].children.append(text)

    def open(self, name: str, attributes: dict[str, str], *, empty: bool = False) -> None:
        """Begins an element; ends those that it ends by beginning."""
        if name in BLOCKS and name not in _TABLE_PARTS:
            self._end(frozenset(("p",)), _CELLS)
        if name in _ENDS:
            self._end(*_ENDS[name])
        if len(self.stack) > DEEPEST:
            self.ignored[name] += not empty
            if empty:
                self.stack[-1].children.append(Element(name, attributes, [], *self.tag))
            return
        element = Element(name, attributes, [], *self.tag, inner_start=self.tag[1])
        self.stack[-1].children.append(element)
        if not empty:
            self.stack.append(element)

    def close(self, name: str) -> None:
        """Ends an element, and what is open within; formatting that was begun within it goes on behind it."""
        if name == "br":
            self.open("br", {}, empty=True)
            return
        if self.ignored[name]:
            self.ignored[name] -= 1
            return
        barrier = _CELLS - {name} if name not in _TABLE_PARTS else frozenset(("table",))
        closed = self._end(frozenset((name,)), frozenset(("table",)) if name == "table" else barrier)
        if name in FORMATTING:
            for element in closed:
                if element.name in FORMATTING - {"span"}:
                    self.open(element.name, dict(element.attributes))

    def _end(self, names: frozenset[str], within: frozenset[str]) -> list[Element]:
        """Ends the innermost open element of these names, if none of `within` stands between; gives those within it."""
        for index in range(len(self.stack) - 1, 0, -1):
            name = self.stack[index].name
            if name in names:
                closed = self.stack[index + 1 :]
                self.finish(index, by_name=name)
                return closed
            if name in within:
                break
        return []

    def finish(self, index: int = 0, by_name: str = "") -> None:
        """Ends the elements from this one in; the tag that is being read belongs to the one that it ends."""
        for element in self.stack[index:]:
            element.end = element.inner_end = self.tag[0]
        if by_name:
            self.stack[index].end = self.tag[self.ends_itself]
        del self.stack[index:]

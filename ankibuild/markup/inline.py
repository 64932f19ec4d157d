"""Inline elements → Markdown within a paragraph, by way of a flat text with placeholders for all markup.

A sign of Markdown is used only where it certainly means the same; where in doubt, the tag is written.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ankibuild.markup import addresses
from ankibuild.markup.elements import VOID, Element, Node
from ankibuild.markup.escaping import Escaper, entity, fill
from ankibuild.markup.marks import Mark, resolve
from ankibuild.render.media_files import SOUNDS, VIDEOS
from ankibuild.render.sanitize import MATHML
from ankibuild.render.tokens import CLOSE, OPEN, placeholder

SPACES = " \t\n\r\f"
_SPACE = re.compile(f"[{SPACES}]+")
_AROUND_BREAK = re.compile(" *\n *")
_EDX_MATH = re.compile(r"\[mathjax(inline|)\]([^\[]*+(?:\[(?!/?mathjax)[^\[]*+)*+)\[/mathjax\1\]")
_PLACE = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_BARE = re.compile(r"https?://[^\s<>$`\\]+\Z")
_TICKS = re.compile("`+")
_MEANS = re.compile(r"[*_`\[\]\\$~{}<&|!]")


class Lines(NamedTuple):
    """The lines of a paragraph with placeholders, their tokens."""

    lines: list[str]
    tokens: list[str]


@dataclass(slots=True)
class Inline:
    """The tokens of one paragraph; with `kept`, everything is written as HTML."""

    link: addresses.Link | None
    kept: bool = False
    single: bool = False
    """Whether all has to stand on one line."""

    tokens: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    """By the number of a token that is code between backticks: the same as HTML."""

    def lines(self, nodes: list[Node]) -> Lines:
        """The lines of a paragraph, their signs escaped; '' where there is nothing to see."""
        flat = self._apart(trimmed(self.flat(nodes)))
        self._part_codes(flat)
        uses_marks = resolve(flat, self.marks, self.tokens)
        escaper = Escaper(flat, self.tokens, marks=uses_marks, ticks=True, tex=True)
        return Lines(escaper.escaped().split("\n"), self.tokens)

    def html(self, nodes: list[Node]) -> str:
        """The nodes as HTML in one line, in which nothing means anything to Markdown."""
        escaper = Escaper(self.flat(nodes).strip(), self.tokens, sign=entity, tex=True)
        return fill(escaper.escaped().replace("\n", "<br>"), self.tokens)

    def flat(self, nodes: list[Node], *, label: bool = False) -> str:
        """The text of nodes, with placeholders; a `label` is the text of a link."""
        return "".join(
            self._text(node, label=label) if isinstance(node, str) else self._element(node, label) for node in nodes
        )

    def _apart(self, flat: str) -> str:
        """The text with its exclamation marks kept apart from links behind them, which would become pictures."""
        if f"!{OPEN}" not in flat:
            return flat

        def apart(found: re.Match[str]) -> str:
            return self.token("\\!") + found[1] if self.tokens[int(found[2])] == "[" else found[0]

        return re.sub(f"!({OPEN}([0-9]+){CLOSE})", apart, flat)

    def token(self, markdown: str) -> str:
        """A placeholder for something that is Markdown or HTML already."""
        self.tokens.append(markdown)
        return placeholder(len(self.tokens) - 1)

    def _text(self, text: str, label: bool) -> str:
        text = _SPACE.sub(" ", text)
        if "[mathjax" in text:
            text = _EDX_MATH.sub(lambda found: f"\\({found[2]}\\)" if found[1] else f"\\[{found[2]}\\]", text)
        if label and not self.kept:
            text = re.sub(r"[\[\]]", lambda found: self.token(entity(found[0])), text)
        return text

    def _element(self, element: Element, label: bool) -> str:
        name = element.name
        if name == "br":
            return self.token("<br>") if self.kept or self.single else "\n"
        if name == "formula":
            return self._formula(element)
        if name in MATHML:
            return self.token(as_mathml(element))
        if name in ("code", "pre"):
            return self._code(element)
        if name in ("strong", "em") and not self.kept:
            return self._emphasis(element, label)
        if name == "a":
            return self._link(element, label)
        if name in ("img", "audio", "video", "iframe"):
            return self._file(element)
        return self._tag(element, label)

    def _tag(self, element: Element, label: bool, attributes: dict[str, str] | None = None) -> str:
        opening = self.token(opening_tag(element.name, element.attributes if attributes is None else attributes))
        if element.name in VOID:
            return opening
        return f"{opening}{self.flat(element.children, label=label)}{self.token(f'</{element.name}>')}"

    def _emphasis(self, element: Element, label: bool) -> str:
        """A placeholder before and one behind the text, the spaces outside; what they become is decided later."""
        inner = self.flat(element.children, label=label)
        text = inner.strip(" \n\u00a0")
        if not text:
            return inner
        at = inner.index(text[0])
        before, after = inner[:at], inner[at + len(text) :]
        opening, closing = self.token(""), self.token("")
        self.marks.append(Mark(element.name, len(self.tokens) - 2, len(self.tokens) - 1))
        return f"{before}{opening}{text}{closing}{after}"

    def _link(self, element: Element, label: bool) -> str:
        address = addresses.mapped(element.get("href"), self.link)
        if label or not addresses.may_lead(address):
            return self.flat(element.children, label=label)
        text = self.flat(element.children, label=True)
        if not text.strip(SPACES):
            return text
        if self.kept or element.get("title"):
            attributes = element.attributes | {"href": address}
            return f"{self.token(opening_tag('a', attributes))}{text}{self.token('</a>')}"
        if element.text == address and _BARE.match(address):
            return self.token(f"<{address}>")
        return f"{self.token('[')}{text}{self.token(f']({addresses.in_markdown(address)})')}"

    def _file(self, element: Element) -> str:
        """A picture, a sound, a video, or what a frame shows."""
        if element.name == "iframe":
            source = element.get("src")
            return self.token(f"<{source}>") if _BARE.match(source) else ""
        inner = [child for child in element.iter() if child.name == "source"]
        address = addresses.mapped(element.get("src") or (inner[0].get("src") if inner else ""), self.link)
        if element.name == "img":
            return self._image(element, address)
        if not address:
            return self.flat(element.children)
        if address.lower().partition("?")[0].endswith(tuple(SOUNDS | VIDEOS)) and not addresses.is_remote(address):
            written = opening_tag("img", {"src": address}) if self.kept else f"![]({addresses.in_markdown(address)})"
        else:
            attributes = element.attributes | {"src": address}
            written = f"{opening_tag(element.name, attributes)}</{element.name}>"
        return self.token(written)

    def _image(self, element: Element, address: str) -> str:
        alt = " ".join(element.get("alt").split())
        if not address:
            return f"[picture: {alt}]" if alt else ""
        if self.kept or element.get("width") or element.get("height"):
            attributes = {key: value for key, value in element.attributes.items() if value} | {"src": address}
            return self.token(opening_tag("img", attributes))
        text = _MEANS.sub(lambda found: entity(found[0]), alt)
        return self.token(f"![{text}]({addresses.in_markdown(address)})")

    def _code(self, element: Element) -> str:
        """Code: between backticks where it is text alone."""
        text = _SPACE.sub(" ", element.text)
        plain = all(isinstance(child, str) for child in element.children)
        if self.kept or not plain or element.name == "pre" or not text.strip():
            return self.token(as_html(element))
        runs = {len(run) for run in _TICKS.findall(text)}
        fence = "`" * next(width for width in range(1, len(runs) + 2) if width not in runs)
        pad = " " if text[0] in "` " or text[-1] in "` " else ""
        self.codes[len(self.tokens)] = as_html(element)
        return self.token(f"{fence}{pad}{text}{pad}{fence}")

    def _part_codes(self, flat: str) -> None:
        """Writes code as HTML where its backticks would touch others."""
        before, end = -1, -1
        for found in _PLACE.finditer(flat) if self.codes else ():
            number = int(found[1])
            touches = (found.start() == end and before in self.codes) or "`" in (
                flat[found.start() - 1 : found.start()],
                flat[found.end() : found.end() + 1],
            )
            if number in self.codes and touches:
                self.tokens[number] = self.codes.pop(number)
            before, end = number, found.end()

    def _formula(self, element: Element) -> str:
        """TeX as a text, which is found like any other."""
        tex = element.text.strip()
        return f"\\[{tex}\\]" if element.get("display") else f"\\({tex}\\)"


def trimmed(flat: str) -> str:
    """The flat text without the spaces that nobody sees: several, those around breaks, those at the ends."""
    flat = re.sub(" {2,}", " ", _AROUND_BREAK.sub("\n", flat))
    flat = re.sub("[ \u00a0]+(?=\n|\\Z)", "", flat)
    return flat.strip(" \n\u00a0")


def opening_tag(name: str, attributes: dict[str, str]) -> str:
    """The beginning of an element; without what this package needs for itself."""
    pairs = ((key, " ".join(value.split())) for key, value in attributes.items() if key not in ("class",))
    written = "".join(f' {key}="{_inert(html.escape(value))}"' for key, value in pairs)
    return f"<{name}{written}>"


def as_html(element: Element) -> str:
    """Code as HTML on one line, whose text is kept to the letter."""
    pieces = [opening_tag(element.name, element.attributes)]
    for child in element.children:
        pieces.append(_to_the_letter(child) if isinstance(child, str) else as_html(child))
    return "".join([*pieces, *([] if element.name in VOID else [f"</{element.name}>"])])


def _to_the_letter(text: str) -> str:
    return _inert(html.escape(text, quote=False).replace("\n", "&#10;"))


def _inert(text: str) -> str:
    """HTML without the two signs whose other half is looked for wherever it stands."""
    return text.replace("`", "&#96;").replace("$", "&#36;")


def as_mathml(element: Element) -> str:
    """MathML on one line, in which nothing means anything to Markdown; of other elements in it the text."""
    pieces = [opening_tag(element.name, element.attributes)]
    for child in element.children:
        if isinstance(child, Element) and child.name in MATHML:
            pieces.append(as_mathml(child))
        elif isinstance(child, str) or not child.name.startswith("annotation"):
            text = _SPACE.sub(" ", child if isinstance(child, str) else child.text)
            pieces.append(_MEANS.sub(lambda found: entity(found[0]), text))
    return "".join([*pieces, f"</{element.name}>"])

"""Blocks → Markdown; what Markdown has no sign for is kept as HTML, on a line of its own and with all that is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ankibuild.markup.addresses import Link
from ankibuild.markup.elements import Element, Node
from ankibuild.markup.escaping import fill
from ankibuild.markup.grids import grid
from ankibuild.markup.inline import SPACES, Inline
from ankibuild.markup.lifting import is_block
from ankibuild.markup.lines import guarded

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|brush:\s*|sourceCode\s+|highlight-)([\w+#-]+)")
_TICKS = re.compile(r"^[ ]*(`{3,})", re.MULTILINE)
_DEEPEST = 12
"""How deep lists and quotations nest in Markdown; further in they are HTML."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its Markdown or HTML, what it was; for a paragraph of one line also the text as it may stand alone."""

    text: str
    kind: str
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes blocks; `link` maps the addresses of files."""

    link: Link | None = None

    def blocks(self, nodes: list[Node], depth: int = 0) -> list[Block]:
        """The blocks of what stands in an element."""
        return list(self._blocks(nodes, depth))

    def kept(self, *nodes: Node) -> str:
        """Nodes as HTML on one line."""
        return Inline(self.link, kept=True).html(list(nodes))

    def _blocks(self, nodes: list[Node], depth: int) -> Iterator[Block]:
        run: list[Node] = []
        for node in nodes:
            if isinstance(node, Element) and is_block(node):
                yield from self._paragraphs(run)
                run = []
                yield from self._block(node, depth)
            else:
                run.append(node)
        yield from self._paragraphs(run)

    def _paragraphs(self, run: list[Node]) -> Iterator[Block]:
        for nodes in _parted(run):
            inline = Inline(self.link)
            lines, tokens = inline.lines(nodes)
            if lines == [""]:
                continue
            alone = fill(_joined(lines), tokens)
            yield Block(fill(_joined(guarded(lines)), tokens), "paragraph", alone if len(lines) == 1 else "")

    def _block(self, element: Element, depth: int) -> Iterator[Block]:
        name = element.name
        plain = not element.attributes
        if name in ("div", "p") and plain:
            yield from self._blocks(element.children, depth)
        elif not _has_content(element):
            return
        elif name == "hr":
            yield Block("---", name)
        else:
            yield self._markdown(element, depth) or Block(self.kept(element), "html")

    def _markdown(self, element: Element, depth: int) -> Block | None:
        """A block that Markdown has signs for, None where this one needs HTML."""
        name = element.name
        if name == "pre":
            text = code_block(element)
        elif name == "ol" and set(element.attributes) <= {"start", "type"}:
            text = self._list(element, depth)
        elif element.attributes or depth > _DEEPEST:
            text = ""
        elif name in _HEADINGS:
            text = self._heading(element)
        elif name == "ul":
            text = self._list(element, depth)
        elif name == "blockquote":
            text = self._quotation(element, depth)
        elif name == "table":
            text = grid(element, self.link)
        else:
            text = ""
        return Block(text, name) if text else None

    def _heading(self, element: Element) -> str:
        lines, tokens = Inline(self.link, single=True).lines(element.children)
        text = lines[0]
        if any(map(is_block, element.children)) or not text or len(lines) > 1:
            return ""
        if text.endswith("#"):
            text = f"{text[:-1]}\\#"
        return fill(f"{'#' * _HEADINGS[element.name]} {text}", tokens)

    def _quotation(self, element: Element, depth: int) -> str:
        blocks = self.blocks(element.children, depth + 1)
        if any(block.kind == "html" for block in blocks):
            return ""
        return "\n".join(f"> {line}" if line else ">" for line in joined(blocks).split("\n"))

    def _list(self, element: Element, depth: int) -> str:
        """A list, '' where an item holds what Markdown cannot put into one, or is numbered in another way."""
        number = int(element.get("start") or 1) if re.fullmatch(r"[0-9]{0,6}", element.get("start")) else -1
        if number < 0 or element.get("type") not in ("", "1", "disc"):
            return ""
        written = []
        loose = False
        for item in element.children:
            if isinstance(item, str):
                if item.strip(SPACES):
                    return ""
                continue
            blocks = self._item(item, depth)
            if blocks is None:
                return ""
            loose |= any(isinstance(child, Element) and child.name == "p" for child in item.children)
            marker = f"{number}. " if element.name == "ol" else "- "
            written.append(_item_text(marker, blocks, loose=loose))
            number += 1
        return ("\n\n" if loose else "\n").join(written)

    def _item(self, item: Element, depth: int) -> list[Block] | None:
        """The blocks of an item, None where it cannot be one."""
        if item.name != "li" or item.attributes:
            return None
        blocks = self.blocks(item.children, depth + 1)
        first = [block.kind for block in blocks[:1]]
        fits = first in ([], ["paragraph"]) and not any(block.kind in ("html", "table", "hr") for block in blocks)
        return blocks if fits else None


def joined(blocks: list[Block]) -> str:
    """Blocks with blank lines between them, and a comment between two lists, which would become one."""
    pieces: list[str] = []
    before = ""
    for block in blocks:
        lists = before in ("ul", "ol") and block.kind in ("ul", "ol")
        pieces += ["<!-- -->"] * lists + [block.text]
        before = block.kind
    return "\n\n".join(pieces)


def code_block(element: Element) -> str:
    """The fenced code of a `pre`, '' where something in it would be lost."""
    inner = [child for child in element.iter() if child.name not in ("span", "br")]
    holders = [element, *(child for child in inner if child.name == "code")]
    others = {"class", "tabindex"}
    if len(holders) < len(inner) + 1 or any(set(child.attributes) - others for child in [element, *element.iter()]):
        return ""
    code = _code_text(element).removeprefix("\n").rstrip()
    if not code or code.startswith("\n"):
        return ""
    languages = (_LANGUAGE.search(holder.get("class")) for holder in holders)
    language = next((found[1] for found in languages if found), "")
    fence = "`" * max([3, *(len(run) + 1 for run in _TICKS.findall(code))])
    return f"{fence}{'' if language in ('none', 'plain', 'default') else language}\n{code}\n{fence}"


def _code_text(element: Element) -> str:
    pieces = []
    for child in element.children:
        pieces.append(child if isinstance(child, str) else "\n" if child.name == "br" else _code_text(child))
    return "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")


def _item_text(marker: str, blocks: list[Block], *, loose: bool) -> str:
    """An item: its blocks behind the marker, indented as far as its text; a list may follow its first line at once."""
    pieces = [block.text for block in blocks]
    if not loose and len(blocks) > 1 and blocks[1].kind in ("ul", "ol"):
        pieces[:2] = [f"{pieces[0]}\n{pieces[1]}"]
    lines = "\n\n".join(pieces).split("\n")
    indent = " " * len(marker)
    rest = [f"{indent}{line}" if line else "" for line in lines[1:]]
    return "\n".join([f"{marker}{lines[0]}".rstrip(), *rest])


def _parted(run: list[Node]) -> Iterator[list[Node]]:
    """Inline nodes, parted where two line breaks follow each other."""
    part: list[Node] = []
    pending: list[Node] = []
    breaks = 0
    for node in run:
        if isinstance(node, Element) and node.name == "br":
            breaks += 1
            pending.append(node)
        elif isinstance(node, str) and not node.strip(f"{SPACES}\u00a0") and pending:
            pending.append(node)
        else:
            if breaks > 1:
                yield part
                part = []
            else:
                part += pending
            part.append(node)
            pending, breaks = [], 0
    yield part


def _joined(lines: list[str]) -> str:
    """Lines with a sign for their breaks; the spaces that begin one by hand are kept."""
    written = [_indented(line) if index else line for index, line in enumerate(lines)]
    return "\\\n".join(written)


def _indented(line: str) -> str:
    text = line.lstrip(" \u00a0")
    width = len(line) - len(text)
    return "&nbsp;" * width + text if width else line


def _has_content(element: Element) -> bool:
    """Whether there is something to see in an element."""
    if element.name in ("hr", "table") or element.text.strip(f"{SPACES}\u00a0"):
        return True
    return any(child.name in ("img", "audio", "video", "iframe", "hr", "math") for child in element.iter())

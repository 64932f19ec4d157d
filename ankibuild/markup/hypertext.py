"""HTML → Markdown where that loses nothing; what it has no sign for stays HTML, as far as a card may hold it."""

from __future__ import annotations

import re

from ankibuild.markup.addresses import Link
from ankibuild.markup.blocks import Block, Writer, joined
from ankibuild.markup.elements import Element, Node
from ankibuild.markup.inline import SPACES
from ankibuild.markup.lifting import lifted
from ankibuild.markup.meaning import Reader
from ankibuild.markup.parsing import parse
from ankibuild.render.tokens import without_noncharacters

_WORDS = re.compile(r"(?!.*_)(<p>)?+([^\W\d][\w,;.?'()%/–-]*+(?: [\w,;.?'()%/–-]++)*+)(?(1)</p>)\Z")
"""A line of words that begins with a letter, by itself or as the only paragraph: the same in Markdown.

Most texts of most question banks are such, and to read one as HTML takes a hundred times as long.
"""


def html_to_markdown(html: str, link: Link | None = None) -> str:
    """The Markdown that shows what the HTML shows; `link` gives the address to write for each file's."""
    words = _WORDS.match(html)
    if words:
        return words[2]
    html = without_noncharacters(html)
    root = parse(html) if "<" in html or "&" in html else Element("", {}, [html])
    if root.children and all(isinstance(child, str) for child in root.children):
        nodes = root.children
    else:
        nodes = lifted(Reader(html).nodes(root))
    writer = Writer(link)
    blocks = writer.blocks(nodes)
    if len(blocks) == 1:
        return _alone(blocks[0], nodes, writer)
    return joined(blocks)


def _alone(block: Block, nodes: list[Node], writer: Writer) -> str:
    """One block: our Markdown reads a text of one line as a line, so any other block of one line stays HTML."""
    if block.kind == "paragraph":
        return block.alone or block.text
    if "\n" in block.text or block.kind == "html":
        return block.text
    return writer.kept(*(node for node in nodes if not isinstance(node, str) or node.strip(SPACES)))

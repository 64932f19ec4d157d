"""Lines that Python-Markdown takes for a heading or a link's address though nobody meant one.

`#1 choice` is no heading, and `# What is C#` keeps its last sign, as in CommonMark (section 4.2). `[Nurse]: Hello`
is an address only if something refers to it; otherwise its text would be lost.
"""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor, ReferenceProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_LABEL = re.compile(r"\[([^\[\]]+)\]")
_DEFINITION = re.compile(r"^([ ]{0,3})\[([^\[\]]+)\]:", re.MULTILINE)


_READ_BEFORE = ("backtick", "autolink", "automail")
"""What the pass before Markdown has taken out, or left as it is for good."""


class BlocksExtension(Extension):
    """Puts stricter rules in the places of Python-Markdown's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Called by Python-Markdown."""
        for name in _READ_BEFORE:
            md.inlinePatterns.deregister(name)
        labels = _Labels(md)
        md.preprocessors.register(labels, "ankibuild_labels", 15)
        md.parser.blockprocessors.register(_Heading(md.parser), "hashheader", 70)
        md.parser.blockprocessors.register(_Definition(labels), "reference", 15)


class _Heading(HashHeaderProcessor):
    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>[ ]+[^\s][^\n]*)(?:\n|$)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        super().run(parent, blocks)
        heading = parent[-1]
        text = (heading.text or "").rstrip("#")
        if not text or text.endswith(" "):
            heading.text = text.rstrip()


class _Labels(Preprocessor):
    """Counts how often each label stands in brackets."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.count: Counter[str] = Counter()

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        definitions = Counter(_key(found[2]) for found in _DEFINITION.finditer(text))
        self.count = Counter(_key(found[1]) for found in _LABEL.finditer(text)) - definitions
        return lines


class _Definition(ReferenceProcessor):
    def __init__(self, labels: _Labels) -> None:
        super().__init__(labels.md.parser)
        self.labels = labels

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        blocks[0] = _DEFINITION.sub(self._escaped_if_unused, blocks[0])
        return super().run(parent, blocks)

    def _escaped_if_unused(self, found: re.Match[str]) -> str:
        used = self.labels.count[_key(found[2])] > 0 or found[2].startswith("^")
        return found[0] if used else f"{found[1]}\\{found[0].lstrip()}"


def _key(label: str) -> str:
    return " ".join(label.lower().split())

"""Footnotes as numbers: Anki's reviewers open a link to `#fn:1` outside the card."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.treeprocessors import Treeprocessor


class PlainNotes(Extension):
    """Registers the treeprocessor, after the one that makes the notes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Called by Python-Markdown."""
        md.treeprocessors.register(_Unlink(md), "ankibuild_unlink_footnotes", 1)


class _Unlink(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for link in [child for child in element if child.get("class") == "footnote-backref"]:
                element.remove(link)
            if element.get("class") == "footnote-ref":
                element.tag = "span"
                element.attrib.clear()
            element.text = (element.text or "").replace(NBSP_PLACEHOLDER, "")
            element.tail = (element.tail or "").replace(NBSP_PLACEHOLDER, "")

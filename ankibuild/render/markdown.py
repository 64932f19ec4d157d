"""Markdown → HTML: one Python-Markdown instance a thread, skipped for text that has no Markdown in it."""

from __future__ import annotations

import re
import threading
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from ankibuild.render.lists import ListsExtension
from ankibuild.render.tokens import GUARD

_PLAIN = re.compile(r"[^\\`*_{}\[\]<>&~$\n\r\ufdd0-\ufdef]*\Z")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*\Z", re.DOTALL)
_EXTENSIONS = ("tables", "sane_lists", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.tilde", ListsExtension())
_CONFIGS: dict[str, dict[str, Any]] = {
    "pymdownx.highlight": {"guess_lang": False, "use_pygments": True, "css_class": "highlight"},
    "pymdownx.tilde": {"subscript": False},
}
_BACKREF = "&#160;<span></span>"
"""What is left of the link back from a footnote."""

_instances = threading.local()


def is_plain(text: str) -> bool:
    """Whether a text is one line in which no character means anything to Markdown or HTML."""
    return _PLAIN.match(text) is not None


def to_html(text: str) -> str:
    """The HTML of a text, not yet sanitised. One line is read for its inline marks alone: `1. FC Köln` is no list."""
    single = "\n" not in text and not text.startswith("<")
    md = _markdown(footnotes="[^" in text)
    md.reset()
    html = md.convert(GUARD + text if single else text).replace(GUARD, "")
    return unwrap(html.replace(_BACKREF, ""))


def unwrap(html: str) -> str:
    """HTML without its `<p>` if it is a single paragraph, so that short texts stay short in Anki's browser."""
    found = _ONE_PARAGRAPH.match(html.strip())
    return found[1] if found else html.strip()


def _markdown(*, footnotes: bool) -> Markdown:
    name = "with_footnotes" if footnotes else "without"
    instance: Markdown | None = getattr(_instances, name, None)
    if instance is None:
        extra: tuple[str | Extension, ...] = ("footnotes", _UnlinkedNotes()) if footnotes else ()
        instance = Markdown(extensions=[*_EXTENSIONS, *extra], extension_configs=_CONFIGS, output_format="html")
        setattr(_instances, name, instance)
    return instance


class _UnlinkedNotes(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        md.treeprocessors.register(_Unlink(md), "ankibuild_unlink_footnotes", 1)


class _Unlink(Treeprocessor):
    """Footnotes as numbers: Anki's reviewers open a link to `#fn:1` outside the card."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            kind = link.get("class", "")
            if kind.startswith("footnote-"):
                link.attrib.clear()
                link.tag = "span"
                if kind == "footnote-backref":
                    link.text = ""

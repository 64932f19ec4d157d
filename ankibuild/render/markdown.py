"""Markdown → HTML: one Python-Markdown instance a thread, skipped for text that has no Markdown in it."""

from __future__ import annotations

import re
import threading

from markdown import Markdown
from markdown.extensions import Extension

from ankibuild.render.blocks import BlocksExtension
from ankibuild.render.emphasis import EmphasisExtension, unmarked
from ankibuild.render.footnotes import PlainNotes
from ankibuild.render.lists import ListsExtension
from ankibuild.render.tables import TablesExtension
from ankibuild.render.tokens import GUARD

_PLAIN = re.compile(r"[^\\`*_{}\[\]<>&~$\x00-\x1f\x7f\ufdd0-\ufdef]*\Z")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*\Z", re.DOTALL)
_EXTENSIONS = (
    "tables",
    "sane_lists",
    ListsExtension(),
    TablesExtension(),
    BlocksExtension(),
    EmphasisExtension(),
)

_instances = threading.local()


def is_plain(text: str) -> bool:
    """Whether a text is one line in which no character means anything to Markdown or HTML."""
    return _PLAIN.match(text) is not None


def to_html(text: str) -> str:
    """The HTML of a text, not yet sanitised. One line is read for its inline marks alone: `1. FC Köln` is no list."""
    single = "\n" not in text and not text.startswith("<")
    md = _markdown(footnotes="[^" in text)
    md.reset()
    return unmarked(md.convert(GUARD + text if single else text).replace(GUARD, ""))


def unwrap(html: str) -> str:
    """HTML without its `<p>` if it is a single paragraph, so that short texts stay short in Anki's browser."""
    found = _ONE_PARAGRAPH.match(html.strip())
    return (found[1] if found else html).strip()


def _markdown(*, footnotes: bool) -> Markdown:
    name = "with_footnotes" if footnotes else "without"
    instance: Markdown | None = getattr(_instances, name, None)
    if instance is None:
        extra: tuple[str | Extension, ...] = ("footnotes", PlainNotes()) if footnotes else ()
        instance = Markdown(extensions=[*_EXTENSIONS, *extra], output_format="html")
        setattr(_instances, name, instance)
    return instance

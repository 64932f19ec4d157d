"""The texts and files of a question in Moodle XML.

A text stands as `<text>` in an element that names its format; the files that it shows stand beside it, in base64.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.moodle.texts import HTML, MARKDOWN, MOODLE, PLAIN, Texts, decoded
from ankibuild.readers.xmlplaces import inside
from ankibuild.readers.xmltree import Chunk, Element
from ankibuild.source import Source, Span

_FORMATS = {
    "html": HTML,
    "moodle_auto_format": MOODLE,
    "plain_text": PLAIN,
    "markdown": MARKDOWN,
    "wiki_like": PLAIN,
}


@dataclass
class Fields:
    """Makes the texts of one file; `attached` are the links of its files by their names and contents."""

    source: Source
    collector: Collector
    texts: Texts
    attached: dict[tuple[str, bytes], str] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)

    def span(self, element: Element) -> Span:
        """Where an element stands."""
        return Span(self.source, element.start, element.end)

    def text_in(self, parent: Element, tag: str, inherited: str = HTML) -> Text:
        """The text of a child as Markdown; '' where there is none."""
        child = parent.find(tag)
        return self.text(child, inherited) if child else NO_TEXT

    def text(self, element: Element, inherited: str = HTML) -> Text:
        """The text of an element as Markdown; `inherited` is the format where it names none."""
        return self.convert(self.raw(element), element, inherited)

    def convert(self, raw: Text, element: Element, inherited: str = HTML) -> Text:
        """A text of an element, perhaps with marks for gaps, as Markdown."""
        if not raw.value.strip() or raw.span is None:
            return NO_TEXT
        return self.texts.read(raw.value.strip(), raw.span, form_of(element, inherited), self._files(element))

    def raw(self, element: Element) -> Text:
        """The text of an element as it stands in the file, with its place."""
        holder = element.find("text")
        if holder is None:
            value = "".join(child.value for child in element.children if isinstance(child, Chunk))
            return Text(value, inside(self.source, element))
        return Text(holder.inner() if any(holder.elements) else holder.text, inside(self.source, holder))

    def stem(self, question: Element) -> tuple[Element, str, Span] | None:
        """The element of a question's text, what stands in it and where; None where the question has none."""
        element = question.find("questiontext")
        raw = self.raw(element) if element else NO_TEXT
        return (element, raw.value, raw.span) if element and raw.span else None

    def word(self, parent: Element, tag: str) -> str:
        """A setting: the text of a child without white space around it."""
        child = parent.find(tag)
        return (self.raw(child).value if child else "").strip()

    def is_on(self, parent: Element, tag: str, *, default: bool) -> bool:
        """A setting that is true or false, written so or as 1 or 0."""
        word = self.word(parent, tag).lower()
        return word not in ("false", "0") if word else default

    def _files(self, element: Element) -> Mapping[str, str]:
        """The links of the files beside a text, by the names that the text has for them."""
        files: dict[str, str] = {}
        for child in element.all("file"):
            name = child.get("path").strip("/") + "/" + child.get("name")
            files[name.lstrip("/")] = self.attach(child.get("name"), child)
        return files

    def attach(self, name: str, element: Element) -> str:
        """Keeps a file that an element holds in base64; the address to link to. The same file is kept once."""
        content = element.text
        key = (name, sha256(content.encode("utf-8", "surrogatepass")).digest())
        if key not in self.attached:
            self.names[name] += 1
            stored = f"{self.names[name]}/{name}" if self.names[name] > 1 else name
            self.attached[key] = self.collector.attach(stored, partial(decoded, content))
        return self.attached[key]


def form_of(element: Element, inherited: str = HTML) -> str:
    """The format of the text of an element; what Moodle does not know is HTML to it."""
    said = element.get("format").strip()
    return _FORMATS.get(said, HTML) if said else inherited


def form_of_text(question: Element) -> str:
    """The format of the question's text, which its other texts have where they name none."""
    element = question.find("questiontext")
    return form_of(element) if element else HTML

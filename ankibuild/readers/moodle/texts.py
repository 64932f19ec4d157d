"""Texts in Moodle's four formats as Markdown, with the files that they show.

A text of the format `moodle` (in XML `moodle_auto_format`) is what was typed into a plain field: HTML tags work in
it, and line breaks are line breaks (https://docs.moodle.org/en/Formatting_text).
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.gap_marks import numbered, without_marks
from ankibuild.readers.moodle.environments import with_signs
from ankibuild.readers.moodle.languages import has_languages, one_after_the_other
from ankibuild.readers.moodle.typed_tags import with_literal_tags
from ankibuild.source import Span

HTML, MARKDOWN, PLAIN, MOODLE = "html", "markdown", "plain", "moodle"

_TAG = re.compile(
    r"</?+[A-Za-z][A-Za-z0-9]*+(?:\s[^<>]*+)?/?>|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_LINK = re.compile(r"@@PLUGINFILE@@(/[^\s\"'<>()\\?#]*+)(?:\?[A-Za-z0-9=&;_.%-]*+)?")
_PICTURE = re.compile(r"<img\b[^<>]*+>", re.IGNORECASE)
_PICTURE_IN_MARKDOWN = re.compile(r"!\[([^\[\]\n]*+)\]\([^()\n]*+\)")
_NAME_ALONE = re.compile(r"\\?\[picture: [^\]\n]{1,300}\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)\\?\]", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')", re.IGNORECASE)
_DATA = re.compile(r"data:([a-z]+)/([a-z0-9]+)[^,;]*+;base64,", re.IGNORECASE)


@dataclass
class Texts:
    """Makes the texts of one file; keeps the pictures that stand in addresses."""

    collector: Collector
    drawn: dict[str, str] = field(default_factory=dict)

    def read(self, value: str, span: Span, form: str, files: Mapping[str, str] | None = None) -> Text:
        """A text as Markdown; `files` are the links of the files that come with it, by their names."""
        if not value.strip():
            return NO_TEXT
        if has_languages(value):
            self.collector.not_on_cards(
                span, "the choice of a language", "a card shows all of them, one after the other"
            )
            value = one_after_the_other(value)
        placed = self._place_files(with_signs(value), span, files or {})
        return Text(numbered(self._convert(placed, form)), span)

    def _convert(self, value: str, form: str) -> str:
        if form == MARKDOWN:
            return value
        if form == HTML:
            return html_to_markdown(value, self._address)
        if form == MOODLE and _TAG.search(value):
            return html_to_markdown(with_literal_tags(value.strip()).replace("\n", "<br>\n"), self._address)
        return plain_to_markdown(value)

    def _place_files(self, value: str, span: Span, files: Mapping[str, str]) -> str:
        """The text with links to files that are there, and the names of those that are not."""
        if "@@PLUGINFILE@@" not in value:
            return value
        names = {found[0]: unquote(found[1]).lstrip("/") for found in _LINK.finditer(value)}
        links = {whole: link for whole, name in names.items() if (link := self._link(name, files))}
        missing = {whole: name for whole, name in names.items() if whole not in links}
        for name in dict.fromkeys(missing.values()):
            self.collector.warn("attachment-missing", span, name=name)
        if missing:
            value = _PICTURE.sub(lambda found: _named_instead(found[0], missing, "["), value)
            value = _PICTURE_IN_MARKDOWN.sub(lambda found: _named_instead(found[0], missing, "\\["), value)
        return _LINK.sub(lambda found: links.get(found[0]) or quote(unquote(found[1]).lstrip("/")), value)

    def _link(self, name: str, files: Mapping[str, str]) -> str:
        if name in files:
            return files[name]
        return quote(name) if name in self.collector.file.beside.names else ""

    def _address(self, address: str) -> str:
        """The address to write for one in HTML: a picture written into the address becomes a file."""
        found = _DATA.match(address)
        if not found:
            return without_marks(address)
        if address not in self.drawn:
            kind = found[2].lower().replace("jpeg", "jpg")
            name = f"{found[1].lower()}-{len(self.drawn) + 1}.{kind}"
            self.drawn[address] = self.collector.attach(name, lambda: decoded(address[found.end() :]))
        return self.drawn[address]


def _named_instead(picture: str, missing: Mapping[str, str], bracket: str) -> str:
    """The name of a picture that is missing, or what it shows if that is said; other pictures stay."""
    found = _LINK.search(picture)
    if not found or found[0] not in missing:
        return picture
    alt = _ALT.search(picture)
    return f"{bracket}picture: {(alt and (alt[1] or alt[2])) or missing[found[0]]}]"


def is_empty(markdown: str) -> bool:
    """Whether a text says nothing but the name of the file that is missing."""
    return not markdown or _NAME_ALONE.fullmatch(markdown) is not None


def decoded(text: str) -> bytes:
    """The bytes of a base64 text, as many as there are."""
    clean = "".join(text.split()).rstrip("=")
    try:
        return b64decode(clean + "=" * (-len(clean) % 4))
    except ValueError:
        return b""

"""HTML as Anki keeps it in a field: what of it passes, and whether two texts of it look the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from typing import TypeAlias

import nh3

from ankibuild.render import sanitize


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAGS = sanitize.TAGS | {"font", "center", "big", "tt", "strike", "header", "footer", "nav", "article", "hgroup"}
_ATTRIBUTES = sanitize.ATTRIBUTES | {
    "*": {"title", "lang", "dir", "style", "class", "id", "align", "role", "tabindex"},
    "font": {"color", "face", "size"},
    "img": {"src", "alt", "width", "height"},
    "table": {"border", "cellpadding", "cellspacing", "width", "bgcolor"},
    "td": {"colspan", "rowspan", "valign", "width", "height", "bgcolor"},
    "th": {"colspan", "rowspan", "valign", "width", "height", "bgcolor", "scope"},
    "tr": {"valign", "bgcolor"},
    "col": {"width", "span"},
    "hr": {"width", "size"},
    "ul": {"type"},
}
_STYLES = _words(
    """background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width
    border-collapse border-color border-left border-left-color border-left-style border-left-width border-radius
    border-right border-right-color border-right-style border-right-width border-spacing border-style border-top
    border-top-color border-top-style border-top-width border-width caption-side clear color column-count column-gap
    columns direction display empty-cells float font font-family font-feature-settings font-kerning font-size
    font-stretch font-style font-variant font-variant-caps font-variant-east-asian font-variant-ligatures
    font-variant-numeric font-weight height hyphens letter-spacing line-height list-style-position list-style-type
    margin margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width object-fit
    opacity orphans outline outline-color outline-style outline-width overflow-wrap padding padding-bottom
    padding-left padding-right padding-top quotes tab-size table-layout text-align text-align-last text-decoration
    text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness text-emphasis
    text-indent text-shadow text-transform unicode-bidi vertical-align visibility white-space widows width
    word-break word-spacing word-wrap writing-mode"""
)
"""Properties by which nothing is loaded and no text lies over what is not the field's own."""

_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    filter_style_properties=set(_STYLES),
    generic_attribute_prefixes={"data-"},
    url_schemes=set(sanitize.SCHEMES),
    link_rel=None,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MADE = frozenset({"html", "head", "body", "tbody"})
"""Tags that a parser of HTML adds, or takes out, without any difference."""

_SAME = {"b": "strong", "i": "em", "strike": "s"}
"""Tags that look like others."""

_WITHIN_WORDS = frozenset({"strong", "em", "s", "u", "span", "font", "sub", "sup", "mark", "small", "big", "a", "code"})
_MOST_OPEN = 50
_SOUND = re.compile(r"(\[sound:)([^\]\n]+)(\])")

Event: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...]]
"""A tag with its attributes, or a text."""


def clean(html: str) -> str:
    """HTML with nothing in it that may run or load; a text without any sign of HTML stays as it is."""
    if not re.search(r"[<>&\x00-\x1f\x7f]", html):
        return html
    return _CONTROL.sub("\ufffd", _CLEANER.clean(html))


def plain(html: str) -> str:
    """The text of HTML that is seen, on one line."""
    events = _read(_TextReader({}), html)
    parts = [text if kind == "text" else "" if text in _WITHIN_WORDS else " " for kind, text, _ in events]
    return " ".join("".join(parts).replace("\xa0", " ").split())


def looks_same(before: str, after: str, renamed: Mapping[str, str]) -> bool:
    """Whether two texts of HTML show the same, written differently at most; `renamed` are media files by old names."""
    return before == after or _events(before.strip(), renamed) == _events(after.strip(), {})


def lost(before: str, after: str) -> list[str]:
    """What was taken out of HTML: `<script>`, `onclick`, `style: position`."""
    if before == after:
        return []
    missing = Counter(_traits(before)) - Counter(_traits(after))
    return sorted(missing)


def _traits(html: str) -> Iterator[str]:
    for kind, name, attributes in _events(html, {}):
        if kind == "tag":
            yield f"<{name}>"
            for key, value in attributes:
                parts = value.split(";") if key == "style" else ()
                yield from (f"style: {part.partition(':')[0]}" for part in parts)
                yield from () if parts else [key]


def _events(html: str, renamed: Mapping[str, str]) -> list[Event]:
    return _read(_Reader(renamed), html)


def _read(reader: _Reader, html: str) -> list[Event]:
    reader.feed(_with_whole_tags(html))
    reader.close()
    reader.flush()
    return reader.events


def _with_whole_tags(html: str) -> str:
    """HTML as it is, but where many tags never end, as a browser sees it: a parser looks for the end of each."""
    return _CLEANER.clean(html) if html.count("<") - html.count(">") > _MOST_OPEN else html


class _Reader(HTMLParser):
    """Reads HTML into what is seen of it: how it was written makes no difference."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.renamed = renamed
        self.events: list[Event] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that opens."""
        if tag in _MADE:
            return
        self.flush()
        tag = _SAME.get(tag, tag)
        kept = {key: self._value(key, value or "") for key, value in reversed(attrs)}
        self.events.append(("tag", tag, tuple(sorted((key, value) for key, value in kept.items() if value))))

    def handle_data(self, data: str) -> None:
        """A text, or a piece of one; what stands in a script or a style is not seen."""
        if self.cdata_elem is None:
            self.texts.append(data)

    def flush(self) -> None:
        """Takes what was read of a text for the whole of it."""
        text = _SPACE.sub(" ", "".join(self.texts))
        self.texts.clear()
        if text.strip(" "):
            text = _SOUND.sub(lambda found: f"{found[1]}{self.renamed.get(found[2], found[2])}{found[3]}", text)
            self.events.append(("text", text, ()))

    def _value(self, key: str, value: str) -> str:
        if key == "src":
            return self.renamed.get(value, value)
        if key != "style":
            return unescape(value)
        parts = (part.partition(":") for part in value.split(";"))
        return ";".join(sorted(f"{name.strip().lower()}:{_loose(said)}" for name, _, said in parts if said.strip()))


class _TextReader(_Reader):
    """Reads what is seen of HTML: the end of a line of its own parts words too."""

    def handle_endtag(self, tag: str) -> None:
        """A tag that closes; a parser adds some, so they count only here."""
        if _SAME.get(tag, tag) not in _WITHIN_WORDS:
            self.texts.append(" ")


def _loose(value: str) -> str:
    """A style's value without the white space that means nothing."""
    return _SPACE.sub(" ", re.sub(r"\s*([,!])\s*", r"\1", value)).strip().lower()

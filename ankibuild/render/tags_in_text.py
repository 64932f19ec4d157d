"""What a `<` in a text is: a tag that may pass, a tag that may not, or just a sign such as in `a<b`.

What may not pass is shown as it was typed, so that no text is lost.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from ankibuild.render.sanitize import ATTRIBUTES, MATHML, TAGS

_TAG = re.compile(
    r"""<(/?+)([a-zA-Z][a-zA-Z0-9:-]*+)
    ((?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+)
    \s*+/?+>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+""")
_LINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}+:[^\s<>]*+|([\w.+-]++@[\w-]++(?:\.[\w-]++)++))>")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BOOLEAN = _names("autoplay controls loop muted open playsinline reversed")
_REFUSED = _names(
    "applet base body button canvas dialog embed form frame frameset head html iframe input link marquee meta"
    " noscript object option portal script select slot style svg template textarea title"
)
"""What is HTML but must not pass; any other name, such as the T of `vector<T>`, is just text."""

VOID = _names("br col hr img source wbr")
OPTIONAL_END = _names("caption colgroup dd dt li p rp rt rtc tbody td th thead tr")
INLINE = (
    _names(
        "a abbr acronym audio b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt rtc ruby s samp small source"
        " span strike strong sub sup time tt u var wbr"
    )
    | MATHML
)
"""Tags that Markdown need not see; it has to see the others, which part one block of text from the next."""


class Sign(Enum):
    """What a `<` begins."""

    TEXT = auto()
    COMMENT = auto()
    LINK = auto()
    OPENING = auto()
    CLOSING = auto()


class Tag(NamedTuple):
    """The verdict: what it is, where it ends, its name (also of a tag that may not pass).

    `dropped` are the attributes that may not pass, each with the place where it stands.
    """

    sign: Sign
    end: int
    name: str = ""
    dropped: tuple[tuple[str, int], ...] = ()


def is_tag(name: str) -> bool:
    """Whether a name in small letters is one of HTML's, so that it may pass or is reported."""
    return name in TAGS or name in _REFUSED


def classify(text: str, start: int) -> Tag:
    """What the `<` at this place begins; where a comment ends is not looked for."""
    if text.startswith("<!--", start):
        return Tag(Sign.COMMENT, start + 4)
    link = _LINK.match(text, start)
    if link:
        return Tag(Sign.LINK, link.end(), "mailto:" if link[1] else "")
    found = _TAG.match(text, start)
    name = found[2].lower() if found else ""
    if found is None or name not in TAGS:
        return Tag(Sign.TEXT, start + 1, name if name in _REFUSED else "")
    attributes = list(_ATTRIBUTE.finditer(text, *found.span(3)))
    if any(not attribute[2] and attribute[1].lower() not in _BOOLEAN for attribute in attributes):
        return Tag(Sign.TEXT, start + 1)
    allowed = ATTRIBUTES.get(name, set()) | ATTRIBUTES["*"] | {"class", "style"}
    keys = [(attribute[1].lower(), attribute.start()) for attribute in attributes]
    dropped = tuple((key, at) for key, at in keys if key not in allowed)
    return Tag(Sign.CLOSING if found[1] else Sign.OPENING, found.end(), name, dropped)

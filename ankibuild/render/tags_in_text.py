"""What a `<` in a text is: a tag that may pass, a tag that may not, or just a sign such as in `a<b`.

What may not pass is shown as it was typed, so that no text is lost.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ankibuild.render.sanitize import ATTRIBUTES, TAGS

_TAG = re.compile(
    r"""</?+([a-zA-Z][a-zA-Z0-9:-]*+)
    ((?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+)
    \s*+/?+>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_BOOLEAN = frozenset({"controls", "loop", "muted", "open", "reversed", "autoplay", "playsinline"})
_KNOWN = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "textarea",
        "select",
        "option",
        "link",
        "meta",
        "base",
        "svg",
        "math",
        "html",
        "head",
        "body",
        "title",
        "frame",
        "frameset",
        "template",
        "noscript",
        "canvas",
        "dialog",
        "slot",
        "portal",
        "marquee",
    ]
)
_COMMENT_END = re.compile(r"-->")


class Tag(NamedTuple):
    """The verdict: whether it passes and where it ends; the name if it is HTML that may not; attributes dropped."""

    passed: bool
    end: int
    refused: str = ""
    dropped: tuple[str, ...] = ()


def classify(text: str, start: int) -> Tag:
    """What the `<` at this place begins."""
    if text.startswith("<!--", start):
        end = _COMMENT_END.search(text, start + 4)
        return Tag(True, end.end()) if end else Tag(False, start + 1)
    link = _AUTOLINK.match(text, start)
    if link:
        return Tag(True, link.end())
    found = _TAG.match(text, start)
    if found is None:
        return Tag(False, start + 1)
    name = found[1].lower()
    if name not in TAGS:
        return Tag(False, start + 1, refused=name if name in _KNOWN else "")
    attributes = [(key.lower(), value) for key, value in _ATTRIBUTE.findall(found[2])]
    if any(not value and key not in _BOOLEAN for key, value in attributes):
        return Tag(False, start + 1)
    allowed = ATTRIBUTES.get(name, set()) | ATTRIBUTES["*"] | {"class", "style"}
    return Tag(True, found.end(), dropped=tuple(key for key, _ in attributes if key not in allowed))

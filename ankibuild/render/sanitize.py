"""Which HTML reaches a card: an allow list, enforced by nh3 (the ammonia library)."""

from __future__ import annotations

import re

import nh3
from pygments.token import STANDARD_TYPES

MATHML = frozenset(
    [
        *("math", "maction", "menclose", "merror", "mfenced", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover"),
        *("mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup"),
        *("msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics"),
    ]
)
"""The presentation elements of MathML (MathML Core, section 3, and what MathML 3 has besides)."""

TAGS = (set(nh3.ALLOWED_TAGS) - {"map", "area", "nav", "header", "footer", "article", "hgroup", "data"}) | {
    "audio",
    "video",
    "source",
    "section",
    *MATHML,
}
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"title", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "audio": {"src", "controls", "loop"},
    "video": {"src", "controls", "loop", "muted", "playsinline", "width", "height", "poster"},
    "source": {"src", "type"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "style", "scope"},
    "details": {"open"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "math": {"display"},
    "menclose": {"notation"},
    "mfenced": {"open", "close", "separators"},
    "mfrac": {"linethickness"},
    "mi": {"mathvariant"},
    "mo": {"accent", "fence", "form", "largeop", "lspace", "maxsize", "minsize", "rspace", "stretchy", "symmetric"},
    "mover": {"accent"},
    "mspace": {"width", "height", "depth"},
    "mstyle": {"displaystyle", "scriptlevel", "mathvariant"},
    "mtable": {"columnalign", "columnlines", "rowlines", "frame"},
    "mtd": {"columnspan", "rowspan", "columnalign"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""The addresses that a card may lead to."""

_CLASSES = {
    "div": {"highlight", "footnote"},
    "span": {name for name in STANDARD_TYPES.values() if name},
    "sup": {"footnote"},
}

_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    allowed_classes=_CLASSES,
    filter_style_properties={"text-align"},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


_NONCHARACTER = re.compile(
    r"&#(?:[xX]0*+[fF][dD][dDeE][0-9a-fA-F](?![0-9a-fA-F])|0*+(?:649(?:7[6-9]|[89][0-9])|6500[0-7])(?![0-9]));?"
)
"""U+FDD0 to U+FDEF by their numbers, which would make placeholders."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What `&#31;` and its like become: Anki parts the fields of a note by that one."""


def clean(html: str) -> str:
    """HTML with nothing in it that may run, load or hide: other tags go, their text stays."""
    if "&#" in html:
        return _CONTROL.sub("\ufffd", _CLEANER.clean(_NONCHARACTER.sub("\ufffd", html)))
    return _CLEANER.clean(html)

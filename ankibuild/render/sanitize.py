"""Which HTML reaches a card: an allow list, enforced by nh3 (the ammonia library)."""

from __future__ import annotations

import nh3
from pygments.token import STANDARD_TYPES

TAGS = (set(nh3.ALLOWED_TAGS) - {"map", "area", "nav", "header", "footer", "article", "hgroup", "data"}) | {
    "audio",
    "video",
    "source",
    "section",
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
    "q": {"cite"},
    "blockquote": {"cite"},
}
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
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def clean(html: str) -> str:
    """HTML with nothing in it that may run, load or hide: other tags go, their text stays."""
    return _CLEANER.clean(html)

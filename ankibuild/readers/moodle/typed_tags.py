"""Tags in a text that was typed into a plain field: those that are markup, and those that the text is about.

HTML works there, so that questions about HTML (`Which tag makes a link? {=<a> ~<link>}`) lose what they ask for.
A tag is text where it could not be markup: none of those that a text may have, or one without its counterpart.
"""

from __future__ import annotations

import re
from collections import defaultdict

from ankibuild.render.sanitize import MATHML, TAGS

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)([^<>]*+)>")
_OLD = frozenset(("font", "center", "strike", "tt", "big", "acronym", "nobr", "o:p", "object", "embed", "iframe"))
_KNOWN = TAGS | MATHML | _OLD
_ALONE = frozenset(("br", "hr", "img", "wbr", "col", "source", "embed"))
_MAY_STAY_OPEN = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "option"))
_SHOWS = re.compile(r"<(?:img|audio|video|source|object|embed|iframe|math)\b[^<>]*\b(?:src|data|xmlns)\s*=|<math", re.I)


def with_literal_tags(text: str) -> str:
    """The text as HTML, in which tags that are no markup are shown."""
    tags = list(_TAG.finditer(text))
    said = _TAG.sub("", text).replace("&nbsp;", " ").strip()
    markup = _markup(tags) if said or _SHOWS.search(text) else frozenset()
    pieces, at = [], 0
    for index, tag in enumerate(tags):
        if index not in markup:
            pieces += [text[at : tag.start()], "&lt;", tag[0][1:-1], "&gt;"]
            at = tag.end()
    return "".join([*pieces, text[at:]])


def _markup(tags: list[re.Match[str]]) -> frozenset[int]:
    """The tags that are markup, by their indexes."""
    opened: defaultdict[str, list[int]] = defaultdict(list)
    kept: set[int] = set()
    for index, tag in enumerate(tags):
        name = tag[2].lower()
        if name not in _KNOWN:
            continue
        if name in _ALONE or tag[3].rstrip().endswith("/"):
            kept.add(index)
        elif not tag[1]:
            opened[name].append(index)
            kept |= {index} if name in _MAY_STAY_OPEN else set()
        elif opened[name]:
            kept |= {opened[name].pop(), index}
        elif name in _MAY_STAY_OPEN:
            kept.add(index)
    return frozenset(kept)

"""A field as plain text, the way Anki makes it for its sort field and its checksum.

The rules are those of Anki's rslib/src/text.rs (`strip_html_preserving_media_filenames`) and
rslib/src/notes/mod.rs (`field_checksum`).
"""

from __future__ import annotations

import hashlib
import html
import re

_MEDIA = re.compile(
    r"""<(?:img|audio|video|object)\b[^>]+?\b(?:src|data)=(?:"([^"]+)"|'([^']+)'|([^ >]+))[^>]*>""", re.I
)
_TAG = re.compile(r"<!--.*?-->|<style.*?>.*?</style>|<script.*?>.*?</script>|<.*?>", re.I | re.S)


def sort_text(field: str) -> str:
    """The text of a field without its tags; a picture is its file name."""
    if "<" in field:
        field = _TAG.sub("", _MEDIA.sub(r" \1\2\3 ", field))
    return html.unescape(field) if "&" in field else field


def checksum(first_field: str) -> int:
    """Anki's checksum of a note's first field: 32 bits of the SHA-1 of its plain text."""
    digest = hashlib.sha1(sort_text(first_field).encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[:4], "big")

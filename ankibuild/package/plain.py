"""A field as plain text, the way Anki makes it for its sort field and its checksum.

The rules are those of Anki's rslib/src/text.rs (`strip_html_preserving_media_filenames`) and
rslib/src/notes/mod.rs (`field_checksum`).
"""

from __future__ import annotations

import hashlib
import re
from html.entities import name2codepoint

_MEDIA = re.compile(
    r"""<(?:img|audio|video|object|source)\b
        (?: [^>]+? | (?: [^>"'] | "[^"]*" | '[^']*' )+? )   # a '>' may stand in quotes
        \b(?:src|data)\b=
        (?: "([^"]+)" | '([^']+)' | ([^\ >]+) ) [^>]*>""",
    re.IGNORECASE | re.VERBOSE,
)
_TAG = re.compile(r"<!--.*?-->|<style.*?>.*?</style>|<script.*?>.*?</script>|<.*?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:#([0-9]+);|#x([0-9a-fA-F]+);|(\w+);)?")


def sort_text(field: str) -> str:
    """The text of a field without its tags; a picture is its file name."""
    if "<" in field:
        field = _TAG.sub("", _MEDIA.sub(r" \1\2\3 ", field))
    return _unescape(field) if "&" in field else field


def checksum(text: str) -> int:
    """Anki's checksum of a note: 32 bits of the SHA-1 of its first field as plain text."""
    return int.from_bytes(hashlib.sha1(text.encode(), usedforsecurity=False).digest()[:4], "big")


def _unescape(text: str) -> str:
    """A text with its entities as characters; one that HTML 4 does not know leaves all of them as they are."""
    try:
        return _ENTITY.sub(_character, text).replace("\xa0", " ")
    except (KeyError, ValueError, OverflowError):
        return text


def _character(entity: re.Match[str]) -> str:
    decimal, hexadecimal, name = entity.groups()
    number = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else name2codepoint[name]
    chr(number).encode()  # half a surrogate pair is no character
    return chr(number)

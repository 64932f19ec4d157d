"""The media that fields of notes refer to."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

_SOUND = re.compile(r"\[sound:([^\]\n]{1,300}+)\]")
_PICTURE = re.compile(r"""<img\b((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s{0,9}=\s{0,9}("[^"]*+"|'[^']*+'|[^\s"'>]++)""", re.IGNORECASE)
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]{0,20}:", re.IGNORECASE)

Place = Callable[[str], str]
"""Gives, for a file by the name that is typed, the address to write, '' where there is no such file."""


def with_media(html: str, place: Place) -> str:
    """A field in which each sound is an element and each file has its new address; a missing one leaves its name."""

    def sound(found: re.Match[str]) -> str:
        name = unescape(found[1])
        address = place(name)
        return f'<audio src="{escape(address)}"></audio>' if address else escape(f"[sound: {name}]", quote=False)

    def picture(found: re.Match[str]) -> str:
        source = _SOURCE.search(found[1])
        typed = unescape(source[1].strip("\"'")) if source else ""
        if source is None or _REMOTE.match(typed):
            return found[0]
        address = place(typed)
        if not address:
            return escape(f"[picture: {typed}]", quote=False)
        start, end = source.span(1)
        return f'<img{found[1][:start]}"{escape(address)}"{found[1][end:]}>'

    html = _PICTURE.sub(picture, html) if "<" in html else html
    return _SOUND.sub(sound, html) if "[sound:" in html else html

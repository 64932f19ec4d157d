"""Addresses of links and pictures, as they stand in Markdown and in HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from ankibuild.render.sanitize import SCHEMES

Link = Callable[[str], str]
"""Gives the address to write for the address of a file."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20]+")
_ENTITY = re.compile(r"&(?=#?[0-9a-zA-Z]+;)")
_SAFE = "/:?#@!+,;=%&.-_~"


def is_remote(address: str) -> bool:
    """Whether an address leads out of the folder: to the web, to a person, or nowhere."""
    return address.startswith(("//", "#")) or _SCHEME.match(_UNSEEN.sub("", address)) is not None


def may_lead(address: str) -> bool:
    """Whether a card may lead to this address."""
    scheme = _SCHEME.match(_UNSEEN.sub("", address))
    return address != "" and not address.startswith("#") and (scheme is None or scheme[1].lower() in SCHEMES)


def mapped(address: str, link: Link | None) -> str:
    """The address to write: of a file as `link` says, of anything else as it is."""
    address = address.strip()
    if link is None or not address or (is_remote(address) and not address.lower().startswith("data:")):
        return address
    return link(address)


def in_markdown(address: str) -> str:
    """An address between the brackets of a Markdown link."""
    kept = "".join(sign if sign > "\x7f" and not sign.isspace() else quote(sign, safe=_SAFE) for sign in address)
    return _ENTITY.sub("&amp;", kept)

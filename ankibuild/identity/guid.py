"""GUIDs: a hash of the project's namespace and the question's first id, and of nothing else.

Neither wording, deck nor path goes in, so all of them may change; Anki matches notes by GUID on import.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BITS = 80
_LENGTH = 14
"""Digits that 80 bits take to the base of 62."""


def guid_for(namespace: str, first_id: str) -> str:
    """The GUID of a question: 14 letters and digits (80 bits of a SHA-256).

    An id may be typed with composed or decomposed characters: it is the same id.
    """
    name = unicodedata.normalize("NFC", f"{namespace}\0{first_id}")
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return _base62(int.from_bytes(digest[: _BITS // 8], "big"))


def new_namespace() -> str:
    """A namespace that no other project has: 96 random bits in hexadecimal."""
    return secrets.token_hex(12)


def _base62(number: int) -> str:
    digits = []
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_ALPHABET))
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))

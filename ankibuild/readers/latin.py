"""Which encoding a text in Latin letters has: that in which its letters are those of one language.

For texts as short as questions this tells more than statistics of pairs of letters do, which take French for Czech.
"""

from __future__ import annotations

import re
from collections import Counter

WESTERN = "cp1252"
"""The most frequent of them by far: what is said in doubt."""

_LETTERS = {
    WESTERN: (
        "àâæçèéêëîïôœùûüÿ",  # French
        "áéíñóúü",  # Spanish
        "àáâãçéêíòóôõúü",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "äöüß",  # German
        "åäöé",  # Swedish, Finnish
        "æøåéóò",  # Danish, Norwegian
        "áéíóúëïöüèê",  # Dutch
        "àçèéíïòóúü",  # Catalan
        "áæðéíóöúýþ",  # Icelandic
        "äõöüšž",  # Estonian
    ),
    "cp1250": (
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîşţ",  # Romanian
        "čćđšž",  # Croatian, Slovenian
    ),
    "cp1254": ("âçğıİîöşûü",),  # Turkish
    "cp1257": (
        "ąčęėįšųūž",  # Lithuanian
        "āčēģīķļņšūž",  # Latvian
    ),
}
"""By encoding, the letters beyond a to z that languages use, as the Unicode CLDR lists them (main exemplars)."""

_SIGN = re.compile(r"[¿¡](?=\w)|(?<=[\w)])[¹²³ªº]+(?![^\W\d_])|[£¥](?=\s?\d)|(?<![^\W\d_])[¼½¾](?![^\W\d_])")
"""Signs where they are usual: in other encodings the same bytes are letters."""

_RUN = re.compile(rb"[\x80-\xff]{3,}")
_OTHER = re.compile(rb"[\x80-\xff]")


def is_latin(data: bytes) -> bool:
    """Whether the bytes that are no ASCII stand among others: other alphabets have whole words of them."""
    others = len(_OTHER.findall(data))
    return 3 * others < len(data) and 2 * sum(map(len, _RUN.findall(data))) <= others


def latin_encoding(data: bytes) -> str:
    """The encoding in which one language has the most of the letters; of several, the first."""
    return max(_LETTERS, key=lambda encoding: _fitting(data.decode(encoding, "replace"), _LETTERS[encoding]))


def _fitting(text: str, languages: tuple[str, ...]) -> int:
    """How many characters fit the language that fits best; what the encoding does not have counts against it."""
    letters: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        letters[letter if letter == "İ" else letter.lower()] += count
    signs = sum(len(sign[0]) for sign in _SIGN.finditer(text))
    return signs + max(sum(letters[letter] for letter in alphabet) for alphabet in languages) - letters["\ufffd"]

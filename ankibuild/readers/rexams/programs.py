"""R code in exercises: which of it computes what the text shows, and which can be left out for certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ankibuild.readers.markdown_quiz.lines import Line

_CHUNK = re.compile(r"[ \t]*+(?:(`{3,})[ \t]*+\{\s*+[rR]\b[^}\n]*+\}|<<[^>\n]*+>>=)[ \t]*+$")
_END = re.compile(r"[ \t]*+(?:`{3,}|@)[ \t]*+$")
_INLINE = re.compile(r"\\Sexpr\s*+\{|`r\s[^`\n]*`")
_HARMLESS = re.compile(
    r"[ \t]*+(?:#.*|(?:library|require|suppressPackageStartupMessages|set\.seed|options|knitr::opts_chunk\$set|"
    r"opts_chunk\$set|Sys\.setlocale)\((?:[^()]|\([^()]*+\))*+\)[ \t;]*+)?$"
)
_COPIES = re.compile(r"[ \t]*+include_supplement\(")
"""Puts a file beside the exercise; nothing that it makes is shown."""


class Programs(NamedTuple):
    """The lines without R code; what is computed, '' where nothing is; and the lines that were left out."""

    lines: list[Line]
    computed: str
    skipped: tuple[Line, ...]


def without_programs(lines: Sequence[Line]) -> Programs:
    """Takes R code out where it only loads packages or sets options; any other makes the exercise a computed one."""
    kept: list[Line] = []
    skipped: list[Line] = []
    computed = ""
    inside = False
    for line in lines:
        if inside:
            inside = _END.match(line.text) is None
            skipped.append(line)
            if inside and not _HARMLESS.match(line.text) and not _COPIES.match(line.text):
                computed = computed or line.text.strip()
        elif _CHUNK.match(line.text):
            inside = True
            skipped.append(line)
            kept.append(Line("", line.start))
        else:
            found = _INLINE.search(line.text)
            computed = computed or (line.text[found.start() :].strip() if found else "")
            kept.append(line)
    return Programs(kept, computed, tuple(skipped))

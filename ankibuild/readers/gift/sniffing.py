"""Whether a file looks like GIFT: by its suffix, or by answers in braces."""

from __future__ import annotations

import re

from ankibuild.readers.file import File

_ANSWERS = re.compile(
    r"(?<!\\)\{\s*+(?:(?:[=~]|\#\s*+(?:[-+.0-9]|=))[^{}]*+[{}]|(?:T|TRUE|F|FALSE)\s*+[}#]"
    r"|[0-9]{0,9}:(?:MULTICHOICE|MULTIRESPONSE|SHORTANSWER|NUMERICAL|MC|MR|SA|MW|NM)[A-Z_]{0,4}:[^{}]*+\})"
    r"|^::(?:[^:\r\n]|:(?!:))++::[^{}]{0,2000}+\{\s*+\}",
    re.MULTILINE,
)


def sniff(file: File) -> bool:
    """Whether a file looks like GIFT."""
    if file.name.lower().endswith(".gift"):
        return bool(file.head.strip())
    return _ANSWERS.search(file.head) is not None

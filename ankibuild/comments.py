"""Whether a comment is most likely the rest of a text which ` #` cut off, such as `room #3` or `Which C # version?`.

YAML cannot tell, so this weighs how comments are set: with more than one space before the `#`, with one behind it,
behind an answer, an id or a whole sentence. A text is cut off in the middle.
"""

from __future__ import annotations

import re

_COMMENT = re.compile(r"([ \t]+)#([^\r\n]*)")
_MARKER = re.compile(r"[\W_]*(?:todo|fixme|xxx|hack|note|nb|noqa|check|see|cf|sic|was|ok)\b", re.IGNORECASE)
"""Words that comments begin with."""

_NUMBER = re.compile(r" \d+[.,;:?!)]*\Z")
_SENTENCE_END = re.compile(r"""[.?!…。？！؟]["'»”’)*_]*\Z""")


def cuts_text(kept: str, text: str, at: int, *, prose: bool) -> bool:
    """Whether the comment that begins in `text` at the offset `at` is most likely a part of the text before it.

    `kept` is what was read of the text; `prose` says that it is one of those that are sentences.
    """
    found = _COMMENT.match(text, at)
    if found is None or len(found[1]) > 1:
        return False
    rest = found[2].rstrip()
    if not rest or rest[0] in "#!" or _MARKER.match(rest):
        return False
    if rest[0] != " ":
        return True
    if len(kept) > 2 and _NUMBER.match(rest):
        return True
    return prose and bool(kept) and not _SENTENCE_END.search(kept) and bool(_SENTENCE_END.search(rest))

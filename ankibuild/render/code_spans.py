"""Code within a line: what stands between two runs of as many backticks (CommonMark, section 6.1)."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from functools import cached_property

_RUN = re.compile(r"`+")
_OTHER_BLOCK = re.compile(r"\n[ \t>]*(?:\n|(?:[-*+]|[0-9]{1,9}[.)])[ \t]|#{1,6}[ \t]|\||```|~~~)")
_LINE_BREAK = re.compile(r"\n[ \t>]*")


class CodeSpans:
    """The backticks of a text; they are looked for once, since each one may need to know where the others are."""

    def __init__(self, text: str) -> None:
        self.text = text

    def end(self, start: int, end: int) -> int:
        """Where the code ends that this run of backticks begins; -1 where none does within the same block."""
        places = self._runs.get(end - start, [])
        index = bisect_left(places, end)
        if index == len(places) or _OTHER_BLOCK.search(self.text, end, places[index]):
            return -1
        return places[index] + end - start

    def any_in(self, start: int, end: int) -> bool:
        """Whether code begins within a stretch of the text."""
        runs = _RUN.finditer(self.text, start, end)
        return any(self.text[run.start() - 1] != "\\" and self.end(*run.span()) > 0 for run in runs)

    @cached_property
    def _runs(self) -> dict[int, list[int]]:
        """Where the runs of backticks begin, by their length."""
        runs: dict[int, list[int]] = {}
        for found in _RUN.finditer(self.text):
            runs.setdefault(len(found[0]), []).append(found.start())
        return runs


def code_html(typed: str) -> str:
    """The HTML of code, not yet sanitised, given with its backticks."""
    width = len(typed) - len(typed.lstrip("`"))
    content = _LINE_BREAK.sub(" ", typed[width:-width])
    if content.startswith(" ") and content.endswith(" ") and content.strip():
        content = content[1:-1]
    return f"<code>{html.escape(content)}</code>"

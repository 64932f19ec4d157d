"""TeX as tokens with places: commands, environments, comments. Groups are matched once, to keep the time linear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ankibuild.readers.latex_exam.hiding import VERB, VERBATIM, without_hidden
from ankibuild.source import Source

_TOKEN = re.compile(
    r"\\(?P<edge>begin|end)\s*+\{(?P<env>[^{}\n\\]{1,60})\}|\\(?P<name>[A-Za-z@]++)(?P<star>\*?)|"
    r"\\(?s:.)|%[^\n]*+\n?[ \t]*+"
)
_BRACE = re.compile(VERB + r"|\\(?s:.)|%[^\n]*+|[{}\[\]]")
_SPACE = re.compile(r"\s*+")
_LONGEST_OPTION = 2_000


class Token(NamedTuple):
    """A piece of TeX that means something: `kind` is `command`, `begin`, `end`, `comment`, `verbatim` or `other`."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Tex:
    """A source of TeX."""

    source: Source

    @cached_property
    def text(self) -> str:
        """All of it, with blanks in the place of what is hidden."""
        return without_hidden(self.source.text)

    @cached_property
    def closing(self) -> dict[int, int]:
        """For each opening brace or bracket that is closed, the offset of what closes it."""
        found: dict[int, int] = {}
        opened: list[tuple[str, int]] = []
        for match in _BRACE.finditer(self.text):
            sign = match[0]
            if sign in ("{", "["):
                opened.append((sign, match.start()))
            elif sign == "]" and opened and opened[-1][0] == "[":
                found[opened.pop()[1]] = match.start()
            elif sign == "}":
                while opened and opened[-1][0] == "[":
                    opened.pop()
                if opened:
                    found[opened.pop()[1]] = match.start()
        return found

    def skip_space(self, at: int) -> int:
        """The offset of the next character that is no blank."""
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def group(self, at: int) -> tuple[int, int] | None:
        """The inside of the group in braces that begins here, behind blanks."""
        at = self.skip_space(at)
        if self.text[at : at + 1] != "{":
            return None
        closed = self.closing.get(at)
        return None if closed is None else (at + 1, closed)

    def option(self, at: int) -> tuple[int, int] | None:
        """The inside of the optional argument in brackets that begins here, behind blanks."""
        begin = self.skip_space(at)
        if self.text[begin : begin + 1] != "[":
            return None
        end = self.closing.get(begin)
        return None if end is None or end - begin > _LONGEST_OPTION else (begin + 1, end)

    def tokens(self, begin: int, end: int) -> Iterator[Token]:
        """The tokens of a stretch. What is verbatim is one token."""
        at = begin
        while match := _TOKEN.search(self.text, at, end):
            token = self._token(match, end)
            yield token
            at = token.end

    def _token(self, match: re.Match[str], end: int) -> Token:
        if match["edge"] == "begin" and match["env"] in VERBATIM:
            return Token(
                "verbatim", match["env"], match.start(), self._after(f"\\end{{{match['env']}}}", match.end(), end)
            )
        if match["edge"]:
            return Token(match["edge"], match["env"].strip(), match.start(), match.end())
        if match["name"] in ("verb", "lstinline") and match.end() < end:
            return Token("other", "verb", match.start(), self._after_verb(match.end(), end))
        if match["name"]:
            return Token("command", match["name"], match.start(), match.end())
        return Token("comment" if match[0].startswith("%") else "other", "", match.start(), match.end())

    def _after(self, closing: str, at: int, end: int) -> int:
        found = self.text.find(closing, at, end)
        return end if found < 0 else found + len(closing)

    def _after_verb(self, at: int, end: int) -> int:
        """Behind `\\verb|…|`, which ends on its line."""
        delimiter = self.text[at]
        if delimiter in "{[ " or delimiter.isalpha():
            return at
        line_end = self.text.find("\n", at, end)
        found = self.text.find(delimiter, at + 1, end if line_end < 0 else line_end)
        return at if found < 0 else found + 1

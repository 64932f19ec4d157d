"""One walk over a text, from one stretch that may mean something to the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import ClassVar

from ankibuild.render.tokens import Token, placeholder


class Walk:
    """Takes a text apart: what is protected goes behind placeholders, the rest stays.

    `trigger` is what may mean something, each alternative a named group; `handlers` has a function by each of these
    names, which is given where the trigger starts and ends and gives back where to go on.
    """

    trigger: ClassVar[re.Pattern[str]]

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.handlers: Mapping[str, Callable[[int, int], int]] = {}
        self._pieces: list[str] = []
        self._done = 0
        self._found: dict[str, re.Match[str] | None] = {}

    def run(self) -> str:
        """The text with its placeholders."""
        at = 0
        while found := self.trigger.search(self.text, at):
            at = self.handlers[found.lastgroup or ""](found.start(), found.end())
        return "".join([*self._pieces, self.text[self._done :]])

    def protect(self, start: int, end: int, html: str, *, early: bool = False) -> int:
        """Puts a token in the place of what stands from start to end; gives the place to go on at."""
        return self.put(start, end, Token(self.text[start:end], html, early))

    def put(self, start: int, end: int, token: Token, before: str = "", after: str = "") -> int:
        """The same with text around the token's placeholder."""
        self._pieces += [self.text[self._done : start], before, placeholder(len(self.tokens)), after]
        self.tokens.append(token)
        self._done = end
        return end

    def find(self, pattern: str, start: int) -> re.Match[str] | None:
        """The next match, remembered, so that a text with many beginnings and a far end is not searched for each."""
        known = self._found.get(pattern)
        if pattern not in self._found or (known and known.start() < start):
            known = self._found[pattern] = re.compile(pattern, re.IGNORECASE).search(self.text, start)
        return known

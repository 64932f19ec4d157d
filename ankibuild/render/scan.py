"""The pass before Markdown: what Markdown must not touch is found and put behind placeholders.

Code comes first, so nothing in it is math, deletion or HTML; and nothing in math is emphasis, link or HTML.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from ankibuild.render import clozes
from ankibuild.render.angles import Angles, Noted
from ankibuild.render.brackets import guard_brackets
from ankibuild.render.code_spans import CodeSpans, code_html
from ankibuild.render.fences import BEFORE_FENCE, Fences
from ankibuild.render.highlight import highlighted
from ankibuild.render.math import balanced, delimited, dollar_math, mathjax
from ankibuild.render.tokens import Token

_ANKI_MATH = {"[$]": r"\[/\$\]", "[$$]": r"\[/\$\$\]"}
_INDENTED = re.compile(r"[ ]{4}|[ ]{0,3}\t")
_ROW = re.compile(r"[ \t>]*+\|")
_ITEM = re.compile(r"^[ \t>]*+(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]|\[\^[^\]\n]+\]:)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scanned:
    """The text with its placeholders, what they stand for, and what was noted on the way."""

    text: str
    tokens: list[Token]
    noted: list[Noted]


def scan(text: str, *, cloze: bool = False) -> Scanned:
    """Protects code, math, tags, sounds, deletions (if the text is a cloze's), and what only looks like HTML.

    A deletion ends where its braces balance; where they never do, at the first `}}`, as in Anki.
    """
    walk = _TextWalk(text, cloze=cloze)
    scanned = walk.run()
    if walk.open:
        walk = _TextWalk(text, cloze=cloze, balanced=False)
        scanned = walk.run()
    noted = [Noted("cloze-unclosed", text[at.start : at.end], at.start, at.end) for at in walk.open]
    noted += [noted for noted in walk.angles.noted if not walk.is_indented(noted.start)]
    return Scanned(guard_brackets(scanned, walk.tokens), walk.tokens, noted)


class _TextWalk(clozes.DeletionWalk):
    trigger = re.compile(
        rf"""(?=[\\`~$<{{}}:\[*]|^)(?:  # one look at a character where none of the rest can begin
        (?P<escape>\\)|(?P<fence>{BEFORE_FENCE})|(?P<ticks>`++)|(?P<dollar>\$++)
        |(?P<opening>{clozes.OPENING})|(?P<brace>\{{)|(?P<closing>\}})|(?P<colons>::)
        |(?P<angle><)|(?P<sound>\[sound:)|(?P<anki>\[\$\$?\])|(?P<times>(?<=[0-9])\*(?=[0-9])))""",
        re.MULTILINE | re.VERBOSE,
    )

    def __init__(self, text: str, *, cloze: bool, balanced: bool = True) -> None:
        super().__init__(text, balanced=balanced)
        self.cloze = cloze
        self.code = CodeSpans(text)
        self.fences = Fences(text)
        self.angles = Angles(self)
        deletions = self.handlers if cloze else dict.fromkeys(self.handlers, lambda start, end: end)
        self.handlers = {
            **deletions,
            "escape": self.escape,
            "fence": self.fence,
            "ticks": self.ticks,
            "dollar": self.dollar,
            "angle": self.angles.handle,
            "sound": self.sound,
            "anki": self.anki,
            "times": lambda start, end: self.protect(start, end, "*", early=True),
        }

    def escape(self, start: int, end: int) -> int:
        """A backslash, which takes the meaning from what follows, or gives one to `(` and `[`."""
        follower = self.text[end : end + 1]
        if follower in ("$", "<"):
            return self.protect(start, end + 1, html.escape(follower), early=True)
        if follower == "\n":
            return self.protect(start, end, "<br>", early=True)
        if follower in ("(", "["):
            close = self.find(r"\\\)" if follower == "(" else r"\\\]", end + 1)
            return self.formula(start, end + 1, close, display=follower == "[") or end + 1
        return end + 1

    def fence(self, start: int, end: int) -> int:
        """The line that opens a block of code."""
        fence = self.fences.find(start, end)
        if fence is None:
            stop = end + 3
            while self.text[stop : stop + 1] == self.text[end]:
                stop += 1
            return self.ticks(end, stop) if self.text[end] == "`" else stop
        if self.is_indented(end):
            return fence.end
        html_ = highlighted(fence.code, fence.language)
        token = Token(self.text[end : fence.end], html_, early=True)
        if fence.is_nested and end > self.first_item:
            return self.put(end, fence.end, token)
        margin = fence.prefix.rstrip()
        return self.put(start, fence.end, token, f"{margin}\n{fence.prefix}", f"\n{margin}")

    def is_indented(self, at: int) -> bool:
        """Whether this line is code by four spaces of indentation, outside a list and a footnote."""
        return at < self.first_item and _INDENTED.match(self.text, self.line_start(at), at) is not None

    def line_start(self, at: int) -> int:
        """Where the line of this place begins."""
        return self.line_starts[bisect_right(self.line_starts, at) - 1]

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line of the text begins."""
        return [0, *(newline.end() for newline in re.finditer("\n", self.text))]

    @cached_property
    def first_item(self) -> int:
        """Where the first list item or footnote of the text stands."""
        found = _ITEM.search(self.text)
        return found.start() if found else len(self.text)

    def ticks(self, start: int, end: int) -> int:
        """Backticks: code, where as many end it."""
        stop = self.code.end(start, end)
        return end if stop < 0 else self.protect(start, stop, code_html(self.text[start:stop]), early=True)

    def dollar(self, start: int, end: int) -> int:
        """Dollars: math or money."""
        found = dollar_math(self.text, start, end - start, in_row=self.is_in_row(start))
        if found is None or self.code.any_in(start, found[1]):
            return end
        return self.math(start, found[1], found[0], display=end - start == 2)

    def is_in_row(self, at: int) -> bool:
        """Whether this line begins as the row of a table does."""
        return _ROW.match(self.text, self.line_start(at), at) is not None

    def anki(self, start: int, end: int) -> int:
        """`[$]` and `[$$]`, Anki's own marks of LaTeX."""
        opening = self.text[start:end]
        return self.formula(start, end, self.find(_ANKI_MATH[opening], end), display=opening == "[$$]") or end

    def formula(self, start: int, inside: int, close: re.Match[str] | None, *, display: bool) -> int:
        """Math between marks that mean nothing else, if it can be; 0 if not."""
        content = self.text[inside : close.start()] if close else ""
        if close is None or not content.strip() or self.code.any_in(inside, close.start()):
            return 0
        if self.cloze and not balanced(content):
            return 0
        return self.math(start, close.end(), content, display=display)

    def math(self, start: int, end: int, content: str, *, display: bool) -> int:
        """Puts Anki's MathJax in the place of a formula."""
        inside = clozes.in_formula(content) if self.cloze else mathjax(content)
        return self.protect(start, end, delimited(inside, display=display))

    def sound(self, start: int, end: int) -> int:
        """`[sound:…]`, which stays so, for the file to be found."""
        close = self.find(r"\]|\n", end)
        reference = self.text[end : close.start()].strip() if close and close[0] == "]" else ""
        if not close or not reference:
            return end
        return self.protect(start, close.end(), f"[sound:{html.escape(reference)}]")

"""The pass before Markdown: what Markdown must not touch is found and put behind placeholders.

Code comes first, so nothing in it is math, deletion or HTML; and nothing in math is emphasis, link or HTML.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ankibuild.render import clozes
from ankibuild.render.code_spans import CodeSpans, code_html
from ankibuild.render.fences import BEFORE_FENCE, Fence, Fences
from ankibuild.render.highlight import highlighted
from ankibuild.render.math import balanced, delimited, dollar_math, mathjax
from ankibuild.render.tags_in_text import INLINE, OPTIONAL_END, VOID, Sign, Tag, classify
from ankibuild.render.tokens import Token, restore_early

_ANKI_MATH = {"[$]": r"\[/\$\]", "[$$]": r"\[/\$\$\]"}
_ITEM = re.compile(r"^[ \t>]*+(?:[-*+]|[0-9]{1,9}[.)])[ \t]", re.MULTILINE)


class Noted(NamedTuple):
    """Something that the author should know of: a code of the catalog, a name, and where it stands in the text."""

    code: str
    name: str
    start: int
    end: int

    def shifted(self, by: int) -> Noted:
        """The same, its place counted from further ahead."""
        return self._replace(start=self.start + by, end=self.end + by)


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
    unclosed = [Noted("cloze-unclosed", text[at.start : at.end], at.start, at.end) for at in walk.open]
    return Scanned(scanned, walk.tokens, walk.noted + unclosed)


class _TextWalk(clozes.DeletionWalk):
    trigger = re.compile(
        rf"""(?P<escape>\\)|(?P<fence>{BEFORE_FENCE})|(?P<ticks>`++)|(?P<dollar>\$++)
        |(?P<opening>{clozes.OPENING})|(?P<brace>\{{)|(?P<closing>\}})|(?P<colons>::)
        |(?P<angle><)|(?P<sound>\[sound:[^\]\n]+\])|(?P<anki>\[\$\$?\])|(?P<times>(?<=[0-9])\*(?=[0-9]))""",
        re.MULTILINE | re.VERBOSE,
    )

    def __init__(self, text: str, *, cloze: bool, balanced: bool = True) -> None:
        super().__init__(text, balanced=balanced)
        self.cloze = cloze
        self.noted: list[Noted] = []
        self.code = CodeSpans(text)
        self.fences = Fences(text)
        self.tags: Counter[str] = Counter()
        self.line = self.seen = 0
        deletions = self.handlers if cloze else dict.fromkeys(self.handlers, lambda start, end: end)
        self.handlers = {
            **deletions,
            "escape": self.escape,
            "fence": self.fence,
            "ticks": self.ticks,
            "dollar": self.dollar,
            "angle": self.angle,
            "sound": self.sound,
            "anki": self.anki,
            "times": lambda start, end: self.protect(start, end, "*"),
        }

    def escape(self, start: int, end: int) -> int:
        """A backslash, which takes the meaning from what follows, or gives one to `(` and `[`."""
        follower = self.text[end : end + 1]
        if follower in ("$", "<"):
            return self.protect(start, end + 1, html.escape(follower))
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
            run = re.compile(r"`+|~+").match(self.text, end)
            stop = run.end() if run else end + 1
            return self.ticks(end, stop) if self.text[end] == "`" else stop
        if self.is_indented_code(fence, start):
            return fence.end
        html_ = highlighted(fence.code, fence.language)
        token = Token(self.text[end : fence.end], html_, early=True, block=True)
        if fence.is_nested:
            return self.put(end, fence.end, token)
        margin = fence.prefix.rstrip()
        return self.put(start, fence.end, token, f"{margin}\n{fence.prefix}", f"\n{margin}")

    def is_indented_code(self, fence: Fence, start: int) -> bool:
        """Whether the fence is part of a code block by indentation: it is, outside a list, with four spaces."""
        deep = not fence.prefix.strip() and len(fence.prefix.expandtabs(4)) >= 4
        return deep and start < self.first_item

    @cached_property
    def first_item(self) -> int:
        """Where the first list item of the text stands."""
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
        """Whether this line begins as the row of a table does. The places asked for go up."""
        while (newline := self.text.find("\n", self.seen, at)) >= 0:
            self.line = self.seen = newline + 1
        self.seen = at
        return self.text[self.line : self.line + 1] == "|"

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
        reference = self.text[start + len("[sound:") : end - 1].strip()
        return self.protect(start, end, f"[sound:{html.escape(reference)}]")

    def angle(self, start: int, end: int) -> int:
        """`<`: a tag, a link, a comment, or just a sign."""
        tag = classify(self.text, start)
        if tag.sign is Sign.COMMENT:
            close = self.find("-->", tag.end)
            return self.protect(start, close.end(), "", early=True) if close else self.less_than(start, tag)
        if tag.sign is Sign.LINK:
            address = html.escape(self.text[start + 1 : tag.end - 1])
            return self.protect(start, tag.end, f'<a href="{tag.name}{address}">{address}</a>', early=True)
        if tag.sign is Sign.TEXT or not self.has_other_half(tag):
            return self.less_than(start, tag)
        return self.tag(start, tag)

    def less_than(self, start: int, tag: Tag) -> int:
        """A sign that is shown; noted if it begins a tag that may not pass."""
        if tag.name:
            name = f"/{tag.name}" if tag.sign is Sign.CLOSING else tag.name
            self.noted.append(Noted("html-shown-as-text", name, start, start + len(name) + 1))
        return self.protect(start, start + 1, "&lt;", early=True)

    def has_other_half(self, tag: Tag) -> bool:
        """Whether the tag is opened and closed, if it has to be; counts those that are open."""
        if tag.sign is Sign.CLOSING:
            fits = self.tags[tag.name] > 0
            self.tags[tag.name] -= fits
            return fits
        if tag.name in VOID:
            return True
        fits = tag.name in OPTIONAL_END or self.closing_tag(tag) is not None
        self.tags[tag.name] += fits
        return fits

    def closing_tag(self, tag: Tag) -> re.Match[str] | None:
        """Where the next tag of this name closes one."""
        return self.find(rf"</{tag.name}\s*>", tag.end)

    def tag(self, start: int, tag: Tag) -> int:
        """A tag that passes; one that holds code passes as a whole."""
        typed = self.text[start : tag.end].lower()
        for name in dict.fromkeys(tag.dropped):
            at = start + max(typed.find(name), 0)
            self.noted.append(Noted("html-attribute-dropped", name, at, at + len(name)))
        if tag.name in ("pre", "code") and tag.sign is Sign.OPENING:
            return self.code_element(start, tag)
        if tag.name in INLINE:
            return self.protect(start, tag.end, self.text[start : tag.end], early=True)
        return tag.end

    def code_element(self, start: int, tag: Tag) -> int:
        """HTML's own code, in which only tags and entities mean anything."""
        close = self.closing_tag(tag)
        if close is None:
            return self.less_than(start, tag)
        self.tags[tag.name] -= 1
        walk = _CodeWalk(self.text[tag.end : close.start()], cloze=False)
        inside = restore_early(walk.run(), walk.tokens)
        self.noted += [noted.shifted(tag.end) for noted in walk.noted]
        element = self.text[start : tag.end] + inside + close[0]
        raw = self.text[start : close.end()]
        return self.put(start, close.end(), Token(raw, element, early=True, block=tag.name == "pre"))


class _CodeWalk(_TextWalk):
    trigger = re.compile("(?P<angle><)")

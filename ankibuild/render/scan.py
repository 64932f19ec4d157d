"""The pass before Markdown: what Markdown must not touch is found and put behind placeholders.

One walk over the text, from one character that may mean something to the next. Code is stepped over first, so
nothing in it is math, cloze or HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ankibuild.render import clozes
from ankibuild.render.math import dollar_math, mathjax
from ankibuild.render.tags_in_text import classify
from ankibuild.render.tokens import Token, defuse, placeholder

_TRIGGER = re.compile(r"\\|`+|^[ \t>]*~~~+|\$|\{\{c\d|\}|\{|<|\[sound:|\[\$\$?\]", re.MULTILINE)
_FENCE_LINE = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\Z")
_SOUND = re.compile(r"\[sound:([^\]\n]+)\]")
_ANKI_MATH = {"[$]": "[/$]", "[$$]": "[/$$]"}
SOUND_HTML = "[sound:{name}]"


@dataclass(slots=True)
class Scanned:
    """The text with its placeholders, and what the walk found on its way."""

    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    cards: set[int] = field(default_factory=set)
    sounds: dict[int, str] = field(default_factory=dict)
    refused_tags: list[str] = field(default_factory=list)
    dropped_attributes: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)


def scan(text: str, *, cloze: bool = False) -> Scanned:
    """Protects math, deletions (if the text is a cloze's), sounds, and whatever only looks like HTML.

    A deletion ends where its braces balance; where they never do, at the first `}}`, as in Anki.
    """
    found = _Walk(text, cloze, balanced=True).run()
    return _Walk(text, cloze, balanced=False).run() if found.unclosed else found


@dataclass(slots=True)
class _Deletion:
    """A deletion that is being read, and how many braces are open in it."""

    opening: str
    depth: int = 0


class _Walk:
    def __init__(self, text: str, cloze: bool, balanced: bool) -> None:
        self.text = text
        self.cloze = cloze
        self.balanced = balanced
        self.found = Scanned()
        self.pieces: list[str] = []
        self.done = 0
        self.open: list[_Deletion] = []
        self.missing: set[str] = set()
        self.handlers = {
            "\\": self._backslash,
            "`": self._backticks,
            "~": self._fence,
            "$": self._dollar,
            "{": self._brace,
            "}": self._closing_brace,
            "<": self._angle,
            "[": self._bracket,
        }

    def run(self) -> Scanned:
        at = 0
        while trigger := _TRIGGER.search(self.text, at):
            start = trigger.end() - len(trigger[0].lstrip(" \t>"))
            at = self.handlers[self.text[start]](start, trigger.end())
        self.pieces.append(self.text[self.done :])
        self.found.text = "".join(self.pieces)
        self.found.unclosed = [deletion.opening for deletion in self.open]
        return self.found

    def _protect(self, start: int, end: int, html: str) -> int:
        """Puts a placeholder in the place of what stands from start to end; gives the place to go on at."""
        self.pieces += [self.text[self.done : start], placeholder(len(self.found.tokens))]
        self.found.tokens.append(Token(self.text[start:end], html))
        self.done = end
        return end

    def _find(self, needle: str, start: int) -> int:
        """`str.find` that does not look again for what is no more to be found, so that the walk stays linear."""
        if needle in self.missing:
            return -1
        at = self.text.find(needle, start)
        if at < 0:
            self.missing.add(needle)
        return at

    def _backslash(self, start: int, end: int) -> int:
        follower = self.text[end : end + 1]
        if follower == "$":
            return self._protect(start, end + 1, "$")
        if follower in ("(", "["):
            close = self._find("\\)" if follower == "(" else "\\]", end + 1)
            if close > 0 and self.text[end + 1 : close].strip():
                return self._math(start, close + 2, self.text[end + 1 : close], display=follower == "[")
        return end + 1

    def _backticks(self, start: int, end: int) -> int:
        run = self.text[start:end]
        if len(run) >= 3 and _FENCE_LINE.match(self.text[self.text.rfind("\n", 0, start) + 1 : start]):
            return self._fence(start, end)
        if run in self.missing:
            return end
        closing = re.compile(f"(?<!`){run}(?!`)").search(self.text, end)
        if closing is None:
            self.missing.add(run)
            return end
        return closing.end()

    def _fence(self, start: int, end: int) -> int:
        """Steps over a fenced block; an unclosed fence is ordinary text."""
        run = self.text[start:end]
        if "\n" + run in self.missing:
            return end
        pattern = re.compile(rf"^[ \t>]*{re.escape(run[0])}{{{len(run)},}}[ \t]*$", re.MULTILINE)
        closing = pattern.search(self.text, max(self.text.find("\n", end), end))
        if closing is None:
            self.missing.add("\n" + run)
            return end
        return closing.end()

    def _dollar(self, start: int, end: int) -> int:
        found = dollar_math(self.text, start)
        if found is None:
            return start + (2 if self.text.startswith("$$", start) else 1)
        return self._math(start, found[1], found[0], display=self.text.startswith("$$", start))

    def _math(self, start: int, end: int, content: str, *, display: bool) -> int:
        inner = self._cloze_in_math(content) if self.cloze else None
        if inner is None:
            html = mathjax(content, display=display)
            return self._protect(start, end, html.replace("::", ":&#58;") if self.cloze else html)
        left, right = ("\\[", "\\]") if display else ("\\(", "\\)")
        return self._protect(start, end, left + inner + right)

    def _cloze_in_math(self, content: str) -> str | None:
        """The HTML of a formula that has deletions in it, None where it has none."""
        opening = clozes.OPENING.search(content)
        end = clozes.closing(content, opening.end()) if opening else -1
        if opening is None or end < 0:
            return None
        self.found.cards |= clozes.ordinals(opening[0])
        before, inside, after = content[: opening.start()], content[opening.end() : end], content[end + 2 :]
        rest = self._cloze_in_math(after)
        plain = [mathjax(part, display=False)[2:-2].replace("::", ":&#58;") for part in (before, inside, after)]
        return f"{_apart(plain[0])}{opening[0]}{plain[1]}}}}}{plain[2] if rest is None else rest}"

    def _brace(self, start: int, end: int) -> int:
        opening = clozes.OPENING.match(self.text, start) if self.cloze else None
        if opening:
            self.found.cards |= clozes.ordinals(opening[0])
            self.open.append(_Deletion(opening[0]))
            return self._protect(start, opening.end(), opening[0])
        if self.open:
            self.open[-1].depth += 1
        if self.cloze and clozes.OPENING.match(self.text, start + 1):
            return self._protect(start, start + 1, "&#123;")
        return start + 1

    def _closing_brace(self, start: int, end: int) -> int:
        if not self.open:
            return end
        if self.open[-1].depth and self.balanced:
            self.open[-1].depth -= 1
            return end
        if not self.text.startswith("}}", start):
            return end
        self.open.pop()
        return self._protect(start, start + 2, "}}")

    def _angle(self, start: int, end: int) -> int:
        tag = classify(self.text, start)
        self.found.dropped_attributes += tag.dropped
        if tag.passed:
            return tag.end
        if tag.refused:
            self.found.refused_tags.append(tag.refused)
        return self._protect(start, start + 1, "&lt;")

    def _bracket(self, start: int, end: int) -> int:
        sound = _SOUND.match(self.text, start)
        if sound:
            self.found.sounds[len(self.found.tokens)] = sound[1].strip()
            return self._protect(start, sound.end(), defuse(sound[0]))
        opening = self.text[start:end]
        close = self._find(_ANKI_MATH[opening], end) if opening in _ANKI_MATH else -1
        if close < 0:
            return end
        after = close + len(_ANKI_MATH[opening])
        return self._math(start, after, self.text[end:close], display=opening == "[$$]")


def _apart(before: str) -> str:
    """A formula's part before a deletion, so that its last brace does not join the deletion's own."""
    return before[:-1] + "&#123;" if before.endswith("{") else before

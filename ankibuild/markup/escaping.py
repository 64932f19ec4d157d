r"""Signs that would mean something in our Markdown, written so that they are shown; all others stay as they are.

A text may hold placeholders (see `ankibuild.render.tokens`) for what is Markdown already; they are left alone, and
so is math. `BACKSLASH` is for Markdown, `ENTITY` for HTML within it, in which a backslash may mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ankibuild.markup.dollars import dollars_to_escape
from ankibuild.markup.formulas import Formula, find_formulas, with_dollars
from ankibuild.render.tags_in_text import is_tag
from ankibuild.render.tokens import CLOSE, OPEN, placeholder

_PLACE = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_SIGN = re.compile(
    r"""(?P<backslash>\\)|(?P<ticks>`++)|(?P<stars>\*++)|(?P<lines>_++)|(?P<tildes>~~++)|(?P<bracket>\[)
    |(?P<less><)|(?P<entity>&)|(?P<dollar>\$)|(?P<deletion>\{(?=\{c[0-9]))""",
    re.VERBOSE,
)
_RUN = re.compile(r"\*++|_++")
_TILDES = re.compile(r"~~++")
_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!|$<\n" + OPEN)
_ENTITY = re.compile(r"&(?:#[0-9]++|#[xX][0-9a-fA-F]++|[0-9a-zA-Z]++);")
_TAG_NAME = re.compile(r"/?+([a-zA-Z][a-zA-Z0-9:-]*+)|[!?]")
_LINK = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,31}+:|[\w.+-]++@")
_SPECIAL_BRACKET = re.compile(r"\[(?:\^|sound:|\$\$?\])")
_DIGITS = frozenset("0123456789")
_ONLY_SIGNS = re.compile(r"^[*_ ]*+$", re.MULTILINE)


def backslash(sign: str) -> str:
    """The Markdown of a sign that means nothing."""
    return f"&#{ord(sign)};" if sign in "~=" else "&amp;" if sign == "&" else f"\\{sign}"


def entity(sign: str) -> str:
    """The HTML of a sign that means nothing, to Markdown neither."""
    named = {"&": "&amp;", "<": "&lt;"}
    return named.get(sign) or f"&#{ord(sign)};"


@dataclass(slots=True)
class Escaper:
    """Escapes the signs of one text; formulas become placeholders of `tokens`, which `fill` puts back."""

    text: str
    tokens: list[str] = field(default_factory=list)
    sign: Callable[[str], str] = backslash
    marks: bool = False
    """Whether some of the tokens are marks of emphasis, so that any star could be the other half of one."""

    ticks: bool = False
    """Whether some of the tokens are code, so that any backtick could be the other half of theirs."""

    tex: bool = False
    """Whether math is written with dollars, where that means the same."""

    def escaped(self) -> str:
        """The text with placeholders, its signs escaped."""
        formulas = list(find_formulas(self.text)) if re.search(r"[\\$]", self.text) else []
        return self._signs(*self._without(formulas))

    def _without(self, formulas: list[Formula]) -> tuple[str, dict[int, bool]]:
        """The text with placeholders for its math; where that has dollars, and whether it begins with one."""
        pieces: list[str] = []
        at = length = 0
        dollars: dict[int, bool] = {}
        for formula in formulas:
            pieces += [self.text[at : formula.start], placeholder(len(self.tokens))]
            length += len(pieces[-2])
            self.tokens.append(self._written(formula))
            if "$" in self.tokens[-1]:
                dollars[length] = self.tokens[-1][0] == "$"
            length += len(pieces[-1])
            at = formula.end
        return "".join([*pieces, self.text[at:]]), dollars

    def _written(self, formula: Formula) -> str:
        if self.tex and formula.opening[0] != "$":
            return with_dollars(formula, self.text)
        return self.text[formula.start : formula.end]

    def _signs(self, text: str, formulas: dict[int, bool]) -> str:
        dollars = dollars_to_escape(text, formulas) if "$" in text else set()
        context = _Context(text, dollars, self)
        return _SIGN.sub(lambda found: getattr(context, found.lastgroup or "")(found), text)


class _Context:
    """What decides whether a sign means something: which others stand in the same text."""

    def __init__(self, text: str, dollars: set[int], beside: Escaper) -> None:
        self.text = text
        self.sign = beside.sign
        self.dollar_places = dollars
        self.alone = _alone(text)
        self.paired = {mark: _may_pair(text, mark, self.alone) for mark in "*_"}
        self.paired["*"] |= beside.marks
        self.has_ticks = beside.ticks or beside.sign is entity or text.count("`") > 1
        self.has_tildes = text.count("~~") > 1 and len(_TILDES.findall(text)) > 1
        self.last_link = text.rfind("](")
        self.last_label = text.rfind("]:")
        self.last_angle = text.rfind(">")
        self.ends_formula = "\\]" in text

    def backslash(self, found: re.Match[str]) -> str:
        after = self.text[found.end() : found.end() + 1]
        if after in ("]", ")", OPEN):
            return entity("\\")  # two backslashes would end math that somebody begins
        return self.sign("\\") if not after or after in _ESCAPABLE else "\\"

    def ticks(self, found: re.Match[str]) -> str:
        return self.sign("`") * len(found[0]) if self.has_ticks else found[0]

    def stars(self, found: re.Match[str]) -> str:
        escaped = found.start() in self.alone or (self.paired["*"] and not _is_inert(self.text, found))
        return self.sign("*") * len(found[0]) if escaped else found[0]

    def lines(self, found: re.Match[str]) -> str:
        """Underscores: of three and more the first and the last, since blanks are to stay readable."""
        run = found[0]
        if found.start() not in self.alone and (not self.paired["_"] or _is_inert(self.text, found)):
            return run
        return self.sign("_") * len(run) if len(run) < 3 else f"{self.sign('_')}{run[1:-1]}{self.sign('_')}"

    def tildes(self, found: re.Match[str]) -> str:
        if not self.has_tildes:
            return found[0]
        return "".join(self.sign("~") if index % 2 else "~" for index in range(len(found[0])))

    def bracket(self, found: re.Match[str]) -> str:
        at = found.start()
        defines = at < self.last_label and not self.text[self.text.rfind("\n", 0, at) + 1 : at].strip()
        if at >= self.last_link and not defines and not _SPECIAL_BRACKET.match(self.text, at):
            return "["
        return entity("[") if self.ends_formula else self.sign("[")

    def less(self, found: re.Match[str]) -> str:
        if self.sign is entity:
            return "&lt;"
        name = _TAG_NAME.match(self.text, found.end())
        if name is None or (name[1] and found.start() > self.last_angle):
            return "<"
        means = not name[1] or is_tag(name[1].lower()) or _LINK.match(self.text, found.end())
        return self.sign("<") if means else "<"

    def entity(self, found: re.Match[str]) -> str:
        means = self.sign is entity or _ENTITY.match(self.text, found.start())
        return self.sign("&") if means else "&"

    def dollar(self, found: re.Match[str]) -> str:
        return self.sign("$") if self.sign is entity or found.start() in self.dollar_places else "$"

    def deletion(self, found: re.Match[str]) -> str:
        return self.sign("{")


def _alone(text: str) -> set[int]:
    """Where the runs begin that stand on lines with nothing else, which would be rules."""
    alone: set[int] = set()
    if "\n" not in text:
        return alone
    for line in _ONLY_SIGNS.finditer(text):
        if len(line[0].replace(" ", "")) > 2:
            alone.update(found.start() for found in _RUN.finditer(text, *line.span()))
    return alone


def _may_pair(text: str, mark: str, alone: set[int]) -> bool:
    """Whether a run of this mark that may open stands before one that may close."""
    opened = False
    for found in re.finditer(rf"\{mark}++", text):
        if found.start() in alone or _is_inert(text, found):
            continue
        if opened and text[found.start() - 1 : found.start()] not in ("", " ", "\n"):
            return True
        opened |= text[found.end() : found.end() + 1] not in ("", " ")
    return False


def _is_inert(text: str, found: re.Match[str]) -> bool:
    """Whether a run of stars or underscores means nothing where it stands: `3 * 4`, `3*4`, `snake_case`.

    Before a line's end it does: the sign for the break follows it.
    """
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if before in ("", " ", "\n") and after in ("", " "):
        return True
    if found[0] == "*":
        return before in _DIGITS and after in _DIGITS
    return found[0][0] == "_" and before.isalnum() and after.isalnum()


def fill(text: str, tokens: list[str]) -> str:
    """A text with its placeholders filled."""
    return _PLACE.sub(lambda found: tokens[int(found[1])], text) if OPEN in text else text

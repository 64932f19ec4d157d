"""Walks through a LaTeX file and sorts its text into questions, parts, choices and solutions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ankibuild.readers.collecting import subdeck
from ankibuild.readers.latex_exam.items import Blank, Choice, Item, Piece, Stretch
from ankibuild.readers.latex_exam.tex import Tex, Token

QUESTIONS = ("question", "titledquestion", "bonusquestion", "bonustitledquestion", "qitem")
PARTS = {"part": 1, "bonuspart": 1, "subpart": 2, "bonussubpart": 2, "subsubpart": 3, "bonussubsubpart": 3}
RIGHT = ("CorrectChoice", "correctchoice", "bonne")
CHOICES = ("choice", "wrongchoice", "mauvaise", *RIGHT)
LISTS = ("choices", "oneparchoices", "checkboxes", "oneparcheckboxes", "reponses", "reponseshoriz", "choiceshoriz")
LISTS_OF_ANSWERS = ("mcanswerslist", "mcanswers")
SOLUTIONS = (
    "解析",
    "解答",
    "solution",
    "solutionorbox",
    "solutionorlines",
    "solutionordottedlines",
    "solutionorgrid",
    "solutionbox",
    "answer",
    "mcexplanation",
)
QUESTION_ENVIRONMENTS = {"question": False, "questionmult": True, "exercise": False}
MOODLE = ("multi", "shortanswer", "truefalse", "numerical", "essay")
HEADINGS = {"chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4}
BETWEEN = ("fullwidth", "uplevel")
BETWEEN_ENVIRONMENTS = ("EnvFullwidth", "EnvUplevel")
"""Text between questions."""
COMPUTED = frozenset(
    (
        "FPeval",
        "FPprint",
        "FPset",
        "pgfmathsetmacro",
        "pgfmathparse",
        "pgfmathresult",
        "py",
        "pyc",
        "pys",
        "pyb",
        "sage",
    )
) | frozenset(
    ("sagestr", "luaexec", "directlua", "luadirect", "Sexpr", "pgfmathrandom", "pgfmathprintnumber", "calcfp")
)
COMPUTED_ENVIRONMENTS = ("pycode", "pyblock", "pyconsole", "sagesilent", "sageblock", "luacode", "luacode*", "asy")
PARTING = frozenset(
    (*LISTS, *LISTS_OF_ANSWERS, *SOLUTIONS, *QUESTION_ENVIRONMENTS, *MOODLE, *BETWEEN_ENVIRONMENTS)
) | frozenset(("questions", "parts", "subparts", "subsubparts", "quiz", "mcquestions", "multicols", "document"))
"""The environments that part the text of a file; all others belong to it."""
_DEEPEST, _MOST_FILES = 8, 300
_CHOICE = re.compile(
    r"(?:\s|%[^\n]*+\n)*+\\(?:choice|CorrectChoice|correctchoice|wrongchoice|bonne|mauvaise)(?![A-Za-z])"
)


@dataclass
class Walk:
    """What was found so far, and where the text that comes next belongs."""

    load: Callable[[str], Tex | None]
    items: list[Item] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    open: list[Item] = field(default_factory=list)
    target: list[Piece] | None = None
    back: list[list[Piece] | None] = field(default_factory=list)
    missing: list[tuple[Tex, Token, str]] = field(default_factory=list)
    between: list[Piece] = field(default_factory=list)
    files: int = 0
    in_list: int = 0
    moodle: str = ""
    inside: list[str] = field(default_factory=list)
    """The environments of the place, from the outermost."""
    own_lists: set[str] = field(default_factory=set)
    """The names of environments that a file has made for lists of choices."""

    def run(self, tex: Tex, begin: int, end: int, depth: int = 0) -> None:
        """Takes all of a stretch."""
        at, outside = begin, len(self.inside)
        for token in tex.tokens(begin, end):
            if token.start < at:
                continue
            after = self._take(tex, token, depth)
            if after < 0:
                continue
            self._add(Stretch(tex, at, token.start))
            self._enter(tex, token)
            if token.kind == "verbatim":
                self._add(Stretch(tex, token.start, token.end, token.name))
            if token.kind == "command" and token.name in ("input", "include"):
                self._include(tex, token, depth)
            at = after
            if self.open and at > token.end and tex is self.open[-1].tex:
                self.open[-1].end = max(self.open[-1].end, at)
        self._add(Stretch(tex, at, end))
        if depth:
            self._cut_off(outside)

    def finish(self, *, is_whole: bool) -> None:
        """Marks the last question where the file may have been cut off in it: TeX stops at such a file."""
        self._cut_off(0)
        if self.open and self.target not in (None, self.open[-1].tail) and (self.inside or not is_whole):
            self.open[-1].cut = self.open[-1].cut or (self.inside[-1] if self.inside else "document")

    def _cut_off(self, outside: int) -> None:
        """Marks a question whose list or solution has no end in its file."""
        while len(self.inside) > outside and self._holds_texts(self.inside[-1]):
            if self.open:
                self.open[-1].cut = self.inside[-1]
            self.inside.pop()

    def _holds_texts(self, name: str) -> bool:
        """Whether an environment is a list of choices or a solution."""
        return name in (*LISTS, *LISTS_OF_ANSWERS, *SOLUTIONS) or name in self.own_lists

    def _add(self, piece: Piece) -> None:
        if self.target is not None and not (isinstance(piece, Stretch) and piece.start >= piece.end):
            self.target.append(piece)
            if (
                self.open
                and isinstance(piece, Stretch)
                and piece.tex is self.open[-1].tex
                and self.target is not self.open[-1].tail
            ):
                last = piece.tex.text[piece.start : piece.end].rstrip()
                self.open[-1].end = max(self.open[-1].end, piece.start + len(last))

    def _take(self, tex: Tex, token: Token, depth: int) -> int:
        """The offset behind a token that parts the text, with its arguments; -1 where it is a piece of the text."""
        if token.kind in ("comment", "verbatim"):
            return token.end
        if token.kind in ("begin", "end"):
            return self._after_edge(tex, token)
        if token.kind != "command":
            return -1
        return self._after_command(tex, token)

    def _after_edge(self, tex: Tex, token: Token) -> int:
        name = token.name
        if name not in PARTING and not self._is_own_list(tex, token):
            return -1
        if token.kind == "end":
            return token.end
        at = self._behind_arguments(tex, token.end)
        if name in QUESTION_ENVIRONMENTS or name in MOODLE or name in ("multicols", "quiz"):
            return self._behind_group_on_line(tex, at)
        return at

    def _is_own_list(self, tex: Tex, token: Token) -> bool:
        """Whether an environment of the file's own holds choices, and nothing before them."""
        if token.kind == "begin" and _CHOICE.match(tex.text, self._behind_arguments(tex, token.end)):
            self.own_lists.add(token.name)
        return token.name in self.own_lists

    @staticmethod
    def _behind_group_on_line(tex: Tex, at: int) -> int:
        """Behind an argument in braces, if one begins on the same line."""
        group = tex.group(at)
        return group[1] + 1 if group and "\n" not in tex.text[at : group[0]] else at

    def _after_command(self, tex: Tex, token: Token) -> int:
        name = token.name
        if name in (*QUESTIONS, *PARTS):
            if name == "part" and not self.open:
                return -1
            if "titled" in name and (group := tex.group(token.end)):
                return self._behind_arguments(tex, group[1] + 1)
            return self._behind_arguments(tex, token.end)
        if name in CHOICES or (name == "answer" and self.in_list) or (name == "item" and self.moodle):
            return self._behind_arguments(tex, token.end)
        if name in HEADINGS or name in ("input", "include", "explain", *BETWEEN):
            group = tex.group(self._behind_arguments(tex, token.end))
            return -1 if group is None else group[1] + 1
        if name in ("fillin", "answerline"):
            return self._behind_arguments(tex, token.end)
        return (
            token.end
            if name in ("scoring", "AMCscoring", "noprintanswers", "printanswers") and not tex.group(token.end)
            else -1
        )

    @staticmethod
    def _behind_arguments(tex: Tex, at: int) -> int:
        """Behind optional arguments."""
        while option := tex.option(at):
            at = option[1] + 1
        return at

    def _enter(self, tex: Tex, token: Token) -> None:
        """What a token does: the text behind it belongs elsewhere."""
        if token.kind == "begin":
            self._begin(tex, token)
        elif token.kind == "end":
            self._end(token)
        elif token.kind == "command":
            self._command(tex, token)

    def _begin(self, tex: Tex, token: Token) -> None:
        name = token.name
        if name != "document":
            self.inside.append(name)
        if name in LISTS or name in LISTS_OF_ANSWERS or name in self.own_lists:
            self.in_list += 1
            self.target = None
        elif name in SOLUTIONS and self._last() is not None:
            self.back.append(self.target)
            self.target = self._last().solution  # type: ignore[union-attr]
        elif name in QUESTION_ENVIRONMENTS or name in MOODLE:
            self._open_item(tex, token, 0)
            item = self.open[-1]
            item.several = QUESTION_ENVIRONMENTS.get(name, False)
            self.moodle = item.moodle = name if name in MOODLE else ""
            at = self._behind_arguments(tex, token.end)
            if (group := tex.group(at)) and "\n" not in tex.text[at : group[0]]:
                self._name(item, tex, group, is_title=name in MOODLE)
        elif name in BETWEEN_ENVIRONMENTS:
            self.back.append(self.target)
            self.target = self.between
        elif name in ("questions", "quiz", "mcquestions"):
            self._close()
            if name == "quiz" and (group := tex.group(self._behind_arguments(tex, token.end))):
                self.headings = [(HEADINGS["section"], tex.text[group[0] : group[1]])]

    @staticmethod
    def _name(item: Item, tex: Tex, group: tuple[int, int], *, is_title: bool) -> None:
        """The title of a question, or the id that names it for its program."""
        if is_title:
            item.title = Stretch(tex, *group)
        else:
            item.marked = tex.text[group[0] : group[1]].strip()

    def _end(self, token: Token) -> None:
        name = token.name
        if name in self.inside[-_DEEPEST:]:
            while self.inside.pop() != name:
                pass
        if name in LISTS or name in LISTS_OF_ANSWERS or name in self.own_lists:
            self.in_list = max(0, self.in_list - 1)
            self.target = self.open[-1].tail if self.open else None
        elif name in BETWEEN_ENVIRONMENTS and self.back:
            self.target = self.back.pop()
        elif name in SOLUTIONS and self.back:
            self.target = self.back.pop()
            if self.open and self.target is self.open[-1].stem and self.open[-1].solution:
                self.target = self.open[-1].tail
        elif (
            name in ("questions", "quiz", "mcquestions", "document") or name in QUESTION_ENVIRONMENTS or name in MOODLE
        ):
            self._close()
        elif name in ("parts", "subparts", "subsubparts"):
            level = {"parts": 1, "subparts": 2, "subsubparts": 3}[name]
            while self.open and self.open[-1].level >= level:
                self.open.pop()
            self.target = self.open[-1].tail if self.open else None

    def _close(self) -> None:
        self.open.clear()
        self.back.clear()
        self.target, self.in_list, self.moodle = None, 0, ""

    def _last(self) -> Item | None:
        return self.open[-1] if self.open else (self.items[-1] if self.items else None)

    def _command(self, tex: Tex, token: Token) -> None:
        name = token.name
        if name in QUESTIONS:
            self._open_item(tex, token, 0)
            if "titled" in name and (group := tex.group(token.end)):
                self.open[-1].title = Stretch(tex, *group)
        elif name in PARTS:
            self._open_item(tex, token, PARTS[name])
        elif name in CHOICES or name in ("answer", "item"):
            self._choose(tex, token)
        elif name in HEADINGS:
            self._heading(tex, token)
        elif name in BETWEEN and (group := tex.group(token.end)):
            self.between.append(Stretch(tex, *group))
        elif name == "explain" and self.open and (group := tex.group(token.end)):
            self.open[-1].solution.append(Stretch(tex, *group))
        elif name == "fillin":
            option = tex.option(token.end)
            self._add(Blank(Stretch(tex, *option) if option and option[0] < option[1] else None))
        elif name == "answerline" and self.open and (option := tex.option(token.end)):
            self.open[-1].answer.append(Stretch(tex, *option))

    def _open_item(self, tex: Tex, token: Token, level: int) -> None:
        while self.open and self.open[-1].level >= level:
            self.open.pop()
        while self.inside and self._holds_texts(self.inside[-1]):
            self.inside.pop()
        item = Item(tex, level, token.start, token.end, subdeck(*(name for _, name in self.headings)))
        (self.open[-1].children if self.open else self.items).append(item)
        self.open.append(item)
        self.back.clear()
        self.target, self.in_list, self.moodle = item.stem, 0, ""

    def _choose(self, tex: Tex, token: Token) -> None:
        if not self.open:
            return
        option = tex.option(token.end)
        said = tex.text[option[0] : option[1]].strip() if option else ""
        starred = tex.text[token.end - 1] == "*"
        right = token.name in RIGHT or said == "correct" or starred or (bool(self.moodle) and _has_fraction(said))
        choice = Choice(tex, token.start, right, said)
        self.open[-1].choices.append(choice)
        self.target = choice.pieces

    def _heading(self, tex: Tex, token: Token) -> None:
        group = tex.group(self._behind_arguments(tex, token.end))
        self._close()
        if group:
            level = HEADINGS[token.name]
            name = tex.text[group[0] : group[1]].replace("\\", " ").replace("{", "").replace("}", "").replace("~", " ")
            self.headings = [entry for entry in self.headings if entry[0] < level] + [(level, name)]

    def _include(self, tex: Tex, token: Token, depth: int) -> None:
        group = tex.group(token.end)
        name = tex.text[group[0] : group[1]].strip() if group else ""
        self.files += 1
        included = self.load(name) if depth < _DEEPEST and self.files < _MOST_FILES else None
        if included is None:
            self.missing.append((tex, token, name))
        else:
            self.run(included, 0, len(included.text), depth + 1)


_FRACTION = re.compile(r"(?<![A-Za-z])fraction\s*+=\s*+\{?\s*+(-?\d{1,3})")


def _has_fraction(said: str) -> bool:
    """Whether moodle.sty gives an item points."""
    match = _FRACTION.search(said)
    return match is not None and int(match[1]) > 0

"""Stretches of LaTeX → Markdown: macros of the file written out, code, pictures and blanks kept in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from ankibuild.markup.latex import latex_to_markdown
from ankibuild.model import Text
from ankibuild.readers.latex_exam.hiding import VERB
from ankibuild.readers.latex_exam.items import Blank, Piece, Stretch
from ankibuild.readers.latex_exam.macros import Macro, expanded, find_macros
from ankibuild.readers.latex_exam.walking import COMPUTED, COMPUTED_ENVIRONMENTS
from ankibuild.source import Span

_COMMENT = re.compile(rf"(?P<kept>{VERB}|\\(?s:.))|%[^\n]*+\n?[ \t]*+")
_PICTURE = re.compile(r"\\includegraphics\*?\s*+(?:\[[^\]]{0,500}\]\s*+)?\{([^{}\n]{1,300})\}")
_GRAPHICS_PATH = re.compile(r"\\graphicspath\s*+\{((?:\s*+\{[^{}\n]{0,200}\}){1,20})")
_CALL = re.compile(r"\\([A-Za-z]++)")
_BEGIN = re.compile(r"\\begin\{([A-Za-z*]{1,40})\}")
_CODE = re.compile(
    r"\\begin\{[^}]*\}(?:\s*?\[(?P<options>[^\]\n]{0,300})\])?(?:\{(?P<argument>[^}\n]{0,40})\})?[^\S\n]*\n?"
)
_LANGUAGE = re.compile(r"language\s*+=\s*+\{?\[?([A-Za-z+#]{1,20})")
_HOLD = "ANKIHELD{}X"
_HELD = re.compile(r"ANKIHELD(\d{1,6})X")
_SCORING = re.compile(
    r"\\(?:scoring|AMCscoring|AMCOpen|noaddpoints|addpoints|fillwith(?:dotted)?lines|fillwithgrid|makeemptybox|answerskip|"
    r"lastchoices|columnbreak|droppoints|droptotalpoints|bareme|AMCBoxedAnswers|AMC(?:no)?[cC]ompleteMulti|AMClabel|"
    r"AMCdontScan|AMCdontAnnotate|QuestionIndicative)(?![A-Za-z])(?:\{[^{}]{0,200}\})?"
)
_SHOWN = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp")
_NOT_SHOWN = (".pdf", ".eps", ".ps", ".tikz")


@dataclass(frozen=True, slots=True)
class Setup:
    """What the whole file says: its macros, and where its pictures lie."""

    macros: dict[str, Macro]
    folders: tuple[str, ...]
    names: frozenset[str]


def setup(text: str, group: Callable[[int], tuple[int, int] | None], names: frozenset[str]) -> Setup:
    """The macros and folders that a file defines."""
    paths = _GRAPHICS_PATH.search(text)
    folders = tuple(re.findall(r"\{([^{}\n]*)\}", paths[1])) if paths else ()
    return Setup(find_macros(text, group), folders, names)


@dataclass
class Made:
    """A text made of pieces: its Markdown, the answers of its blanks, and what did not come along."""

    text: Text
    blanks: list[Text] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    computed: str = ""

    def __bool__(self) -> bool:
        return bool(self.text.value.strip())


@dataclass
class _Making:
    setup: Setup
    held: list[str] = field(default_factory=list)
    blanks: list[Text] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def hold(self, markdown: str) -> str:
        self.held.append(markdown)
        return _HOLD.format(len(self.held) - 1)

    def release(self, match: re.Match[str]) -> str:
        """What was held at this place; a text that only looks like it stays."""
        place = int(match[1])
        return self.held[place] if place < len(self.held) else match[0]

    def latex(self, piece: Piece) -> str:
        """A piece as LaTeX in which what is Markdown already is held back."""
        if isinstance(piece, Blank):
            answer = make([piece.answer], self.setup).text if piece.answer else Text("")
            self.blanks.append(answer)
            return self.hold(f"[[{len(self.blanks)}]]")
        raw = piece.tex.text[piece.start : piece.end]
        if piece.verbatim:
            return f"\n\n{self.hold(_fenced(raw, piece.verbatim))}\n\n"
        return _PICTURE.sub(self._picture, raw)

    def _picture(self, match: re.Match[str]) -> str:
        name = match[1].strip()
        found = _resolve(name, self.setup)
        if found:
            return self.hold(f"![]({quote(found)})")
        self.missing.append(name)
        return self.hold(f"[picture: {name}]")


def make(pieces: Sequence[Piece | None], setup: Setup) -> Made:
    """The Markdown of pieces."""
    stretches = [piece for piece in pieces if isinstance(piece, Stretch)]
    making = _Making(setup)
    latex = "".join(making.latex(piece) for piece in pieces if piece)
    latex = expanded(_SCORING.sub("", without_comments(latex)), setup.macros)
    markdown, unknown = latex_to_markdown(latex)
    markdown = markdown.replace("\\ensuremath{", "{")
    value = _HELD.sub(making.release, markdown).strip()
    return Made(Text(value, _span(stretches)), making.blanks, unknown, making.missing, _computed(latex))


def without_comments(latex: str) -> str:
    """The text without what stands behind a `%`, unless the sign is escaped or part of code."""
    return _COMMENT.sub(lambda match: match["kept"] or "", latex)


def _span(stretches: Sequence[Stretch]) -> Span | None:
    """From the first text to the last in the file where it begins."""
    filled = [part for part in stretches if part.tex.text[part.start : part.end].strip()]
    if not filled:
        return None
    first = filled[0]
    last = [part for part in filled if part.tex is first.tex][-1]
    begin = first.tex.text[first.start : first.end]
    end = last.tex.text[last.start : last.end]
    return Span(first.tex.source, first.start + len(begin) - len(begin.lstrip()), last.start + len(end.rstrip()))


def _computed(latex: str) -> str:
    """The command of a text that computes something."""
    found = next((name for name in _CALL.findall(latex) if name in COMPUTED), "")
    return (
        f"\\{found}" if found else next((name for name in _BEGIN.findall(latex) if name in COMPUTED_ENVIRONMENTS), "")
    )


def _fenced(raw: str, environment: str) -> str:
    """A listing as a block of code."""
    begin = _CODE.match(raw)
    end = raw.rfind("\\end{")
    code = raw[begin.end() if begin else 0 : end if end > 0 else len(raw)].strip("\n")
    language = ""
    if begin and environment == "minted":
        language = begin["argument"] or ""
    elif begin and (named := _LANGUAGE.search(begin["options"] or "")):
        language = named[1].lower()
    fence = "```"
    while fence in code:
        fence += "`"
    return f"{fence}{language}\n{code}\n{fence}"


def _resolve(name: str, setup: Setup) -> str:
    """The picture that a name means: with an ending that Anki shows, in the file's folders; '' where none is there."""
    lowered = name.lower()
    if lowered.endswith(_NOT_SHOWN):
        name = name.rsplit(".", 1)[0]
        lowered = name.lower()
    endings = ("",) if lowered.endswith(_SHOWN) else _SHOWN
    for folder in ("", *setup.folders):
        path = _joined(folder, name)
        found = next((path + ending for ending in endings if path + ending in setup.names), "")
        if found:
            return found
    return name if ".." in name and lowered.endswith(_SHOWN) else ""


def _joined(folder: str, name: str) -> str:
    parts = [part for part in f"{folder}/{name}".split("/") if part not in ("", ".")]
    return "/".join(parts)

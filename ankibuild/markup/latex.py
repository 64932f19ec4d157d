"""LaTeX text → our Markdown, as far as nothing is lost; math stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from ankibuild.markup.latex_signs import CODE, SHOWING, SIGNS, SILENT, WRAPPING, accented, is_accent
from ankibuild.markup.latex_tables import table

_DEPTH = 40
"""Groups and environments inside one another; deeper ones are shown without what they mean."""

_TOKEN = re.compile(
    r"""(?P<comment>%[^\n]*+\n?[ \t]*+)|(?P<math>\$\$(?:[^$\\]|\\.)*+\$\$|\$(?:[^$\\]|\\.)++\$)
    |(?P<verb>\\verb\*?+([^\sA-Za-z*])(?:(?!\4)[^\n]){0,300}+\4)
    |(?P<begin>\\begin\s*+\{([A-Za-z]++\*?)\})|(?P<end>\\end\s*+\{([A-Za-z]++\*?)\})
    |(?P<newline>\\\\\*?+(?:\[[^\]\n]*+\])?+)|\\(?P<command>[A-Za-z]++\*?+|.)|(?P<open>\{)|(?P<close>\})
    |(?P<tie>~)|(?P<quotes>``|''|,,(?=\w))|(?P<dash>---?)|(?P<gap>[ \t]*+\n\s*+)|(?P<text>[^\\$%{}~`'\n,-]++|.)""",
    re.VERBOSE | re.DOTALL,
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_MATH = {
    **dict.fromkeys(("equation", "displaymath", "math"), ""),
    **dict.fromkeys(("align", "eqnarray", "alignat", "flalign", "split"), "aligned"),
    **dict.fromkeys(("gather", "multline"), "gathered"),
}
_LISTS = {"itemize": "- ", "enumerate": "1. ", "answerlist": "- ", "description": "- ", "compactitem": "- "}
_CODE = ("verbatim", "lstlisting", "Verbatim", "minted", "Sinput", "Soutput", "Schunk", "alltt")
_PLAIN = (
    "center",
    "flushleft",
    "flushright",
    "figure",
    "table",
    "document",
    "minipage",
    "small",
    "samepage",
    "sloppypar",
)
_SPECIAL = re.compile(r"[*_`\[\]<$\\|]|&(?=#?[A-Za-z0-9]++;)|\{(?=\{)|~(?=~)")
_LINE_START = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+#>=])(?=[\s=-]|$|#))", re.MULTILINE)
_TRAILING = re.compile(r"[ \t]++\n")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*+\n){2,}+")


def latex_to_markdown(text: str) -> tuple[str, list[str]]:
    """The Markdown that shows a LaTeX text, and the commands and environments that were not understood.

    Of these the text inside is kept. Comments are dropped, and so is what only sets sizes and spaces.
    """
    reader = _Reader(text.replace("\r\n", "\n").replace("\r", "\n"))
    shown = reader.content()
    while reader.at < len(reader.text):  # a brace or `\end` that nothing opened
        reader.at += 1
        shown += reader.content()
    shown = _BLANK_LINES.sub("\n\n", _TRAILING.sub("\n", shown))
    return shown.strip(), list(dict.fromkeys(reader.unknown))


@dataclass(slots=True)
class _Reader:
    """Reads a text once, from its start to its end."""

    text: str
    at: int = 0
    depth: int = 0
    unknown: list[str] = field(default_factory=list)
    braces: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Finds for each opening brace where it is closed."""
        opened: list[int] = []
        for found in _BRACE.finditer(self.text):
            if found[0] == "{":
                opened.append(found.start())
            elif found[0] == "}" and opened:
                self.braces[opened.pop()] = found.start()

    def content(self, until: str = "") -> str:
        """What is shown up to a closing brace, `until` (the end of an environment), or the end of the text."""
        out: list[str] = []
        while self.at < len(self.text):
            found = _TOKEN.match(self.text, self.at)
            if not found or found["close"]:
                break
            if found["end"]:
                if found[8] == until or self.depth:
                    break
                self.at = found.end()
                continue
            self.at = found.end()
            out.append(self._shown(found, bool(out) and not out[-1].endswith("\n")))
        return "".join(out)

    def _shown(self, found: re.Match[str], inside: bool) -> str:
        kind = found.lastgroup or ("command" if found["command"] else "begin" if found["begin"] else "verb")
        token = found[0]
        match kind:
            case "math":
                return token
            case "command":
                return self._command(found["command"])
            case "open":
                return self._group()
            case "text":
                return escaped(token, inside=inside)
            case "gap":
                return "\n\n" if token.count("\n") > 1 else "\n"
            case "quotes":
                return {"``": "“", "''": "”"}.get(token, "„")
        if found["begin"]:
            return self._environment(found[6])
        if found["verb"]:
            return code(token[token.index(found[4]) + 1 : -1])
        if kind == "dash":
            return "–" if len(token) == 2 else "—"
        return {"comment": "", "newline": "\\\n", "tie": "\u00a0"}.get(kind, token)

    def _group(self) -> str:
        """What a group shows, from behind its opening brace; too deep ones end at their first brace."""
        if self.depth >= _DEPTH:
            return ""
        self.depth += 1
        shown = self.content()
        self.depth -= 1
        self.at += self.text.startswith("}", self.at)
        return shown

    def _skip(self) -> None:
        """Moves past spaces before an argument."""
        while self.text[self.at : self.at + 1] in (" ", "\t"):
            self.at += 1

    def _option(self) -> str:
        """An argument in brackets, as typed."""
        self._skip()
        end = self.text.find("]", self.at, self.at + 300) if self.text.startswith("[", self.at) else -1
        if end < 0:
            return ""
        option, self.at = self.text[self.at + 1 : end], end + 1
        return option

    def _raw(self) -> str:
        """An argument in braces, as typed."""
        self._skip()
        if not self.text.startswith("{", self.at):
            return ""
        begin = self.at + 1
        end = self.braces.get(self.at, -1)
        self.at = begin if end < 0 else end + 1
        return self.text[begin:end] if end >= 0 else ""

    def _argument(self) -> str:
        """An argument as it is shown: a group, or the next sign."""
        self._skip()
        if self.text.startswith("{", self.at):
            self.at += 1
            return self._group()
        found = _TOKEN.match(self.text, self.at)
        if found is None or found["close"] or found["end"] or found["gap"]:
            return ""
        if found["command"]:
            self.at = found.end()
            return self._nested(found["command"])
        self.at += 1
        return escaped(self.text[self.at - 1], inside=True)

    def _nested(self, name: str) -> str:
        if self.depth >= _DEPTH:
            return ""
        self.depth += 1
        shown = self._command(name)
        self.depth -= 1
        return shown

    def _command(self, name: str) -> str:
        plain = name.rstrip("*") or name
        if is_accent(name) and (not name.isalpha() or self.text[self.at : self.at + 1] in ("{", " ")):
            return accented(name, self._argument().strip())
        if name in "([":
            return self._formula(name)
        if name in SIGNS:
            return self._sign(name)
        if plain in WRAPPING:
            self._option()
            return wrapped(self._argument(), *WRAPPING[plain])
        if plain in CODE:
            return code(re.sub(r"\\([%&#_${}])", r"\1", self._raw()).replace(r"\textbackslash", "\\"))
        if plain in SILENT:
            for _ in range(SILENT[plain]):
                self._raw()
            self._skip()
            return ""
        return self._link_or_unknown(plain)

    def _formula(self, opening: str) -> str:
        """Math between `\\(` and `\\)` or between `\\[` and `\\]`, as typed."""
        closing = "\\)" if opening == "(" else "\\]"
        end = self.text.find(closing, self.at) if self.text.rfind(closing) >= self.at else -1
        if end < 0:
            return escaped(f"\\{opening}", inside=True)
        inner, self.at = self.text[self.at : end], end + 2
        return f"\\{opening}{inner}{closing}"

    def _sign(self, name: str) -> str:
        if name.isalpha():
            self._skip()
            if self.text.startswith("{}", self.at):
                self.at += 2
        return SIGNS[name]

    def _link_or_unknown(self, name: str) -> str:
        if name == "url":
            return f"<{self._raw()}>"
        if name == "href":
            address = self._raw().replace(r"\%", "%").replace(r"\#", "#").replace(r"\_", "_")
            return f"[{self._argument()}](<{address}>)"
        if name == "includegraphics":
            self._option()
            path = self._raw()
            return f"![{escaped(path, inside=True)}]({quote(path)})"
        if name == "item":
            return "\n\n- "
        self._option()
        if name not in SHOWING:
            self.unknown.append(f"\\{name}")
        elif name in ("textcolor", "parbox"):
            self._raw()
        return self._argument() if self.text.startswith("{", self.at) else ""

    def _environment(self, name: str) -> str:
        plain = name.rstrip("*")
        if plain in _MATH:
            inner = re.sub(r"\\(?:label\{[^}]*+\}|nonumber|notag)", "", self._until_end(name)).strip()
            inner = f"\\begin{{{_MATH[plain]}}}{inner}\\end{{{_MATH[plain]}}}" if _MATH[plain] else inner
            return f"\n\n$${inner}$$\n\n"
        if plain in _CODE:
            return f"\n\n```\n{self._until_end(name).strip(chr(10))}\n```\n\n"
        if plain in ("tabular", "tabularx", "longtable"):
            return self._tabular(name)
        if self.depth >= _DEPTH:
            return ""
        self.depth += 1
        shown = self._items(name) if plain in _LISTS else self._block(name, plain)
        self.depth -= 1
        found = _TOKEN.match(self.text, self.at)
        self.at = found.end() if found and found["end"] else self.at
        return shown

    def _block(self, name: str, plain: str) -> str:
        self._option()
        if plain not in (*_PLAIN, "quote", "quotation"):
            self.unknown.append(f"\\begin{{{name}}}")
        elif plain == "minipage":
            self._raw()
        shown = self.content(name).strip()
        if plain in ("quote", "quotation"):
            shown = "\n".join(f"> {line}" for line in shown.split("\n"))
        return f"\n\n{shown}\n\n"

    def _items(self, name: str) -> str:
        """The items of a list, each with what belongs to it indented below its mark."""
        self._option()
        mark = _LISTS[name.rstrip("*")]
        items: list[str] = []
        while self.at < len(self.text):
            found = re.compile(r"[\s%]*+\\item(?![A-Za-z])[ \t]*+(?:\[([^\]\n]*+)\])?+\s*+").match(self.text, self.at)
            if not found:
                break
            self.at = found.end()
            label = f"**{escaped(found[1], inside=True)}** " if found[1] else ""
            items.append(label + self._until_item(name).strip())
        rest = self.content(name).strip()
        indent = " " * len(mark)
        shown = "\n".join(mark + re.sub(r"\n(?!\n)", f"\n{indent}", item) for item in items)
        return f"\n\n{shown}\n\n{rest}"

    def _until_item(self, name: str) -> str:
        out: list[str] = []
        while self.at < len(self.text):
            found = _TOKEN.match(self.text, self.at)
            if not found or found["close"] or found["end"] or found["command"] == "item":
                break
            self.at = found.end()
            out.append(self._shown(found, bool(out) and not out[-1].endswith("\n")))
        return "".join(out)

    def _until_end(self, name: str) -> str:
        """What an environment holds, as typed."""
        end = f"\\end{{{name}}}"
        at = self.text.find(end, self.at)
        begin, stop = self.at, at if at >= 0 else len(self.text)
        self.at = stop + len(end) if at >= 0 else stop
        return self.text[begin:stop]

    def _tabular(self, name: str) -> str:
        if name.startswith("tabularx"):
            self._raw()
        self._option()
        columns = self._raw()
        inner = self._until_end(name)
        shown = None if self.depth >= _DEPTH else table(columns, inner, self._cell)
        if shown is None:
            self.unknown.append(f"\\begin{{{name}}}")
            return f"\n\n```\n{inner.strip()}\n```\n\n"
        return f"\n\n{shown}\n\n"

    def _cell(self, text: str) -> str:
        inner = _Reader(text, depth=self.depth + 1)
        shown = inner.content()
        self.unknown += inner.unknown
        return " ".join(shown.split())


def escaped(text: str, *, inside: bool = False) -> str:
    """A text whose signs mean nothing to Markdown; not `inside` a line, those that begin blocks neither."""
    text = _SPECIAL.sub(
        lambda found: "&amp;" if found[0] == "&" else "&#126;" if found[0] == "~" else f"\\{found[0]}", text
    )
    if inside:
        return text
    return _LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", text)


def wrapped(text: str, opening: str, closing: str) -> str:
    """A text in marks that stand close to it, as Markdown wants them."""
    inner = text.strip()
    if not inner:
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{opening}{inner}{closing}{tail}"


def code(text: str) -> str:
    """A text as code within a line."""
    text = " ".join(text.split())
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    ticks = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}" if text else ""

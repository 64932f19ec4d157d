"""A LaTeX file from its text to its questions."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.encoding import decode
from ankibuild.readers.file import File
from ankibuild.readers.latex_exam.building import build, report_left
from ankibuild.readers.latex_exam.tex import Tex
from ankibuild.readers.latex_exam.texts import Setup, make, setup
from ankibuild.readers.latex_exam.walking import Walk
from ankibuild.source import Span

_DOCUMENT = "\\begin{document}"
_END = "\\end{document}"
_COMMAND = re.compile(r"\\([A-Za-z]++)")
_MAKING = re.compile(
    r"\\(?:(?:titled)?question|[cC]hoice|CorrectChoice|correctchoice)(?![A-Za-z])|\\begin\s?\{question"
)


def read(file: File) -> Read:
    """The questions of a LaTeX file, and of those beside it that it takes in with `\\input`."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=[*warnings])
    tex = Tex(source)
    walk = Walk(_Loader(collector))
    begin = max(tex.text.find(_DOCUMENT), 0)
    end = tex.text.find(_END, begin)
    walk.run(tex, begin, end if end >= 0 else len(tex.text))
    walk.finish(is_whole=end >= 0 or not begin)
    _report_missing(collector, walk)
    known = setup(tex.text, tex.group, file.beside.names)
    _report_making(collector, tex, begin, known)
    for item in walk.items:
        build(collector, item, known)
    for piece in walk.between:
        report_left(collector, make([piece], known))
    if not collector.questions:
        collector.warn("nothing-recognised", Span(source, 0, min(1, len(source.text))), format="LaTeX")
    return collector.read()


def _report_making(collector: Collector, tex: Tex, begin: int, known: Setup) -> None:
    """Says, once each, that macros make questions or choices: their calls are no text, and are not written out."""
    making = {name for name, macro in known.macros.items() if _MAKING.search(macro.body)}
    for match in _COMMAND.finditer(tex.text, begin) if making else ():
        if match[1] in making:
            making.discard(match[1])
            place = Span(tex.source, match.start(), match.end())
            collector.not_carried(place, match[0], "a macro that makes questions or choices; write them without it")


def _report_missing(collector: Collector, walk: Walk) -> None:
    for tex, token, name in walk.missing:
        collector.not_carried(
            Span(tex.source, token.start, token.end), f"\\{token.name} {name}", "there is no such file beside this one"
        )


class _Loader:
    """Reads the files that a LaTeX file takes in, once each: a file that takes in itself ends there."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector

    def __call__(self, name: str) -> Tex | None:
        beside = self.collector.file.beside
        path = "/".join(part for part in name.split("/") if part not in ("", "."))
        found = next((known for known in (path, f"{path}.tex") if known in beside.names), "")
        data = beside.read(found) if found and found not in self.collector.claimed else None
        if data is None or found == self.collector.file.name:
            return None
        self.collector.claimed.append(found)
        folder = PurePosixPath(self.collector.file.path).parent
        source, warnings = decode(data, (folder / found).as_posix())
        self.collector.diagnostics += warnings
        return Tex(source)

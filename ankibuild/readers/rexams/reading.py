"""A file with an exercise → its question."""

from __future__ import annotations

from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.markdown_quiz.frontmatter import front_matter
from ankibuild.readers.markdown_quiz.lines import span_of, split_lines
from ankibuild.readers.rexams.from_latex import from_latex
from ankibuild.readers.rexams.from_markdown import from_markdown
from ankibuild.readers.rexams.from_rqti import from_rqti
from ankibuild.readers.rexams.questions import Writing, add_exercise
from ankibuild.source import Span


def read(file: File) -> Read:
    """The question of an exercise: a file holds one."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=list(warnings))
    front = front_matter(source)
    lines = split_lines(source, front.end)
    span = span_of(source, lines) if lines else Span(source, 0, 0)
    if "\\begin{question}" in source.text or "\\extype" in source.text:
        add_exercise(Writing(source, collector, latex=True), from_latex(lines), span)
    elif "type" in front.settings and "\nextype" not in source.text:
        add_exercise(Writing(source, collector), from_rqti(lines, front), span)
    else:
        add_exercise(Writing(source, collector), from_markdown(lines), span)
    return collector.read()

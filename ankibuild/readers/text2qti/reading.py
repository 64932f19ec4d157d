"""A quiz of text2qti → its questions."""

from __future__ import annotations

from dataclasses import dataclass, field

from ankibuild.readers.collecting import Collector, Read, subdeck
from ankibuild.readers.file import File
from ankibuild.readers.markdown_quiz.lines import Line, span_of, value
from ankibuild.readers.text2qti.drafts import Draft, add_part
from ankibuild.readers.text2qti.parts import Part, parts_of
from ankibuild.readers.text2qti.questions import add_question
from ankibuild.source import Source, Span


@dataclass
class _State:
    """What was said before the next question."""

    source: Source
    collector: Collector
    title: str = ""
    shuffle: bool = True
    case: list[Line] = field(default_factory=list)
    heading: list[Line] = field(default_factory=list)
    name: list[Line] = field(default_factory=list)
    draft: Draft | None = None

    def close(self) -> None:
        """Hands over the question that was being read."""
        if self.draft:
            deck = subdeck(self.title)
            add_question(self.source, self.draft, self.collector, deck=deck, shuffle=self.shuffle)
        self.draft = None


def read(file: File) -> Read:
    """The questions of a quiz; programs in it are refused, never run."""
    source, warnings = file.decoded
    state = _State(source, Collector(file, diagnostics=list(warnings)))
    for part in parts_of(source):
        _take(state, part)
    state.close()
    if not state.collector.questions:
        state.collector.warn("nothing-recognised", Span(source, 0, 0), format="text2qti")
    return state.collector.read()


def _take(state: _State, part: Part) -> None:
    span = span_of(state.source, part.whole)
    if part.kind == "program":
        state.close()
        state.collector.reject("text2qti-program", span)
    elif part.kind == "question":
        state.close()
        state.draft = Draft(list(part.lines), state.name, whole=list(part.whole), case=state.case)
        state.name = []
    elif part.kind == "property":
        _set(state, part, span)
    elif part.kind == "group":
        state.close()
    elif state.draft:
        add_part(state.draft, part)
    elif part.kind in ("choice", "box"):
        state.draft = Draft(whole=[])
        add_part(state.draft, part)
    else:
        state.collector.warn("text-left-over", span, text=value(part.whole))


def _set(state: _State, part: Part, span: Span) -> None:
    """Takes a property of the quiz, of a group, of a text, or of the next question."""
    state.close()
    name, text = part.sign.lower(), value(part.lines)
    if name == "quiz title":
        state.title = text
    elif name == "title":
        state.name = part.lines
    elif name == "text title":
        state.heading, state.case = part.lines, []
    elif name == "text":
        blank = [Line("", part.lines[0].start)] if state.heading and part.lines else []
        state.case, state.heading = [*state.heading, *blank, *part.lines], []
    elif name == "shuffle answers":
        state.shuffle = text.lower() != "false"
    elif name == "pick":
        state.collector.not_carried(span, "the number of questions to draw from a group", "all of them become cards")
    elif name == "quiz description" and text:
        state.collector.not_carried(span, "the description of the quiz", "it belongs to no question")

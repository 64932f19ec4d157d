"""The parts of one question of a quiz, put in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ankibuild.readers.markdown_quiz.lines import Line
from ankibuild.readers.text2qti.parts import Part

ANSWERS = ("choice", "box", "short", "number", "essay", "upload", "gap")
FEEDBACK = ("feedback", "right", "wrong", "solution")


@dataclass
class Draft:
    """A question: its stem, answers (each with what is said of it), and feedback by the kind of its sign."""

    stem: list[Line] = field(default_factory=list)
    name: list[Line] = field(default_factory=list)
    answers: list[tuple[Part, list[Part]]] = field(default_factory=list)
    feedback: list[Part] = field(default_factory=list)
    matches: list[Part] = field(default_factory=list)
    whole: list[Line] = field(default_factory=list)
    strange: list[Part] = field(default_factory=list)
    case: list[Line] = field(default_factory=list)
    asked: bool = True

    def said(self, *kinds: str) -> list[list[Line]]:
        """The feedback of these kinds."""
        return [part.lines for part in self.feedback if part.kind in kinds]


def add_part(draft: Draft, part: Part) -> None:
    """Puts a part below the beginning of a question into its place."""
    draft.whole += part.whole
    if part.kind in ANSWERS:
        draft.answers.append((part, []))
    elif part.kind in FEEDBACK:
        last = draft.answers[-1] if draft.answers else None
        if last and part.kind == "feedback" and last[0].kind in ("choice", "box", "short", "number"):
            last[1].append(part)
        else:
            draft.feedback.append(part)
    elif part.kind == "match":
        draft.matches.append(part)
    elif part.kind == "text" and not draft.answers and not draft.feedback:
        draft.stem += [Line("", part.lines[0].start), *part.lines]
    else:
        draft.strange.append(part)


def kinds_of(answers: Sequence[tuple[Part, list[Part]]]) -> set[str]:
    """The kinds of the answers of a question."""
    return {part.kind for part, _ in answers}

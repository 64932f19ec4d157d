"""What a reader hands over, and the collector that it fills: no question leaves it uncounted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

from ankibuild.diagnostics import Diagnostic
from ankibuild.model import RawQuestion
from ankibuild.readers.file import File
from ankibuild.source import Span

Attachment: TypeAlias = Callable[[], bytes]
"""A file inside a file, loaded when it is needed."""

NO_ATTACHMENTS: Mapping[str, Attachment] = MappingProxyType({})

MOST_QUESTIONS, MOST_SAID = 300_000, 400_000
"""Questions of one file, and what is said of it: no bank has as many, and a small file may be made to."""


class FullError(Exception):
    """Raised to stop a reader; what it has collected counts (`table.Reader.read`)."""

    def __init__(self, collector: Collector, fault: Diagnostic) -> None:
        super().__init__("a file holds more than memory might")
        self.collector, self.fault = collector, fault

    @property
    def read(self) -> Read:
        """What was collected, and that it is not all."""
        found = self.collector.read()
        return found._replace(diagnostics=(*found.diagnostics, self.fault))


class Read(NamedTuple):
    """What a reader found in one file, or all readers in all files.

    `attachments` are files inside it, by their path beside it (`quiz.xml.media/figure.png`); `claimed` the names of
    files beside it that were read as parts of it, and are no sources of their own; `drafts/` claims a whole folder.
    """

    questions: tuple[RawQuestion, ...]
    diagnostics: tuple[Diagnostic, ...]
    attachments: Mapping[str, Attachment] = NO_ATTACHMENTS
    claimed: tuple[str, ...] = ()


@dataclass
class Collector:
    """The questions of one file and what is wrong with it, in order."""

    file: File
    questions: list[RawQuestion] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    claimed: list[str] = field(default_factory=list)

    def add(self, question: RawQuestion) -> None:
        """Adds a question that was read."""
        self._stop_if_full(question.span)
        self.questions.append(question)

    def reject(self, code: str, span: Span, **facts: object) -> None:
        """Counts a question that cannot be built, with the error that says why. Its other faults go to `warn`."""
        self._stop_if_full(span)
        self.diagnostics.append(Diagnostic(code, span, facts))
        self.questions.append(RawQuestion(span, {}, sound=False))

    def warn(self, code: str, span: Span, **facts: object) -> None:
        """Adds a diagnostic that rejects no question: a warning, or an error about the file."""
        self._stop_if_full(span)
        self.diagnostics.append(Diagnostic(code, span, facts))

    def not_carried(self, span: Span, what: str, why: str) -> None:
        """Says that a part of a question did not come along: `what` it is and `why`."""
        self.warn("not-carried", span, what=what, why=why)

    def not_on_cards(self, span: Span, what: str, why: str) -> None:
        """Says that something did not come along that nobody misses: at each place, however trivial it is."""
        self.warn("not-on-cards", span, what=what, why=why)

    def attach(self, name: str, load: Attachment) -> str:
        """Keeps a file that lies inside this one; the address by which a Markdown text links to it."""
        path = f"{self.file.media_folder}/{_safe(name)}"
        self.attachments[path] = load
        return quote(path)

    def read(self) -> Read:
        """What was collected."""
        return Read(tuple(self.questions), tuple(self.diagnostics), self.attachments, tuple(self.claimed))

    def _stop_if_full(self, span: Span | None) -> None:
        """Raises FullError where memory might not hold more; what is left out begins at the span."""
        if len(self.questions) >= MOST_QUESTIONS or len(self.diagnostics) >= MOST_SAID:
            raise FullError(self, Diagnostic("too-many-questions", span, {"most": f"{MOST_QUESTIONS:,}"}))


def subdeck(*names: str) -> str:
    """A deck below the project's own, from the names of categories or headings; '' where none says anything.

    A name is one level: what would part it in Anki becomes one colon.
    """
    parts = [" ".join(name.replace("::", ": ").split()) for name in names]
    return "".join(f"::{part}" for part in parts if part)


def _safe(name: str) -> str:
    """The path of an attachment without what would lead out of its folder."""
    parts = [part.strip() for part in name.replace("\\", "/").replace("\0", "").split("/")]
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "file"

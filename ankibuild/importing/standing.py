"""The questions that a project's own sources hold while files are imported one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ankibuild.identity.digest import question_digest
from ankibuild.identity.ids import own_guid
from ankibuild.importing.adding import questions_of
from ankibuild.model import Question
from ankibuild.source import Source


@dataclass(frozen=True, slots=True)
class Standing:
    """Questions, each with the file that it stands in."""

    questions: tuple[tuple[Question, str], ...] = ()

    @classmethod
    def of(cls, questions: Iterable[Question]) -> Standing:
        """Those of a bank that stand in files of the project's own format."""
        return cls(
            tuple(
                (question, question.span.source.holder)
                for question in questions
                if question.origin and not question.origin.foreign and question.span
            )
        )

    @property
    def taken(self) -> dict[str, str]:
        """All ids that questions have or had, with their files."""
        return {id_: file for question, file in self.questions for id_ in (question.id, *question.aka) if id_}

    @property
    def known(self) -> dict[str, str]:
        """What the questions say, as digests, with their files."""
        return {question_digest(question): file for question, file in self.questions}

    def guids(self, namespace: str) -> frozenset[str]:
        """The GUIDs of the questions in a project of this namespace."""
        return frozenset(own_guid(question, namespace) for question, _ in self.questions)

    def with_file(self, name: str, text: str | None) -> Standing:
        """The questions once a file has this text; None where it stays as it is."""
        if text is None:
            return self
        others = tuple((question, file) for question, file in self.questions if file != name)
        return Standing((*others, *((question, name) for question in questions_of(Source(name, text)))))

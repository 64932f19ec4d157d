"""The sources as data: what an author edits, how it is written to files, and read back after git changed them.

A question is one line of its file, so that git merges question by question.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT_DECK = "Exam"
NAMESPACE = "simulation"


@dataclass(frozen=True)
class Option:
    """An option of a question."""

    text: str
    correct: bool = False
    why: str = ""


@dataclass(frozen=True)
class Question:
    """A question with just what the simulation edits. `aka` lists former ids, `picture` is a file beside the source."""

    id: str
    stem: str
    aka: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    answer: str = ""
    explanation: str = ""
    tags: tuple[str, ...] = ()
    deck: str = ""
    picture: str = ""

    @property
    def first_id(self) -> str:
        return self.aka[0] if self.aka else self.id


@dataclass(frozen=True)
class File:
    """A source file with its deck."""

    deck: str
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Sources:
    """All that is in the project's folder, but the lock: files and pictures by name."""

    files: Mapping[str, File]
    pictures: Mapping[str, str] = field(default_factory=dict)
    label: str = "Answer"
    style: str = ""
    description: str = ""

    def all(self) -> Iterator[tuple[str, Question]]:
        """Every question with the name of its file, in source order."""
        for name, file in sorted(self.files.items()):
            yield from ((name, question) for question in file.questions)

    def by_first_id(self) -> dict[str, Question]:
        return {question.first_id: question for _, question in self.all()}

    def deck_of(self, first_id: str) -> str:
        name, question = next(pair for pair in self.all() if pair[1].first_id == first_id)
        return question.deck or self.files[name].deck

    def edited(self, first_id: str, **changes: Any) -> Sources:
        """The sources with one question changed."""
        return self.mapped(lambda question: replace(question, **changes) if question.first_id == first_id else question)

    def mapped(self, change: Any) -> Sources:
        """The sources with every question put through a function, which gives None for one that goes."""
        return replace(
            self,
            files={
                name: replace(file, questions=tuple(new for question in file.questions if (new := change(question))))
                for name, file in self.files.items()
            },
        )

    def with_question(self, name: str, place: int, question: Question) -> Sources:
        """The sources with one question more in a file."""
        old = self.files[name]
        questions = (*old.questions[:place], question, *old.questions[place:])
        return replace(self, files={**self.files, name: replace(old, questions=questions)})


def write(sources: Sources, root: Path) -> None:
    """Writes the sources, and removes files that are no more."""
    folder = root / "sources"
    folder.mkdir(exist_ok=True)
    texts = {f"{name}.yaml": _file_text(file) for name, file in sources.files.items()} | dict(sources.pictures)
    for path in folder.iterdir():
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    (root / "style.css").write_text(f"{sources.style}\n", "utf-8")
    (root / "ankibuild.yaml").write_text(_project_text(sources), "utf-8")


def read(root: Path) -> Sources:
    """The sources as they lie in the folder."""
    paths = sorted((root / "sources").iterdir())
    files = {path.stem: _file(path.read_text("utf-8")) for path in paths if path.suffix == ".yaml"}
    pictures = {path.name: path.read_text("utf-8") for path in paths if path.suffix == ".svg"}
    project = json.loads((root / "ankibuild.yaml").read_text("utf-8"))
    style = (root / "style.css").read_text("utf-8").strip()
    return Sources(files, pictures, project["labels"]["answer"], style, project["description"])


def _project_text(sources: Sources) -> str:
    """JSON, which is YAML as well."""
    data = {"name": "Years", "deck": ROOT_DECK, "namespace": NAMESPACE, "description": sources.description}
    return json.dumps(data | {"notetype": {"style": "style.css"}, "labels": {"answer": sources.label}}, indent=1)


def _file_text(file: File) -> str:
    lines = "".join(f"  - {json.dumps(_short(question))}\n" for question in file.questions)
    return f"deck: {json.dumps(file.deck)}\nquestions:{'' if lines else ' []'}\n{lines}"


def _short(question: Question) -> dict[str, Any]:
    """A question as the source says it: filled keys only, and the picture in the stem."""
    data = {key: value for key, value in asdict(question).items() if value}
    picture = data.pop("picture", "")
    return data | ({"stem": f"{question.stem} ![]({picture})"} if picture else {})


def tidied(sources: Sources) -> Sources:
    """What an author mends: questions that are there twice after a merge, lost pictures, files without questions."""
    seen: set[str] = set()

    def mend(question: Question) -> Question | None:
        if question.first_id in seen:
            return None
        seen.add(question.first_id)
        return replace(question, picture=question.picture if question.picture in sources.pictures else "")

    mended = sources.mapped(mend)
    return replace(mended, files={name: file for name, file in mended.files.items() if file.questions})


def _file(text: str) -> File:
    deck, _, *lines = text.splitlines()
    return File(json.loads(deck.removeprefix("deck: ")), tuple(_question(line) for line in lines))


def _question(line: str) -> Question:
    data = json.loads(line.strip().removeprefix("- "))
    stem, _, picture = data.pop("stem").removesuffix(")").partition(" ![](")
    options = tuple(Option(**option) for option in data.pop("options", ()))
    lists = {key: tuple(data.pop(key, ())) for key in ("aka", "tags")}
    return Question(stem=stem, picture=picture, options=options, **lists, **data)

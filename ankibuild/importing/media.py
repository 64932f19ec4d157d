"""The pictures and sounds of imported questions: copied beside the YAML file, and linked to where they are then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from ankibuild import files
from ankibuild.diagnostics import Diagnostic, at_file, report
from ankibuild.importing.lastly import digest_of
from ankibuild.importing.links import relink
from ankibuild.model import Question
from ankibuild.readers.collecting import Attachment
from ankibuild.render.media_files import PICTURES, SOUNDS, VIDEOS
from ankibuild.texts import with_texts

_MEDIA = PICTURES | SOUNDS | VIDEOS


@dataclass(slots=True)
class Copied:
    """The questions with their links, each beside what it was, and the files to copy by where they go."""

    questions: list[tuple[Question, Question]] = field(default_factory=list)
    files: dict[Path, Callable[[], bytes]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def copy_media(questions: Iterable[Question], path: Path, into: Path, attachments: Mapping[str, Attachment]) -> Copied:
    """Finds the files that the questions of `path` link to, and where they go in the folder `into`."""
    copied = Copied()
    for question in questions:
        copied.questions.append((_Change(copied, question, path, into, attachments).made(), question))
    return copied


@dataclass(slots=True)
class _Change:
    """What the links of one question become."""

    copied: Copied
    question: Question
    path: Path
    into: Path
    attachments: Mapping[str, Attachment]

    def made(self) -> Question:
        """The question with its links led to where the files will be."""
        return with_texts(self.question, lambda text: relink(text, self.address))

    def address(self, address: str) -> str:
        """The address of a file as it will be."""
        names = files.spellings(address)
        packed = next((name for name in names if name in self.attachments and _stays_inside(name)), None)
        if packed:
            self.copied.files[self.into / packed] = self.attachments[packed]
            return address
        media = [name for name in names if Path(name).suffix.lower() in _MEDIA]
        return self._beside(address, media) if media else address

    def _beside(self, address: str, names: list[str]) -> str:
        """A file that lies beside the imported one, or below it, by the first of these names that there is."""
        folder = self.path.parent
        there = (name for name in names if files.inside(folder, folder / name) and _is_file(folder / name))
        name = next(there, None)
        if name is None:
            self.copied.diagnostics.append(report("import-file-missing", self.question.span, name=names[-1]))
            return address
        found = folder / name
        if folder.resolve() == self.into.resolve():
            return address
        target = f"{self.path.name}.media/{name}"
        self.copied.files[self.into / target] = found.read_bytes
        return quote(target)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file system can have
        return False


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


@dataclass(slots=True)
class Settled:
    """The files to copy, those left out that are there already, and the digests of all, by their paths."""

    files: dict[Path, Callable[[], bytes]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def settle_files(
    wanted: Mapping[Path, Callable[[], bytes]], into: Path, last: Mapping[str, str], root: Path, *, force: bool
) -> Settled:
    """Which files are copied: a picture that people changed since the `last` import stays, unless by force."""
    settled = Settled()
    for path, load in wanted.items():
        name = path.relative_to(into).as_posix()
        try:
            new = digest_of(load())
            there = digest_of(path.read_bytes()) if _is_file(path) else ""
        except OSError as error:
            reason = error.strerror or str(error)
            settled.diagnostics.append(at_file("unreadable-file", files.relative(root, path), reason=reason))
            continue
        settled.digests[name] = new
        if there in ("", last.get(name)) or (force and there != new):
            if there != new:
                settled.files[path] = load
        elif there != new and last.get(name) != new:
            settled.diagnostics.append(at_file("import-file-clash", files.relative(root, path)))
    return settled

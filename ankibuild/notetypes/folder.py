"""The folder `templates/` of a project: its own templates, style and script, and the fonts packed beside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from ankibuild import files
from ankibuild.diagnostics import Diagnostic, at_file, report
from ankibuild.note import MediaFile
from ankibuild.notetypes.overrides import FILES, NO_OVERRIDES, Overrides, calls
from ankibuild.notetypes.references import reference_faults
from ankibuild.notetypes.template_faults import text_faults
from ankibuild.render.media_files import MediaStore
from ankibuild.source import Source, Span
from ankibuild.spelling import nearest

FOLDER: Final = "templates"
_FOLDERS: Final = frozenset(str(PurePosixPath(name).parent) for name in FILES)
_PASSED_OVER: Final = frozenset({"", ".md", ".txt"})
"""Types of files that are nobody's mistake: a font's licence, an author's remarks."""

_MAY_CALL: Final = frozenset({".css", ".js", ".svg", ".html"})
"""Types of files that can refer to others."""


class _Found(NamedTuple):
    """A file of the folder: its name there and below the project."""

    name: str
    shown: str
    path: Path


def read_folder(root: Path) -> tuple[Overrides, list[Diagnostic]]:
    """What a project's folder `templates/` holds, and all that is wrong with it."""
    folder = root / FOLDER
    if not files.is_folder(folder):
        return NO_OVERRIDES, []
    found, faults = _list(root, folder)
    statics, more = _statics([file for file in found if file.name not in FILES])
    sources, unread = _sources([file for file in found if file.name in FILES])
    for name, source in sources.items():
        faults += [*text_faults(name, source), *reference_faults(source, statics)]
    # equal sources give equal packages, whatever line ends a checkout has
    texts = {name: source.text.replace("\r\n", "\n") for name, source in sources.items()}
    return Overrides(texts, statics), faults + more + unread


def _list(root: Path, folder: Path) -> tuple[list[_Found], list[Diagnostic]]:
    """The files that count, sorted by name."""
    found: list[_Found] = []
    faults: list[Diagnostic] = []
    for name, path in _entries(folder):
        shown = f"{FOLDER}/{name}"
        if isinstance(path, OSError):
            faults.append(at_file("unreadable-file", shown, reason=path.strerror or str(path)))
        elif not _is_known(name):
            faults += _unknown(name, shown, path)
        elif refusal := files.refusal(root, shown, path):
            faults.append(refusal)
        else:
            found.append(_Found(name, shown, path))
    return found, faults


def _entries(folder: Path) -> list[tuple[str, Path | OSError]]:
    """What lies in the folder and in those within it that we know; names that begin with a dot are hidden."""
    entries: list[tuple[str, Path | OSError]] = []
    for below in (".", *sorted(_FOLDERS - {"."})):
        try:
            paths = sorted(path for path in (folder / below).iterdir() if not path.name.startswith("."))
        except FileNotFoundError:
            continue
        except OSError as error:
            entries.append((below, error))
            continue
        entries += [(_name(below, path), path) for path in paths if _name(below, path) not in _FOLDERS]
    return entries


def _name(below: str, path: Path) -> str:
    return unicodedata.normalize("NFC", str(PurePosixPath(below, path.name)))


def _is_known(name: str) -> bool:
    return name in FILES or (name.startswith("_") and "/" not in name)


def _unknown(name: str, shown: str, path: Path) -> list[Diagnostic]:
    if path.suffix.lower() in _PASSED_OVER and not files.is_folder(path):
        return []
    return [at_file("template-unknown-file", shown, name=name, how=_what_to_do(name, path))]


def _what_to_do(name: str, path: Path) -> str:
    if files.is_folder(path):
        return f"put fonts and the like into '{FOLDER}' itself"
    if path.suffix.lower() not in (".html", ".css", ".js"):
        return f"name it with a '_' before, in '{FOLDER}' itself, if the cards use it"
    suggestion = next((known for known in FILES if known.endswith(f"/{path.name}")), "") or nearest(name, FILES)
    return f"did you mean '{suggestion}'?" if suggestion else "the documentation of templates lists the names"


def _sources(found: Sequence[_Found]) -> tuple[dict[str, Source], list[Diagnostic]]:
    read = {file.name: files.read(file.path, file.shown) for file in found}
    sources = {name: source for name, source in read.items() if isinstance(source, Source)}
    return sources, [fault for fault in read.values() if isinstance(fault, Diagnostic)]


def _statics(found: Sequence[_Found]) -> tuple[dict[str, MediaFile], list[Diagnostic]]:
    """The files that begin with `_`, under names with a hash of their content: Anki imports those without a note."""
    statics: dict[str, MediaFile] = {}
    faults: list[Diagnostic] = []
    store = MediaStore(Path())
    for file in found:
        media = store.get(file.path)
        if isinstance(media, OSError):
            faults.append(at_file("unreadable-file", file.shown, reason=media.strerror or str(media)))
        else:
            statics[file.name] = media._replace(name=f"_{media.name}")
    for file in found:
        faults += _calls_others(file, statics)
    return statics, faults


def _calls_others(file: _Found, statics: Mapping[str, MediaFile]) -> Iterator[Diagnostic]:
    """Reports a file that is packed as it is and calls another by a name that it will not have."""
    source = files.read(file.path, file.shown) if file.path.suffix.lower() in _MAY_CALL else None
    others = statics.keys() - {file.name}
    if others and isinstance(source, Source):
        for call in calls(source.text, others):
            yield report("template-file-calls-another", Span(source, *call.span(2)), reference=call[2])

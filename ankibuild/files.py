"""Files of a project: found by pattern, read as UTF-8, never from outside the project."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from ankibuild.diagnostics import Diagnostic, at_file, report
from ankibuild.source import Source, Span

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_WILDCARD = ("*", "?", "[")


def read(path: Path, name: str) -> Source | Diagnostic:
    """The text of a file, or why it cannot be had. A byte order mark is taken off."""
    if path.is_symlink() and not path.exists():
        return at_file("dangling-link", name, target=str(path.readlink()))
    if path.is_dir():
        return at_file("source-is-directory", name)
    try:
        data = path.read_bytes()
    except OSError as error:
        return at_file("unreadable-file", name, reason=error.strerror or str(error))
    return decode(data, name)


def decode(data: bytes, name: str) -> Source | Diagnostic:
    """Bytes as UTF-8 text, or where they are none."""
    if data[:2] in _BOMS:
        return at_file("not-utf8", name, found=_BOMS[data[:2]])
    try:
        return Source(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        readable = Source(name, data.decode("utf-8-sig", errors="replace"))
        at = len(data[: error.start].decode("utf-8-sig"))
        return report("not-utf8", Span(readable, at, at + 1), found=f"the byte 0x{data[error.start]:02X}")


def find(root: Path, patterns: Iterable[str]) -> tuple[list[Path], list[Diagnostic]]:
    """The files that the patterns name, each once, sorted by their names relative to the project."""
    found: dict[str, Path] = {}
    diagnostics: list[Diagnostic] = []
    for pattern in patterns:
        diagnostics += _unreadable_folders(root, pattern)
        for path in root.glob(pattern):
            name = relative(root, path)
            if not any(part.startswith(".") for part in PurePosixPath(name).parts):
                found[name] = path
    outside = [name for name, path in found.items() if not inside(root, path)]
    diagnostics += [at_file("outside-project", name) for name in sorted(outside)]
    return [found[name] for name in sorted(found) if name not in outside], diagnostics


def relative(root: Path, path: Path) -> str:
    """The name of a file as people are shown it: from the project's folder, with `/`."""
    return Path(os.path.relpath(path, root)).as_posix()


def inside(root: Path, path: Path) -> bool:
    """Whether a file is in the project's folder, links followed."""
    return path.resolve().is_relative_to(root.resolve())


def _unreadable_folders(root: Path, pattern: str) -> Iterator[Diagnostic]:
    """Folders which a glob would pass over in silence because they cannot be opened."""
    fixed = []
    for part in PurePosixPath(pattern).parts:
        if any(character in part for character in _WILDCARD):
            break
        fixed.append(part)
    failures: list[OSError] = []
    start = root.joinpath(*fixed)
    if start.is_dir():
        for _ in os.walk(start, onerror=failures.append):
            pass
    for failure in failures:
        yield at_file("unreadable-file", relative(root, Path(failure.filename)), reason=failure.strerror)

"""Files of a project: found by pattern, read as UTF-8, never from outside the project."""

from __future__ import annotations

import codecs
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from ankibuild.diagnostics import Diagnostic, at_file, report
from ankibuild.source import Source, Span

WILDCARDS = frozenset("*?[")
"""What makes a pattern of a name."""


def read(path: Path, name: str) -> Source | Diagnostic:
    """The text of a file, or why it cannot be had. A byte order mark is taken off."""
    fault = unreadable(path, name)
    if fault:
        return fault
    try:
        return decode(path.read_bytes(), name)
    except OSError as error:
        return at_file("unreadable-file", name, reason=error.strerror or str(error))


def unreadable(path: Path, name: str) -> Diagnostic | None:
    """Why a file cannot be read, as far as can be told without opening it."""
    try:
        if path.is_symlink() and not exists(path):
            return at_file("dangling-link", name, target=str(path.readlink()))
        if path.is_dir():
            return at_file("source-is-directory", name)
        if not path.is_file():
            path.stat()
            return at_file("unreadable-file", name, reason="it is no file but a device")
    except (OSError, ValueError) as error:  # ValueError: a path that no system can have
        return at_file("unreadable-file", name, reason=getattr(error, "strerror", None) or str(error))
    return None


def decode(data: bytes, name: str) -> Source | Diagnostic:
    """Bytes as UTF-8 text, or where they are none."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or b"\0" in data[:2]:
        return at_file("not-utf8", name, found="UTF-16")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, data.decode())
    except UnicodeDecodeError as error:
        readable = Source(name, data.decode(errors="replace"))
        at = len(data[: error.start].decode())
        return report("not-utf8", Span(readable, at, at + 1), found=f"the byte 0x{data[error.start]:02X}")


def find(
    root: Path, patterns: Iterable[str], wanted: Callable[[str], bool] = lambda name: True
) -> tuple[list[Path], list[Diagnostic]]:
    """The files that the patterns name, each once, sorted by their names relative to the project.

    A pattern whose last part is `*` sweeps a folder: of what it finds, only what is `wanted` by its name counts.
    """
    found: dict[str, Path] = {}
    faults: dict[str, Diagnostic] = {}
    for pattern in patterns:
        named = {relative(root, path): path for path in matches(root, pattern)}
        if sweeps(pattern):
            named = {name: path for name, path in named.items() if wanted(name) and not _is_full(path)}
        found |= named
        faults |= {fault.location: fault for fault in _passed_over(root, pattern)}
    for name in list(found):
        fault = refusal(root, name, found[name])
        if fault:
            faults[name] = fault
            del found[name]
    return [found[name] for name in sorted(found)], [faults[name] for name in sorted(faults)]


def _is_full(path: Path) -> bool:
    """Whether this is a folder with something in it, which a sweep finds for itself."""
    return is_folder(path) and os.access(path, os.R_OK) and any(path.iterdir())


def sweeps(pattern: str) -> bool:
    """Whether a pattern takes whatever lies in a folder."""
    return PurePosixPath(pattern).name == "*"


def pattern_fault(path: PurePosixPath) -> str:
    """The code of what is wrong with a pattern, '' where files can be looked for by it."""
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", str(path)):
        return "pattern-outside-project"
    return "bad-pattern" if any("**" in part and part != "**" for part in path.parts) else ""


def matches(root: Path, pattern: str) -> Iterator[Path]:
    """What a pattern finds; files and folders that begin with a dot only where the pattern itself names one.

    A name may be stored with its characters taken apart (NFD), as some systems do, or be typed so: it is the same name.
    """
    hidden = _is_hidden(PurePosixPath(pattern))
    spelled = dict.fromkeys((pattern, *(unicodedata.normalize(form, pattern) for form in ("NFC", "NFD"))))
    for path in dict.fromkeys(path for spelling in spelled for path in root.glob(spelling)):
        if hidden or not _is_hidden(PurePosixPath(relative(root, path))):
            yield path


def relative(root: Path, path: Path) -> str:
    """The name of a file as people are shown it: from the project's folder, with `/`."""
    return Path(os.path.relpath(path, root)).as_posix()


def inside(root: Path, path: Path) -> bool:
    """Whether a file is in the project's folder, links followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # RuntimeError: a link that leads to itself, before Python 3.13
        return False


def exists(path: Path) -> bool:
    """Whether there is something, as far as can be seen: not what lies in a folder that cannot be opened."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def spellings(address: str) -> list[str]:
    """The names that the address of a file may mean, likeliest first.

    As typed, with its %-escapes undone, or without what follows `?` or `#`. A name may be stored with its characters
    taken apart (NFD), as some systems do; a text's are composed.
    """
    short = re.split(r"[?#]", address)[0]
    composed = [address, unquote(address), short, unquote(short)]
    return list(dict.fromkeys([*composed, *(unicodedata.normalize("NFD", name) for name in composed)]))


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as can be seen."""
    return exists(path) and path.is_dir()


def refusal(root: Path, name: str, path: Path) -> Diagnostic | None:
    """Why a file that was found is not read at all."""
    try:
        name.encode()
    except UnicodeEncodeError:
        shown = name.encode(errors="backslashreplace").decode()
        return at_file("file-name-not-utf8", shown)
    if exists(path) and not inside(root, path):
        return at_file("outside-project", name)
    return None


def _passed_over(root: Path, pattern: str) -> Iterator[Diagnostic]:
    """Folders in which a glob would look, but cannot: it is silent about those that it may not open."""
    parts = PurePosixPath(pattern).parts
    fixed = list(takewhile(lambda part: not WILDCARDS & set(part), parts))
    deepest = len(parts) - len(fixed) - 1
    failures: list[OSError] = []
    start = root.joinpath(*fixed)
    for folder, names, _ in os.walk(start, onerror=failures.append):
        deep = len(Path(folder).relative_to(start).parts)
        names[:] = [name for name in names if not name.startswith(".")] if "**" in parts or deep < deepest else []
    for failure in failures:
        if not isinstance(failure, (FileNotFoundError, NotADirectoryError)):
            yield at_file("unreadable-file", relative(root, Path(failure.filename)), reason=failure.strerror)


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") for part in path.parts)

"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ankibuild.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes stand at `path` once the block ends; until then, and on an error, what stood there stays.

    Raises OutputError if the file cannot be written: no room, no permission, no such folder.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {_reason(error, temporary)}") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _reason(error: OSError, temporary: Path) -> str:
    """What the operating system says, with the file where that is another one: a folder, a picture to be packed."""
    reason = error.strerror or str(error)
    other = error.filename is not None and Path(error.filename) != temporary
    return f"{reason} ({error.filename})" if other else reason


def write_text(path: Path, text: str) -> None:
    """Writes a text file in one piece, unless it holds this text already."""
    data = text.encode()
    with suppress(OSError):
        if path.read_bytes() == data:
            return
    with replacing(path) as stream:
        stream.write(data)

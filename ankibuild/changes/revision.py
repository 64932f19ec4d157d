"""A project as a commit of git has it, in a folder of its own; the work tree is not touched."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ankibuild.errors import AnkibuildError

_SECONDS = 600


class Commit(NamedTuple):
    """A commit and when it was made (epoch seconds)."""

    sha: str
    time: int


def find_commit(root: Path, revision: str) -> Commit | None:
    """The commit that a revision means in the repository around a folder; None if there is none."""
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode or not found.stdout.strip():
        return None
    sha = found.stdout.decode().strip()
    time = _git(root, "-c", "log.showSignature=false", "log", "-1", "--format=%ct", sha)
    return Commit(sha, int(time.stdout)) if time.stdout.strip().isdigit() else None


@contextmanager
def extracted(root: Path, commit: Commit) -> Iterator[Path]:
    """The folder `root` as it was in a commit, as a folder of the same name, until the block ends.

    Raises AnkibuildError if the commit does not have it.
    """
    with TemporaryDirectory(prefix="ankibuild-") as temporary:
        archive = Path(temporary, "archive.tar")
        done = _git(root, "archive", "--format=tar", f"--output={archive}", commit.sha)
        if done.returncode:
            reason = done.stderr.decode("utf-8", "replace").strip()
            raise AnkibuildError(f"cannot read {root} as of the commit {commit.sha[:9]}: {reason}")
        folder = Path(temporary, "project", root.name)
        folder.mkdir(parents=True)
        extract(archive, folder)
        yield folder


def extract(path: Path, folder: Path) -> None:
    """Unpacks the regular files of a tar archive that lie inside the folder; links and devices are left out.

    Raises AnkibuildError if it is damaged or cannot be unpacked.
    """
    try:
        with tarfile.open(path, "r:") as archive:
            for member in archive:
                target = folder / member.name
                # no link is ever made in the folder, so a path without ".." cannot leave it
                if member.isreg() and target.resolve().is_relative_to(folder.resolve()):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    _copy(archive, member, target)
    except (OSError, tarfile.TarError, ValueError) as error:
        raise AnkibuildError(f"cannot unpack the archive of git: {error}") from error


def _copy(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    source = archive.extractfile(member)
    if source:
        with source, target.open("wb") as stream:
            shutil.copyfileobj(source, stream)


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), "-c", "core.fsmonitor=false", *arguments]
    try:
        return subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 (no shell)
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, b"", str(error).encode())

"""Files are there whole or not at all, whatever stops the writing."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ankibuild.atomic import replacing, write_text
from ankibuild.errors import OutputError

FULL_DISK = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
"""
NO_RIGHTS = """
import os, sys
os.chmod(os.path.dirname(sys.argv[1]), 0o555)
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
"""
WRITE = """
import sys
from pathlib import Path
from ankibuild.atomic import write_text
{setup}
write_text(Path(sys.argv[1]), "x" * 100_000)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can get into, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "folder"
        folder.mkdir()
        Path(name).chmod(0o755)
        yield folder
        folder.chmod(0o755)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def written_by_a_child(path: Path, setup: str) -> str:
    """What a process of its own says when it cannot write."""
    done = subprocess.run([sys.executable, "-c", WRITE.format(setup=setup), path], capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    return done.stderr.splitlines()[-1]


def test_the_text_is_there_and_nothing_else(tmp_path: Path) -> None:
    write_text(tmp_path / "new" / "deep" / "file", "größe\n")
    assert (tmp_path / "new" / "deep" / "file").read_bytes() == "größe\n".encode()
    assert names(tmp_path / "new" / "deep") == ["file"]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old, and longer than the new")
    write_text(tmp_path / "file", "new")
    assert (tmp_path / "file").read_text() == "new"


def test_a_text_that_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_text(path, "text")
    before = path.stat()
    write_text(path, "text")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    write_text(path, "other")
    assert path.stat().st_ino != before.st_ino


def test_until_the_end_the_old_file_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with replacing(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_any_error_on_the_way_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(error), replacing(path) as stream:
        stream.write(b"half of the new")
        raise error
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["file"])


def test_two_files_of_one_folder_may_be_open_at_once(tmp_path: Path) -> None:
    with replacing(tmp_path / "a") as a, replacing(tmp_path / "b") as b:
        a.write(b"1")
        b.write(b"2")
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"1", b"2")


@pytest.mark.parametrize(
    ("setup", "reason"), [(FULL_DISK, "File too large"), (NO_RIGHTS, "Permission denied")], ids=["disk", "rights"]
)
@pytest.mark.parametrize("old", ["old", None])
def test_what_cannot_be_written_changes_nothing(open_folder: Path, setup: str, reason: str, old: str | None) -> None:
    path = open_folder / "file"
    if old:
        path.write_text(old)
    said = written_by_a_child(path, setup)
    assert said == f"ankibuild.errors.OutputError: cannot write {path}: {reason}"
    assert [(file.name, file.read_text()) for file in open_folder.iterdir()] == ([("file", old)] if old else [])


def test_a_folder_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / "file" / "inside").mkdir(parents=True)
    with pytest.raises(OutputError, match=f"^cannot write {tmp_path}/file: Is a directory$"):
        write_text(tmp_path / "file", "text")
    assert (names(tmp_path), names(tmp_path / "file")) == (["file"], ["inside"])


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("a file")
    with pytest.raises(OutputError, match=rf"cannot write .*/dist/file: File exists \({tmp_path}/dist\)"):
        write_text(tmp_path / "dist" / "file", "text")
    assert (tmp_path / "dist").read_text() == "a file"


def test_a_source_that_cannot_be_read_while_writing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"No such file or directory \(.*/picture\.png\)"), replacing(tmp_path / "f"):
        (tmp_path / "picture.png").read_bytes()
    assert names(tmp_path) == []


def test_the_reason_is_kept_for_those_who_look(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught, replacing(tmp_path / "file"):
        raise OSError("no number")
    assert str(caught.value) == f"cannot write {tmp_path}/file: no number"
    assert isinstance(caught.value.__cause__, OSError)

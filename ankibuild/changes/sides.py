"""The two sides of a comparison: what a build would give now, and a package, a release or a commit to compare with."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ankibuild import releases
from ankibuild.bank import Bank, load
from ankibuild.changes.comparison import NOTHING, compare
from ankibuild.changes.model import Comparison
from ankibuild.changes.revision import Commit, extracted, find_commit
from ankibuild.errors import AnkibuildError
from ankibuild.package.read import Package, read_package
from ankibuild.pipeline import Report, build
from ankibuild.project import LOCK_FILE
from ankibuild.releases import Release


class NoSuchSide(AnkibuildError):  # noqa: N818 (a side that is asked for and that there is not)
    """There is nothing of that name to compare with."""


@dataclass(frozen=True, slots=True)
class Side:
    """Packages, and what they are called together."""

    name: str
    packages: tuple[Package, ...]


def new_side(bank: Bank, now: int | None = None) -> Side:
    """What a build of a bank would give now. Neither its lock nor its packages are written.

    Raises SourceError if there are errors.
    """
    with _workshop() as folder:
        return package_side(package.path for package in _build_apart(bank, folder, now).packages)


def old_side(bank: Bank, path: Path, named: str = "") -> Side:
    """What `named` means: an `.apkg`, a release, or a revision of git; '' is the last release, else git's HEAD.

    `path` is where the bank was loaded from.

    Raises NoSuchSide if it means nothing, and AnkibuildError if it cannot be read.
    """
    root = bank.project.root
    if named.lower().endswith(".apkg"):
        return package_side([Path(named)])
    release = releases.find(root, named) if named else releases.last(root)
    if release:
        return release_side(root, release)
    commit = find_commit(root, named or "HEAD")
    if commit is None:
        raise NoSuchSide(_nothing(named))
    return Side(f"{named or 'HEAD'} ({commit.sha[:9]})", _packages_of(root, path, commit))


def release_side(root: Path, release: Release) -> Side:
    """The packages of a release. Raises AnkibuildError if they are not to be had any more."""
    return Side(f"release {release.name}", releases.read_packages(root, release))


def package_side(paths: Iterable[Path]) -> Side:
    """Packages that lie somewhere, named after their files. Raises AnkibuildError if one cannot be read."""
    packages = tuple(map(read_package, paths))
    return Side(", ".join(package.path.name for package in packages), packages)


def compare_sides(old: Side, new: Side, only: str = "") -> Comparison:
    """Each new package, or the one named `only`, compared with the old package of its name.

    Where one is left over on each side, they are the same package under another name.

    Raises NoSuchSide if there is no package `only`.
    """
    before = {package.path.stem: package for package in old.packages}
    wanted = [package for package in new.packages if only in ("", package.path.stem)]
    if only and not wanted:
        known = ", ".join(package.path.stem for package in new.packages)
        raise NoSuchSide(f"there is no package {only!r}; there are: {known}")
    left = [name for name in before if name not in {package.path.stem for package in new.packages}]
    fresh = [package.path.stem for package in (wanted if only else new.packages) if package.path.stem not in before]
    renamed = dict(zip(fresh, left, strict=True)) if len(fresh) == len(left) == 1 else {}
    changes = tuple(
        compare(before.get(renamed.get(package.path.stem, package.path.stem), NOTHING), package) for package in wanted
    )
    dropped = () if only else tuple(name for name in left if name not in renamed.values())
    return Comparison(old.name, changes, dropped)


def _packages_of(root: Path, path: Path, commit: Commit) -> tuple[Package, ...]:
    """What a build of a commit's sources gives; what its lock does not know yet gets the commit's time."""
    with extracted(root, commit) as folder, _workshop() as out:
        if not (folder / LOCK_FILE).is_file():
            raise AnkibuildError(
                f"the commit {commit.sha[:9]} has no {LOCK_FILE}, so nobody knows what learners got from it: "
                "commit the lock with the sources, or compare with a package"
            )
        place = folder / path.resolve().relative_to(root)
        if not place.exists():
            raise NoSuchSide(f"the commit {commit.sha[:9]} has no {path}")
        return tuple(read_package(package.path) for package in build(load(place), out, now=commit.time * 1000).packages)


def _nothing(named: str) -> str:
    if named:
        return f"{named!r} is no package (.apkg), no release and no revision of git"
    return "there is no release and no commit of git to compare with: name a package (.apkg)"


@contextmanager
def _workshop() -> Iterator[Path]:
    with TemporaryDirectory(prefix="ankibuild-") as folder:
        yield Path(folder)


def _build_apart(bank: Bank, folder: Path, now: int | None) -> Report:
    """Builds a bank without writing its lock. To be replaced by `pipeline.build_packages(bank, folder, now)`."""
    root = bank.project.root
    copy = folder / "copy" / root.name
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".git", ".venv", releases.FOLDER, bank.project.output))
    moved = Bank(replace(bank.project, root=copy), bank.questions, bank.diagnostics, bank.read)
    return build(moved, folder / "out", now=now)

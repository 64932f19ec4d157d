"""The two sides of a comparison: what a build would give now, and a package, a release or a commit to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ankibuild import releases
from ankibuild.bank import Bank, load
from ankibuild.changes.comparison import NOTHING, compare
from ankibuild.changes.markdown import write_notes
from ankibuild.changes.model import Comparison
from ankibuild.changes.revision import Commit, extracted, find_commit
from ankibuild.errors import AnkibuildError
from ankibuild.package.read import Package, read_package
from ankibuild.pipeline import build_packages
from ankibuild.project import LOCK_FILE
from ankibuild.releases import Release
from ankibuild.selection import RETIRED


class NoSuchSide(AnkibuildError):  # noqa: N818 (a side that is asked for and that there is not)
    """There is nothing of that name to compare with."""


@dataclass(frozen=True, slots=True)
class Side:
    """Packages, and what they are called together; `whole` if they are all that the project had."""

    name: str
    packages: tuple[Package, ...]
    whole: bool = True


def new_side(bank: Bank, now: int | None = None) -> Side:
    """What a build of a bank would give now. Neither its lock nor its packages are written.

    Raises SourceError if there are errors.
    """
    with TemporaryDirectory(prefix="ankibuild-") as folder:
        return package_side(package.path for package in build_packages(bank, Path(folder), now))


def old_side(bank: Bank, path: Path, named: str = "") -> Side:
    """What `named` means: an `.apkg`, a release, or a revision of git; '' is the last release, else git's HEAD.

    `path` is where the bank was loaded from.

    Raises NoSuchSide if it means nothing, and AnkibuildError if it cannot be read.
    """
    root = bank.project.root
    if named.lower().endswith(".apkg"):
        return replace(package_side([Path(named)]), whole=False)
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

    Raises NoSuchSide if there is no package `only`, or if it is not clear what a single package is to be compared with.
    """
    only = only or ("" if old.whole else _counterpart(old, new))
    wanted = [package for package in new.packages if only in ("", package.path.stem)]
    if only and not wanted:
        known = ", ".join(package.path.stem for package in new.packages)
        raise NoSuchSide(f"there is no package {only!r}; there are: {known}")
    before = _predecessors(old.packages, new.packages if old.whole else wanted)
    changes = tuple(compare(_joined(before[package.path.stem], package), package, new.packages) for package in wanted)
    followed = {package.path.stem for packages in before.values() for package in packages}
    left = tuple(package.path.stem for package in old.packages if package.path.stem not in followed)
    return Comparison(old.name, changes, () if only else left)


def write_notes_beside(old: Side | None, paths: Iterable[Path]) -> None:
    """Writes release notes beside each package, as `<package>.changes.md`; None where nothing was released before.

    Raises OutputError if they cannot be written.
    """
    new = package_side(paths)
    before = _predecessors(old.packages if old else (), new.packages)
    for package in new.packages:
        path = package.path.with_name(f"{package.path.stem}.changes.md")
        former = before[package.path.stem]
        write_notes(_joined(former, package) if former else None, package, path, old.name if old else "")


def _predecessors(old: Sequence[Package], new: Sequence[Package]) -> dict[str, tuple[Package, ...]]:
    """By the names of the new packages, the old ones that their notes were in.

    A question that retires goes from a package to its `.retired` one, and the other way if it comes back.
    """
    before = {package.path.stem: package for package in old}
    had, has = _plain_names(old), _plain_names(new)
    fresh, left = [name for name in has if name not in had], [name for name in had if name not in has]
    renamed = dict(zip(fresh, left, strict=True)) if len(fresh) == len(left) == 1 else {}
    return {
        package.path.stem: tuple(before[name] for name in (plain, f"{plain}{RETIRED}") if name in before)
        for package in new
        for plain in (renamed.get(_plain_name(package), _plain_name(package)),)
    }


def _plain_names(packages: Iterable[Package]) -> list[str]:
    return list(dict.fromkeys(map(_plain_name, packages)))


def _plain_name(package: Package) -> str:
    """The name of a package, or of the one that a package of retired questions belongs to."""
    return package.path.stem.removesuffix(RETIRED)


def _joined(old: Iterable[Package], new: Package) -> Package:
    """What learners have of a new package's notes, and the other notes of the old package that it follows."""
    is_retired = new.path.stem.endswith(RETIRED)
    joined = NOTHING
    for package in old:
        follows = package.path.stem.endswith(RETIRED) == is_retired
        notes = {guid: note for guid, note in package.notes.items() if follows or guid in new.notes}
        joined = replace(
            joined,
            notes={**joined.notes, **notes},
            notetypes={**joined.notetypes, **package.notetypes},
            decks={**joined.decks, **package.decks},
        )
    return joined


def _counterpart(old: Side, new: Side) -> str:
    """The new package that a single old one is compared with."""
    names = [package.path.stem for package in new.packages]
    same = [name for name in names if name == old.packages[0].path.stem]
    plain = [name for name in names if not name.endswith(RETIRED)]
    if not same and len(plain) > 1:
        raise NoSuchSide(f"say which package {old.name} is to be compared with: {', '.join(plain)}")
    return (same or plain or names or [""])[0]


def _packages_of(root: Path, path: Path, commit: Commit) -> tuple[Package, ...]:
    """What a build of a commit's sources gives; what its lock does not know yet gets the commit's time."""
    with extracted(root, commit) as folder, TemporaryDirectory(prefix="ankibuild-") as out:
        if not (folder / LOCK_FILE).is_file():
            raise AnkibuildError(
                f"the commit {commit.sha[:9]} has no {LOCK_FILE}, so nobody knows what learners got from it: "
                "commit the lock with the sources, or compare with a package"
            )
        place = folder / path.resolve().relative_to(root)
        if not place.exists():
            raise NoSuchSide(f"the commit {commit.sha[:9]} has no {path}")
        return package_side(p.path for p in build_packages(load(place), Path(out), commit.time * 1000)).packages


def _nothing(named: str) -> str:
    if named:
        return f"{named!r} is no package (.apkg), no release and no revision of git"
    return "there is no release and no commit of git to compare with: name a package (.apkg)"

"""Names and patterns under `formats:` of the project file that name no source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from ankibuild import files
from ankibuild.diagnostics import Diagnostic, report
from ankibuild.formats import FormatRule, files_of
from ankibuild.source import Span
from ankibuild.spelling import nearest


def without_effect(root: Path, rules: Iterable[FormatRule], sources: Collection[Path]) -> Iterator[Diagnostic]:
    """A warning for each pattern that names no source, so that nothing that is said of a file is lost in silence.

    A file that was renamed is most likely the one of a near name that no other pattern names.
    """
    named = [(rule, at, files_of(root, pattern)) for rule in rules for at, pattern in enumerate(rule.files)]
    ruled = {path for _, _, found in named for path in found}
    free = [files.relative(root, path) for path in sources if path not in ruled]
    for rule, at, found in named:
        if not any(path in sources for path in found):
            span = rule.places.files[at] if rule.places.files else None
            yield _without_effect(rule.files[at], span, [files.relative(root, path) for path in found], free)


def _without_effect(pattern: str, span: Span | None, found: Sequence[str], free: Sequence[str]) -> Diagnostic:
    if found:
        return report("format-not-a-source", span, file=found[0])
    near = _nearest_file(pattern, free)
    how = f"did you mean '{near}'?" if near else "correct the name, which is relative to the project's folder"
    return report("format-file-missing", span, pattern=pattern, how=how)


def _nearest_file(pattern: str, names: Sequence[str]) -> str:
    """The file that was most likely meant: one of the same or a near name, in whatever folder.

    Windows parts folders by `\\`, and does not tell `Bank.xml` from `bank.xml`.
    """
    own = PurePosixPath(pattern.replace("\\", "/"))
    if files.WILDCARDS & set(pattern):
        return nearest(pattern, [name for name in names if PurePosixPath(name).suffix == own.suffix])
    same = next((name for name in names if PurePosixPath(name).name.casefold() == own.name.casefold()), "")
    stems = {PurePosixPath(name).stem: name for name in names}
    return same or stems.get(nearest(own.stem, stems), "")

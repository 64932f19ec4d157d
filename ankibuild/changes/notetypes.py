"""What an import does with the note types. Only those that a note of the package uses are imported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankibuild.changes.model import NotetypeChange, NotetypeFate
from ankibuild.package.read import Package, PackedNoteType

_Mark = tuple[int, str]
"""What Anki knows a field or a template by: its id, 0 where it has none, and its name."""


def same_shape(old: PackedNoteType, new: PackedNoteType) -> bool:
    """Whether Anki takes two note types with one id for the same: their fields and templates match one by one."""
    return _match(_fields(old), _fields(new)) and _match(_templates(old), _templates(new))


def compare_notetypes(old: Package, new: Package) -> tuple[NotetypeChange, ...]:
    """The note types that differ, by name."""
    had, has = _used(old), _used(new)
    found = (
        _change(had[key], notetype) if key in had else NotetypeChange(notetype.name, NotetypeFate.NEW, ())
        for key, notetype in has.items()
    )
    told = (change for change in found if change.parts or change.fate is NotetypeFate.NEW)
    return tuple(sorted(told, key=lambda change: (change.name, change.fate)))


def _used(package: Package) -> dict[int, PackedNoteType]:
    return {note.notetype.id: note.notetype for note in package.notes.values()}


def _change(old: PackedNoteType, new: PackedNoteType) -> NotetypeChange:
    if not same_shape(old, new):
        return NotetypeChange(new.name, NotetypeFate.DOUBLED, tuple(_shape_parts(old, new)))
    fate = NotetypeFate.UPDATED if new.mod > old.mod else NotetypeFate.KEPT
    return NotetypeChange(new.name, fate, tuple(_parts(old, new)))


def _shape_parts(old: PackedNoteType, new: PackedNoteType) -> Iterator[str]:
    if not _match(_fields(old), _fields(new)):
        yield "fields"
    if not _match(_templates(old), _templates(new)):
        yield "templates"


def _parts(old: PackedNoteType, new: PackedNoteType) -> Iterator[str]:
    """What differs between two note types of one shape."""
    if old.name != new.name:
        yield f"name (was {old.name})"
    for before, after in zip(old.fields, new.fields, strict=True):
        if before != after:
            yield f"name of the field {after} (was {before})"
    for one, two in zip(old.templates, new.templates, strict=True):
        if (one.front, one.back) != (two.front, two.back):
            yield f"template {two.name}"
        if one.name != two.name:
            yield f"name of the template {two.name} (was {one.name})"
    if old.css != new.css:
        yield "style"
    if old.is_cloze != new.is_cloze:
        yield "kind"


def _match(old: Sequence[_Mark], new: Sequence[_Mark]) -> bool:
    return len(old) == len(new) and all(_is_match(*pair) for pair in zip(old, new, strict=True))


def _is_match(old: _Mark, new: _Mark) -> bool:
    """By ids where both have one, else by names (Anki's rslib/src/notetype/merge.rs)."""
    return old[0] == new[0] if old[0] and new[0] else old[1] == new[1]


def _fields(notetype: PackedNoteType) -> list[_Mark]:
    ids = [field.get("id") or 0 for field in notetype.raw.get("flds", ())] or [0] * len(notetype.fields)
    return list(zip(ids, notetype.fields, strict=True))


def _templates(notetype: PackedNoteType) -> list[_Mark]:
    return [(template.id, template.name) for template in notetype.templates]

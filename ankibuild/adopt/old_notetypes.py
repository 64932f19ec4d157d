"""The note types of an old package → adopted note types, and the files that they are kept in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import genanki

from ankibuild.adopt.mapping import guess, plain_name
from ankibuild.adopt.notetype import FOLDER, AdoptedNoteType, key_of
from ankibuild.adopt.old_media import safe_names
from ankibuild.adopt.reading import MEDIA, read_notetype
from ankibuild.adopt.writing import notetype_text
from ankibuild.atomic import replacing, write_text
from ankibuild.diagnostics import errors_in
from ankibuild.errors import SourceError
from ankibuild.notetypes import Template
from ankibuild.package.read import Package, PackedNoteType, read_all_media
from ankibuild.source import Source

_USUAL_LATEX = (genanki.Model.DEFAULT_LATEX_PRE, genanki.Model.DEFAULT_LATEX_POST)
_SLUG_LENGTH = 40


def adopted(packed: PackedNoteType, slug: str, sources: Mapping[str, tuple[str, ...]] | None = None) -> AdoptedNoteType:
    """A note type as the old package has it, its line ends those of Unix; `sources` are guessed by default."""
    templates = (
        Template(template.name, template.id, _lines(template.front), _lines(template.back))
        for template in packed.templates
    )
    return AdoptedNoteType(
        key=key_of(slug),
        id=packed.id,
        name=packed.name,
        fields=tuple(zip(packed.fields, _field_ids(packed.raw, len(packed.fields)), strict=True)),
        templates=tuple(templates),
        css=_lines(packed.css),
        slug=slug,
        cloze=packed.is_cloze,
        sources=guess(packed.fields) if sources is None else sources,
        sort=_sort(packed),
        latex=_latex(packed.raw),
    )


def slugs(notetypes: Iterable[PackedNoteType], taken: Iterable[str] = ()) -> dict[int, str]:
    """By the ids of the note types, a name for the file of each."""
    used = {name.casefold() for name in taken}
    found: dict[int, str] = {}
    for notetype in notetypes:
        base = "-".join(filter(None, map(plain_name, notetype.name.split())))[:_SLUG_LENGTH].strip("-") or "notetype"
        number = 1
        while (name := base if number == 1 else f"{base}-{number}").casefold() in used:
            number += 1
        used.add(name.casefold())
        found[notetype.id] = name
    return found


def file_of(notetype: AdoptedNoteType) -> str:
    """The text of a note type's file. Raises SourceError where it has faults, by which Anki stumbles too."""
    source = Source(f"{FOLDER}/{notetype.slug}.yaml", notetype_text(notetype))
    read, faults = read_notetype(source, notetype.slug)
    if errors_in(faults):
        raise SourceError(faults)
    if read != notetype:
        raise AssertionError(f"{source.path} does not say what it should")
    return source.text


def write_notetypes(package: Package, notetypes: Iterable[AdoptedNoteType], root: Path) -> None:
    """Writes the files of note types, and what their templates and styles may use: files that begin with `_`.

    Raises SourceError if a note type has faults, AnkibuildError if a file of the package is damaged.
    """
    for notetype in notetypes:
        write_text(root / FOLDER / f"{notetype.slug}.yaml", file_of(notetype))
    static = [name for name in package.media if name.startswith("_") and safe_names([name])[name] == name]
    for name, data in read_all_media(package, static):
        with replacing(root / MEDIA / name) as stream:
            stream.write(data)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _field_ids(raw: Mapping[str, Any], count: int) -> list[int]:
    ids = [field.get("id") or 0 for field in raw.get("flds", ())]
    return ids if len(ids) == count else [0] * count


def _sort(packed: PackedNoteType) -> int:
    sort = packed.raw.get("sortf", 0)
    return sort if isinstance(sort, int) and 0 <= sort < len(packed.fields) else 0


def _latex(raw: Mapping[str, Any]) -> tuple[str, str]:
    """What stands around a formula's LaTeX, where it is not what Anki puts there by itself."""
    said = (_lines(str(raw.get("latexPre", ""))), _lines(str(raw.get("latexPost", ""))))
    return ("", "") if _squeezed(said) in (_squeezed(_USUAL_LATEX), ("", "")) else said


def _squeezed(texts: tuple[str, str]) -> tuple[str, ...]:
    return tuple("".join(text.split()) for text in texts)

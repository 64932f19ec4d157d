"""The adopted note types of a project: `notetypes/*.yaml`, one a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ankibuild import files
from ankibuild.adopt import conditions
from ankibuild.adopt.notetype import FOLDER, PARTS, AdoptedNoteType, is_part, key_of
from ankibuild.diagnostics import Diagnostic, Related, errors_in, report
from ankibuild.fields import Fields, is_empty
from ankibuild.model import Text
from ankibuild.note import MediaFile
from ankibuild.notetypes import Template
from ankibuild.render.media_files import MediaStore
from ankibuild.source import Source, Span
from ankibuild.spelling import nearest
from ankibuild.tree import Mapping, Node, Scalar
from ankibuild.yamltree import compose

MEDIA = f"{FOLDER}/media"
"""The folder for what templates and styles refer to."""

_KEYS = ("id", "name", "cloze", "fields", "templates", "css", "sort", "latex")
_FIELD_KEYS = ("name", "id", "from")
_TEMPLATE_KEYS = ("name", "id", "front", "back")
_LATEX_KEYS = ("header", "footer")
_NUMBER = re.compile(r"-?[1-9][0-9]{0,18}\Z")
_FILE = re.compile(r"""[^\s"'()<>,;{}:=\\/]+\.[A-Za-z0-9]{1,5}""")


def read_notetypes(root: Path) -> tuple[dict[str, AdoptedNoteType], list[Diagnostic]]:
    """The adopted note types of a project by the names of their files, and what is wrong with them."""
    paths, diagnostics = files.find(root, [f"{FOLDER}/*.yaml", f"{FOLDER}/*.yml"])
    found: dict[str, AdoptedNoteType] = {}
    places: dict[int, Span] = {}
    for path in paths:
        source = files.read(path, files.relative(root, path))
        if isinstance(source, Diagnostic):
            diagnostics.append(source)
            continue
        notetype, faults = read_notetype(source, path.stem)
        diagnostics += faults
        if notetype:
            place = Span(source, 0, 0)
            diagnostics += _same_id(notetype, place, places.setdefault(notetype.id, place))
            found[path.stem] = _with_files(notetype, root / MEDIA)
    return found, diagnostics


def _same_id(notetype: AdoptedNoteType, place: Span, first: Span) -> list[Diagnostic]:
    if first is place:
        return []
    return [report("notetype-id-twice", place, related=(Related("first here", first),), id=notetype.id)]


def read_notetype(source: Source, slug: str) -> tuple[AdoptedNoteType | None, list[Diagnostic]]:
    """The note type in a file's text, as far as it can be read, and what is wrong with it."""
    documents, diagnostics = compose(source)
    if errors_in(diagnostics):
        return None, diagnostics
    if len(documents) != 1 or not isinstance(documents[0], Mapping):
        place = documents[-1].start if documents else 0
        return None, [*diagnostics, report("not-a-notetype", Span(source, place, place))]
    return _notetype(Fields(source, documents[0], diagnostics), slug), diagnostics


def _notetype(fields: Fields, slug: str) -> AdoptedNoteType:
    fields.refuse_unknown(_KEYS, "a note type")
    _refuse_missing(fields, ("id", "name", "fields", "templates"))
    own = fields.each("fields", lambda node, key: _field(fields, node))
    templates = fields.each("templates", lambda node, key: _template(fields, node))
    names = [name for name, _, _ in own]
    _refuse_twice(fields, "duplicate-field", names)
    _refuse_twice(fields, "duplicate-template", [template.name for template, _, _ in templates])
    for template, *texts in templates:
        for side, text in zip(("front", "back"), texts, strict=True):
            _check_side(fields, template.name, side, text, names)
    latex = fields.fields("latex", "latex", _LATEX_KEYS)
    sort = fields.word("sort")
    if sort and sort not in names:
        facts = {"field": sort, "where": "'sort'", "known": ", ".join(names)}
        fields.report("unknown-field-in-template", fields.nodes["sort"], **facts)
    return AdoptedNoteType(
        key=key_of(slug),
        id=_id(fields),
        name=fields.word("name"),
        fields=tuple((name, pinned) for name, pinned, _ in own),
        templates=tuple(template for template, _, _ in templates),
        css=_value(fields.text("css")),
        slug=slug,
        cloze=fields.boolean("cloze") is True,
        sources={name: parts for name, _, parts in own},
        sort=names.index(sort) if sort in names else 0,
        latex=(_value(latex.text("header")), _value(latex.text("footer"))) if latex else ("", ""),
    )


def _refuse_missing(fields: Fields, keys: Iterable[str], where: str = "a note type") -> None:
    for key in keys:
        if key not in fields.nodes or is_empty(fields.nodes[key]):
            fields.report("notetype-incomplete", fields.nodes.get(key, fields.node), key=key, where=where)


def _field(fields: Fields, node: Node) -> tuple[str, int, tuple[str, ...]] | None:
    if isinstance(node, Scalar) and node.value.strip():
        return node.value.strip(), 0, ()
    inner = fields.as_fields(node, "fields", "a field", _FIELD_KEYS)
    if inner is None:
        return None
    _refuse_missing(inner, ("name",), "a field")
    parts = []
    for text in inner.texts("from"):
        part = text.value.strip()
        parts.append(part)
        if not is_part(part):
            inner.diagnostics.append(report("unknown-part", text.span, part=part, meant=nearest(part, PARTS) or "stem"))
    return inner.word("name"), _id(inner), tuple(parts)


def _template(fields: Fields, node: Node) -> tuple[Template, Text | None, Text | None] | None:
    inner = fields.as_fields(node, "templates", "a template", _TEMPLATE_KEYS)
    if inner is None:
        return None
    _refuse_missing(inner, ("name", "front"), "a template")
    front, back = inner.text("front"), inner.text("back")
    return Template(inner.word("name"), _id(inner), _value(front), _value(back)), front, back


def _value(text: Text | None) -> str:
    return text.value if text else ""


def _id(fields: Fields) -> int:
    """An id, 0 where none is pinned."""
    text = fields.text("id")
    if text is None or not text.value.strip():
        return 0
    if not _NUMBER.match(text.value.strip()):
        fields.diagnostics.append(report("bad-notetype-id", text.span, id=text.value))
        return 0
    return int(text.value)


def _refuse_twice(fields: Fields, code: str, names: Sequence[str]) -> None:
    node = fields.nodes.get("fields" if code == "duplicate-field" else "templates")
    items = getattr(node, "items", [])
    seen: dict[str, Node] = {}
    for name, item in zip(names, items, strict=False):
        first = seen.setdefault(name.casefold(), item)
        if first is not item:
            fields.diagnostics.append(
                report(code, fields.span(item), related=(Related("first here", fields.span(first)),), name=name)
            )


def _check_side(fields: Fields, template: str, side: str, text: Text | None, names: Sequence[str]) -> None:
    """Reports what Anki would not find, or could not read, in a side of a template."""
    if text is None or text.span is None:
        return
    nodes, reason = conditions.read_template(text.value)
    if reason:
        fields.diagnostics.append(report("broken-template", text.span, template=template, side=side, reason=reason))
        return
    for name in sorted(conditions.names(nodes).difference(names)):
        where = f"the {side} of the template '{template}'"
        found = text.span.find(name)
        fields.diagnostics.append(
            report("unknown-field-in-template", found, field=name, where=where, known=", ".join(names))
        )


def _with_files(notetype: AdoptedNoteType, folder: Path) -> AdoptedNoteType:
    """The note type with the files that its templates and style name, or that begin with `_`, under their own names."""
    texts = [notetype.css, *(side for template in notetype.templates for side in (template.front, template.back))]
    named = {name for text in texts for name in _FILE.findall(text)}
    named |= {path.name for path in folder.glob("_*")} if files.is_folder(folder) else set()
    store = MediaStore(folder)
    found = (store.get(folder / name) for name in sorted(named) if (folder / name).is_file())
    media = (file._replace(name=file.path.name) for file in found if isinstance(file, MediaFile))
    return replace(notetype, media=tuple(media))

"""YAML as a person would write it: short texts in a line, long ones and HTML in blocks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from ankibuild.adopt.notetype import AdoptedNoteType

_PLAIN = re.compile(r"[^\W\d_][\w ,.()/?!%+=;-]*(?<![ ])\Z")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""Words that other YAML tools take for something else than text."""

_NOT_IN_A_BLOCK = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What is no printable character, or a line break to YAML."""

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SHORT = 70
_STEP = "  "


def entry(key: str, text: str, indent: str = "") -> str:
    """The lines of a key and its text, in a mapping that is indented so far."""
    return f"{indent}{scalar(key)}: {scalar(text, indent)}\n"


def words(key: str, items: Iterable[str], indent: str = "") -> str:
    """The line of a key and a list of short texts."""
    return f"{indent}{key}: [{', '.join(quoted(item) for item in items)}]\n"


def scalar(text: str, indent: str | None = None) -> str:
    """A text, where its mapping is indented so far; without any indentation, on one line."""
    if indent is not None and _is_for_a_block(text):
        return _block(text, indent + _STEP)
    short = len(text) <= _SHORT or indent is None
    return text if short and _PLAIN.match(text) and text.lower() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _is_for_a_block(text: str) -> bool:
    if not text.strip() or _NOT_IN_A_BLOCK.search(text):
        return False
    return "\n" in text or len(text) > _SHORT or '"' in text or "\\" in text


def _block(text: str, indent: str) -> str:
    """A literal block, in which everything stands as it is."""
    first = next(line for line in text.split("\n") if line)
    width = str(len(_STEP)) if first[0] in " \t" or text[0] == "\n" else ""
    stripped = text.rstrip("\n")
    ending = {0: "-", 1: ""}.get(len(text) - len(stripped), "+")
    lines = text.removesuffix("\n").split("\n")
    return f"|{width}{ending}\n" + "\n".join(f"{indent}{line}" if line else "" for line in lines)


def notetype_text(notetype: AdoptedNoteType) -> str:
    """The file of a note type."""
    head = f"id: {notetype.id}\n" + entry("name", notetype.name)
    head += "cloze: true\n" if notetype.cloze else ""
    head += entry("sort", notetype.names[notetype.sort]) if notetype.sort else ""
    return "".join([head, "fields:\n", *_fields(notetype), "templates:\n", *_templates(notetype), *_ending(notetype)])


def _fields(notetype: AdoptedNoteType) -> Iterable[str]:
    for name, pinned in notetype.fields:
        yield f"  - name: {scalar(name)}\n"
        yield f"    id: {pinned}\n" if pinned else ""
        parts = notetype.sources.get(name, ())
        yield f"    from: [{', '.join(parts)}]\n" if parts else ""


def _templates(notetype: AdoptedNoteType) -> Iterable[str]:
    for template in notetype.templates:
        yield f"  - name: {scalar(template.name)}\n"
        yield f"    id: {template.id}\n" if template.id else ""
        yield entry("front", template.front, "    ")
        yield entry("back", template.back, "    ")


def _ending(notetype: AdoptedNoteType) -> Iterable[str]:
    yield entry("css", notetype.css)
    if any(notetype.latex):
        header, footer = notetype.latex
        yield "latex:\n" + entry("header", header, _STEP) + entry("footer", footer, _STEP)


def question_text(facts: Mapping[str, str], tags: Iterable[str], fields: Mapping[str, str]) -> str:
    """A question in a list: its keys in their order, its tags, the texts for the fields of its note type."""
    indent = "    "
    lines = "".join(entry(key, text, indent) for key, text in facts.items())
    tags = tuple(tags)
    lines += words("tags", tags, indent) if tags else ""
    if fields:
        lines += f"{indent}fields:\n" + "".join(entry(name, text, indent + _STEP) for name, text in fields.items())
    return "  - " + lines.removeprefix(indent)

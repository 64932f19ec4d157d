"""Records that say the same in several languages: one of them is read.

Either each field has a language behind its name (`question_de`, `question_ru`, `answersEn`), or its value is a mapping
by languages (`question: {en: …, uk: …}`). The first language in which there is a question's text is taken; the fields
of the others stay as they are, and are then fields of which nobody knows what they mean.
"""

from __future__ import annotations

import re

from ankibuild.readers.records.names import FIELDS, plain_name
from ankibuild.tree import Mapping, Node, Scalar

_CODES = """ar bg bn ca cs da de el en es et eu fa fi fr ga gl gu he hi hr hu hy it ja ka kk km kn ko lt lv mk ml
    mn mr ms nb ne nl nn pa pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh cn jp ua kr"""
_LANGUAGES = frozenset(_CODES.split())
"""Codes of ISO 639-1, and those of countries that are often written in their place; none that mean something else
behind a name (`question_id`, `question_no`)."""

_SUFFIXED = re.compile(r"(.*[A-Za-z])(?:[_\-. ](?P<lower>[A-Za-z]{2})|(?P<camel>[A-Z][a-z]))\Z")
_STEMS = ("stem", "weak stem")


def in_one_language(node: Mapping) -> Mapping:
    """A record whose fields are named as if it had one language; the record itself where it has but one."""
    by_value = [(key, _first_language(key, value)) for key, value in node.entries]
    language = _language(by_value)
    if language:
        by_value = [(_without(key, language), value) for key, value in by_value]
    changed = any(new[0] is not old[0] or new[1] is not old[1] for new, old in zip(by_value, node.entries, strict=True))
    return node._replace(entries=by_value) if changed else node


def _first_language(key: Scalar, value: Node) -> Node:
    """Of a mapping by languages the first value that says something."""
    if not isinstance(value, Mapping) or not value.entries or not FIELDS.get(plain_name(key.value)):
        return value
    if any(plain_name(name.value) not in _LANGUAGES for name, _ in value.entries):
        return value
    return next((inner for _, inner in value.entries if _says(inner)), value)


def _language(entries: list[tuple[Scalar, Node]]) -> str:
    """The first language in which there is a question's text, '' where its name says none."""
    if any(FIELDS.get(plain_name(key.value)) == "stem" and _says(value) for key, value in entries):
        return ""
    for key, value in entries:
        name, language = _parted(key.value)
        if language and FIELDS.get(name) in _STEMS and isinstance(value, Scalar) and _says(value):
            return language
    return ""


def _without(key: Scalar, language: str) -> Scalar:
    name, found = _parted(key.value)
    return key._replace(value=name) if found == language and name in FIELDS else key


def _parted(name: str) -> tuple[str, str]:
    """A plain name and the language behind it."""
    found = None if plain_name(name) in FIELDS else _SUFFIXED.match(name)
    language = (found["lower"] or found["camel"]).lower() if found else ""
    return (plain_name(found[1]), language) if found and language in _LANGUAGES else ("", "")


def _says(node: Node) -> bool:
    return bool(node.value.strip()) if isinstance(node, Scalar) else bool(node[0])

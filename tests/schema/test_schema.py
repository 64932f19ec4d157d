"""The published JSON Schemas: they say the same as the tables of keys, and hold for all good sources here."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ankibuild import formats, project, schema
from ankibuild.labels import LABELS
from ankibuild.model import Kind, Markup
from ankibuild.readers import READERS
from ankibuild.readers.yaml_options import _ANSWER_KEYS, _OPTION_KEYS
from ankibuild.readers.yaml_parts import _GAP_KEYS, _PAIR_KEYS
from ankibuild.readers.yaml_questions import FILE_KEYS, QUESTION_KEYS

ROOT = Path(__file__).parent.parent.parent
FENCE = re.compile(r"^```yaml(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
CASE = re.compile(r"^## (?P<title>[^\n]+)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
QUESTIONS = json.loads(schema.text("questions"))
PROJECT = json.loads(schema.text("project"))


def good_sources() -> list[Any]:
    """The sources of this repository, the examples of the documentation, and the cases without errors."""
    found = [(path.name, path.read_text("utf-8")) for path in sorted((ROOT / "sources").rglob("*.yaml"))]
    found += [
        ("sources.md", fence["text"])
        for fence in FENCE.finditer((ROOT / "docs" / "sources.md").read_text("utf-8"))
        if not fence["info"].strip()
    ]
    for document in sorted((ROOT / "tests" / "cases").glob("*.md")):
        for case in CASE.finditer(document.read_text("utf-8")):
            if "error[" not in case["body"] and document.name != "adopted.md":
                found += [
                    (f"{document.name}: {case['title']}", fence["text"])
                    for fence in FENCE.finditer(case["body"])
                    if not fence["info"].strip()
                ]
    return [pytest.param(text, id=name) for name, text in found]


def good_projects() -> list[Any]:
    """The project file of this repository, and the examples of the documentation."""
    found = [("ankibuild.yaml", (ROOT / "ankibuild.yaml").read_text("utf-8"))]
    page = (ROOT / "docs" / "project.md").read_text("utf-8")
    found += [("project.md", fence["text"]) for fence in FENCE.finditer(page) if "ankibuild.yaml" in fence["info"]]
    return [pytest.param(text, id=name) for name, text in found]


def documents(text: str) -> list[Any]:
    """The documents of a YAML text as an editor sees them: dates are texts, keys are texts."""
    loaded = yaml.load_all(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return [json.loads(json.dumps(_with_text_keys(document), default=str)) for document in loaded]


def _with_text_keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {_key(key): _with_text_keys(value) for key, value in data.items()}
    return [_with_text_keys(item) for item in data] if isinstance(data, list) else data


def _key(key: Any) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)


def faults(validator: dict[str, Any], document: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(validator).iter_errors(document)]


def keys(name: str) -> set[str]:
    """The keys of a mapping among the definitions, also where it is one of several shapes."""
    definition = QUESTIONS["$defs"][name]
    shapes = [definition, *definition.get("oneOf", [])]
    return {key for shape in shapes for key in shape.get("properties", {})}


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema.text(name)))


def test_there_is_no_other_schema() -> None:
    with pytest.raises(ValueError, match="questions and project"):
        schema.text("cards")


def test_the_schema_of_questions_has_the_keys_that_are_read() -> None:
    assert keys("file") == {*FILE_KEYS, "$schema"}
    assert keys("question") == set(QUESTION_KEYS)
    assert keys("option") == set(_OPTION_KEYS)
    assert keys("answer") == set(_ANSWER_KEYS)
    assert keys("pair") == set(_PAIR_KEYS)
    assert keys("gap") == {*_GAP_KEYS, *_OPTION_KEYS}
    assert QUESTIONS["$defs"]["kind"]["enum"] == list(Kind)
    assert QUESTIONS["$defs"]["markup"]["enum"] == list(Markup)


def test_the_schema_of_projects_has_the_keys_that_are_read() -> None:
    properties = PROJECT["properties"]
    assert set(properties) == set(project._ALL_KEYS)
    assert set(properties["packages"]["items"]["properties"]) == set(project._PACKAGE_KEYS)
    assert set(properties["notetype"]["properties"]) == set(project._NOTETYPE_KEYS)
    assert set(properties["labels"]["properties"]) == set(LABELS)
    rules = properties["formats"]["items"]["properties"]
    assert set(rules) == set(formats._KEYS)
    assert rules["format"]["enum"] == [reader.name for reader in READERS]
    assert rules["texts"]["enum"] == list(formats.TEXTS)


@pytest.mark.parametrize("text", good_sources())
def test_good_sources_are_good_to_the_schema(text: str) -> None:
    for document in documents(text):
        assert document is None or faults(QUESTIONS, document) == []


@pytest.mark.parametrize("text", good_projects())
def test_good_projects_are_good_to_the_schema(text: str) -> None:
    for document in documents(text):
        assert faults(PROJECT, document) == []


@pytest.mark.parametrize(
    "document",
    [
        {"deck": "A"},
        {"questions": [{"stem": "a", "question": "b"}]},
        {"questions": [{"stem": ["a"]}]},
        [{"stem": "a", "options": [{"why": "b"}]}],
        [{"stem": "a", "options": []}],
        [{"stem": "a", "answer": {"number": 1, "letter": "A"}}],
        [{"stem": "a", "kind": "multi"}],
        [{"stem": "a", "pairs": [["b"]]}],
        [{"stem": "a", "shuffle": "perhaps"}],
        "a",
    ],
    ids=str,
)
def test_slips_are_found_by_the_schema(document: Any) -> None:
    assert faults(QUESTIONS, document) != []


@pytest.mark.parametrize(
    "document",
    [{"title": "a"}, {"labels": {"awnser": "a"}}, {"formats": [{"format": "gift"}]}, {"subdecks": "all"}],
    ids=str,
)
def test_slips_in_projects_are_found_by_the_schema(document: Any) -> None:
    assert faults(PROJECT, document) != []

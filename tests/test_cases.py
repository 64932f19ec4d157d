"""Diagnostics tested as documents: each `## case` of `cases/*.md` holds sources and what is said about them.

A fence with a file's name behind its language is that file, one without is `sources/a.yaml`. The fence `text` is what
`check` says, a line for each diagnostic, with its hint and the other places it speaks of; `(nothing)` where all is
well. `ANKIBUILD_ACCEPT=1 pytest tests/test_cases.py` writes what is said now into the documents: read the diff.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from ankibuild.diagnostics import Diagnostic, concise
from ankibuild.diagnostics.catalog import catalog

FOLDER = Path(__file__).with_name("cases")
TESTS = Path(__file__).parent
CASE = re.compile(r"^## (?P<title>[^\n]+)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^(?P<ticks>```+)(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case: the document and the title that find it again, its files, and what is expected."""

    document: Path
    title: str
    files: dict[str, str]
    expected: str


def cases(document: Path) -> list[Case]:
    """The cases of a document."""
    return [
        Case(document, case["title"], files_of(case["body"]), expectation(case["body"])["text"])
        for case in CASE.finditer(document.read_text("utf-8"))
    ]


def files_of(body: str) -> dict[str, str]:
    """The files of a case by their names."""
    fences = [fence for fence in FENCE.finditer(body) if fence["info"] != "text"]
    return {fence["info"].partition(" ")[2] or "sources/a.yaml": fence["text"] for fence in fences}


def expectation(body: str) -> re.Match[str]:
    """The fence of a case that says what is expected."""
    (found,) = (fence for fence in FENCE.finditer(body) if fence["info"] == "text")
    return found


def said(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Diagnostics as the documents show them."""
    return "".join(map(shown, diagnostics)) or "(nothing)\n"


def shown(diagnostic: Diagnostic) -> str:
    lines = [concise.render(diagnostic)]
    lines += [f"    {related.label}: {related.span and related.span.location}" for related in diagnostic.related]
    return "\n".join([*lines, f"    help: {diagnostic.hint}", ""])


def accept(case: Case, text: str) -> None:
    """Writes into the document what a case says now."""
    document = case.document.read_text("utf-8")
    (found,) = (found for found in CASE.finditer(document) if found["title"] == case.title)
    start, end = expectation(found["body"]).span("text")
    offset = found.start("body")
    case.document.write_text(document[: offset + start] + text + document[offset + end :], "utf-8")


CASES = [case for document in sorted(FOLDER.glob("*.md")) for case in cases(document)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.document.name}:{case.title}")
def test_what_is_said_about_a_source_is_what_its_document_says(case: Case, folder) -> None:
    for name, text in case.files.items():
        folder.write(name, text.encode())
    text = said(folder.check())
    if text != case.expected and os.environ.get("ANKIBUILD_ACCEPT"):
        accept(case, text)
        return
    assert text == case.expected


def test_titles_tell_the_cases_apart() -> None:
    names = [(case.document, case.title) for case in CASES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("code", catalog())
def test_every_code_stands_in_a_case_or_a_test(code: str) -> None:
    in_cases = any(f"[{code}]" in case.expected for case in CASES)
    in_tests = any(f'"{code}"' in path.read_text("utf-8") for path in TESTS.rglob("test_*.py"))
    assert in_cases or in_tests

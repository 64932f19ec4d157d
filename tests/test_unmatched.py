"""Names and patterns under `formats:` that name no source."""

from __future__ import annotations

import pytest

CSV = "question,a,b,answer\nWhat is the capital of Italy?,Rome,Milan,A\n"


def said(folder) -> list[tuple[str, str, str]]:
    """The warnings about patterns: code, place and help."""
    found = folder.load().diagnostics
    return [(one.code, one.location, one.hint) for one in found if one.code.startswith("format-")]


@pytest.mark.parametrize(
    ("there", "near"),
    [
        ("sources/bank-2024.csv", "did you mean 'sources/bank-2024.csv'?"),
        ("sources/old/bank.csv", "did you mean 'sources/old/bank.csv'?"),
        ("sources/bank.tsv", "did you mean 'sources/bank.tsv'?"),
        ("sources/bunk.csv", "did you mean 'sources/bunk.csv'?"),
        ("sources/capitals.csv", "correct the name, which is relative to the project's folder"),
    ],
)
def test_a_pattern_that_finds_no_file_is_said_with_the_nearest_name(folder, there: str, near: str) -> None:
    folder.write("ankibuild.yaml", "formats:\n  - files: [sources/bank.csv]\n    first_option: 0\n")
    folder.write(there, CSV)
    assert said(folder) == [("format-file-missing", "ankibuild.yaml:2:13", near)]


@pytest.mark.parametrize("name", ["sources\\\\bank.csv", "SOURCES/Bank.CSV"])
def test_a_name_as_windows_has_it_is_said_with_the_file_that_is_meant(folder, name: str) -> None:
    folder.write("ankibuild.yaml", f'formats:\n  - files: "{name}"\n')
    folder.write("sources/bank.csv", CSV)
    assert [how for _, _, how in said(folder)] == ["did you mean 'sources/bank.csv'?"]


def test_a_name_that_another_pattern_has_is_not_meant(folder) -> None:
    folder.write("ankibuild.yaml", "formats:\n  - files: sources/bank.csv\n  - files: sources/bank2.csv\n")
    folder.write("sources/bank2.csv", CSV)
    assert said(folder)[0][2] == "correct the name, which is relative to the project's folder"


def test_a_file_that_is_there_but_no_source_is_said(folder) -> None:
    folder.write("ankibuild.yaml", "sources: [sources/a.csv]\nformats:\n  - files: sources/b.csv\n")
    folder.write("sources/a.csv", CSV)
    folder.write("sources/b.csv", CSV)
    assert said(folder) == [
        ("format-not-a-source", "ankibuild.yaml:3:12", "name it under 'sources:', or delete this entry")
    ]


def test_nothing_is_said_of_patterns_that_find_a_source_or_were_not_asked_for(folder) -> None:
    import ankibuild

    folder.write("ankibuild.yaml", "formats:\n  - files: ['sources/*.csv', ./sources/b.csv]\n")
    folder.write("sources/a.csv", CSV)
    folder.write("sources/b.csv", CSV)
    assert said(folder) == []
    folder.write("ankibuild.yaml", "formats:\n  - files: sources/b.csv\n  - files: sources/c.csv\n")
    assert [one.code for one in ankibuild.load(folder.root / "sources/a.csv").diagnostics] == []

"""`formats:` of the project file."""

from __future__ import annotations

import pytest

from ankibuild.formats import FormatRule, rules_in

CSV = "question,a,b,answer\nWhat is the capital of Italy?,Rome,Milan,A\n"


def test_every_key_is_read(folder) -> None:
    folder.write(
        "ankibuild.yaml",
        "name: Test\nformats:\n  - files: sources/*.csv\n    format: csv\n    deck: '::Bank'\n    tags: [a b]\n"
        "    columns: {stem: Frage, options: [A, B]}\n    first_option: 0\n    texts: html\n",
    )
    folder.write("sources/a.csv", "")
    (rule,) = folder.load().project.formats
    assert (rule.files, rule.format, rule.deck, rule.tags) == (("sources/*.csv",), "csv", "::Bank", ("a_b",))
    assert rule.settings.columns == {"stem": ("Frage",), "options": ("A", "B")}
    assert (rule.settings.first_option, rule.settings.texts) == (0, "html")


def test_columns_have_to_be_a_mapping(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\nformats:\n  - files: sources/a.csv\n    columns: [Frage]\n")
    folder.write("sources/a.csv", "")
    assert "wrong-shape" in [diagnostic.code for diagnostic in folder.check()]


def test_a_misspelt_field_of_columns_is_an_error(folder) -> None:
    folder.write("ankibuild.yaml", "formats:\n  - {files: a.csv, columns: {stemm: A, frage: B, answer: C, media: D}}\n")
    codes = [fault.code for fault in folder.load().diagnostics]
    assert codes[:2] == ["unknown-key", "unknown-key-here"]
    assert codes.count("unknown-key") + codes.count("unknown-key-here") == 2


def test_the_last_rule_that_names_a_file_holds(folder) -> None:
    folder.write("sources/a.csv", "")
    rules = (FormatRule(("sources/*",), "csv"), FormatRule(("sources/a.csv",), "aiken"), FormatRule(("x",), "gift"))
    found = rules_in(folder.root, rules)
    assert {path.name: rule.format for path, rule in found.items()} == {"a.csv": "aiken"}


def test_a_folder_stands_for_all_files_in_it(folder) -> None:
    folder.write("ankibuild.yaml", "formats:\n  - {files: sources/bank/, tags: [bank]}\n")
    folder.write("sources/bank/old/a.csv", CSV)
    folder.write("sources/b.csv", CSV.replace("Italy", "Lombardy"))
    assert [question.tags for question in folder.load().questions] == [(), ("bank",)]


@pytest.mark.parametrize(
    ("pattern", "code"),
    [("/home/a.csv", "pattern-outside-project"), ("../a.csv", "pattern-outside-project"), ("a**/b", "bad-pattern")],
)
def test_a_pattern_by_which_nothing_can_be_looked_for_is_an_error(folder, pattern: str, code: str) -> None:
    folder.write("ankibuild.yaml", f"formats:\n  - files: {pattern}\n")
    folder.write("sources/a.csv", CSV)
    assert [(one.code, one.location) for one in folder.load().diagnostics] == [(code, "ankibuild.yaml:2:12")]

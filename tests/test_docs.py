"""The documentation cannot rot: its examples run, and every command, option, key and exit code stands in it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import click
import pytest

import ankibuild
from ankibuild import project
from ankibuild.cli import main
from ankibuild.diagnostics.catalog import catalog
from ankibuild.labels import LABELS
from ankibuild.readers import READERS, Reader

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
FORMATS = sorted((ROOT / "docs" / "formats").glob("*.md"))
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+).+?\1")
NOTETYPE = """\
id: 1607392319
name: Basic
fields: [{name: Front, from: stem}, {name: Back, from: answer}, Extra]
templates: [{name: Card 1, front: "{{Front}}", back: "{{Back}}{{Extra}}"}]
"""
"""What the examples of adopted questions name."""

LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")


def fences(language: str, *pages: Path) -> list[object]:
    """The code blocks of a language, each with its page and line for an id."""
    return [
        pytest.param(
            match[2].strip(), match[3], id=f"{page.name}:{page.read_text()[: match.start()].count(chr(10)) + 1}"
        )
        for page in pages
        for match in FENCE.finditer(page.read_text())
        if match[1] == language
    ]


def commands() -> list[click.Command]:
    context = click.Context(main)
    return [command for name in main.list_commands(context) if (command := main.get_command(context, name))]


@pytest.mark.parametrize(("info", "source"), fences("yaml", *PAGES))
def test_every_yaml_example_does_what_the_page_says(info: str, source: str, folder) -> None:
    if info == "ankibuild.yaml":
        folder.write("ankibuild.yaml", source)
        folder.write("sources/a.yaml", "- id: a\n  stem: Which?\n  answer: This\n  tags: [year1]\n")
    elif info.startswith("notetypes/"):
        folder.write(info, source)
        folder.write("sources/a.yaml", "- {id: a, notetype: basic, stem: Which?, answer: This}\n")
    else:
        if info == "adopted":
            folder.write("notetypes/basic.yaml", NOTETYPE)
        folder.write("sources/example.yaml", source)
        for name in re.findall(r"[\w/-]+\.(?:svg|png|jpg|mp3|ogg|mp4)", source):
            folder.write(f"sources/{name}", b"bytes")
    # of the files that an example says something of, none is here
    found = [diagnostic for diagnostic in folder.check() if diagnostic.code != "format-file-missing"]
    assert bool(found) == (info == "bad"), [diagnostic.headline for diagnostic in found]


@pytest.mark.parametrize(("info", "code"), fences("python", *PAGES))
def test_every_python_example_runs(info: str, code: str, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.yaml").write_text("- id: a\n  stem: Which?\n  answer: This\n")
    (tmp_path / "quiz.csv").write_text("Question,Option A,Option B,Answer\nWhich?,This,That,A\n")
    (tmp_path / "example.py").write_text(code)
    runpy.run_path(str(tmp_path / "example.py"))
    assert list(tmp_path.glob("dist/*.apkg")) or not re.search(r"build\(|write_package", code)


@pytest.mark.parametrize("page", [*PAGES, *FORMATS, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    prose = CODE.sub("", FENCE.sub("", page.read_text()))
    for target, anchor in LINK.findall(prose):
        if target.startswith("http"):
            continue
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", path.read_text(), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_and_option_is_documented(command: click.Command) -> None:
    page = (ROOT / "docs" / "cli.md").read_text()
    assert f"## ankibuild {command.name}\n" in page
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert all(f"`{name}" in page or f" {name}" in page for name in parameter.opts), parameter.opts


def test_every_command_has_help_of_its_own() -> None:
    assert all(command.help and len(command.help) > 20 for command in commands())


def test_every_exit_code_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text()
    assert all(f"| {code} |" in page for code in (0, 1, 2))


def test_every_key_of_the_project_file_is_documented() -> None:
    page = (ROOT / "docs" / "project.md").read_text()
    assert all(f"| `{key}` |" in page for key in project._ALL_KEYS)
    assert all(f"  {label}: " in page for label in LABELS)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_format_is_documented(reader: Reader) -> None:
    assert f"`{reader.name}`" in (ROOT / "docs" / "formats" / "README.md").read_text()


def test_every_page_of_a_format_stands_in_the_table() -> None:
    table = (ROOT / "docs" / "formats" / "README.md").read_text()
    assert [page.name for page in FORMATS if page.name != "README.md" and f"]({page.name})" not in table] == []


def test_every_name_of_the_api_is_documented() -> None:
    page = (ROOT / "docs" / "api.md").read_text()
    assert [name for name in ankibuild.__all__ if name not in page and name != "__version__"] == []


def test_every_code_has_its_section() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text()
    assert [code for code in catalog() if f"## {code}\n" not in page] == []


def test_the_changelog_speaks_of_this_version() -> None:
    assert f"## {ankibuild.__version__} " in (ROOT / "CHANGELOG.md").read_text()


def test_the_readme_holds_two_commands_of_one_line() -> None:
    found = re.findall(r"^python3 -m venv .*&& .*$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert [line.split()[-1] for line in found] == ["make", ".venv/bin/pytest"]

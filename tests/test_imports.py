"""The public names, and what may be loaded when: the command line has to start fast."""

import subprocess
import sys
from itertools import permutations

import click
import pytest

import ankibuild
from ankibuild.cli import _COMMANDS, main

SLOW = {"sqlite3", "zipfile", "unittest", "asyncio", "http", "email", "xml", "html", "json", "difflib", "secrets"}
"""What is slow to load of Python's own library."""

PUBLIC = [
    *("AnkibuildError", "Bank", "Diagnostic", "Gap", "Kind", "Option", "OutputError"),
    *("PackageFile", "PackageSpec", "Pair", "Project"),
    *("Question", "Report", "Severity", "SourceError", "__version__", "build", "check", "load", "question"),
    *("to_genanki", "write_package"),
]


def run(code: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The modules that a program loads: ours by their full names, libraries and slow ones by their first."""
    report = "\nimport sys\nprint('MODULES', *sys.modules, sep='\\n')"
    everything = run(f"try:\n {code}\nexcept SystemExit: pass{report}", *arguments).rpartition("MODULES")[2]
    modules = set(everything.split()) - set(run(f"pass{report}").split())
    tops = {name.partition(".")[0] for name in modules}
    ours = {name for name in modules if name.startswith("ankibuild")}
    return (tops - sys.stdlib_module_names) | (tops & SLOW) | ours


def test_the_public_names_are_these_for_ever() -> None:
    assert sorted(ankibuild.__all__) == sorted(PUBLIC)
    assert dir(ankibuild) == ankibuild.__all__


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_can_be_imported_first(name: str) -> None:
    run(f"from ankibuild import {name}\nassert {name} is not None")


def test_all_names_come_with_a_star() -> None:
    run(f"from ankibuild import *\nassert set(globals()) >= {set(PUBLIC)}")


def test_a_name_that_does_not_exist_is_said_so() -> None:
    with pytest.raises(AttributeError, match="module 'ankibuild' has no attribute 'biuld'"):
        _ = ankibuild.biuld


MODULES = ("ankibuild.pipeline", "ankibuild.checks", "ankibuild.package", "ankibuild.cli.make", "ankibuild.api")


@pytest.mark.parametrize("order", list(permutations(MODULES, 2)), ids=" ".join)
def test_no_submodule_takes_the_place_of_a_public_function(order: tuple[str, ...]) -> None:
    functions = "all(callable(getattr(ankibuild, name)) for name in ('build', 'check', 'load', 'question'))"
    run(f"import ankibuild, {', '.join(order)}\nassert {functions}")


def test_no_submodule_has_the_name_of_a_public_one() -> None:
    import pkgutil

    assert not {module.name for module in pkgutil.iter_modules(ankibuild.__path__)} & set(ankibuild.__all__)


@pytest.mark.parametrize("name", ["build", "load", "Question", "Diagnostic"])
def test_a_name_is_the_same_object_everywhere(name: str) -> None:
    from importlib import import_module

    value = getattr(ankibuild, name)
    assert getattr(ankibuild, name) is value is getattr(import_module(value.__module__), name)


def test_importing_the_package_loads_nothing_else() -> None:
    assert loaded_by("import ankibuild") == {"ankibuild"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["no-such-command"]])
def test_help_loads_click_and_the_commands_alone(arguments: list[str]) -> None:
    loaded = loaded_by("from ankibuild.cli import main; main()", *arguments)
    assert {name for name in loaded if not name.startswith("ankibuild.cli.")} == {"ankibuild", "ankibuild.cli", "click"}


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_the_help_of_a_command_loads_no_other_command(command: str) -> None:
    module = f"ankibuild.cli.{_COMMANDS[command]}"
    loaded = loaded_by("from ankibuild.cli import main; main()", command, "--help")
    assert loaded - {"ankibuild.cli.shared"} == {"ankibuild", "ankibuild.cli", module, "click"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completing_a_command_loads_no_other_command(shell: str, monkeypatch) -> None:
    monkeypatch.setenv("_ANKIBUILD_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", "ankibuild make --ke")
    monkeypatch.setenv("COMP_CWORD", "2")
    loaded = loaded_by("from ankibuild.cli import main; main(prog_name='ankibuild')")
    assert loaded & {"ankibuild.pipeline", "ankibuild.cli.check", "yaml"} == set()


def test_questions_made_in_python_load_the_model_alone() -> None:
    loaded = loaded_by("import ankibuild; ankibuild.Question('x'), ankibuild.Kind, ankibuild.Option('y')")
    assert loaded == {"ankibuild", "ankibuild.model", "ankibuild.source"}


def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "ankibuild", "--version"], capture_output=True, text=True)
    assert done.stdout.split()[-1] == ankibuild.__version__

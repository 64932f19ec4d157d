"""The command line as a whole: help, versions, usage errors, completion, terminals that know few characters."""

import gc
import os

import pytest
from click.testing import CliRunner

import ankibuild
from ankibuild.cli import main

COMMANDS = main.list_commands(None)


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_lists_the_commands_and_the_exit_codes(run, option: str) -> None:
    result = run(option)
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ankibuild [OPTIONS] COMMAND [ARGS]...")
    assert "Exit codes: 0 all is well, 1" in result.output
    for name in ("make", "check", "init"):
        assert f"\n  {name} " in result.output


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help(run, name: str, option: str) -> None:
    result = run(name, option)
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: ankibuild {name} [OPTIONS]")
    assert main.get_command(None, name).help


def test_every_option_has_help() -> None:
    for name in COMMANDS:
        for parameter in main.get_command(None, name).params:
            assert parameter.param_type_name == "argument" or parameter.help, (name, parameter.name)


def test_the_version_is_that_of_the_package(run) -> None:
    assert run("--version").output == f"ankibuild {ankibuild.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["maek"], "No such command 'maek'"),
        (["make", "--uot"], "No such option"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "extra"], "unexpected extra argument"),
        (["make", "-C", "nowhere"], "'nowhere' does not exist"),
        (["check", "-C", "nowhere"], "'nowhere' does not exist"),
        (["init", "one", "two"], "unexpected extra argument"),
        (["init", "ankibuild.yaml"], "is a file"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_and_says_what_is_wrong(run, good, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr and result.stdout == ""


def test_without_a_command_help_is_shown(run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_every_shell(shell: str) -> None:
    environment = {"_ANKIBUILD_COMPLETE": f"{shell}_source"}
    result = CliRunner().invoke(main, env=environment, prog_name="ankibuild")
    assert result.exit_code == 0
    assert "_ANKIBUILD_COMPLETE" in result.output and "ankibuild" in result.output


@pytest.mark.parametrize(
    ("words", "completed"),
    [("ankibuild ma", ["make"]), ("ankibuild make --k", ["--keep-going"]), ("ankibuild check --format c", ["concise"])],
)
def test_completion_knows_commands_options_and_choices(words: str, completed: list[str]) -> None:
    environment = {
        "_ANKIBUILD_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    result = CliRunner().invoke(main, env=environment, prog_name="ankibuild")
    assert result.output.split() == [f"plain,{word}" for word in completed]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("command", ["make", "check"])
def test_no_terminal_breaks_off_a_build(folder, run_process, encoding: str, command: str) -> None:
    folder.write("sources/عربي.yaml", "deck: '::عربي'\nquestions: [{stem: 'ما هي؟', answer: x}]\n")
    done = run_process(command, env={**os.environ, "PYTHONIOENCODING": encoding}, text=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert ("عربي" if encoding == "utf-8" else r"\u0639\u0631\u0628\u064a").encode() in done.stdout + done.stderr


def test_garbage_is_looked_for_among_new_objects_only(run, good) -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(700, 10, 10)
        assert run("check").exit_code == 0
        new, middle, old = gc.get_threshold()
        assert gc.isenabled()
        assert new * middle * old > 1_000_000_000
    finally:
        gc.set_threshold(*before)

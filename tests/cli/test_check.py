"""`ankibuild check`."""

import json

import pytest

FAULTS = """\
    - {id: c, stem: 'No answer?'}
    - {stem: 'No id?', answer: x}
    """


def test_good_sources_are_said_to_be_good(good, run) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "2 questions: all is well\n", "")


@pytest.mark.parametrize("format_", ["text", "concise", "json", "github"])
def test_nothing_is_written(good, run, format_: str) -> None:
    assert run("check", "--format", format_).exit_code == 0
    assert sorted(path.name for path in good.root.iterdir()) == ["ankibuild.yaml", "sources"]


def test_for_people_every_fault_is_shown_with_its_line_and_counted(folder, run) -> None:
    folder.write("sources/a.yaml", FAULTS)
    result = run("check")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "error[missing-answer]" in result.stdout and "--> sources/a.yaml:1:3" in result.stdout
    assert "1 | - {id: c, stem: 'No answer?'}" in result.stdout
    assert result.stdout.endswith("found 1 error, 1 warning\n")


def test_for_editors_every_fault_has_one_line(folder, run) -> None:
    folder.write("sources/a.yaml", FAULTS)
    result = run("check", "--format", "concise")
    assert result.exit_code == 1
    assert [line.partition("] ")[0] for line in result.stdout.splitlines()] == [
        "sources/a.yaml:1:3: error[missing-answer",
        "sources/a.yaml:2:3: warning[missing-id",
    ]


def test_for_programs_all_faults_are_one_json_text(folder, run) -> None:
    folder.write("sources/a.yaml", FAULTS)
    result = run("check", "--format", "json")
    found = [(fault["code"], fault["place"]["line"]) for fault in json.loads(result.stdout)]
    assert (result.exit_code, found) == (1, [("missing-answer", 1), ("missing-id", 2)])


def test_for_github_every_fault_is_an_annotation(folder, run) -> None:
    folder.write("sources/a.yaml", FAULTS)
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    assert [line.split("::")[1] for line in result.stdout.splitlines()] == [
        "error file=sources/a.yaml,line=1,col=3,title=missing-answer",
        "warning file=sources/a.yaml,line=2,col=3,title=missing-id",
    ]


MANY = "".join(f"- {{id: q{number}, stem: 'No answer {number}?'}}\n" for number in range(30))


def test_for_people_many_faults_that_say_the_same_stand_together_and_are_counted(folder, run) -> None:
    folder.write("sources/a.yaml", MANY)
    result = run("check")
    assert result.stdout.count("error[missing-answer]") == 4
    assert "error[missing-answer]: 27 more like this: " in result.stdout
    assert "\n  --> sources/a.yaml: lines 4–30\n" in result.stdout
    assert result.stdout.endswith("found 30 errors ('ankibuild check --format concise' lists each place)\n")


def test_for_editors_and_programs_each_fault_is_said(folder, run) -> None:
    folder.write("sources/a.yaml", MANY)
    lines = list(range(1, 31))
    concise = run("check", "--format", "concise").stdout.splitlines()
    assert [int(line.split(":")[1]) for line in concise] == lines
    assert [fault["place"]["line"] for fault in json.loads(run("check", "--format", "json").stdout)] == lines


def test_for_github_which_shows_few_many_faults_are_one(folder, run) -> None:
    folder.write("sources/a.yaml", MANY)
    commands = run("check", "--format", "github").stdout.splitlines()
    assert [command.split(",")[1] for command in commands] == ["line=1", "line=2", "line=3", "line=4"]
    assert commands[-1].endswith("sources/a.yaml: lines 4–30")


@pytest.mark.parametrize(("format_", "text"), [("concise", ""), ("json", "[]\n"), ("github", "")])
def test_for_programs_good_sources_have_nothing_to_say(good, run, format_: str, text: str) -> None:
    result = run("check", "--format", format_)
    assert (result.exit_code, result.stdout, result.stderr) == (0, text, "")


@pytest.mark.parametrize("format_", ["text", "concise", "json", "github"])
def test_warnings_alone_are_no_failure(folder, run, format_: str) -> None:
    folder.write("sources/a.yaml", "- {stem: 'No id?', answer: x}\n")
    result = run("check", "--format", format_)
    assert result.exit_code == 0 and "missing-id" in result.stdout


def test_a_file_that_is_no_yaml_does_not_hide_the_faults_of_others(folder, run) -> None:
    folder.write("sources/a.yaml", "- {id: 'a\n")
    folder.write("sources/b.yaml", FAULTS)
    lines = run("check", "--format", "concise").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["sources/a.yaml", "sources/b.yaml", "sources/b.yaml"]


def test_a_project_without_sources_is_an_error(folder, run) -> None:
    result = run("check")
    assert result.exit_code == 1 and "error[no-sources]" in result.stdout

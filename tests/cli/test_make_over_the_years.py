"""`ankibuild make` with the options that matter once a deck is out: locked, new, rerender, catch-up, gone, retired."""

from __future__ import annotations

import subprocess

import pytest

TWO = "- {id: a, stem: 'Which a?', answer: This}\n- {id: b, stem: 'Which b?', answer: This}\n"


@pytest.fixture
def released(good, run, monkeypatch):
    """A project whose first release is out."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert run("release", "first").exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710000000")
    return good


def test_a_locked_build_fails_where_the_lock_would_change(good, run) -> None:
    assert run("make", "--locked").exit_code == 1
    assert not (good.root / "ankibuild.lock").exists()
    run("make")
    assert run("make", "--locked").exit_code == 0
    good.write("sources/a.yaml", TWO.replace("Which a", "What a"))
    result = run("make", "--locked")
    assert (result.exit_code, "ankibuild.lock would change" in result.output) == (1, True)


def test_a_rename_stops_the_build_until_it_is_said(released, run) -> None:
    released.write("sources/a.yaml", TWO.replace("id: a", "id: c"))
    result = run("make")
    assert (result.exit_code, "aka: [a]" in result.output) == (1, True)
    released.write("sources/a.yaml", TWO.replace("id: a", "id: c, aka: [a]"))
    assert run("make").exit_code == 0


def test_questions_that_are_gone_since_the_release_are_named(released, run) -> None:
    released.write("sources/a.yaml", TWO.splitlines()[0] + "\n")
    output = run("make").output
    assert "1 question of the last release gone: b\n" in output
    assert "an import deletes nothing" in output


@pytest.mark.parametrize("arguments", [("Test",), ("--keep-going",)])
def test_a_part_of_the_sources_makes_nothing_gone(released, run, arguments) -> None:
    released.write("sources/a.yaml", TWO.splitlines()[0] + "\n- {id: b, stem: ''}\n")
    if arguments == ("Test",):
        released.write("sources/a.yaml", TWO.splitlines()[0] + "\n")
    assert "gone" not in run("make", *arguments).output


def test_a_retired_question_is_packed_apart_and_counted(released, run) -> None:
    released.write("sources/a.yaml", TWO.replace("id: b", "id: b, retired: true"))
    output = run("make").output
    assert "2 questions read, 1 note written, 1 retired" in output
    assert "Test.retired.apkg: 1 note" in output
    assert "gone" not in output


def test_a_catch_up_package_reaches_a_learner_whose_anki_stamped_the_import(released, run, collection) -> None:
    collection.import_package(released.package)
    released.write("sources/a.yaml", TWO.replace("Which a", "What a"))
    run("make", "--catch-up", "first")
    note = collection.note("a")
    collection.col.db.execute("update notes set mod = 1709999999")  # what Anki before 25.02 does on an update
    assert collection.import_package(released.root / "dist/Test.catch-up.apkg")["updated"] == 1
    note.load()
    assert note.fields[0] == "What a?"


def test_a_catch_up_package_leaves_the_normal_one_as_it_is(released, run) -> None:
    released.write("sources/a.yaml", TWO.replace("Which a", "What a"))
    run("make")
    before = released.package.read_bytes()
    run("make", "--catch-up", "2023-01-01")
    assert released.package.read_bytes() == before


def test_after_a_catch_up_a_correction_is_later_still(released, run, collection, monkeypatch) -> None:
    released.write("sources/a.yaml", TWO.replace("Which a", "What a"))
    run("make", "--catch-up", "first")
    collection.import_package(released.root / "dist/Test.catch-up.apkg")
    released.write("sources/a.yaml", TWO.replace("Which a", "Why a"))
    run("make")
    assert collection.import_package(released.package)["updated"] == 1


@pytest.mark.parametrize(
    ("since", "code"), [("first", 0), ("2024-03-01", 0), ("2024-03-01T10:00", 0), ("nonsense", 2), ("2024-13-01", 2)]
)
def test_catch_up_takes_a_release_or_a_date(released, run, since: str, code: int) -> None:
    assert run("make", "--catch-up", since).exit_code == code


def test_catch_up_needs_a_release_or_a_date(good, run) -> None:
    assert run("make", "--catch-up").exit_code == 2


def test_catch_up_by_itself_goes_back_to_the_release_before_the_last(released, run, monkeypatch) -> None:
    released.write("sources/a.yaml", TWO.replace("Which a", "What a"))
    run("release", "second")
    assert run("make", "--catch-up").exit_code == 0
    assert '"handed": 1710000001' in (released.root / "ankibuild.lock").read_text()


def test_what_only_renders_differently_is_counted_and_left_until_it_is_told(good, run, collection) -> None:
    run("make")
    collection.import_package(good.package)
    lock = good.root / "ankibuild.lock"
    lock.write_text(lock.read_text().replace('"rendered": "', '"rendered": "0', 1))
    assert "1 unchanged note would look different" in run("make").output
    assert collection.import_package(good.package)["updated"] == 0
    output = run("make", "--rerender").output
    assert "would look different" not in output
    assert collection.import_package(good.package)["updated"] == 1


def git(folder, *arguments: str) -> None:
    settings = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder.root), *settings, *arguments], check=True, capture_output=True)


def commit(folder, run) -> None:
    assert run("make").exit_code == 0
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "build")


def test_a_reverted_correction_reaches_those_who_hold_it(good, run, collection) -> None:
    git(good, "init", "-q")
    commit(good, run)
    good.write("sources/a.yaml", TWO.replace("Which a", "Wrong a"))
    commit(good, run)
    collection.import_package(good.package)
    git(good, "revert", "--no-edit", "HEAD")
    assert run("make").exit_code == 0
    assert collection.import_package(good.package)["updated"] == 1
    assert collection.note("a").fields[0] == "Which a?"


@pytest.mark.parametrize(("count", "more"), [(2, ""), (10, ""), (11, " and 1 more"), (1012, " and 1 002 more")])
def test_questions_that_are_gone_are_named_up_to_ten(folder, run, count: int, more: str) -> None:
    lines = [f"- {{id: q{number:04}, stem: S{number}, answer: x}}\n" for number in range(count)]
    folder.write("sources/a.yaml", "- {id: stays, stem: Stays, answer: x}\n" + "".join(lines))
    run("release", "first")
    folder.write("sources/a.yaml", "- {id: stays, stem: Stays, answer: x}\n")
    (said,) = [line for line in run("make").stdout.splitlines() if "gone" in line]
    head, _, shown = said.partition(" of the last release gone: ")
    assert head == f"{count:,} questions".replace(",", " ")
    assert shown.endswith(more) and len(shown.removesuffix(more).split(", ")) == min(count, 10)


def test_catch_up_after_a_single_release_takes_every_note(released, run) -> None:
    assert run("make", "--catch-up").exit_code == 0
    assert (released.root / "ankibuild.lock").read_text().count('"handed": ') == 2


def test_release_notes_lie_beside_the_package_but_not_beside_one_of_named_decks(released, run) -> None:
    notes = released.root / "dist" / "Test.changes.md"
    notes.unlink(missing_ok=True)
    released.write("sources/a.yaml", TWO.replace("Which a", "What a"))
    run("make", "Test")
    assert not notes.exists()
    run("make")
    assert "What" in notes.read_text()


KNOWN = "name: Test\ndeck: Test\nnamespace: test-namespace\nformats:\n  - {files: sources/bank.gift, rejected: 1}\n"
GIFT = "::g::What is the capital of Italy? {=Rome ~Milan}\n\n::h::What is the capital of Spain? {=Madrid ~Seville}\n\n"
ESSAY = "::e::Describe the river Tiber. {}\n\n"


@pytest.fixture
def known(folder, run, monkeypatch):
    """A project with a bank of which one question is known to be rejected, released."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder.write("ankibuild.yaml", KNOWN)
    folder.write("sources/bank.gift", GIFT + ESSAY)
    assert run("release", "first").exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710000000")
    return folder


def test_with_known_rejects_all_commands_succeed(known, run) -> None:
    result = run("make", "--locked")
    assert (result.exit_code, "3 questions read, 2 notes written, 1 rejected (see above)" in result.output) == (0, True)
    assert "warning[known-reject]: known to be rejected (essay-without-answer): a" in result.stderr
    assert "gone" not in result.output
    for arguments in (("check",), ("make", "--locked", "--keep-going"), ("ids",), ("ids", "--review"), ("diff",)):
        assert run(*arguments).exit_code == 0, arguments


def test_one_reject_more_stops_the_build_and_keeps_going_as_always(known, run) -> None:
    known.write("sources/bank.gift", GIFT.replace("=Rome", "~Rome") + ESSAY)
    result = run("make")
    assert (result.exit_code, "nothing was built" in result.stderr) == (1, True)
    assert "2 questions of sources/bank.gift are rejected, ankibuild.yaml allows 1" in result.stderr
    result = run("make", "--keep-going")
    assert (result.exit_code, "1 note written, 2 rejected (see the errors above)" in result.output) == (1, True)
    assert run("check").exit_code == 1


def test_a_rejected_question_is_not_said_to_be_gone_for_sure(known, run) -> None:
    known.write("ankibuild.yaml", KNOWN.replace("rejected: 1", "rejected: 2"))
    known.write("sources/bank.gift", GIFT.replace("=Rome", "~Rome") + ESSAY)
    assert "1 question of the last release gone or rejected: ~what-is-the-capital-of-italy" in run("make").output
    known.write("sources/bank.gift", GIFT.replace("~Milan", "~Milan ~Milan") + ESSAY)
    result = run("make")
    assert (result.exit_code, "gone" in result.output) == (0, False)


def test_a_corrected_stem_is_asked_about_also_beside_known_rejects(known, run) -> None:
    known.write("sources/bank.gift", GIFT.replace("of Italy", "of Italia") + ESSAY)
    result = run("make")
    assert (result.exit_code, "resembles-vanished" in result.stderr) == (1, True)
    assert run("ids", "--review", "--yes").exit_code == 0
    assert run("make").exit_code == 0

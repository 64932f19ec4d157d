"""`ankibuild lock`: conflicts settled, lost locks made anew."""

GOOD = "- {id: a, stem: 'Which a?', answer: This}\n"


def test_a_conflict_is_reported_and_repaired(good, run) -> None:
    run("make")
    lock = good.root / "ankibuild.lock"
    text = lock.read_text()
    lock.write_text(f"<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n")
    assert "ankibuild lock --repair" in run("make").output
    assert run("lock", "--repair").output == "2 notes in ankibuild.lock; run 'ankibuild make' and commit it\n"
    assert lock.read_text() == text


def test_a_lost_lock_is_made_anew_from_a_package(good, run) -> None:
    run("make")
    (good.root / "ankibuild.lock").unlink()
    result = run("lock", "--from", str(good.package))
    assert (result.exit_code, result.output.startswith("2 notes in ankibuild.lock")) == (0, True)


def test_a_damaged_lock_is_made_anew_from_a_package(good, run) -> None:
    run("make")
    (good.root / "ankibuild.lock").write_text("nonsense\n")
    assert "ankibuild lock --from" in run("make").output
    assert run("lock", "--from", str(good.package)).exit_code == 0
    assert run("make").exit_code == 0


def test_what_is_no_package_is_an_error(good, run) -> None:
    result = run("lock", "--from", str(good.root / "sources/a.yaml"))
    assert (result.exit_code, "as an Anki package" in result.output) == (1, True)


def test_one_of_the_two_has_to_be_said(good, run) -> None:
    assert run("lock").exit_code == 2
    assert run("lock", "--repair", "--from", str(good.root / "sources/a.yaml")).exit_code == 2

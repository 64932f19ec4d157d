"""From a bank to notes: identity, rules and rendering, with all that is wrong and nothing written."""

import pytest

from ankibuild import Bank, Project, question
from ankibuild.diagnostics import errors_in
from ankibuild.identity.guid import guid_for
from ankibuild.preparing import load_lock, prepare


def codes(folder) -> list[str]:
    return [fault.code for fault in prepare(folder.load()).diagnostics]


def test_before_the_first_build_the_lock_is_empty(folder) -> None:
    lock, faults = load_lock(folder.load().project)
    assert (lock.notes, lock.namespace, faults) == ({}, "", [])


@pytest.mark.parametrize(
    ("content", "code"),
    [("", "lock-damaged"), ("<<<<<<< HEAD\n", "lock-conflict"), (b"\xff\xfe\0", "not-utf8"), (b"\x80", "not-utf8")],
)
def test_a_lock_that_cannot_be_read_is_a_fault(folder, content: str | bytes, code: str) -> None:
    folder.write("ankibuild.lock", content)
    lock, (fault,) = load_lock(folder.load().project)
    assert (lock.notes, fault.code, fault.location) == ({}, code, "ankibuild.lock:1:1")


def test_a_lock_that_is_a_dangling_link_is_a_fault(folder) -> None:
    (folder.root / "ankibuild.lock").symlink_to("nowhere")
    assert [fault.code for fault in load_lock(folder.load().project)[1]] == ["dangling-link"]


def test_a_lock_that_is_a_folder_is_a_fault(folder) -> None:
    (folder.root / "ankibuild.lock").mkdir()
    assert len(load_lock(folder.load().project)[1]) == 1


def test_the_namespace_is_the_projects_then_the_locks_then_a_new_one(folder) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: Which?, answer: x}\n")
    assert prepare(folder.load()).notes[0].guid == guid_for("test-namespace", "a")
    (folder.root / "ankibuild.yaml").unlink()
    assert prepare(folder.load()).notes[0].guid != prepare(folder.load()).notes[0].guid
    folder.write("ankibuild.lock", '{"ankibuild-lock": 1, "namespace": "remembered"}\n')
    assert prepare(folder.load()).notes[0].guid == guid_for("remembered", "a")


def test_nothing_is_written(folder) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: Which?, answer: x}\n")
    prepare(folder.load())
    assert sorted(path.name for path in folder.root.iterdir()) == ["ankibuild.yaml", "sources"]


def test_a_question_that_breaks_a_rule_is_no_note_and_the_others_are(folder) -> None:
    folder.write(
        "sources/a.yaml",
        """\
        - {id: a, stem: Which?, answer: x}
        - {id: b, stem: '', answer: x}
        - {id: c, stem: '![](missing.png)', answer: x}
        - {id: d, stem: What?, answer: x, deck: test}
        - {id: e, stem: What else?, answer: x, deck: Test}
        - {id: e, stem: What more?, answer: x}
        """,
    )
    assert codes(folder) == ["empty-stem", "media-missing", "deck-differs-in-case", "duplicate-id"]
    prepared = prepare(folder.load())
    assert [note.id for note in prepared.notes] == ["a"]
    assert [item.id for item in prepared.identified] == ["a", "b", "c", "d", "e", "e"]


def test_positions_are_those_of_the_sources(folder) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: ''}\n- {id: b, stem: B, answer: x}\n")
    folder.write("sources/b.yaml", "- {id: c, stem: C, answer: x}\n")
    assert [(note.id, note.position) for note in prepare(folder.load()).notes] == [("b", 2), ("c", 3)]


def test_faults_of_a_python_bank_come_too(tmp_path) -> None:
    bank = Bank.of([question("Which?", answer="")], Project(root=tmp_path, namespace="n"))
    assert {fault.code for fault in prepare(bank).diagnostics} == {"missing-answer", "missing-id"}


@pytest.mark.parametrize(("count", "calls"), [(0, 0), (1, 1), (99, 1), (100, 1), (250, 3)])
def test_progress_is_told_now_and_then_and_at_the_end(folder, count: int, calls: int) -> None:
    lines = [f"- {{id: q{number}, stem: S{number}, answer: x}}\n" for number in range(count)]
    folder.write("sources/a.yaml", "questions:\n" + "".join(lines))
    told: list[tuple[int, int]] = []
    prepare(folder.load(), lambda done, total: told.append((done, total)))
    assert len(told) == calls
    assert told[-1:] == [(count, count)][:calls]


@pytest.mark.parametrize(
    ("description", "html"),
    [
        ("", ""),
        ("Plain.", "Plain."),
        ("**Bold** & <script>x</script>", "<strong>Bold</strong> &amp; &lt;script&gt;x&lt;/script&gt;"),
    ],
)
def test_the_description_is_markdown_and_safe(folder, description: str, html: str) -> None:
    folder.write("ankibuild.yaml", f"name: Test\ndescription: '{description}'\n")
    assert prepare(folder.load()).description == (html, ())


def test_a_picture_of_the_description_begins_with_an_underscore(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\ndescription: '![](logo.png)'\n")
    folder.write("logo.png", b"logo")
    html, (picture,) = prepare(folder.load()).description
    assert picture.name.startswith("_logo-") and f'src="{picture.name}"' in html


def test_a_fault_of_the_description_is_one_of_the_project_file(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\ndescription: '![](logo.png)'\n")
    fault = next(fault for fault in prepare(folder.load()).diagnostics if fault.code == "media-missing")
    assert fault.location == "ankibuild.yaml:1:1"


def test_a_new_question_that_resembles_a_vanished_one_waits_for_a_person(folder) -> None:
    folder.write("sources/a.yaml", "- {stem: Which planet of the sun is the largest one?, answer: Jupiter}\n")
    folder.build()
    folder.write("sources/a.yaml", "- {stem: Which planet of the sun is the very largest?, answer: Jupiter}\n")
    prepared = prepare(folder.load())
    assert "resembles-vanished" in codes(folder)
    assert (len(prepared.matches), prepared.notes) == (1, ())


NUMBERED = "// [id:1]\nWhich gas do plants take in? {=Carbon dioxide ~Helium}\n\n// [id:2]\n%s\n"


@pytest.mark.parametrize("broken", ["", "// [id:3]\nWhat fills a balloon that rises? {~Helium ~Argon}\n"])
def test_an_id_that_goes_to_another_question_takes_no_reviews_along(folder, broken: str) -> None:
    """Also where the former one is rejected now, under another id."""
    folder.write("ankibuild.yaml", "name: Test\nformats:\n  - {files: sources/*, rejected: 1}\n")
    folder.write("sources/a.gift", NUMBERED % "What fills a balloon that rises? {=Helium ~Argon}")
    folder.build()
    folder.write("sources/a.gift", NUMBERED % "Who found the noble gases? {=Ramsay ~Curie}" + "\n" + broken)
    (fault,) = (fault for fault in folder.check() if fault.severity == "error")
    assert (fault.code, fault.location) == ("id-of-vanished", "sources/a.gift:5:1")
    assert "What fills a balloon that rises?" in fault.headline
    assert len(prepare(folder.load()).notes) == 1


def test_beside_an_unreadable_file_a_corrected_question_does_not_pass_for_new(folder) -> None:
    folder.write("sources/a.gift", "Which planet of the sun is the largest one? {=Jupiter ~Mars}\n")
    folder.build()
    folder.write("sources/a.gift", "Which planet of the sun is the very largest? {=Jupiter ~Mars}\n")
    folder.write("sources/b.yaml", "- stem: [\n")
    assert len(prepare(folder.load(), keep_going=True).matches) == 1


def test_it_may_be_said_to_be_new(folder) -> None:
    folder.write("sources/a.yaml", "- {stem: Which planet of the sun is the largest one?, answer: Jupiter}\n")
    folder.build()
    folder.write("sources/a.yaml", "- {stem: Which planet of the sun is the very largest?, answer: Jupiter}\n")
    prepared = prepare(folder.load(), accept_new=True)
    assert (len(prepared.matches), len(prepared.notes)) == (0, 1)


def test_another_namespace_stops_the_build_and_calls_nothing_a_rename(folder) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: A, answer: x}\n")
    folder.build()
    folder.write("ankibuild.yaml", "name: Test\nnamespace: another\n")
    (found,) = folder.check()
    assert (found.code, found.facts["before"]) == ("namespace-changed", "test-namespace")


def test_a_lost_lock_is_noticed_by_the_package_that_is_left(folder) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: A, answer: x}\n")
    folder.build()
    (folder.root / "ankibuild.lock").unlink()
    (found,) = folder.check()
    assert (found.code, found.location) == ("lock-lost", "ankibuild.lock:1:1")
    folder.package.unlink()
    assert folder.check() == ()


def test_a_new_id_with_a_corrected_stem_is_asked_about(folder) -> None:
    folder.write("sources/a.yaml", "- {stem: What is the capital of Germany in Europe, answer: Berlin}\n")
    folder.build()
    folder.write("sources/a.yaml", "- {id: ger, stem: What is the capital of Germany, answer: Berlin}\n")
    (found,) = folder.check()
    assert (found.code, found.facts["line"][:6]) == ("resembles-one-without-id", "guid: ")
    folder.write(
        "sources/a.yaml", f"- {{id: ger, {found.facts['line']}, stem: What is the capital of Germany, answer: B}}\n"
    )
    assert folder.check() == ()


@pytest.mark.parametrize(("before", "after"), [("A", "{{c1::A}}"), ("{{c1::A}}", "A")])
def test_a_question_cannot_become_a_cloze_or_cease_to_be_one(folder, before: str, after: str) -> None:
    folder.write("sources/a.yaml", f"- {{id: a, stem: '{before}', answer: x}}\n")
    folder.build()
    folder.write("sources/a.yaml", f"- {{id: a, stem: '{after}', answer: x}}\n")
    assert [found.code for found in folder.check()] == ["notetype-changed"]
    assert errors_in(prepare(folder.load(), accept_new=True).diagnostics)
    folder.write("sources/a.yaml", f"- {{id: a, stem: '{before} again', answer: x}}\n")
    assert folder.check() == ()

"""Which notes go into which package."""

from dataclasses import replace

import pytest

from ankibuild.model import Question
from ankibuild.note import Note
from ankibuild.project import PackageSpec, Project
from ankibuild.selection import belongs, in_any, left_out_faults, specs


def note(deck: str = "Test", *tags: str, retired: bool = False) -> Note:
    question = Question(stem="Which?", answer="x", id=f"in-{deck}", retired=retired)
    return Note("q", "g", "question", ("Which?",), tags, deck, 1, (0,), (), "c", "r", question)


@pytest.mark.parametrize(
    ("spec", "there", "not_there"),
    [
        ({}, [note(), note("Elsewhere", "x")], []),
        ({"decks": ("Test",)}, [note(), note("Test::a::b"), note("test")], [note("Tester"), note("A::Test")]),
        ({"decks": (" Test :: a ",)}, [note("Test::a"), note("TEST::A::b")], [note("Test"), note("Test::ab")]),
        (
            {"tags": ("one",)},
            [note("x", "one"), note("x", "ONE", "b")],
            [note(), note("x", "one::two"), note("x", "ones")],
        ),
        ({"decks": ("Test",), "tags": ("one",)}, [note("Test", "one")], [note("Test"), note("x", "one")]),
        ({"decks": ("A", "B")}, [note("A"), note("B")], [note("C")]),
        ({"tags": ("a", "b")}, [note("x", "b")], [note("x", "c")]),
    ],
    ids=str,
)
def test_a_package_holds_its_decks_and_tags(spec, there: list[Note], not_there: list[Note]) -> None:
    assert all(belongs(item, PackageSpec("p", **spec)) for item in there)
    assert not any(belongs(item, PackageSpec("p", **spec)) for item in not_there)


def test_retired_questions_are_in_packages_of_their_own_alone() -> None:
    normal, retired = PackageSpec("p"), PackageSpec("p", retired=True)
    assert (belongs(note(), normal), belongs(note(), retired)) == (True, False)
    assert (belongs(note(retired=True), normal), belongs(note(retired=True), retired)) == (False, True)


def test_a_note_is_in_any_if_it_is_in_one() -> None:
    chosen = [PackageSpec("a", tags=("a",)), PackageSpec("b", tags=("b",))]
    assert in_any(note("x", "b"), chosen) and not in_any(note("x", "c"), chosen)
    assert not in_any(note(), [])


def test_a_project_has_one_package_unless_it_lists_others_each_with_one_for_retired_questions() -> None:
    project = Project(name="Test")
    assert [(spec.name, spec.retired) for spec in specs(project)] == [("Test", False), ("Test.retired", True)]
    several = replace(project, packages=(PackageSpec("a", ("A",)), PackageSpec("b", (), ("t",))))
    assert [(spec.name, spec.decks, spec.tags) for spec in specs(several)][2:] == [
        ("a.retired", ("A",), ()),
        ("b.retired", (), ("t",)),
    ]


@pytest.mark.parametrize(
    ("decks", "expected"),
    [
        (["A"], {"A": ("A",)}),
        (["A::b"], {"A-b": ("A::b",)}),
        (["A", "B"], {"A": ("A",), "B": ("B",)}),
        (["A", "A"], {"A": ("A",)}),
        (["A::b", "A-b"], {"A-b": ("A::b", "A-b")}),
        (["a/b?"], {"a-b": ("a/b?",)}),
    ],
)
def test_each_named_deck_is_a_package_and_two_of_one_file_name_share_it(decks: list[str], expected) -> None:
    found = specs(Project(packages=(PackageSpec("other"),)), decks)
    assert {spec.name: spec.decks for spec in found} == expected


def test_what_is_in_no_package_is_said_once_at_the_first() -> None:
    project = Project(packages=(PackageSpec("p", tags=("in",)),))
    (fault,) = left_out_faults(project, [note("A", "in"), note("B"), note("C"), note("D", retired=True)])
    assert (fault.code, fault.facts["count"], fault.facts["deck"]) == ("in-no-package", 3, "B")
    assert fault.location == "question 'in-B'"


def test_with_one_package_nothing_is_left_out() -> None:
    assert left_out_faults(Project(), [note(), note(retired=True)]) == []

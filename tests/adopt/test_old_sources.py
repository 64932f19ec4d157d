"""Old notes in source files, one a deck."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.adopt.old_notetypes import adopted
from ankibuild.adopt.old_sources import plan_sources, write_sources
from ankibuild.package.read import Package, read_package


@pytest.fixture
def write(tmp_path):
    """Writes the sources of a package; gives the names of the files."""

    def write(package: Package, folder: str = "sources", taken: set[str] | None = None) -> list[str]:
        notetypes = {key: adopted(notetype, f"n{key}") for key, notetype in package.notetypes.items()}
        plan = plan_sources(package, list(package.notes.values()), notetypes, folder, "No deck")
        return write_sources(plan, tmp_path, taken or set())

    return write


def test_a_subdeck_is_in_a_folder_and_media_are_found_from_there(filled, write, tmp_path) -> None:
    names = write(read_package(filled.write()), "sources/old")
    assert names[:2] == ["sources/old/Old.yaml", "sources/old/Old/Sub.yaml"]
    assert 'src="media/pic one.png"' in (tmp_path / "sources/old/Old.yaml").read_text()


def test_what_all_questions_share_stands_above_them(old, basic, write, tmp_path) -> None:
    old.add(basic, "Which?", "<b>This</b>\none", guid="g")
    write(read_package(old.write()))
    assert (tmp_path / "sources/Old.yaml").read_text() == (
        'deck: "Old"\nnotetype: n1607392001\nmarkup: html\nquestions:\n'
        "  - id: which\n    guid: g\n    stem: Which?\n    answer: |-\n      <b>This</b>\n      one\n"
    )


@pytest.mark.parametrize(
    ("deck", "path"),
    [
        ("Größe::a b", "sources/Größe/a-b.yaml"),
        ("../../x::/y", "sources/x/y.yaml"),
        ("::", "sources/No-deck.yaml"),
        ("x" * 300, f"sources/{'x' * 60}.yaml"),
        (".hidden", "sources/hidden.yaml"),
    ],
)
def test_a_deck_is_a_file_with_a_safe_name(old, basic, write, deck: str, path: str) -> None:
    old.deck.name = deck
    old.add(basic, "Which?", "This")
    assert write(read_package(old.write())) == [path]


def test_decks_whose_names_come_to_the_same_have_files_of_their_own(old, basic, write, tmp_path: Path) -> None:
    old.deck.name, old.sub.name = "a?", "A!"
    old.add(basic, "one", "x")
    old.add(basic, "two", "x", sub=True)
    names = write(read_package(old.write()))
    assert len({name.casefold() for name in names}) == 2
    assert {(tmp_path / name).read_text().splitlines()[0] for name in names} == {'deck: "a?"', 'deck: "A!"'}


def test_one_deck_that_is_spelled_in_two_ways_is_one_file(old, basic, write) -> None:
    old.deck.name, old.sub.name = "one", "ONE"
    old.add(basic, "a", "x")
    old.add(basic, "b", "x", sub=True)
    assert len(write(read_package(old.write()))) == 1


def test_ids_that_the_project_has_are_not_given_again(old, basic, write, tmp_path) -> None:
    old.add(basic, "Which?", "x")
    write(read_package(old.write()), taken={"which"})
    assert "id: which-2\n" in (tmp_path / "sources/Old.yaml").read_text()

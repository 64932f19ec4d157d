"""In which deck a question goes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.decks import clean_name, deck_faults, deck_of, with_parents, within
from ankibuild.model import Origin, Question
from ankibuild.project import Project
from ankibuild.source import Source, Span

PROJECT = Project(root=Path("/nowhere"), deck="Base")


def question(deck: str = "", path: str = "sources/a.yaml") -> Question:
    """A question from a file, with the place of its deck."""
    source = Source(path, f"deck: {deck}")
    whole = Span(source, 0, len(source.text))
    return Question("Which?", deck=deck, origin=Origin(whole, {"deck": Span(source, 6, len(source.text))}))


@pytest.mark.parametrize(
    ("deck", "name"),
    [
        ("", "Base"),
        ("Other", "Other"),
        ("Other::Part", "Other::Part"),
        ("::Part", "Base::Part"),
        (":: Part :: More", "Base::Part::More"),
        ("::", "Base"),
        ("Base::Part", "Base::Part"),
    ],
)
def test_a_deck_is_relative_to_the_projects_where_it_begins_with_colons(deck: str, name: str) -> None:
    assert deck_of(question(deck), PROJECT) == name


@pytest.mark.parametrize(
    ("path", "patterns", "name"),
    [
        ("sources/a.yaml", ("sources/**/*.yaml",), "Base"),
        ("sources/bio/a.yaml", ("sources/**/*.yaml",), "Base::bio"),
        ("sources/bio/cells/a.yaml", ("sources/**/*.yaml",), "Base::bio::cells"),
        ("bio/a.yaml", ("**/*.yaml",), "Base::bio"),
        ("a.yaml", ("*.yaml",), "Base"),
        ("sources/bio/a.yaml", ("sources/*/*.yaml",), "Base::bio"),
        ("sources/bio/a.yaml", ("sources/b?o/*.yaml",), "Base::bio"),
        ("sources/bio/a.yaml", ("sources/[ab]io/*.yaml",), "Base::bio"),
        ("sources/bio/a.yaml", ("sources/bio/*.yaml",), "Base"),
        ("sources/bio/a.yaml", ("sources/bio/a.yaml",), "Base"),
        ("sources/bio/cells/a.yaml", ("sources/bio/**/*.yaml",), "Base::cells"),
        ("sources/bio/a.yaml", ("sources/**/*.yaml", "sources/bio/*.yaml"), "Base"),
        ("sources/bio/a.yaml", ("other/*.yaml", "sources/**/*.yaml"), "Base::bio"),
        ("sources/a::b/a.yaml", ("sources/**/*.yaml",), "Base::a::b"),
        ("elsewhere/a.yaml", ("sources/*.yaml",), "Base::elsewhere"),
        ("sources2/bio/a.yaml", ("sources*/**/*.yaml",), "Base::sources2::bio"),
    ],
)
def test_folders_below_the_fixed_part_of_the_pattern_are_subdecks(
    path: str, patterns: tuple[str, ...], name: str
) -> None:
    assert deck_of(question(path=path), replace(PROJECT, sources=patterns)) == name


def test_folders_are_no_subdecks_where_the_project_does_not_want_them() -> None:
    project = replace(PROJECT, folders_are_subdecks=False)
    assert deck_of(question(path="sources/bio/a.yaml"), project) == "Base"


def test_folders_do_not_count_for_a_question_that_names_its_deck() -> None:
    assert deck_of(question("::Part", "sources/bio/a.yaml"), PROJECT) == "Base::Part"


def test_a_question_made_in_python_is_in_no_folder() -> None:
    assert deck_of(Question("Which?"), PROJECT) == "Base"


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("A", "A"),
        (" A :: B ", "A::B"),
        ("A::::B", "A::B"),
        ("::A::", "A"),
        ("A:::B", "A::B"),
        ("A: ::B:", "A::B"),
        ("12:30", "12:30"),
        ("", ""),
        (" :: ", ""),
        (" : :: ", ""),
        ('say "no"', "say 'no'"),
        ("a\tb\nc\x7fd", "a b c d"),
        ("e\u0301", "é"),
        ("\xa0A\u3000", "A"),
        ("A  B", "A  B"),
    ],
)
def test_a_name_is_what_anki_keeps(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(st.text(st.sampled_from("aA: \t\n\"'\xa0é\u0301\x7f"), max_size=12))
def test_a_clean_name_is_clean_and_has_no_empty_level(name: str) -> None:
    clean = clean_name(name)
    assert clean_name(clean) == clean
    assert not clean or all(level and level == level.strip(": ") for level in clean.split("::"))


@pytest.mark.parametrize(
    "name", ["A", " A :: B: ", "a\tb", 'say "no"', "A:::B", "e\u0301", "A::\x01::B", "Ünïcode::日本"]
)
def test_anki_keeps_a_clean_name(collection, name: str) -> None:
    decks = collection.col.decks
    assert decks.name(decks.id(clean_name(name))) == clean_name(name)


def test_every_deck_has_those_above_it() -> None:
    assert with_parents(["A::B::C", "A::D", "E"]) == {"A", "A::B", "A::B::C", "A::D", "E"}
    assert with_parents([]) == set()


@pytest.mark.parametrize(
    ("deck", "ancestor", "is_within"),
    [
        ("A", "A", True),
        ("A::B", "A", True),
        ("a::b", "A", True),
        ("Straße::x", "STRASSE", True),
        ("AB", "A", False),
        ("A", "A::B", False),
    ],
)
def test_a_deck_is_within_those_above_it(deck: str, ancestor: str, is_within: bool) -> None:
    assert within(deck, ancestor) == is_within


def faults(*decks: str) -> list[tuple[str, object]]:
    """What is wrong with these decks: codes and the decks they speak of."""
    found = deck_faults([question(deck) for deck in decks], PROJECT)
    return [(fault.code, fault.facts.get("deck")) for fault in found]


@pytest.mark.parametrize(
    "decks",
    [("",), ("A", "A", "B"), ("A::B", "A::C", "A"), ("A::b", "B"), ("::Part", "Base::Part"), ("A::B", "B::a")],
)
def test_decks_that_differ_are_right(decks: tuple[str, ...]) -> None:
    assert faults(*decks) == []


@pytest.mark.parametrize(
    ("decks", "wrong"),
    [
        (("A", "a"), "a"),
        (("A", "B", "a", "A"), "a"),
        (("A::B", "A::b"), "A::b"),
        (("Bio::A", "bio::B"), "bio::B"),
        (("A::B", "a"), "a"),
        (("::part", "base"), "base"),
        (("Straße", "STRASSE"), "STRASSE"),
    ],
)
def test_decks_that_anki_takes_for_one_are_an_error(decks: tuple[str, ...], wrong: str) -> None:
    assert faults(*decks) == [("deck-differs-in-case", wrong)]


def test_the_other_spelling_is_named_with_its_place() -> None:
    (fault,) = deck_faults([question("Bio::A", "a.yaml"), question("bio::B", "b.yaml")], PROJECT)
    assert fault.location == "b.yaml:1:7"
    assert [(related.label, related.span.location) for related in fault.related] == [
        ("the other spelling, 'Bio'", "a.yaml:1:7")
    ]


def test_a_deck_without_a_name_is_an_error() -> None:
    project = replace(PROJECT, deck="::")
    (fault,) = deck_faults([question("A"), question()], project)
    assert fault.code == "deck-name-empty"

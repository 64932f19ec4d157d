"""A package as real Anki takes it in: everything arrives, everything is sound, twice adds nothing."""

import json
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

import ankibuild
from ankibuild.decks import deck_of
from ankibuild.package.plain import sort_text

EVERY_KIND = r"""
    tags: [file tag]
    questions:
      - id: single
        stem: "Which **gas** is it? ![A flame](flame.svg)"
        options:
          - {text: Helium, why: Too noble.}
          - {text: 'Oxygen, $\mathrm{O_2}$', why: It feeds the flame.}
          - "`{{x}}`"
        answer: B
        explanation: "A table:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nand a note.[^1]\n\n[^1]: The note."
        article: "# Longer\n\n```python\nprint('{{x}}')\n```"
        hint: "It is $\\frac{1}{5}$ of the air."
        reference: An atlas
        source: https://example.org/air?a=1&b=2
        tags: [chemistry::gases, year1]
        shuffle: false
      - id: multiple
        stem: Which are noble?
        options: [Argon, Chlorine, Neon]
        answer: [1, 3]
      - id: truth
        stem: Whales are fish.
        answer: false
        explanation: They are mammals.
      - id: plain
        stem: "What is this? [sound:flame.mp3]"
        answer: "A *flame* and $a_1 * b_1 * c$, at $5 and $6"
      - id: cloze
        stem: |
          {{c1::Gold}} is {{c2::$\mathrm{Au}^{2}$::a symbol}}, and {{c1::`}}`}} is code.
        answer: More on gold.
      - id: rtl
        stem: ما هي عاصمة المغرب؟
        options: [الرباط, فاس]
        answer: 1
      - id: short
        kind: short
        stem: How is *colour* spelled in America?
        options:
          - text: colour
            why: That is British.
          - color
        answer: color
      - id: numeric
        kind: numeric
        stem: What is π?
        answer: [3.14 +- 0.01, 22..23]
      - id: matching
        case: "A passage with ![A flame](flame.svg)"
        stem: Match the symbols.
        pairs:
          - [Gold, "`Au`"]
          - left: Iron
            right: $\mathrm{Fe}$
          - right: Ag
      - id: ordering
        stem: Put these in order.
        order: [Egg, Larva, "Pupa & more", Adult]
      - id: gaps
        stem: |
          [[1]] has two atoms of [[2]] in $x_[[3]]$.

          | a | b |
          | --- | --- |
          | [[2]] | `[[1]]` |
        gaps:
          - [Water, H<sub>2</sub>O]
          - options: [oxygen, {text: hydrogen, why: The lightest.}]
            answer: hydrogen
          - "2"
      - stem: A question <b>without</b> an id & with < signs?
        answer: x
    """
NAMES = {"Case", "Stem", "Options", "Answer", "Explanation", "Article", "Hint", "Reference", "Source"}
"""The fields that a learner reads."""


@pytest.fixture
def every_kind(folder, collection):
    """A collection that holds a question of every kind."""
    folder.write("sources/a.yaml", EVERY_KIND)
    folder.write("sources/flame.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    folder.write("sources/flame.mp3", b"sound")
    report = folder.build()
    collection.log = collection.import_package(folder.package)
    collection.report = report
    return collection


@pytest.fixture
def own_deck(own_project, collection):
    """A collection that holds this repository's own deck."""
    report = ankibuild.build(ankibuild.load(own_project), now=1_700_000_000_000)
    collection.log = collection.import_package(report.packages[0].path)
    collection.report = report
    return collection


@pytest.fixture(params=["every_kind", "own_deck"])
def deck(request):
    return request.getfixturevalue(request.param)


def test_every_question_is_a_new_note(deck) -> None:
    assert deck.log == {"new": deck.report.written, "updated": 0, "duplicate": 0, "conflicting": 0}
    assert deck.report.read == deck.report.written == deck.col.note_count()
    assert deck.report.packages[0].cards == deck.col.card_count()


def test_no_side_of_a_card_shows_a_template(deck) -> None:
    for card in deck.cards():
        for side in (card.question(), card.answer()):
            assert "{{" not in side and "}}" not in side and "[[" not in side


def test_the_front_shows_what_is_asked(deck, visible) -> None:
    for note in deck.notes():
        front = visible(note.cards()[0].question())
        if "Stem" in note:
            assert visible(note["Stem"]) in front
        assert visible(note["Options"]) in front
        assert visible(note["Hint"]) in front
        assert all(visible(note[name]) not in front for name in ("Explanation", "Article") if note[name])


def test_the_back_shows_all_there_is(deck, visible) -> None:
    for card in deck.cards():
        back, note = visible(card.answer()), card.note()
        assert [name for name, text in note.items() if name in NAMES and visible(text) not in back] == []


def test_the_back_shows_the_sound_of_a_play_button_once(every_kind) -> None:
    assert every_kind.note("plain").cards()[0].answer().count("anki:play") == 1


def test_a_cloze_hides_one_number_a_card_and_shows_the_others(every_kind, visible) -> None:
    first, second = every_kind.note("cloze").cards()
    assert "Gold" not in visible(first.question()) and "Au" in visible(first.question())
    assert "Gold" in visible(second.question()) and "[asymbol]" in visible(second.question())
    for card in (first, second):
        assert "Goldis" in visible(card.answer()) and "and}}iscode" in visible(card.answer())


@pytest.mark.parametrize(
    ("id_", "answer"),
    [("single", r"Oxygen,\(\mathrm{O_2}\)"), ("truth", "False"), ("multiple", "ArgonNeon"), ("rtl", "الرباط")],
)
def test_the_answer_is_the_key(every_kind, visible, id_: str, answer: str) -> None:
    assert visible(every_kind.note(id_)["Answer"]) == answer


@pytest.mark.parametrize(
    ("id_", "front", "back"),
    [
        ("short", "HowiscolourspelledinAmerica?", "color✗colourThatisBritish."),
        ("numeric", "Whatisπ?", "3.14±0.0122–23"),
        ("matching", "Matchthesymbols.GoldIronAgAu\\(\\mathrm{Fe}\\)", "Gold→AuIron→\\(\\mathrm{Fe}\\)"),
        ("ordering", "Puttheseinorder.AdultEggLarvaPupa&more", "EggLarvaPupa&moreAdult"),
        (
            "gaps",
            r"(1)_____hastwoatomsof(2)_____in\(x_\boxed{\phantom{xx}3\phantom{xx}}\).ab(2)_____(1)_____(2)hydrogenoxygen",
            r"Water(H2O)hastwoatomsofhydrogenin\(x_\boxed{2}\).abhydrogenWater(H2O)✓(2)hydrogenThelightest.",
        ),
    ],
)
def test_a_kind_that_is_no_choice_is_a_plain_card(every_kind, visible, id_: str, front: str, back: str) -> None:
    note = every_kind.note(id_)
    (card,) = note.cards()
    assert (visible(note["Stem"]), visible(note["Answer"]), note["Options"]) == (front, back, "")
    assert front in visible(card.question()) and back not in visible(card.question())
    assert front in visible(card.answer()) and back in visible(card.answer())
    assert visible(note["Case"]) in visible(card.question())


def test_fields_that_no_card_shows_are_filled(every_kind) -> None:
    note = every_kind.note("single")
    assert (note["Kind"], note["Settings"], note["Id"]) == ("single", "noshuffle", "single")
    assert every_kind.note("multiple")["Settings"] == ""


def test_tags_are_those_of_the_file_and_the_question(every_kind) -> None:
    assert every_kind.note("single").tags == ["chemistry::gases", "file_tag", "year1"]
    assert every_kind.note("truth").tags == ["file_tag"]


def test_no_media_file_is_missing_or_unused(deck) -> None:
    found = deck.col.media.check()
    assert (list(found.missing), list(found.unused)) == ([], [])


def test_every_media_file_arrived(deck) -> None:
    assert deck.report.packages[0].media == len(list(Path(deck.col.media.dir()).iterdir())) > 0


def test_anki_finds_nothing_to_mend(deck) -> None:
    problems, ok = deck.col.fix_integrity()
    assert (problems, ok) == ("Database rebuilt and optimized.", True)


def test_the_sort_field_is_plain_text(deck) -> None:
    for shown, fields in deck.col.db.all("select sfld, flds from notes"):
        assert str(shown) == sort_text(fields.split("\x1f")[0])


def test_importing_twice_adds_and_changes_nothing(deck) -> None:
    before = deck.col.db.all("select id, mod, flds from notes") + deck.col.db.all("select id, did, due from cards")
    log = deck.import_package(deck.report.packages[0].path)
    assert log == {"new": 0, "updated": 0, "duplicate": deck.report.written, "conflicting": 0}
    after = deck.col.db.all("select id, mod, flds from notes") + deck.col.db.all("select id, did, due from cards")
    assert after == before


def test_every_note_is_in_the_deck_of_its_question(own_project, own_deck) -> None:
    bank = ankibuild.load(own_project)
    expected = Counter(deck_of(question, bank.project) for question in bank.questions)
    found = Counter(own_deck.col.decks.name(note.cards()[0].did) for note in own_deck.notes())
    assert found == expected


def test_there_are_two_note_types_of_ours_at_most(deck) -> None:
    used = {note.note_type()["name"] for note in deck.notes()}
    assert len(used) <= 2 and len(deck.col.models.all_names_and_ids()) == 6 + len(used)


def test_what_each_card_needs_is_what_anki_works_out(every_kind) -> None:
    notetypes = {note.note_type()["id"]: note.note_type() for note in every_kind.notes()}
    with zipfile.ZipFile(every_kind.report.packages[0].path) as archive, closing(sqlite3.connect(":memory:")) as packed:
        packed.deserialize(archive.read("collection.anki2"))
        models = json.loads(packed.execute("SELECT models FROM col").fetchone()[0])
    for id_, notetype in notetypes.items():
        every_kind.col.models.update_dict(notetype)  # Anki works it out again
        again = every_kind.col.models.get(id_)
        assert [[*need[:2], sorted(need[2])] for need in models[str(id_)]["req"]] == again["req"]


def test_no_tag_is_left_over_or_split(deck) -> None:
    assert all(tag == tag.strip() and " " not in tag for tag in deck.col.tags.all())

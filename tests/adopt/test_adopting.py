"""Questions of a project become the notes of an old deck, and update them in real Anki."""

from __future__ import annotations

from pathlib import Path

import pytest

import ankibuild
from ankibuild.adopt.adopting import Adoption, add_rest, adopt
from ankibuild.errors import AnkibuildError, SourceError

LOG = {"new": 0, "updated": 0, "duplicate": 0, "conflicting": 0}
QUESTIONS = """\
    # What the author wrote anew.
    tags: [chemistry]
    questions:
      - id: product            # the first
        stem: 2\\*3\\*4 &lt; **25**, NOT_really_?
        answer: Yes & No
        tags: ["b::c"]
      - {id: gold, stem: "{{c1::Gold}} is {{c2::Au::a symbol}}.", explanation: More.}
      - id: which
        stem: Which?
        options: [A, B, C]
        answer: 2
        explanation: because of *this*
        tags: ["b::c"]
      - id: new
        stem: Is this one new?
        answer: It is.
    """


@pytest.fixture
def project(folder) -> Path:
    folder.write("sources/a.yaml", QUESTIONS)
    return folder.root


@pytest.fixture
def adopted(project):
    """Adopts a package into the project; gives what was found."""

    def adopted(package: Path, write: bool = True, **options: bool) -> Adoption:
        adoption = adopt(ankibuild.load(project), package, **options)
        if write:
            adoption.write()
        return adoption

    return adopted


def question(project: Path, id_: str) -> ankibuild.Question:
    return next(question for question in ankibuild.load(project).questions if question.id == id_)


def test_matched_questions_update_the_notes_of_the_old_deck(package, learner, adopted, build, project) -> None:
    learner.collection.import_package(package)
    learner.review_all()
    learner.mark()
    before = learner.schedules(), learner.notetypes()
    adoption = adopted(package)
    assert (len(adoption.pairs), len(adoption.notes), len(adoption.questions)) == (3, 3, 1)
    log = learner.collection.import_package(build(project))
    assert log == LOG | {"new": 1, "updated": 2, "duplicate": 1}
    assert before[0] == [row for row in learner.schedules() if row[8]]
    assert {"MCQ", "Test"} & set(learner.notetypes()) and len(learner.notetypes()) == len(before[1]) + 1
    assert learner.note("Text:*Gold*")["Extra"] == "More."
    assert learner.note("Front:2*")["Back"] == "Yes &amp; No"
    assert learner.collection.import_package(build(project, 4_000_000_001_000)) == LOG | {"duplicate": 4}


def test_notes_that_look_as_they_did_keep_the_learners_work(package, learner, adopted, build, project) -> None:
    learner.collection.import_package(package)
    learner.mark()
    adopted(package)
    learner.collection.import_package(build(project))
    assert "marked" in learner.note("Question:Which?").tags
    assert "marked" not in learner.note("Text:*Gold*").tags


def test_the_sources_keep_their_layout_and_comments(filled, adopted, project) -> None:
    path = project / "sources" / "a.yaml"
    before = path.read_text().splitlines()
    adopted(filled.write())
    after = path.read_text().splitlines()
    added = [line for line in after if line.strip().startswith(("- guid", "guid", "notetype"))]
    assert len(added) == 4 and len(after) == len(before) + 4
    assert [line for line in after if "# the first" in line] == ["    id: product            # the first"]


def test_the_mapping_follows_what_the_fields_hold(filled, adopted, project) -> None:
    adopted(filled.write())
    (mcq,) = (notetype for notetype in ankibuild.load(project).project.adopted.values() if notetype.name == "MCQ")
    assert mcq.sources["Answer"] == ("answer",)
    assert [mcq.sources[f"Option{n}"] for n in range(1, 6)] == [(f"option-{n}",) for n in range(1, 6)]


def test_a_letter_and_several_parts_in_one_field_are_recognised(old, basic, mcq, adopted, project) -> None:
    old.add(mcq, "Which?", "A", "B", "C", "", "", "2", "because of this")
    adopted(old.write("one.apkg"))
    assert ankibuild.load(project).project.adopted["mcq"].sources["Answer"] == ("answer-number",)


def test_what_is_adopted_stays_so(filled, adopted, project) -> None:
    package = filled.write()
    adopted(package)
    again = adopted(package)
    assert (again.known, again.pairs, again.edits) == (3, (), ())
    assert adopt(ankibuild.load(project), package).lock == again.lock


def test_without_writing_nothing_is_written(filled, adopted, project) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    adopted(filled.write(), write=False)
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_with_errors_nothing_is_adopted(filled, folder, project) -> None:
    folder.write("sources/b.yaml", "- {id: bad, stem: No answer?}\n")
    with pytest.raises(SourceError):
        adopt(ankibuild.load(project), filled.write())


def test_a_near_match_is_taken_only_if_it_is_asked_for(old, basic, adopted, project) -> None:
    old.add(basic, "Is this one a new one?", "It is.")
    package = old.write()
    first = adopted(package)
    assert ([pair.note.id for pair in first.near], first.pairs) == (["new"], ())
    assert question(project, "new").guid == ""
    second = adopted(package, near=True)
    assert [pair.note.id for pair in second.pairs] == ["new"]
    assert question(project, "new").guid == old.deck.notes[0].guid


def test_notes_with_one_stem_are_told_apart_by_their_answers(old, basic, folder, adopted, project) -> None:
    old.add(basic, "Capital?", "Rome")
    old.add(basic, "Capital?", "Oslo")
    folder.write(
        "sources/a.yaml", "- {id: o, stem: 'Capital?', answer: Oslo}\n- {id: p, stem: 'Capital?', answer: Bern}\n"
    )
    adoption = adopted(old.write())
    assert [(pair.old.fields["Back"], pair.note.id) for pair in adoption.pairs] == [("Oslo", "o")]


def test_other_tags_and_decks_are_told(old, basic, folder, adopted) -> None:
    old.add(basic, "Is this one new?", "It is.", tags=["mine"])
    adoption = adopted(old.write())
    assert [pair.note.id for pair in adoption.retagged] == [pair.note.id for pair in adoption.moved] == ["new"]


def test_the_rest_can_be_taken_over_as_sources(package, learner, adopted, build, project) -> None:
    learner.collection.import_package(package)
    learner.review_all()
    before = learner.schedules(), learner.notetypes()
    adoption = adopted(package)
    assert add_rest(adoption, "sources/adopted") == 3
    assert learner.collection.import_package(build(project)) == LOG | {"new": 1, "updated": 2, "duplicate": 4}
    assert before[0] == [row for row in learner.schedules() if row[8]]


@pytest.mark.parametrize(("folder_name", "error"), [("../outside", AnkibuildError), ("sources", FileExistsError)])
def test_the_rest_goes_nowhere_else(filled, adopted, folder_name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        add_rest(adopted(filled.write()), folder_name)


def test_a_folder_that_is_no_source_is_taken_away_again(filled, adopted, project) -> None:
    with pytest.raises(AnkibuildError, match="none of the project's sources"):
        add_rest(adopted(filled.write()), "elsewhere")
    assert not (project / "elsewhere").exists()


def test_a_picture_with_the_same_bytes_makes_no_difference(old, basic, folder, adopted) -> None:
    old.add(basic, 'See <img src="old name.png">', "x")
    old.add_media("old name.png", b"the same bytes")
    folder.write("sources/new.png", b"the same bytes")
    folder.write("sources/a.yaml", "- {id: a, stem: 'See ![](new.png)', answer: x}\n")
    adoption = adopted(old.write())
    assert (len(adoption.pairs), adoption.unchanged) == (1, 1)

"""The API: questions made in Python, banks, and genanki's objects."""

import zipfile
from dataclasses import replace

import genanki
import pytest

import ankibuild
from ankibuild import (
    AnkibuildError,
    Bank,
    Gap,
    Kind,
    Option,
    OutputError,
    Pair,
    Project,
    Question,
    SourceError,
    question,
)

GASES = ["Oxygen", "Helium", "Carbon dioxide"]


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(root=tmp_path, name="planets", deck="Planets", namespace="test-namespace")


def keys(made: Question) -> list[str]:
    return [option.text for option in made.keys]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (2, ["Helium"]),
        ("2", ["Helium"]),
        (" 2 ", ["Helium"]),
        ("B", ["Helium"]),
        ("b", ["Helium"]),
        ("Helium", ["Helium"]),
        ("helium", ["Helium"]),
        ([2], ["Helium"]),
        (["A", 3], ["Oxygen", "Carbon dioxide"]),
        (("Carbon dioxide", "Oxygen"), ["Oxygen", "Carbon dioxide"]),
    ],
    ids=repr,
)
def test_an_answer_means_options_by_number_letter_or_text(answer, expected: list[str]) -> None:
    made = question("Which gas?", GASES, answer)
    assert keys(made) == expected
    assert made.kind is (Kind.SINGLE if isinstance(answer, (str, int)) or len(answer) == 1 else Kind.MULTIPLE)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (0, "answer-out-of-range"),
        (4, "answer-out-of-range"),
        (-1, "answer-out-of-range"),
        ("D", "answer-out-of-range"),
        ("Heliun", "answer-nearly-an-option"),
        ("Gold", "answer-not-an-option"),
        ([1, "Gold"], "answer-not-an-option"),
        ("", "answer-not-an-option"),
    ],
)
def test_an_answer_that_means_no_option_is_refused(answer, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        question("Which gas?", GASES, answer)
    assert [fault.code for fault in caught.value.diagnostics] == [code]
    assert str(caught.value).startswith("question 'Which gas?': ")


def test_an_answer_that_could_mean_two_is_refused() -> None:
    with pytest.raises(SourceError, match="could mean two options"):
        question("How many?", ["2", "3", "4"], 2)


def test_the_refusal_of_a_long_stem_shows_its_beginning() -> None:
    with pytest.raises(SourceError, match=r"^question 'Which of these words is the longest one ': "):
        question("Which of these words is the longest one that you know?", GASES, 9)


def test_options_may_say_themselves_that_they_are_right() -> None:
    made = question("Which gas?", [Option("Oxygen", why="No."), Option("Helium", correct=True), "Neon"])
    assert made.options == (Option("Oxygen", why="No."), Option("Helium", correct=True), Option("Neon"))
    assert made.kind is Kind.SINGLE


def test_options_and_answer_may_say_the_same_but_nothing_else() -> None:
    options = [Option("Oxygen"), Option("Helium", correct=True)]
    assert keys(question("Which gas?", options, "B")) == ["Helium"]
    with pytest.raises(SourceError, match="name different keys"):
        question("Which gas?", options, "A")


def test_any_iterable_of_options_and_tags_will_do() -> None:
    made = question("Which gas?", (gas for gas in GASES), 1, tags=(tag for tag in "ab"), aka=iter(["old"]))
    assert (len(made.options), made.tags, made.aka) == (3, ("a", "b"), ("old",))


@pytest.mark.parametrize(("text", "tags"), [("gases", ("gases",)), ("gases, air , ", ("gases", "air"))])
def test_a_text_alone_is_no_list_of_letters(text: str, tags: tuple[str, ...]) -> None:
    made = question("Which gas?", answer="Neon", tags=text, aka="old")
    assert (made.tags, made.aka) == (tags, ("old",))


def test_numbers_may_stand_for_texts() -> None:
    assert keys(question("How many?", [2, 3.5, 4], answer="C")) == ["4"]
    with pytest.raises(SourceError, match="mean"):
        question("How many?", [2, 3, 4], answer=3)
    made = question("[[1]] [[2]]", gaps=[1, [2, "two"]])
    assert [[option.text for option in gap.options] for gap in made.gaps] == [["1"], ["2", "two"]]
    assert question("Sort.", order=[1, 2]).order == ("1", "2")
    assert question("Match.", pairs=[(1, "one"), ("two", 2)]).pairs == (Pair("1", "one"), Pair("two", "2"))


def test_a_question_has_nothing_that_was_not_said() -> None:
    assert question("Which gas?", answer="Neon") == Question("Which gas?", answer="Neon")


@pytest.mark.parametrize(("answer", "text"), [(True, "true"), (False, "false")])
def test_a_truth_value_answers_a_statement(answer: bool, text: str) -> None:
    made = question("Venus is hotter than Mercury.", answer=answer)
    assert (made.kind, made.answer, made.options) == (Kind.TRUE_FALSE, text, ())


def test_a_truth_value_may_name_an_option() -> None:
    made = question("What does `not 0` give?", ["True", "False", "None"], answer=True)
    assert (keys(made), made.kind) == (["True"], Kind.SINGLE)


def test_the_text_true_is_no_truth_value() -> None:
    assert question("Which word?", answer="true").kind is Kind.PLAIN


@pytest.mark.parametrize("answer", ["Au", 79, ["Au"]])
def test_without_options_the_answer_is_a_text(answer) -> None:
    made = question("The symbol of gold?", answer=answer)
    assert (made.kind, made.answer) == (Kind.PLAIN, str(answer if isinstance(answer, (str, int)) else answer[0]))


def test_a_deletion_makes_a_cloze_question() -> None:
    assert question("The symbol of gold is {{c1::Au}}.").kind is Kind.CLOZE


def test_a_kind_can_be_said() -> None:
    assert question("Which gas?", GASES, 1, kind="multiple").kind is Kind.MULTIPLE
    assert question("Which gas?", GASES, 1, kind=Kind.MULTIPLE).kind is Kind.MULTIPLE
    with pytest.raises(SourceError, match="no kind of question"):
        question("Which gas?", GASES, 1, kind="quiz")


def test_pairs_are_tuples_or_pairs() -> None:
    made = question("Match.", pairs=[("a", "b"), Pair("", " c ")])
    assert (made.kind, made.pairs) == (Kind.MATCHING, (Pair("a", "b"), Pair("", "c")))


def test_an_order_is_a_list_of_texts() -> None:
    made = question("Sort.", order=iter("ab"))
    assert (made.kind, made.order) == (Kind.ORDERING, ("a", "b"))


def test_gaps_are_texts_lists_of_texts_or_gaps() -> None:
    choice = Gap((Option("d", correct=True, why="w"), Option("e")), choice=True)
    made = question("[[1]] [[2]] [[3]]", gaps=["a", ("b", "c"), choice])
    a, b, c = (Option(text, correct=True) for text in "abc")
    assert (made.kind, made.gaps) == (Kind.GAPS, (Gap((a,)), Gap((b, c)), choice))


@pytest.mark.parametrize(
    ("answer", "texts"), [("a", ["a"]), (["a", "b"], ["a", "b"]), (2.5, ["2.5"]), ([1, 2.5], ["1", "2.5"])]
)
def test_answers_may_be_typed(answer, texts: list[str]) -> None:
    assert keys(question("What?", answer=answer, kind="short")) == texts


def test_every_part_of_a_question_arrives() -> None:
    texts = {name: f" {name} text " for name in ("name", "case", "explanation", "article", "hint", "source")}
    made = question("Which?", answer="This", id="q", guid="g", deck="::Sub", shuffle=False, tags=["a b"], **texts)
    assert {name: getattr(made, name) for name in texts} == {name: f"{name} text" for name in texts}
    assert (made.id, made.guid, made.deck, made.shuffle, made.tags) == ("q", "g", "::Sub", False, ("a_b",))
    assert made.origin is None and made.span is None


@pytest.mark.parametrize("word", ["explanaton", "options_", "origin", "namespace"])
def test_an_unknown_part_is_refused(word: str) -> None:
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{word}'"):
        question("Which?", answer="This", **{word: "x"})


def test_a_bank_of_python_questions_builds(project, collection) -> None:
    bank = Bank.of((question(f"Q{n}?", answer="x", id=f"q{n}", tags=["t"]) for n in range(3)), project)
    report = ankibuild.build(bank, project.root / "out")
    assert (report.read, report.written, report.diagnostics) == (3, 3, ())
    assert collection.import_package(project.root / "out" / "planets.apkg")["new"] == 3
    assert [note["Id"] for note in collection.notes()] == ["q0", "q1", "q2"]


def test_faults_of_python_questions_name_the_question(project) -> None:
    bank = Bank.of(
        [question("Which?", answer="", id="q1"), question("What?", answer="x", explanation="![](no.png)")], project
    )
    found = {fault.code: fault.location for fault in ankibuild.check(bank)}
    assert found == {
        "missing-answer": "question 'q1'",
        "missing-id": "question 'What?'",
        "media-missing": "question 'What?'",
    }
    with pytest.raises(SourceError):
        ankibuild.build(bank, project.root)


def test_half_a_surrogate_pair_is_a_fault_like_others(project) -> None:
    (fault,) = ankibuild.check(Bank.of([question("Which \ud800?", answer="x", id="\ud800q")], project))[:1]
    assert fault.code == "control-character-in-text"


def test_pictures_of_python_questions_lie_below_the_projects_folder(project, collection) -> None:
    (project.root / "a.png").write_bytes(b"picture")
    ankibuild.build(Bank.of([question("![](a.png)?", answer="x", id="q")], project), project.root)
    collection.import_package(project.root / "planets.apkg")
    assert len(list(project.root.glob("collection0/collection.media/a-*.png"))) == 1


def test_loading_says_where_there_is_nothing(tmp_path) -> None:
    with pytest.raises(FileNotFoundError, match=r"there is no .*nothing"):
        ankibuild.load(tmp_path / "nothing")


@pytest.mark.parametrize("place", ["", "sources", "sources/a.yaml"])
def test_a_project_a_folder_and_a_file_can_be_loaded(folder, place: str) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: Which?, answer: x}\n")
    bank = ankibuild.load(str(folder.root / place))
    assert [made.id for made in bank.questions] == ["a"]
    assert bank.project.root == folder.root


@pytest.fixture
def with_picture(folder):
    folder.write(
        "sources/a.yaml", "- {id: a, stem: 'Which ![](a.png)?', answer: x}\n- {id: b, stem: '{{c1::B}}', deck: Sub}\n"
    )
    folder.write("sources/a.png", b"picture")
    return folder


def test_the_parts_for_genanki_are_genankis_own(with_picture, tmp_path) -> None:
    parts = ankibuild.to_genanki(with_picture.load(), tmp_path / "media" / "deeper")
    assert [deck.name for deck in parts.decks] == ["Sub", "Test"]
    assert all(isinstance(deck, genanki.Deck) for deck in parts.decks)
    (copy,) = (tmp_path / "media" / "deeper").iterdir()
    assert (parts.media_files, copy.read_bytes()) == ([str(copy)], b"picture")


def test_genankis_own_writer_takes_them(with_picture, tmp_path, collection) -> None:
    decks, media = ankibuild.to_genanki(with_picture.load(), tmp_path / "media")
    genanki.Package(decks, media).write_to_file(tmp_path / "g.apkg")
    assert collection.import_package(tmp_path / "g.apkg")["new"] == 2
    assert collection.col.media.check().missing == []
    assert '<img alt="" src="a-' in collection.note("a").cards()[0].question()


def test_a_build_updates_what_genankis_own_writer_made(with_picture, tmp_path, collection) -> None:
    parts = ankibuild.to_genanki(with_picture.load(), tmp_path / "media")
    genanki.Package(*parts).write_to_file(tmp_path / "g.apkg", timestamp=1_600_000_000)
    collection.import_package(tmp_path / "g.apkg")
    with_picture.build(now=None)
    log = collection.import_package(with_picture.package)
    assert (log["new"], log["updated"], log["conflicting"]) == (0, 2, 0)


def test_our_writer_takes_them_beside_a_deck_of_genankis_own(with_picture, tmp_path, collection) -> None:
    parts = ankibuild.to_genanki(with_picture.load(), tmp_path / "media")
    model = genanki.Model(
        1_607_392_319, "Plain", [{"name": "Front"}], [{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Front}}"}]
    )
    extra = genanki.Deck(2_059_400_110, "Extra")
    extra.add_note(genanki.Note(model, ["extra"]))
    ankibuild.write_package([*parts.decks, extra], tmp_path / "all.apkg")
    assert collection.import_package(tmp_path / "all.apkg")["new"] == 3


def test_without_a_folder_for_media_it_is_asked_for(with_picture) -> None:
    with pytest.raises(AnkibuildError, match="pass media_folder"):
        ankibuild.to_genanki(with_picture.load())


def test_without_media_no_folder_is_needed_nor_made(folder, tmp_path) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: Which?, answer: x}\n")
    assert ankibuild.to_genanki(folder.load()).media_files == []
    ankibuild.to_genanki(folder.load(), tmp_path / "media")
    assert not (tmp_path / "media").exists()


def test_a_folder_for_media_that_cannot_be_made_is_an_output_error(with_picture, tmp_path) -> None:
    (tmp_path / "media").write_text("a file")
    with pytest.raises(OutputError, match=r"cannot write .*/media/a-"):
        ankibuild.to_genanki(with_picture.load(), tmp_path / "media")


def test_there_are_no_parts_of_a_bank_with_errors(folder) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: Which?}\n")
    with pytest.raises(SourceError, match=r"sources/a\.yaml:1:3: "):
        ankibuild.to_genanki(folder.load())


def test_the_parts_of_the_good_questions_can_be_had(folder) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: Which?}\n- {id: b, stem: Which b?, answer: x}\n")
    (deck,) = ankibuild.to_genanki(folder.load(), keep_going=True).decks
    assert [note.fields[0] for note in deck.notes] == ["Which b?"]


def test_a_bank_with_some_of_its_questions_keeps_the_pictures_in_its_archives(folder) -> None:
    with zipfile.ZipFile(folder.root / "quiz.h5p", "w") as archive:
        archive.writestr("h5p.json", '{"mainLibrary": "H5P.TrueFalse"}')
        picture = (
            '"media": {"type": {"library": "H5P.Image 1.1", "params": {"alt": "", "file": {"path": "images/p.png"}}}}'
        )
        archive.writestr("content/content.json", f'{{{picture}, "question": "Is it red?", "correct": "true"}}')
        archive.writestr("content/images/p.png", b"picture")
    bank = ankibuild.load(folder.root / "quiz.h5p")
    some = replace(bank, questions=bank.questions[:1], diagnostics=(), read=1)
    assert ankibuild.build(some, folder.root / "dist").packages[0].media == 1

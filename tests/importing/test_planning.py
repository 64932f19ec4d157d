"""What an import does, from the file to the YAML and back again."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from ankibuild.errors import AnkibuildError
from ankibuild.formats import FormatRule
from ankibuild.identity.guid import guid_for
from ankibuild.identity.ids import derived_id
from ankibuild.identity.lock import Lock, NoteEntry
from ankibuild.importing.editing import questions_of
from ankibuild.importing.planning import BEFORE, ImportPlan, Wanted, plan_import
from ankibuild.model import Question
from ankibuild.readers import Settings
from ankibuild.source import Source

GIFT = """\
::Q1::What is the capital of Frnace? {=Paris ~Lyon ~Nice}

::Q2::Which river flows through Rome? {=The Tiber ~The Po}

::Q3::Two and two make five. {F}
"""


@pytest.fixture
def bank(tmp_path: Path):
    """Imports a GIFT text as `bank.gift` into `sources/` of a project."""
    (tmp_path / "elsewhere").mkdir()
    path = tmp_path / "elsewhere" / "bank.gift"

    def run(text: str, *, write: bool = True, **options) -> ImportPlan:
        path.write_text(text)
        plan = plan_import(path, Wanted(tmp_path, tmp_path / "sources", **options))
        if write:
            plan.write()
        return plan

    return run


def written(tmp_path: Path, name: str = "sources/bank.yaml") -> str:
    return (tmp_path / name).read_text()


def questions(tmp_path: Path) -> dict[str, Question]:
    return {q.id: q for q in questions_of(Source("bank.yaml", written(tmp_path)))}


def counts(plan: ImportPlan) -> tuple[int, int, int, int, int, int]:
    return plan.read, plan.added, plan.updated, plan.unchanged, plan.deleted, plan.rejected


def test_a_file_becomes_readable_yaml(bank, tmp_path: Path) -> None:
    plan = bank(GIFT)
    assert counts(plan) == (3, 3, 0, 0, 0, 0)
    assert plan.target == "sources/bank.yaml"
    assert list(questions(tmp_path)) == [
        "what-is-the-capital-of-frnace",
        "which-river-flows-through-rome",
        "two-and-two-make-five",
    ]
    assert written(tmp_path).startswith("# imported from bank.gift\n")


def test_a_dry_run_writes_nothing(bank, tmp_path: Path) -> None:
    assert counts(bank(GIFT, write=False)) == (3, 3, 0, 0, 0, 0)
    assert not (tmp_path / "sources").exists()


def test_bad_questions_are_rejected_and_the_others_written(bank, tmp_path: Path) -> None:
    plan = bank(GIFT + "\nNobody knows? {~one ~two}\n")
    assert counts(plan) == (4, 3, 0, 0, 0, 1)
    assert [fault.location.split(":")[:2] for fault in plan.diagnostics if fault.severity == "error"] == [
        ["bank.gift", "7"]
    ]


def test_a_correction_arrives_and_edits_stay(bank, tmp_path: Path) -> None:
    bank(GIFT)
    path = tmp_path / "sources/bank.yaml"
    edited = written(tmp_path).replace("answer: The Tiber", "answer: The Tiber\n    hint: It is short.  # by me")
    path.write_text(edited)
    plan = bank(GIFT.replace("Frnace", "France") + "\nWhat is 1 + 1? {=2 ~3}\n")
    assert counts(plan) == (4, 1, 1, 2, 0, 0)
    assert "hint: It is short.  # by me" in written(tmp_path)
    found = questions(tmp_path)
    assert found["what-is-the-capital-of-frnace"].stem == "What is the capital of France?"
    assert list(found)[-1] == "what-is-1-1"


def test_the_same_file_again_changes_nothing(bank, tmp_path: Path) -> None:
    bank(GIFT)
    before = written(tmp_path)
    assert counts(bank(GIFT)) == (3, 0, 0, 3, 0, 0)
    assert written(tmp_path) == before


def test_a_clash_is_left_and_shown_until_it_is_settled(bank, tmp_path: Path) -> None:
    bank(GIFT)
    path = tmp_path / "sources/bank.yaml"
    path.write_text(written(tmp_path).replace("through Rome?", "through the city of Rome?"))
    corrected = GIFT.replace("through Rome?", "through Rome, Italy?")
    (clash,) = bank(corrected).diagnostics
    assert clash.code == "import-clash"
    assert clash.location.startswith("sources/bank.yaml:")
    assert clash.hint.endswith("there it is now: Which river flows through Rome, Italy?")
    assert "through the city of Rome?" in written(tmp_path)
    assert [said.code for said in bank(corrected).diagnostics] == ["import-clash"]
    assert [said.code for said in bank(corrected, keep_mine=True).diagnostics] == ["import-clash"]
    assert bank(corrected).diagnostics == ()
    assert "through the city of Rome?" in written(tmp_path)


def test_what_is_gone_there_stays_and_what_was_deleted_here_stays_deleted(bank, tmp_path: Path) -> None:
    bank(GIFT)
    path = tmp_path / "sources/bank.yaml"
    kept, _, _ = written(tmp_path).partition("  - id: two-and-two")
    path.write_text(kept.rstrip() + "\n")
    plan = bank(GIFT.partition("::Q2::")[0] + "::Q3::" + GIFT.partition("::Q3::")[2])
    assert counts(plan) == (2, 0, 0, 1, 1, 0)
    assert plan.gone == ("which-river-flows-through-rome",)
    assert len(questions(tmp_path)) == 2


def test_a_file_that_no_import_wrote_is_not_overwritten(bank, tmp_path: Path) -> None:
    path = tmp_path / "sources/bank.yaml"
    path.parent.mkdir()
    path.write_text("- id: mine\n  stem: Mine?\n  answer: Yes\n")
    with pytest.raises(AnkibuildError, match="is there and was not imported"):
        bank(GIFT)
    assert "mine" in written(tmp_path)
    bank(GIFT, force=True)
    assert "mine" not in written(tmp_path)


def test_force_keeps_the_ids(bank, tmp_path: Path) -> None:
    bank(GIFT)
    plan = bank(GIFT.replace("Frnace", "France"), force=True)
    assert plan.added == 3
    assert next(iter(questions(tmp_path))) == "what-is-the-capital-of-frnace"


def test_an_edited_file_with_errors_is_not_touched(bank, tmp_path: Path) -> None:
    bank(GIFT)
    path = tmp_path / "sources/bank.yaml"
    path.write_text(written(tmp_path) + "  - oops\n")
    with pytest.raises(AnkibuildError, match="has errors"):
        bank(GIFT)


def test_questions_that_were_built_without_ids_keep_their_notes(bank, tmp_path: Path) -> None:
    guid = guid_for("space", derived_id("Which river flows through Rome?"))
    lock = Lock("space", {guid: NoteEntry(derived_id("Which river flows through Rome?"), guid, 1, 1, "", "")})
    bank(GIFT, lock=lock)
    found = questions(tmp_path)
    assert found["which-river-flows-through-rome"].guid == guid
    assert found["two-and-two-make-five"].guid == ""
    bank(GIFT.replace("through Rome?", "through Rome now?"))
    assert questions(tmp_path)["which-river-flows-through-rome"].guid == guid


def test_two_files_of_one_name_get_two_sources(tmp_path: Path, bank) -> None:
    bank(GIFT)
    other = tmp_path / "elsewhere" / "bank.txt"
    other.write_text("What is 1 + 1?\nA. 2\nB. 3\nANSWER: A\n")
    plan = plan_import(other, Wanted(tmp_path, tmp_path / "sources"))
    assert plan.target == "sources/bank-txt.yaml"


def test_ids_of_other_sources_are_not_taken(bank, tmp_path: Path) -> None:
    bank(
        GIFT,
        taken={"two-and-two-make-five": "sources/other.yaml", "which-river-flows-through-rome": "sources/bank.yaml"},
    )
    assert list(questions(tmp_path))[1:] == ["which-river-flows-through-rome", "two-and-two-make-five-2"]


def test_a_deck_for_all_stands_at_the_top(bank, tmp_path: Path) -> None:
    bank(GIFT, rule=FormatRule((), deck="::Bank"))
    assert "\ndeck: '::Bank'\n" in written(tmp_path)


def test_the_next_import_needs_no_options(bank, tmp_path: Path) -> None:
    bank(GIFT, rule=FormatRule((), deck="::Bank"))
    plan = bank(GIFT.replace("Frnace", "France"))
    assert (counts(plan), plan.diagnostics) == ((3, 0, 1, 2, 0, 0), ())
    assert {question.deck for question in questions(tmp_path).values()} == {"::Bank"}
    bank(GIFT, rule=FormatRule((), deck="::Other"))
    assert {question.deck for question in questions(tmp_path).values()} == {"::Other"}


def test_questions_with_pictures_beside_the_file_are_found_again(tmp_path: Path) -> None:
    (tmp_path / "red.png").write_bytes(b"red")
    path = tmp_path / "bank.csv"
    path.write_text("Question,A,B,Answer,Image\nWhich?,a,b,A,red.png\nWhere?,a,b,A,\n")
    wanted = Wanted(tmp_path, tmp_path / "sources")
    plan_import(path, wanted).write()
    assert counts(plan_import(path, wanted)) == (2, 0, 0, 2, 0, 0)
    (tmp_path / "red.png").write_bytes(b"RED")
    plan = plan_import(path, wanted)
    assert (counts(plan), len(plan.media)) == ((2, 0, 0, 2, 0, 0), 1)


def test_a_new_id_of_the_users_stays_through_all_corrections(bank, tmp_path: Path) -> None:
    bank(GIFT)
    path = tmp_path / "sources/bank.yaml"
    path.write_text(written(tmp_path).replace("id: which-river-flows-through-rome", "id: tiber"))
    for then, now in (("The Po", "The Arno"), ("through Rome", "through Rome today"), ("The Arno", "The Adda")):
        text = GIFT.replace("The Po", "The Arno") if then != "The Po" else GIFT
        text = text.replace("through Rome", "through Rome today") if then == "The Arno" else text
        assert counts(bank(text.replace(then, now))) == (3, 0, 1, 2, 0, 0)
    assert list(questions(tmp_path)) == ["what-is-the-capital-of-frnace", "tiber", "two-and-two-make-five"]
    assert [option.text for option in questions(tmp_path)["tiber"].options] == ["The Tiber", "The Adda"]


@pytest.mark.parametrize("name", ["a.apkg", "a.h5p", "a.xlsx"])
def test_an_archive_that_is_not_read_raises_with_the_reason(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(AnkibuildError, match="the archive is not read: it is broken"):
        plan_import(path, Wanted(tmp_path, tmp_path / "sources"))


def test_a_broken_file_in_an_archive_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "bank.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("items.xml", "<list>\n<item>")
    with pytest.raises(AnkibuildError, match=r"/bank\.zip/items\.xml:2:7: this is no well-formed XML: it ends"):
        plan_import(path, Wanted(tmp_path, tmp_path / "sources"))


def test_a_file_that_is_no_format_raises(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nothing here.")
    with pytest.raises(AnkibuildError, match="looks like no format"):
        plan_import(path, Wanted(tmp_path, tmp_path / "sources"))


def test_the_last_import_is_kept_apart(bank, tmp_path: Path) -> None:
    bank(GIFT)
    assert written(tmp_path, f"sources/{BEFORE}/bank.yaml") == written(tmp_path)


def test_counts_add_up(bank) -> None:
    plan = bank(GIFT + "\nNobody knows? {~one ~two}\n")
    again = bank(GIFT.replace("Frnace", "France"))
    for found in (plan, again):
        assert found.read == found.added + found.updated + found.unchanged + found.deleted + found.rejected
    assert replace(plan, read=0) != plan


@pytest.mark.parametrize("first", [True, False])
def test_an_import_that_was_interrupted_is_completed_by_the_next(bank, tmp_path: Path, first: bool) -> None:
    """After each file that it writes."""
    new = GIFT.replace("Frnace", "France") + "\nWhat is 1 + 1? {=2 ~3}\n"
    if not first:
        bank(GIFT)
    plan = bank(new, write=False)
    for count in range(len(plan.texts)):
        for path, text in list(plan.texts.items())[:count]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    again = bank(new)
    assert again.diagnostics == ()
    assert (again.added + again.updated + again.unchanged, again.deleted) == (4, 0)
    assert [q.stem for q in questions(tmp_path).values()][0::3] == ["What is the capital of France?", "What is 1 + 1?"]
    assert counts(bank(new)) == (4, 0, 0, 4, 0, 0)


def test_what_was_built_from_the_file_keeps_its_notes_also_with_equal_stems(bank, tmp_path: Path) -> None:
    text = "Which is true? {=Water is wet. ~Water is dry.}\n\nWhich is true? {=Iron is heavy. ~Gold is cheap.}\n"
    plan = bank(text, write=False)
    assert plan.added == 2
    stem = derived_id("Which is true?")
    guids = [guid_for("space", stem), guid_for("space", f"{stem}.2")]
    entries = {guid: NoteEntry(id_, guid, 1, 1, "", "") for guid, id_ in zip(guids, (stem, f"{stem}.2"), strict=True)}
    bank(text, lock=Lock("space", entries))
    assert [question.guid for question in questions(tmp_path).values()] == guids


def test_columns_of_a_file_that_has_none_are_named_in_vain(tmp_path: Path) -> None:
    (tmp_path / "a.gift").write_text("Which gas do plants take in? {=Carbon dioxide ~Helium}\n")
    rule = FormatRule((), settings=Settings(columns={"stem": ("Frage",)}))
    plan = plan_import(tmp_path / "a.gift", Wanted(tmp_path, tmp_path / "sources", rule))
    assert [fault.code for fault in plan.diagnostics] == ["columns-in-vain"]
    assert (plan.added, plan.failed) == (1, False)


def test_a_file_without_the_columns_that_were_named_is_not_imported(tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text("Frage,Antwort\nHauptstadt von Italien?,Rom\n")
    named = FormatRule((), settings=Settings({"stem": ("Frage",), "answer": ("Antwort",)}))
    plan_import(path, Wanted(tmp_path, tmp_path / "sources", named)).write()
    before = {file: file.read_text() for file in (tmp_path / "sources").rglob("*.yaml")}
    path.write_text("Frage,Loesung\nHauptstadt von Italien?,Rom\n")
    message = r"bank\.csv has no column 'Antwort' for 'answer' \(--map\): it has: 'Frage', 'Loesung'"
    with pytest.raises(AnkibuildError, match=message):
        plan_import(path, Wanted(tmp_path, tmp_path / "sources"))
    assert before == {file: file.read_text() for file in (tmp_path / "sources").rglob("*.yaml")}

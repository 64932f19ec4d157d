"""Questions that are known to be rejected."""

from __future__ import annotations

import pytest

from ankibuild import load
from ankibuild.diagnostics.catalog import entry
from ankibuild.rejects import _OF_FILES

GOOD = "::g::What is the capital of Italy? {=Rome ~Milan}\n\n"
ESSAY = "::e::Describe the river Tiber. {}\n\n"
NO_KEY = "::n::Which city lies on the Po? {~Turin ~Genoa}\n\n"
TWICE = "::t::Which lake is the largest? {=Garda ~Como ~Como}\n\n"
NO_PICTURE = "::p::[markdown]Which lake is this? ![](lake.png) {=Garda ~Como}\n\n"


@pytest.fixture
def bank(folder):
    """Writes a bank and how many of it are known to be rejected; gives what a check says: code and place."""

    def check(text: str, rejected: object, *, name: str = "bank.gift", files: str = "sources/bank.*") -> list[str]:
        folder.write("ankibuild.yaml", f"name: Test\nformats:\n  - files: '{files}'\n    rejected: {rejected}\n")
        folder.write(f"sources/{name}", text)
        return [f"{fault.severity}[{fault.code}] {fault.location}" for fault in folder.check()]

    return check


def test_as_many_as_are_known_are_warnings_that_say_the_same(bank, folder) -> None:
    assert bank(GOOD + ESSAY + NO_KEY, 2) == [
        "warning[known-reject] sources/bank.gift:3:32",
        "warning[known-reject] sources/bank.gift:5:33",
    ]
    first, _ = folder.check()
    assert (
        first.headline
        == "known to be rejected (essay-without-answer): a question for a free answer has no model answer"
    )
    assert first.hint == "no card is made of it; 'rejected: 2' in ankibuild.yaml allows that"


def test_one_more_is_an_error_and_all_are_shown_as_errors(bank, folder) -> None:
    assert bank(GOOD + ESSAY + NO_KEY, 1) == [
        "error[more-rejected] ankibuild.yaml:4:15",
        "error[essay-without-answer] sources/bank.gift:3:32",
        "error[no-key] sources/bank.gift:5:33",
    ]
    said = folder.check()[0]
    assert said.headline == "2 questions of sources/bank.* are rejected, ankibuild.yaml allows 1"
    assert said.hint.endswith("if none of them can be a card, write 'rejected: 2'")


def test_fewer_are_a_warning_to_lower_the_number(bank, folder) -> None:
    assert bank(GOOD + ESSAY, 3)[0] == "warning[fewer-rejected] ankibuild.yaml:4:15"
    said = folder.check()[0]
    assert said.headline == "1 question of sources/bank.* is rejected, ankibuild.yaml allows 3"
    assert said.hint == "write 'rejected: 1', so that the next one is not overlooked"
    assert bank(GOOD, 1) == ["warning[fewer-rejected] ankibuild.yaml:4:15"]


@pytest.mark.parametrize(("number", "code"), [(0, "more-rejected"), ("no", "rejected-wrong"), ("-1", "rejected-wrong")])
def test_none_may_be_known_and_other_words_are_no_number(bank, number: object, code: str) -> None:
    assert any(code in line for line in bank(GOOD + ESSAY, number))


def test_what_rules_and_rendering_reject_counts_too(bank, folder) -> None:
    said = bank(GOOD + TWICE + NO_PICTURE + ESSAY, 3)
    assert [line.split()[0] for line in said] == ["warning[known-reject]"] * 3
    report = folder.build()
    assert (report.read, report.written, report.rejected) == (4, 1, 3)
    assert bank(GOOD + TWICE + NO_PICTURE + ESSAY, 2)[0] == "error[more-rejected] ankibuild.yaml:4:15"
    assert not any("known-reject" in line for line in bank(GOOD + TWICE + NO_PICTURE + ESSAY, 2))


def test_a_question_with_two_faults_is_one(bank) -> None:
    twice = "::t::Which lake is the largest? {=Garda ~Como ~Como ~Nemi ~Nemi}\n\n"
    assert bank(GOOD + twice, 1) == [
        "warning[known-reject] sources/bank.gift:3:48",
        "warning[known-reject] sources/bank.gift:3:60",
    ]


def test_the_number_is_that_of_all_files_of_the_entry(bank, folder) -> None:
    folder.write("sources/bank.aiken.gift", NO_KEY)
    assert [line.split()[0] for line in bank(GOOD + ESSAY, 2)] == ["warning[known-reject]"] * 2
    assert "error[more-rejected]" in bank(GOOD + ESSAY, 1)[0]


def test_other_files_and_entries_are_not_covered(bank, folder) -> None:
    folder.write("sources/other.gift", NO_KEY)
    assert bank(GOOD + ESSAY, 1) == [
        "warning[known-reject] sources/bank.gift:3:32",
        "error[no-key] sources/other.gift:1:33",
    ]


def test_a_broken_file_stays_an_error_and_so_do_its_questions(bank) -> None:
    question = (
        "<question type='{}'><name><text>a</text></name><questiontext format='html'><text>Describe the Po.</text>"
        "</questiontext></question>"
    )
    whole = f"<quiz>{question.format('essay')}</quiz>"
    assert bank(whole, 1, name="bank.xml")[0].startswith("warning[known-reject]")
    cut = f"<quiz>{question.format('essay')}{question.format('essay')[:-20]}"
    said = bank(cut, 5, name="bank.xml")
    assert any("error[essay-without-answer]" in line for line in said)
    assert any("file-broken" in line for line in said)
    assert not any("rejected" in line or "known" in line for line in said)


def test_an_error_about_the_file_stands_also_inside_a_question(bank) -> None:
    records = '[{"question": "Which?", "answer": "This"}, {"question": "What?" "answer": "That"}]'
    said = bank(records, 5, name="bank.json")
    assert any("error[json-slip]" in line for line in said)
    assert not any("rejected" in line or "known" in line for line in said)


def test_a_file_that_cannot_be_read_stays_an_error(bank) -> None:
    said = bank("PK\x03\x04 and no archive", 3, name="bank.zip")
    assert all(line.startswith("error[") for line in said)
    assert not any("rejected" in line for line in said)


def test_in_yaml_only_errors_in_questions_are_covered(bank) -> None:
    text = "- {id: a, stem: 'Which a?', answer: This}\n- {id: b, stem: 'Which b?', colour: red, answer: This}\n"
    assert bank(text, 1, name="bank.yaml") == ["warning[known-reject] sources/bank.yaml:2:29"]
    assert bank(f"colour: red\nquestions:\n{text}", 3, name="bank.yaml")[0].startswith("error[unknown-key")


def test_keys_may_be_listed_apart_from_their_questions(bank, folder) -> None:
    questions = "1. Which lake is the largest?\nA. Garda\nB. Como\n\n2. Which lake is the deepest?\nA. Garda\nB. Como\n"
    said = bank(f"{questions}\nAnswers\n1. A\n2. D\n", 1, name="bank.txt")
    assert [line.split()[0] for line in said] == ["warning[known-reject]"]
    assert folder.check()[0].location == "sources/bank.txt:11:4"


def test_the_codes_that_are_told_apart_exist() -> None:
    assert {entry(code).severity for code in _OF_FILES} == {"error"}


def test_what_several_questions_have_done_together_is_not_covered(bank) -> None:
    said = bank("- {id: a, stem: 'One?', answer: x}\n- {id: a, stem: 'Two?', answer: y}\n", 2, name="bank.yaml")
    assert "error[duplicate-id] sources/bank.yaml:2:8" in said


def test_a_part_of_the_project_has_not_too_few(bank, folder) -> None:
    from ankibuild import check

    folder.write("sources/bank.other.gift", NO_KEY)
    bank(GOOD + ESSAY, 2)
    said = check(load(folder.root / "sources/bank.gift"))
    assert [fault.code for fault in said] == ["known-reject"]


def test_the_errors_are_settled_when_the_bank_is_loaded(bank, folder) -> None:
    bank(GOOD + ESSAY, 1)
    assert [fault.code for fault in folder.load().diagnostics] == ["known-reject"]
    bank(GOOD + ESSAY, 2)
    assert [fault.code for fault in folder.load().diagnostics] == ["known-reject"]

"""Renames, ids used again, lost ids and corrected stems: found, never guessed in silence."""

from dataclasses import replace

import pytest

from ankibuild.identity import likeness
from ankibuild.identity.continuity import examine
from ankibuild.identity.ids import identify
from ankibuild.identity.lock import Lock
from ankibuild.identity.stamp import stamp
from ankibuild.model import Kind, Option, Question

NOW = 1_700_000_000_000
LONG = "Which organelle of an animal cell makes most of the ATP that the cell needs"


def asked(id_: str, stem: str, **more) -> Question:
    return Question(stem=stem, answer="This", id=id_, **more)


@pytest.fixture
def after(notes_of):
    """Builds some questions, then examines others; gives the continuity."""

    def run(before: list[Question], now: list[Question]):
        entries = stamp(notes_of(before), Lock("test-namespace"), NOW)[1].notes.values()
        return examine(identify(now, "test-namespace", entries), entries)

    return run


def codes(found) -> list[tuple[str, str]]:
    return [(finding.diagnostic.code, finding.diagnostic.facts.get("line", "")) for finding in found.findings]


def test_nothing_changed_is_nothing_to_say(after) -> None:
    questions = [asked("a", "A?"), asked("", "B?")]
    assert after(questions, questions) == ((), ())


@pytest.mark.parametrize(
    ("before", "now", "code", "line"),
    [
        (asked("old", "A?"), asked("new", "A?"), "likely-rename", "aka: [old]"),
        (asked("old", "A?"), asked("", "A?"), "id-lost", "id: old"),
        (asked("", "A?"), asked("new", "A?"), "id-without-guid", "guid: 16QvjNo5xdzY8n"),
    ],
)
def test_the_same_words_under_another_name_are_a_rename(after, before, now, code: str, line: str) -> None:
    (found,) = codes(after([before], [now]))
    assert found[0] == code
    assert found[1].split(":")[0] == line.split(":")[0]


def test_a_rename_that_is_said_is_none(after) -> None:
    assert codes(after([asked("old", "A?")], [asked("new", "A?", aka=("old",))])) == []


def test_a_question_that_moved_keeps_its_guid_and_is_no_matter(after) -> None:
    assert codes(after([asked("a", "A?")], [asked("a", "A?", deck="Elsewhere")])) == []


def test_a_copy_of_a_question_that_is_still_there_is_no_rename(after) -> None:
    assert codes(after([asked("a", "A?")], [asked("a", "A?"), asked("b", "A?")])) == []


def test_an_id_whose_question_stands_under_another_one_is_used_again(after) -> None:
    found = after([asked("a", "A?")], [asked("a", "Quite another?"), asked("b", "A?")])
    (finding,) = found.findings
    assert (finding.diagnostic.code, finding.diagnostic.facts["id"], finding.positions) == ("id-reused", "a", (1,))


def test_two_questions_that_swap_their_ids_cannot_be_told_from_corrections(after) -> None:
    assert codes(after([asked("a", "A?"), asked("b", "B?")], [asked("a", "B?"), asked("b", "A?")])) == []


def test_the_id_of_a_retired_question_is_never_free_again(after) -> None:
    before = [asked("a", "A?", retired=True)]
    assert codes(after(before, [asked("a", "Quite another?")]))[0][0] == "id-reused"
    assert codes(after(before, [asked("a", "A?")])) == []
    assert codes(after(before, [asked("a", "A!", explanation="Taken back and corrected.")])) == []
    assert codes(after(before, [])) == []


def test_a_corrected_stem_without_id_is_matched(after) -> None:
    (match,) = after([asked("", LONG + "?")], [asked("", LONG.replace("organelle", "organele") + "?")]).matches
    assert (match.item.position, match.entry.stem) == (1, LONG + "?")


@pytest.mark.parametrize("stem", ["What is the capital of France?", LONG[:30]])
def test_a_new_question_that_resembles_none_is_new(after, stem: str) -> None:
    assert after([asked("", LONG + "?")], [asked("", stem)]).matches == ()


def test_a_stem_that_is_near_to_two_is_matched_but_not_clearly(after) -> None:
    before = [asked("", f"{LONG} {word}?") for word in ("now", "not")]
    assert [match.clear for match in after(before, [asked("", LONG + " no?")]).matches] == [False]
    assert [match.clear for match in after(before[:1], [asked("", LONG + " no?")]).matches] == [True]


def test_of_vanished_questions_with_one_stem_that_with_the_nearest_answers_is_meant(after) -> None:
    stem = "Which of these is a law on civil rights?"
    before = [Question(stem=stem, answer=answer) for answer in ("The first act", "The second act", "The third act")]
    now = [Question(stem="Which of those is a law on civil rights?", answer="The second act, amended")]
    for order in (before, before[1:] + before[:1], before[2:] + before[:2]):
        (match,) = after(order, now).matches
        assert (match.entry.rest, match.clear) == ("The second act", False)


def test_stem_and_answers_together_tell_which_vanished_question_is_meant(after) -> None:
    def chosen(stem: str, *options: str) -> Question:
        return Question(stem, Kind.SINGLE, tuple(map(Option, options)))

    before = [chosen("Which is true?", "Bone is alive.", "Hair is alive.")]
    now = [
        chosen("Which is true?", "Nails grow.", "Teeth grow."),
        chosen("Which is true!", "Bone lives.", "Hair lives."),
    ]
    for order in (now, now[::-1]):
        (match,) = after(before, order).matches
        assert match.item.question == now[1]


def test_a_question_that_only_an_id_makes_a_vanished_one_is_asked_about(after, notes_of) -> None:
    entries = stamp(notes_of([asked("", "How does bone heal?")]), Lock("test-namespace"), NOW)[1].notes
    (guid,) = entries
    now = identify([asked("", "When do nails grow?"), asked("", "Other?")], "test-namespace", entries.values())
    assert examine(now, entries.values()).matches == ()
    (match,) = examine(now, entries.values(), {1: guid}).matches
    assert (match.item.position, match.entry.guid, match.by_id, match.clear) == (1, guid, True, False)


def test_a_question_that_may_be_a_vanished_one_of_its_stem_is_asked_about(after) -> None:
    before = [Question(stem="Which is true?", answer=answer) for answer in ("Bone is alive.", "Hair is dead.")]
    (match,) = after(before, [Question(stem="Which is true?", answer="Nails grow."), before[0]]).matches
    assert (match.entry.rest, match.clear) == ("Hair is dead.", False)


def test_a_match_is_clear_only_if_the_answer_is_the_same_and_tells(after) -> None:
    france = Question("What is the capital of France?", answer="Paris")
    assert [
        match.clear for match in after([france], [replace(france, stem="What is the capital of Frnce?")]).matches
    ] == [True]
    italy = Question("What is the capital of Italy?", answer="Rome")
    assert [match.clear for match in after([france], [italy]).matches] == [False]
    other = Question("Which city has the Louvre?", answer="Paris", id="louvre")
    (match,) = after([france, other], [replace(france, stem="What is the capital of Frnce?"), other]).matches
    assert not match.clear


def test_a_statement_is_never_clearly_another_one(after) -> None:
    true = Question("Paris is the capital of France.", Kind.TRUE_FALSE, answer="true")
    (match,) = after([true], [replace(true, stem="Nice is the capital of France.")]).matches
    assert not match.clear


def test_a_long_stem_may_be_corrected_clearly_at_its_beginning(after) -> None:
    long = "A man of sixtey years comes with pain. " + "He has no fever. " * 20
    (match,) = after([asked("", long + "?")], [asked("", long.replace("sixtey", "eighty") + "?")]).matches
    assert match.clear


def test_many_alike_that_are_corrected_at_once_are_matched_one_to_one(after) -> None:
    stems = [f"Which enzyme number {n} breaks down the substrate {7 * n} in the cell?" for n in range(9)]
    found = after([asked("", s) for s in stems], [asked("", s.replace("enzyme", "famous enzyme")) for s in stems])
    assert [match.entry.stem for match in found.matches] == stems


def test_a_new_id_and_a_corrected_stem_at_once_are_matched_too(after) -> None:
    (match,) = after([asked("", LONG + "?")], [asked("a", LONG + "!")]).matches
    assert match.item.id == "a"


def test_questions_with_ids_are_never_matched_by_their_stems(after) -> None:
    assert after([asked("a", LONG)], [asked("b", LONG + "!")]) == ((), ())


def test_each_new_question_is_compared_with_a_few_only(after, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(likeness, "_alike", lambda left, right: compared.append(left) or 0.0)
    stems = [f"word{n % 7} thing{n % 5} number{n}" for n in range(400)]
    after([asked("", f"{stem} before") for stem in stems[:200]], [asked("", f"{stem} after") for stem in stems[200:]])
    assert 200 <= len(compared) <= 200 * 5

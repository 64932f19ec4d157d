from __future__ import annotations

from collections.abc import Sequence

from ankibuild.readers.plain_text.drafts import Draft
from ankibuild.readers.plain_text.keylists import Entry, KeyList
from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.marks import QuestionMark
from ankibuild.readers.plain_text.matching import match_lists


def matched(questions: Sequence[int], *lists: tuple[int, str]) -> tuple[dict[int, str], list[int]]:
    """The keys found for questions by their place, from lists such as `1A 2B`, each behind so many questions."""
    drafts = [Draft(QuestionMark(".", number, 0), Line("", 0, 0)) for number in questions]
    key_lists = [
        KeyList(0, [Entry(int(pair[:-1]), Line(pair[-1], 0, 1), True) for pair in text.split()], [])
        for _, text in lists
    ]
    found = match_lists(drafts, [before for before, _ in lists], key_lists)
    return {place: entry.key.text for place, entry in found.entries.items()}, [e.number for e in found.unmatched]


def test_keys_belong_to_questions_by_number() -> None:
    assert matched([1, 2, 4], (3, "1A 2B 3C 4D")) == ({0: "A", 1: "B", 2: "D"}, [3])


def test_a_list_behind_each_chapter_belongs_to_it() -> None:
    assert matched([1, 2, 1, 2], (2, "1A 2B"), (4, "1C 2D")) == ({0: "A", 1: "B", 2: "C", 3: "D"}, [])


def test_one_list_in_chapters_belongs_to_questions_in_as_many_chapters() -> None:
    assert matched([1, 2, 1], (3, "1A 2B 1C")) == ({0: "A", 1: "B", 2: "C"}, [])


def test_numbers_that_begin_again_only_in_the_questions_match_nothing() -> None:
    assert matched([1, 2, 1, 2], (4, "1A 2B"))[0] == {}


def test_two_different_keys_for_one_question_are_none() -> None:
    assert matched([1, 2], (2, "1A 1B 2C"))[0] == {1: "C"}


def test_a_list_before_all_questions_belongs_to_them() -> None:
    assert matched([1, 2], (0, "1A 2B"))[0] == {0: "A", 1: "B"}

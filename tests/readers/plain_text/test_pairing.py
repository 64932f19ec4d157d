from __future__ import annotations

import pytest

from ankibuild.readers.plain_text.lines import split_lines
from ankibuild.readers.plain_text.pairing import begins_with_pairs, pairing, pairs_in, with_lists_to_match
from ankibuild.readers.plain_text.survey import Look, look_at
from ankibuild.source import Source


def looks(text: str) -> list[Look]:
    return [look_at(line) for line in split_lines(Source("a.txt", text))]


def paired(text: str, key: str) -> list[tuple[str, str]]:
    found = pairing(split_lines(Source("a.txt", text)), key)
    return [(left.text, right.text) for left, right in found.pairs] if found else []


@pytest.mark.parametrize("key", ["1-c, 2-a", "1 - c; 2 - a", "1→c 2→a", "(1)-(c), (2)-(a)", "1:c, 2:a.", "1=>c, 2=>a"])
def test_a_key_puts_labels_together_in_many_ways(key: str) -> None:
    assert pairs_in(key) == [("1", "c"), ("2", "a")]
    assert begins_with_pairs(key)


@pytest.mark.parametrize("key", ["1-c", "c", "a, b", "A - because", "1-c, 2-a and so on", "1. B 2. C"])
def test_other_keys_put_none_together(key: str) -> None:
    assert pairs_in(key) == []


ANIMALS = "Match:\n1. dog\n2. cat\na. meow\nb. bark"


def test_both_lists_may_stand_below_or_beside_each_other() -> None:
    assert paired(ANIMALS, "1-b, 2-a") == [("dog", "bark"), ("cat", "meow")]
    assert paired("Match:\n1. dog | a. meow\n2. cat | b. bark", "1-b, 2-a") == [("dog", "bark"), ("cat", "meow")]
    assert paired("Match:\n1) dog\ta) meow\n2) cat\tb) bark", "1-b, 2-a") == [("dog", "bark"), ("cat", "meow")]


def test_the_lists_may_have_names() -> None:
    text = "Match the lists:\nColumn A      Column B\n1. dog      a. meow\n2. cat      b. bark"
    found = pairing(split_lines(Source("a.txt", text)), "1-b, 2-a")
    assert found is not None
    assert [line.text for line in found.stem] == ["Match the lists:"]


def test_what_matches_nothing_is_kept() -> None:
    found = pairing(split_lines(Source("a.txt", ANIMALS + "\nc. moo")), "1-b, 2-a")
    assert found is not None
    assert [line.text for line in found.left_over] == ["moo"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (ANIMALS, "1-b, 2-c"),
        (ANIMALS, "1-b, 3-a"),
        (ANIMALS, "1-b, 1-a"),
        (ANIMALS + "\n3. cow", "1-b, 2-a"),
        (ANIMALS + "\na. moo", "1-b, 2-a"),
        ("Match:\nA. dog\nB. cat\na. meow\nb. bark", "A-b, B-a"),
        ("1. dog\n2. cat\na. meow\nb. bark", "1-b, 2-a"),
    ],
)
def test_a_key_that_does_not_fit_both_lists_gives_no_pairs(text: str, key: str) -> None:
    assert paired(text, key) == []


def test_items_of_lists_to_match_begin_no_questions() -> None:
    found = with_lists_to_match(looks("7. Match them\n1. dog\n2. cat\na. meow\nb. bark\nAnswer: 1-b, 2-a"))
    assert [look.question.number for look in found if look.question] == [7]
    assert not any(look.options for look in found)
    assert found[-1].paired


def test_the_only_key_of_several_questions_may_be_the_list_of_their_keys() -> None:
    text = "1. Which?\na. x\nb. y\n2. Match what belongs\na. x\nb. y\nAnswers: 1-b, 2-a"
    assert not any(look.paired for look in with_lists_to_match(looks(text)))


def test_numerals_are_labels_of_their_own() -> None:
    text = "Match:\n(i) dog  (a) meow\n(ii) cat  (b) bark\n(iii) cow  (c) moo"
    assert paired(text, "i-b, ii-a, iii-c") == [("dog", "bark"), ("cat", "meow"), ("cow", "moo")]
    assert paired("Match:\ni. dog\nv. cat\n1. meow\n2. bark", "i-2, v-1") == [("dog", "bark"), ("cat", "meow")]


def test_the_list_to_match_begins_at_the_last_number_that_asks() -> None:
    text = (
        "6. What is a match?\na. a stick\nb. a game\n7. Match them\n1. dog\n2. cat\na. meow\nb. bark\nAnswer: 1-b, 2-a"
    )
    found = with_lists_to_match(looks(f"5. Which?\nAnswer: a\n{text}"))
    assert [look.question.number for look in found if look.question] == [5, 6, 7]
    assert {"a. a stick", "a. meow"} & {look.line.text for look in found if look.options} == {"a. a stick"}

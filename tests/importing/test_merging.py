"""Three-way merge of questions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ankibuild.importing.merging import merge
from ankibuild.model import Gap, Kind, Option, Pair, Question

BASE = Question(
    "What is the capital of Frnace?",
    Kind.SINGLE,
    (Option("Paris", True), Option("Lyon"), Option("Nice")),
    id="france",
    explanation="Since 987.",
    tags=("geography", "europe"),
)


def test_what_changed_there_arrives_and_edits_here_stay() -> None:
    mine = replace(BASE, explanation="Since the year 987.", tags=(*BASE.tags, "mine"))
    new = replace(BASE, stem="What is the capital of France?", tags=("geography", "new"))
    merged = merge(BASE, mine, new)
    assert merged.question == replace(mine, stem="What is the capital of France?", tags=("geography", "mine", "new"))
    assert merged.changed == {"stem", "tags"}
    assert merged.clashes == ()


def test_what_was_changed_on_both_sides_clashes_and_stays() -> None:
    mine, new = replace(BASE, stem="Mine?"), replace(BASE, stem="Theirs?")
    merged = merge(BASE, mine, new)
    assert (merged.question.stem, merged.clashes, merged.changed) == ("Mine?", ("stem",), frozenset())


def test_the_same_change_on_both_sides_is_none() -> None:
    both = replace(BASE, stem="Both?")
    assert merge(BASE, both, both) == (merged := merge(BASE, both, both))
    assert (merged.question, merged.changed, merged.clashes) == (both, frozenset(), ())


def test_options_are_merged_one_by_one() -> None:
    mine = replace(BASE, options=(BASE.options[0], Option("Lyon", False, "The third largest city."), BASE.options[2]))
    new = replace(BASE, options=(Option("Paris (Seine)", True), *BASE.options[1:]))
    merged = merge(BASE, mine, new)
    assert merged.question.options == (new.options[0], mine.options[1], BASE.options[2])
    assert merged.clashes == ()


def test_a_corrected_key_arrives_beside_an_edited_rationale() -> None:
    mine = replace(BASE, options=(Option("Paris", True, "Yes."), *BASE.options[1:]))
    new = replace(BASE, options=(Option("Paris", False), Option("Lyon", True), BASE.options[2]))
    merged = merge(BASE, mine, new)
    assert merged.question.options[:2] == (Option("Paris", False, "Yes."), Option("Lyon", True))


def test_a_rationale_moves_with_its_option() -> None:
    mine = replace(BASE, options=(BASE.options[0], Option("Lyon", False, "The third largest city."), BASE.options[2]))
    new = replace(BASE, options=(BASE.options[1], BASE.options[2], BASE.options[0]))
    merged = merge(BASE, mine, new)
    assert merged.question.options == (mine.options[1], BASE.options[2], BASE.options[0])
    assert merged.clashes == ()


def test_a_rationale_does_not_go_to_an_option_that_took_the_place() -> None:
    mine = replace(BASE, options=(*BASE.options[:2], Option("Nice", False, "On the sea.")))
    merged = merge(BASE, mine, replace(BASE, options=(*BASE.options[:2], Option("Marseille"))))
    assert (merged.question, merged.clashes) == (mine, ("options",))


def test_another_key_on_each_side_clashes() -> None:
    mine = replace(BASE, options=(Option("Paris"), Option("Lyon", True), Option("Nice")))
    new = replace(BASE, options=(Option("Paris"), Option("Lyon"), Option("Nice", True)))
    assert merge(BASE, mine, new).clashes == ("options",)


def test_several_keys_there_arrive_beside_a_rationale() -> None:
    mine = replace(BASE, options=(Option("Paris", True, "Yes."), *BASE.options[1:]))
    new = replace(BASE, kind=Kind.MULTIPLE, options=(BASE.options[0], Option("Lyon", True), BASE.options[2]))
    merged = merge(BASE, mine, new).question
    assert (merged.kind, merged.options) == (Kind.MULTIPLE, (mine.options[0], *new.options[1:]))


def test_another_kind_there_clashes_with_edited_options() -> None:
    mine = replace(BASE, options=(Option("Paris", True, "Yes."), *BASE.options[1:]))
    new = replace(BASE, kind=Kind.MATCHING, options=(), pairs=(Pair("France", "Paris"), Pair("Italy", "Rome")))
    assert merge(BASE, mine, new).clashes == ("options",)
    assert merge(BASE, BASE, new).question == new


def test_pairs_and_order_are_merged_by_what_they_say() -> None:
    base = Question("Match.", Kind.MATCHING, pairs=(Pair("France", "Paris"), Pair("Itally", "Rome")))
    mine = replace(base, pairs=(base.pairs[0], Pair("Itally", "Roma")))
    merged = merge(base, mine, replace(base, pairs=(Pair("Italy", "Rome"), base.pairs[0])))
    assert merged.question.pairs == (Pair("Italy", "Roma"), base.pairs[0])
    ordered = Question("Sort.", Kind.ORDERING, order=("first", "secnod", "third"))
    moved = replace(ordered, order=("third", "first", "secnod"))
    merged = merge(ordered, moved, replace(ordered, order=("first", "second", "third")))
    assert merged.question.order == ("third", "first", "second")


def test_an_option_more_on_each_side_clashes() -> None:
    mine = replace(BASE, options=(*BASE.options, Option("Metz")))
    new = replace(BASE, options=(*BASE.options, Option("Brest")))
    merged = merge(BASE, mine, new)
    assert (merged.question, merged.clashes) == (mine, ("options",))


def test_gaps_are_merged_option_by_option() -> None:
    gaps = (Gap((Option("colour", True), Option("color", True))),)
    base = Question("A [[1]].", Kind.GAPS, gaps=gaps)
    mine = replace(base, gaps=(Gap((Option("colour", True, "British"), Option("color", True))),))
    new = replace(base, gaps=(Gap((Option("colour", True), Option("color (US)", True))),))
    merged = merge(base, mine, new)
    assert merged.question.gaps[0].options == (Option("colour", True, "British"), Option("color (US)", True))


texts = st.sampled_from(["a", "b", "c", "the capital", "the capitol"])
questions = st.builds(
    Question,
    stem=texts,
    kind=st.just(Kind.SINGLE),
    options=st.lists(st.builds(Option, texts, st.booleans(), texts), max_size=2).map(tuple),
    hint=texts,
    tags=st.lists(st.sampled_from(["a", "b", "c"]), max_size=2, unique=True).map(tuple),
)


@given(questions, questions)
def test_a_side_that_did_nothing_gets_the_other(base: Question, other: Question) -> None:
    assert merge(base, base, other).clashes == ()
    assert set(merge(base, base, other).question.tags) == set(other.tags)
    assert replace(merge(base, base, other).question, tags=()) == replace(other, tags=())
    assert merge(base, other, base).question == replace(other, tags=merge(base, other, base).question.tags)


@given(questions, questions, questions)
def test_a_merge_takes_every_part_from_one_of_the_sides(base: Question, mine: Question, new: Question) -> None:
    merged = merge(base, mine, new).question
    assert merged.stem in (mine.stem, new.stem)
    assert len(merged.options) in (len(mine.options), len(new.options))

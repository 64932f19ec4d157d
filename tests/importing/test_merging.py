"""Three-way merge of questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
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
    mine = replace(BASE, hint="On the Seine.", article="A long one.", tags=(*BASE.tags, "mine"))
    new = replace(BASE, stem="What is the capital of France?", tags=("geography", "new"))
    merged = merge(BASE, mine, new)
    assert merged.question == replace(mine, stem="What is the capital of France?", tags=("geography", "mine", "new"))
    assert merged.changed == {"stem", "tags"}
    assert merged.clashes == ()


def test_an_explanation_that_was_written_here_is_kept_beside_a_corrected_stem() -> None:
    mine, new = replace(BASE, explanation="Since 508."), replace(BASE, stem="What is the capital of France?")
    for here, there in ((mine, new), (new, mine)):
        merged = merge(BASE, here, there)
        assert merged.question == replace(BASE, stem=new.stem, explanation=mine.explanation)
        assert merged.clashes == ()


SWAPPED = (Option("Paris"), Option("Lyon", True), Option("Nice"))


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        ({"stem": "Which is no capital of Frnace?"}, {"options": SWAPPED}, ("stem", "options")),
        ({"case": "It is 1420."}, {"options": SWAPPED}, ("case", "options")),
        ({"explanation": "Since the year 987."}, {"options": SWAPPED}, ("options", "explanation")),
        ({"hint": "On the Seine."}, {"options": SWAPPED}, ("options", "hint")),
        ({"shuffle": False}, {"options": SWAPPED}, ("options", "shuffle")),
        ({"explanation": "Since the year 987."}, {"explanation": "For long."}, ("explanation",)),
        (
            {"stem": "Mine?"},
            {"stem": "Theirs?", "options": SWAPPED, "explanation": "New."},
            ("stem", "options", "explanation"),
        ),
        ({"hint": "On the Seine."}, {"hint": "On a river.", "stem": "Theirs?"}, ("stem", "hint")),
    ],
)
def test_what_goes_together_clashes_as_a_whole(one: dict, other: dict, clashes: tuple[str, ...]) -> None:
    for here, there in ((one, other), (other, one)):
        mine, new = replace(BASE, **here), replace(BASE, **there, tags=("new",))
        merged = merge(BASE, mine, new)
        assert merged.question == replace(mine, tags=("new",))
        assert (merged.changed, merged.clashes) == ({"tags"}, clashes)


@pytest.mark.parametrize("beside", [{"reference": "p. 3"}, {"article": "Long."}, {"deck": "::B"}, {"name": "Q7"}])
def test_what_stands_apart_arrives_beside_a_new_key(beside: dict) -> None:
    merged = merge(BASE, replace(BASE, **beside), replace(BASE, options=SWAPPED, explanation="New."))
    assert (merged.question, merged.clashes) == (replace(BASE, options=SWAPPED, explanation="New.", **beside), ())


def test_a_statement_and_its_truth_clash() -> None:
    base = Question("Sharks are mammals.", Kind.TRUE_FALSE, answer="true")
    merged = merge(base, replace(base, stem="Sharks are not mammals."), replace(base, answer="false"))
    assert merged.clashes == ("stem", "answer")


def test_the_stem_of_a_cloze_is_its_key() -> None:
    base = Question("{{c1::Lead}} is a metal.", Kind.CLOZE)
    mine, new = replace(base, hint="Heavy."), replace(base, stem="{{c1::Tin}} is a metal.")
    assert merge(base, mine, new).clashes == ("stem", "hint")


def test_a_correction_that_was_made_here_already_lets_the_others_come() -> None:
    mine = replace(BASE, stem="Which is no capital?")
    new = replace(mine, options=SWAPPED, explanation="New.")
    merged = merge(BASE, mine, new)
    assert (merged.question, merged.clashes) == (new, ())


def test_what_was_changed_on_both_sides_clashes_and_stays() -> None:
    mine, new = replace(BASE, stem="Mine?"), replace(BASE, stem="Theirs?")
    merged = merge(BASE, mine, new)
    assert (merged.question.stem, merged.clashes, merged.changed) == ("Mine?", ("stem",), frozenset())


def test_the_same_change_on_both_sides_is_none() -> None:
    both = replace(BASE, stem="Both?")
    assert merge(BASE, both, both) == (merged := merge(BASE, both, both))
    assert (merged.question, merged.changed, merged.clashes) == (both, frozenset(), ())


def test_wrong_options_are_reworded_one_by_one() -> None:
    mine = replace(BASE, options=(BASE.options[0], Option("Lyons"), BASE.options[2]))
    new = replace(BASE, options=(*BASE.options[:2], Option("Nice (sea)")))
    merged = merge(BASE, mine, new)
    assert merged.question.options == (BASE.options[0], Option("Lyons"), Option("Nice (sea)"))
    assert merged.clashes == ()


def test_options_that_are_reworded_to_the_same_clash() -> None:
    base = replace(BASE, options=(Option("Paris", True), Option("the town of Lyon"), Option("the town Lyon")))
    mine = replace(base, options=(*base.options[:1], Option("the old town of Lyon"), base.options[2]))
    new = replace(base, options=(*base.options[:2], Option("the old town of Lyon")))
    assert merge(base, mine, new).clashes == ("options",)


def test_options_that_came_there_clash_with_a_reworded_one() -> None:
    mine = replace(BASE, options=(BASE.options[0], Option("Lyons"), BASE.options[2]))
    new = replace(BASE, options=(*BASE.options, Option("Both Paris and Lyon")))
    assert merge(BASE, mine, new).clashes == ("options",)


def test_a_rationale_stays_beside_a_reworded_option_that_is_wrong() -> None:
    mine = replace(BASE, options=(BASE.options[0], Option("Lyon", False, "The third largest."), BASE.options[2]))
    new = replace(BASE, options=(BASE.options[0], Option("Lyons"), BASE.options[2]))
    merged = merge(BASE, mine, new)
    assert (merged.question.options[1], merged.clashes) == (Option("Lyons", False, "The third largest."), ())


@pytest.mark.parametrize("options", [SWAPPED, (Option("Paris (Seine)", True), *BASE.options[1:])])
def test_a_rationale_is_not_put_beside_another_key_or_its_new_wording(options: tuple[Option, ...]) -> None:
    mine = replace(BASE, options=(Option("Paris", True, "Yes."), *BASE.options[1:]))
    merged = merge(BASE, mine, replace(BASE, options=options))
    assert (merged.question, merged.clashes) == (mine, ("options",))


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


def test_another_kind_there_clashes_with_edited_options() -> None:
    mine = replace(BASE, options=(Option("Paris", True, "Yes."), *BASE.options[1:]))
    new = replace(BASE, kind=Kind.MATCHING, options=(), pairs=(Pair("France", "Paris"), Pair("Italy", "Rome")))
    assert merge(BASE, mine, new).clashes == ("kind", "options", "pairs")
    assert merge(BASE, BASE, new).question == new


def test_pairs_order_and_gaps_are_keys_and_not_merged_one_by_one() -> None:
    base = Question("Match.", Kind.MATCHING, pairs=(Pair("France", "Rome"), Pair("Spain", "Madrid")))
    mine = replace(base, pairs=(Pair("France", "Paris"), base.pairs[1]))
    assert merge(base, mine, replace(base, pairs=(Pair("Italy", "Rome"), base.pairs[1]))).clashes == ("pairs",)
    ordered = Question("The oldest first.", Kind.ORDERING, order=("first", "secnod", "third"))
    mine = replace(ordered, order=("third", "first", "secnod"))
    assert merge(ordered, mine, replace(ordered, stem="The youngest first.")).clashes == ("stem", "order")
    gaps = (Gap((Option("colour", True), Option("color", True))),)
    gapped = Question("A [[1]].", Kind.GAPS, gaps=gaps)
    mine = replace(gapped, gaps=(Gap((Option("colour", True),)),))
    assert merge(gapped, mine, replace(gapped, stem="An American [[1]].")).clashes == ("stem", "gaps")


def test_an_option_more_on_each_side_clashes() -> None:
    mine = replace(BASE, options=(*BASE.options, Option("Metz")))
    new = replace(BASE, options=(*BASE.options, Option("Brest")))
    merged = merge(BASE, mine, new)
    assert (merged.question, merged.clashes) == (mine, ("options",))


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


WORDS = ("whale", "wales", "a shark", "the shark", "sharks", "cod", "the cod")
STEMS = ("Which is a mammal?", "Which is NOT a mammal?", "Which of these is a mammal?")


@st.composite
def choices(draw: st.DrawFn) -> Question:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=4, unique=True))
    right = draw(st.sets(st.sampled_from(words), min_size=1, max_size=2))
    return Question(
        draw(st.sampled_from(STEMS)),
        Kind.SINGLE if len(right) == 1 else Kind.MULTIPLE,
        tuple(Option(word, word in right) for word in words),
        explanation=draw(st.sampled_from(["", "It gives milk.", "It has gills."])),
    )


@st.composite
def edits(draw: st.DrawFn, base: Question) -> Question:
    """The question, with some of its parts changed."""
    options = list(base.options)
    for edit in draw(st.lists(st.sampled_from(["word", "why", "key", "move", "drop", "stem", "explain", "hint"]))):
        place = draw(st.integers(0, len(options) - 1))
        word = draw(st.sampled_from([word for word in WORDS if word not in {option.text for option in options}]))
        if edit == "word":
            options[place] = replace(options[place], text=word)
        elif edit == "why":
            options[place] = replace(options[place], why=draw(st.sampled_from(["", "Milk.", "Gills."])))
        elif edit == "key":
            options = [replace(option, correct=index == place) for index, option in enumerate(options)]
        elif edit == "move":
            options.insert(0, options.pop(place))
        elif edit == "drop" and len(options) > 2 and not options[place].correct:
            del options[place]
        elif edit == "stem":
            base = replace(base, stem=draw(st.sampled_from(STEMS)))
        elif edit == "explain":
            base = replace(base, explanation=draw(st.sampled_from(["", "It gives milk.", "It has gills."])))
        else:
            base = replace(base, hint=draw(st.sampled_from(["", "It swims."])))
    kind = Kind.SINGLE if sum(option.correct for option in options) == 1 else Kind.MULTIPLE
    return replace(base, kind=kind, options=tuple(options))


def key(question: Question) -> list[str]:
    return sorted(option.text for option in question.options if option.correct)


def asked(question: Question) -> tuple[object, ...]:
    """The stem, the options, and which of them are right."""
    return question.stem, [(option.text, option.correct) for option in question.options]


@st.composite
def three_sides(draw: st.DrawFn) -> tuple[Question, Question, Question]:
    base = draw(choices())
    return base, draw(edits(base)), draw(edits(base))


@given(three_sides())
def test_a_key_stands_only_below_a_stem_that_a_side_has_it_for(sides: tuple[Question, Question, Question]) -> None:
    _, mine, new = sides
    merged = merge(*sides).question
    if asked(merged) in (asked(mine), asked(new)):
        return
    assert merged.stem == mine.stem == new.stem
    assert key(merged) == key(mine) == key(new)
    assert merged.explanation in (mine.explanation, new.explanation)
    for option, here, there in zip(merged.options, mine.options, new.options, strict=True):
        assert option.correct == here.correct == there.correct
        assert option.text in (here.text, there.text)


@given(three_sides())
def test_what_explains_an_answer_stands_by_the_key_that_it_was_written_for(
    sides: tuple[Question, Question, Question],
) -> None:
    _, mine, new = sides
    merged = merge(*sides).question
    said = [(side.explanation, side.hint, key(side), [option.why for option in side.options]) for side in (mine, new)]
    if key(mine) != key(new):
        assert (merged.explanation, merged.hint, key(merged), [option.why for option in merged.options]) in said


@given(three_sides())
def test_nothing_of_a_question_that_clashes_is_put_in(sides: tuple[Question, Question, Question]) -> None:
    _, mine, new = sides
    merged = merge(*sides)
    assert not merged.clashes or merged.question == mine
    assert merged.clashes or set(key(merged.question)) in (set(key(mine)), set(key(new)))


@given(questions, questions, questions)
def test_a_merge_takes_every_part_from_one_of_the_sides(base: Question, mine: Question, new: Question) -> None:
    merged = merge(base, mine, new).question
    assert merged.stem in (mine.stem, new.stem)
    assert len(merged.options) in (len(mine.options), len(new.options))

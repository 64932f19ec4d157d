"""Which question of a corrected file is which of the last import."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ankibuild.importing.naming import name_all
from ankibuild.importing.recognising import recognise
from ankibuild.model import Kind, Option, Pair, Question


def asked(stem: str, id_: str = "", answer: str = "Yes") -> Question:
    return Question(stem, answer=answer, id=id_)


def choice(stem: str, id_: str, *texts: str) -> Question:
    options = tuple(Option(text, index == 0) for index, text in enumerate(texts))
    return Question(stem, Kind.SINGLE, options, id=id_)


def ids(questions: list[Question]) -> list[str]:
    return [question.id for question in questions]


def test_the_same_text_gets_the_id_of_the_last_import() -> None:
    before = [asked("What is osmosis?", "osmosis")]
    assert ids(name_all([asked("New one?"), asked("What is osmosis?")], before, ())) == ["new-one", "osmosis"]


def test_a_corrected_stem_gets_it_too() -> None:
    before = [asked("What is the capital of Frnace?", "france", "Paris"), asked("Who wrote Faust?", "faust", "Goethe")]
    now = [asked("Who wrote Faust?", answer="Goethe"), asked("What is the capital of France?", answer="Paris")]
    named = name_all(now, before, ())
    assert ids(named) == ["faust", "france"]


def test_two_that_are_equally_near_get_new_ones() -> None:
    before = [asked("What is the capital of France?", "a"), asked("What is the capital of Greece?", "b")]
    (named,) = name_all([asked("What is the capital of Cyprus?")], before, ())
    assert named.id == "what-is-the-capital-of-cyprus"


def test_of_two_equal_texts_each_keeps_one_id() -> None:
    before = [asked("Same?", "a"), asked("Same?", "b")]
    assert ids(name_all([asked("Same?"), asked("Same?"), asked("Same?")], before, ())) == ["a", "b", "same"]


def test_a_like_stem_with_another_answer_is_another_question() -> None:
    before = [asked("What is the capital of France?", "france", "Paris")]
    (named,) = name_all([asked("What is the capital of Italy?", answer="Rome")], before, ())
    assert named.id == "what-is-the-capital-of-italy"


def test_the_same_stem_with_a_corrected_answer_is_the_same_question() -> None:
    before = [asked("What is the capital of France?", "france", "Pairs")]
    (named,) = name_all([asked("What is the capital of France?", answer="Paris")], before, ())
    assert named.id == "france"


def test_so_it_is_where_the_answer_is_typed() -> None:
    def typed(kind: Kind, answer: str, id_: str = "") -> Question:
        return Question("How much is it?", kind, (Option(answer, True),), id=id_)

    for kind in (Kind.SHORT, Kind.NUMERIC):
        assert recognise([typed(kind, "100")], [typed(kind, "212", "much")], ()) == {0: "much"}
    assert recognise([typed(Kind.SINGLE, "100")], [typed(Kind.NUMERIC, "212", "much")], ()) == {}


def test_a_question_keeps_its_id_when_the_program_numbers_all_anew() -> None:
    before = [asked("What is osmosis?", "q1"), asked("Who wrote Faust?", "q2")]
    now = [asked("How hot is the sun?", "q1"), asked("What is osmosis?", "q2"), asked("Who wrote Faust?", "q3")]
    assert ids(name_all(now, before, ())) == ["q1-2", "q1", "q2"]


def test_numbers_that_moved_say_nothing_of_a_corrected_question() -> None:
    before = [asked("What is osmosis?", "q1"), asked("Who wrote Fuast?", "q2"), asked("What is a mole?", "q3")]
    now = [asked("How hot is the sun?", "q1"), asked("What is osmosis?", "q2"), asked("Who wrote Faust?", "q3")]
    now.append(asked("What is a mole?", "q4"))
    assert ids(name_all(now, before, ()))[1::2] == ["q1", "q3"]
    assert ids(name_all(now, before, ()))[0] == "q1-2"


def test_a_question_that_is_written_anew_under_its_id_is_the_same() -> None:
    """As long as its answers are the same, and no other question has them."""
    before = [asked("What is osmosis?", "q1", "Flow of water"), asked("Who wrote Faust?", "q2")]
    now = [asked("How does water cross a membrane?", "q1", "Flow of water"), before[1]]
    assert ids(name_all(now, before, ())) == ["q1", "q2"]


def test_an_id_that_quite_another_question_has_now_is_a_number() -> None:
    before = [choice("How does bone heal?", "5", "Slowly", "Never"), choice("Is it so?", "6", "Yes", "No")]
    now = [choice("When do nails grow?", "5", "At night", "By day"), choice("Can hair hurt?", "6", "Yes", "No")]
    assert ids(name_all([*now, choice("Do teeth grow?", "7", "Yes", "No")], before, ())) == ["5-2", "6-2", "7"]


def test_an_id_and_alike_words_are_enough_in_whatever_order_the_options_stand() -> None:
    before = [choice("Which bone is the longest?", "5", "The femur", "The stapes", "None of these")]
    now = [choice("Which bone is longest!", "5", "None of these", "The  femur!", "The stape")]
    assert ids(name_all(now, before, ())) == ["5"]


def test_where_numbers_moved_or_people_gave_the_id_the_same_answers_are_not_enough() -> None:
    before = [
        choice(stem, id_, f"{stem} A", f"{stem} B") for id_, stem in (("1", "Bone?"), ("2", "Hair?"), ("3", "Nail?"))
    ]
    anew = choice("What is at the end of a finger of the hand?", "3", "Nail? A", "Nail? B")
    assert ids(name_all([choice("Hair?", "1", "Hair? A", "Hair? B"), anew], before, ())) == ["2", "3-2"]
    assert ids(name_all([anew], before, ())) == ["3"]
    assert ids(name_all([anew], (), (), before)) != ["3"]


def test_of_two_with_one_stem_and_answers_as_near_none_is_meant() -> None:
    before = [choice("Which is true?", id_, f"Bone number {n} heals.", "Never") for id_, n in (("a", 11), ("b", 12))]
    (named,) = name_all([choice("Which is true?", "", "Bone number 13 heals.", "Never")], before, ())
    assert named.id not in ("a", "b")


def test_an_option_that_many_questions_have_makes_no_question_the_same() -> None:
    before = [choice("Which of these is true?", "a", "Bone is alive.", "None of these")]
    (named,) = name_all([choice("Which of these is true?", "", "Nails grow at night.", "None of these")], before, ())
    assert named.id != "a"


def test_the_same_stem_with_other_options_is_another_question() -> None:
    before = [choice("Which is true?", "a", "Water is wet.", "Water is dry.")]
    now = [choice("Which is true?", "", "Iron is heavy.", "Gold is cheap.")]
    assert recognise(now, before, ()) == {}


def test_of_questions_with_one_stem_the_answers_tell() -> None:
    before = [
        choice("Which is true?", "water", "Water is wet.", "Water is dry."),
        choice("Which is true?", "iron", "Iron is heavey.", "Gold is cheap."),
    ]
    now = [choice("Which is true?", "", "Iron is heavy.", "Gold is cheap.")]
    assert recognise(now, before, ()) == {0: "iron"}


def test_of_pairs_with_one_stem_what_belongs_together_tells() -> None:
    def match(id_: str, *pairs: Pair) -> Question:
        return Question("Match.", Kind.MATCHING, pairs=pairs, id=id_)

    before = [match("cities", Pair("Frnace", "Paris"), Pair("Italy", "Rome")), match("words", Pair("red", "rouge"))]
    now = [match("", Pair("France", "Paris"), Pair("Italy", "Rome")), match("", Pair("blue", "bleu"))]
    assert recognise(now, before, ()) == {0: "cities"}


def test_a_statement_is_no_correction_of_another_one() -> None:
    before = [Question("Paris is the capital of France.", Kind.TRUE_FALSE, answer="true", id="paris")]
    now = [Question("Rome is the capital of Italy.", Kind.TRUE_FALSE, answer="true")]
    assert recognise(now, before, ()) == {}


def test_a_statement_in_which_only_case_or_white_space_changed_is_the_same() -> None:
    def said(stem: str, id_: str = "", answer: str = "true") -> Question:
        return Question(stem, Kind.TRUE_FALSE, answer=answer, id=id_)

    before = [said("The Sun is a star.", "sun"), said("It boils.", "boils"), said("IT BOILS.", "shouted")]
    now = [said("The sun is a  star."), said("It Boils.")]
    assert recognise(now, before, ()) == {0: "sun"}
    assert recognise([said("The sun is a star.", answer="false")], before, ()) == {}


def test_an_answer_that_many_questions_have_says_nothing() -> None:
    before = [asked("Is Paris the capital of France?", "france"), asked("Is it warm?", "warm")]
    now = [asked("Is Rome the capital of Italy?"), asked("Is it warm?")]
    assert recognise(now, before, ()) == {1: "warm"}


stems = st.sampled_from(["Which is true?", "What is the capital of France?", "What is the capital of Italy?", "Who?"])
questions = st.lists(
    st.builds(asked, stems, st.sampled_from(["", "q1", "q2", "q3"]), st.sampled_from(["Paris", "Rome", "I"])),
    max_size=6,
)


@given(questions, questions)
def test_no_id_is_given_twice_and_equal_texts_are_found(before: list[Question], now: list[Question]) -> None:
    earlier = name_all(before, (), ())
    found = name_all(now, earlier, ())
    assert len(set(ids(found))) == len(found)
    assert sorted(ids(name_all(before, earlier, ()))) == sorted(ids(earlier))
    texts = {(question.stem, question.answer) for question in earlier}
    kept = [question for question in found if question.id in ids(earlier)]
    new = [question for question in found if question.id not in ids(earlier)]
    assert all((q.stem, q.answer) not in texts or (q.stem, q.answer) in {(k.stem, k.answer) for k in kept} for q in new)

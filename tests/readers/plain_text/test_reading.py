from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import Beside, File
from ankibuild.readers.plain_text import read

LINES = (
    *("1. stem", "2. stem", "3) stem", "A) one", "B) two", "C) three", "Answer: A", "Answer: B", "Explanation: so"),
    *("plain", "", "", "Chapter 1", "Question 1", "Q: asked", "* A) starred", "Reference: book", "Hint: think"),
)
FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "text"


def read_fixture(name: str) -> Read:
    return read(File.of(name, (FIXTURES / name).read_bytes()))


def keys(found: Read) -> list[str]:
    """The right letters of each question, its answer, or ! where it is rejected."""
    return [
        "".join("ABCDEFG"[place] for place, option in enumerate(question.options) if option.correct)
        or "".join(answer.text.value for answer in question.answers)
        or "!"
        for question in found.questions
    ]


def said(found: Read) -> list[tuple[str, str]]:
    return [(fault.location.split(":", 1)[1], fault.code) for fault in found.diagnostics]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bare_keys.txt", ["B", "A", "B"]),
        ("boxes.txt", ["B", "AB"]),
        ("chapters.txt", ["B", "B", "B", "BD", "true", "two"]),
        ("chinese.txt", ["B", "B"]),
        ("columns.txt", ["B", "C", "A", "B"]),
        ("chinese_school.txt", ["B", "A"]),
        ("exam_dump.txt", ["B", "BC"]),
        ("flashcards.txt", ["Rome", "Vienna"]),
        ("german.txt", ["B", "A"]),
        ("glued_key.txt", ["B", "A"]),
        ("inside_brackets.txt", ["B", "A", "C", "A"]),
        ("japanese.txt", ["B", "A"]),
        ("key_at_end.txt", ["B", "B", "A", "!"]),
        ("key_in_brackets.txt", ["B", "A"]),
        ("key_in_front.txt", ["B", "C", "A"]),
        ("learning_platform.txt", ["B", "A", "AC"]),
        ("lost_numbers.txt", ["B", "A", "A"]),
        ("marked.txt", ["B", "B", "C"]),
        ("no_labels.txt", ["B", "B", "A", "!", "true"]),
        ("option_words.txt", ["B", "A"]),
        ("passage.txt", ["A", "B", "A"]),
        ("programs.txt", ["B", "A", "AB", "B", "BC", "!"]),
        ("radio_pool.txt", ["D", "B"]),
        ("romance.txt", ["A", "B"]),
        ("russian.txt", ["A", "B"]),
        ("several_keys.txt", ["BC", "AC", "BC", "B"]),
        ("testbank.txt", ["B", "true"]),
        ("trivia.txt", ["C", "B"]),
        ("unnumbered.txt", ["A", "B"]),
        ("view_answer.txt", ["B", "A"]),
        ("without_numbers_and_labels.txt", ["B", "B", "B"]),
        ("wrapped.txt", ["A", "B"]),
    ],
)
def test_each_dialect_gives_its_keys(name: str, expected: list[str]) -> None:
    assert keys(read_fixture(name)) == expected


def test_a_radio_pool_gives_its_ids_and_rules() -> None:
    first, second = read_fixture("radio_pool.txt").questions
    assert (first.texts["id"].value, first.borrowed) == ("T5A01", True)
    assert first.texts["reference"].value == "\\[97.7\\]" or first.texts["reference"].value == "[97.7]"
    assert "reference" not in second.texts
    assert second.texts["stem"].value.startswith("Why is")
    assert second.deck.endswith("::T5A - Current and voltage")


def test_a_rejected_question_is_counted_with_all_its_text() -> None:
    text = "1. X?\nA) a\nB) b\nAnswer: A\n2. Y?\nA) a\nB) b\nA) again\nB) more\nAnswer: A\n"
    found = read(File.of("a.txt", text))
    rejected = next(question for question in found.questions if not question.sound)
    assert rejected.span is not None
    assert rejected.span.text.startswith("2. Y?")
    assert said(found) == [("8:1", "text-two-questions")]


def test_the_key_in_front_leaves_no_brackets_behind() -> None:
    stems = [question.texts["stem"].value for question in read_fixture("key_in_front.txt").questions]
    assert stems[0] == "Which planet is nearest to the Sun?"


def test_a_letter_of_an_option_that_is_not_there_is_no_answer_in_words() -> None:
    text = "1. X?\nA) a\nB) b\nAnswer: A\n2. Y? Answer below.\nAnswer: B) more\n"
    assert keys(read(File.of("a.txt", text))) == ["A", "!"]


def test_an_explanation_that_lists_the_options_again_stays_one() -> None:
    text = "1. X?\nA) a\nB) b\nAnswer: A\nExplanation: as follows.\n\nThe choices\nA) is right\nB) is wrong\n"
    found = read(File.of("a.txt", text + "\n2. Y?\nA) a\nB) b\nAnswer: B\n"))
    assert keys(found) == ["A", "B"]
    assert "is wrong" in found.questions[0].texts["explanation"].value


def test_options_of_which_the_first_is_empty_are_not_read_as_a_stem() -> None:
    text = "#Q X?\n^ b\nA a\nB b\n\n#Q Y?\n^ b\nA \nB b\nC c\n\n#Q Z?\n^ a\nA a\nB b\n"
    assert keys(read(File.of("a.txt", text))) == ["B", "!", "A"]


def test_several_letters_without_options_are_no_answer() -> None:
    text = "1. X?\nA) a\nB) b\nAnswer: A\n2. Y?\nAnswer: ACD\n3. Z?\nAnswer: DNA\n"
    assert keys(read(File.of("a.txt", text))) == ["A", "!", "DNA"]


def test_answers_in_lines_below_the_label_are_no_list_of_keys() -> None:
    text = "1. X?\nA) one\nB) two\nAnswer: B\n2. Y?\nAnswer:\n(1) one\n(2) two\n3. Z?\nA) a\nB) b\nAnswer: A\n"
    found = keys(read(File.of("a.txt", text)))
    assert (found[0], found[-1]) == ("B", "A")


def test_several_options_may_be_repeated_behind_their_letters() -> None:
    found = read(File.of("a.txt", "1. X?\nA) one\nB) two\nC) three\nAnswer: AC: one; three;\n"))
    assert keys(found) == ["AC"]
    assert "explanation" not in found.questions[0].texts


def test_a_letter_may_stand_alone_above_its_option() -> None:
    text = "1. X?\nA.\none\nB.\ntwo\nC.\nthree\nAnswer: B\n"
    found = read(File.of("a.txt", text))
    assert [option.text.value for option in found.questions[0].options] == ["one", "two", "three"]
    assert keys(found) == ["B"]


def test_why_may_begin_a_stem() -> None:
    found = read(File.of("a.txt", "Question 1\nWhy is ice lighter than water?\nA) a\nB) b\nAnswer: A\n"))
    assert found.questions[0].texts["stem"].value == "Why is ice lighter than water?"


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_every_word_is_in_a_question_or_said_to_be_left(lines: list[str]) -> None:
    marks = ["".join("abcdefghij"[digit] for digit in divmod(at, 10)) for at in range(len(lines))]
    text = "\n".join(
        line + ("x" + mark if line[-1:].islower() else "") for line, mark in zip(lines, marks, strict=True)
    )
    found = read(File.of("a.txt", text))
    covered = [question.span for question in found.questions if question.span]
    covered += [fault.span for fault in found.diagnostics if fault.code == "text-left-over" and fault.span]
    lost = [
        match[0]
        for match in re.finditer(r"[a-z]+x[a-j]{2}$", text, re.MULTILINE)
        if not any(span.start <= match.start() and match.end() <= span.end for span in covered)
    ]
    assert not lost


def test_chapters_are_subdecks() -> None:
    found = read_fixture("chapters.txt")
    decks = [question.deck for question in found.questions]
    assert decks == ["::Chapter 1: Geography"] * 2 + ["::Chapter 2: Numbers"] * 4
    assert said(found) == [("39:1", "text-left-over")]


def test_stems_keep_the_lists_inside_them() -> None:
    stem = read_fixture("chapters.txt").questions[1].texts["stem"].value
    assert "Rhine" in stem
    assert "Elbe" in stem


def test_questions_share_their_passage() -> None:
    cases = ["case" in question.texts for question in read_fixture("passage.txt").questions]
    assert cases == [True, True, False]


def test_wrapped_lines_are_joined() -> None:
    question = read_fixture("wrapped.txt").questions[0]
    assert "high mountains and flows" in question.texts["stem"].value


def test_keys_and_questions_that_miss_each_other_are_both_reported() -> None:
    assert said(read_fixture("key_at_end.txt")) == [("19:16", "text-key-without-question"), ("14:1", "no-key")]


def test_each_fault_is_reported_at_its_place() -> None:
    found = read_fixture("faulty.txt")
    assert keys(found) == ["!", "A", "!", "!", "!", "!", "!", "!", "A", "!"]
    assert said(found) == [
        ("1:1", "no-key"),
        ("11:9", "text-keys-disagree"),
        ("14:1", "text-two-questions"),
        ("19:9", "text-key-ambiguous"),
        ("20:1", "text-one-option"),
        ("23:1", "text-without-stem"),
        ("30:9", "text-key-without-option"),
        ("36:1", "no-key"),
    ]


def test_a_number_that_is_missing_may_stand_in_an_explanation() -> None:
    text = "1. X?\nA) a\nB) b\nAnswer: A\nExplanation: so. 2. Y? A) a B) b\n3. Z?\nA) a\nB) b\nAnswer: B\n"
    found = read(File.of("a.txt", text))
    assert said(found) == [("5:14", "text-number-inside")]


def test_keys_may_lie_in_a_file_beside() -> None:
    text = "1. X?\nA. a\nB. b\n\n2. Y?\nA. a\nB. b\n"
    beside = Beside.of({"quiz.txt": b"", "quiz.key.txt": b"1. A\n2. B\n7. C\n"})
    found = read(File.of("sub/quiz.txt", text, beside=beside))
    assert keys(found) == ["A", "B"]
    assert found.claimed == ("quiz.key.txt",)
    assert [fault.location for fault in found.diagnostics] == ["sub/quiz.key.txt:3:4"]


@pytest.mark.parametrize("name", ["quiz-answers.txt", "quiz_key.txt", "answers.txt"])
def test_a_key_file_has_one_of_several_names(name: str) -> None:
    beside = Beside.of({"quiz.txt": b"", name: b"1-2 AB"})
    found = read(File.of("quiz.txt", "1. X?\nA. a\nB. b\n\n2. Y?\nA. a\nB. b\n", beside=beside))
    assert keys(found) == ["A", "B"]


def test_what_a_file_of_keys_says_is_pointed_at_there() -> None:
    beside = Beside.of(
        {"quiz.txt": b"", "quiz.key.txt": b"Answers to the quiz\n\n1. A\nsince it is so\n2. E\n3. true\n"}
    )
    found = read(File.of("quiz.txt", "1. X?\nA. a\nB. b\n\n2. Y?\nA. a\nB. b\n\n3. Z.\n", beside=beside))
    explanation = found.questions[0].texts["explanation"]
    assert explanation.span
    assert (explanation.value, explanation.span.location) == ("since it is so", "quiz.key.txt:4:1")
    assert [fault.span.location for fault in found.diagnostics if fault.span] == ["quiz.key.txt:5:4"]
    answer = found.questions[2].answers[0].text.span
    assert answer
    assert answer.location == "quiz.key.txt:6:4"


def test_answers_beside_several_texts_belong_to_none() -> None:
    beside = Beside.of({"quiz.txt": b"", "other.txt": b"", "answers.txt": b"1-2 AB"})
    found = read(File.of("quiz.txt", "1. X?\nA. a\nB. b\n\n2. Y?\nA. a\nB. b\n", beside=beside))
    assert keys(found) == ["!", "!"]
    assert found.claimed == ()


def test_paragraphs_behind_keys_explain_where_many_questions_have_them() -> None:
    text = "".join(f"{n}. X?\nA) a\nB) b\nAnswer: A\n\nIt is so.\n\n" for n in range(1, 4))
    assert all(
        question.texts["explanation"].value == "It is so." for question in read(File.of("a.txt", text)).questions
    )


def test_one_paragraph_between_many_questions_is_left_over() -> None:
    text = "".join(f"{n}. X?\nA) a\nB) b\nAnswer: A\n\n" + "Use the table.\n\n" * (n == 3) for n in range(1, 9))
    found = read(File.of("a.txt", text))
    assert not any("explanation" in question.texts for question in found.questions)
    assert said(found) == [("16:1", "text-left-over")]


def test_the_same_left_over_text_is_reported_once() -> None:
    text = "".join(f"{n}. X?\nA) a\nB) b\nAnswer: A\nPage {n} of 9\n" for n in range(1, 9))
    assert said(read(File.of("a.txt", text))) == [("5:1", "text-left-over")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**问题1：如何？**\nA) 增加\nB) 使用\n\n**正确答案：B**\n", ["B"]),
        ("1.1 X?\nA. a\nB. b\nAnswer: A\n1.2 Y?\nA. a\nB. b\nAnswer: B\n", ["A", "B"]),
        ("1 X?\nA a\nB b\n2 Y?\nA a\nB b\n\nAnswers\n1 A\n2 B\n", ["A", "B"]),
        ("1. X?\nI. a\nII. b\nA. I only\nB. I and II\nAns: B\n2. Y?\nA. a\nB. b\nAns: A\n", ["B", "A"]),
        ("1. X? (Answer: B)\nA. a\nB. b\n", ["B"]),
        ("Question: X?\nOptions:\nA. a\nB. b\nAnswer: B\n", ["B"]),
        ("1. X?\n(A) a (B) b\n(C) c (D) d\n\nANSWER KEY\n1. (C)\n", ["C"]),
        ("1. X:\na) a; b) b; c) c.\n2. Y:\na) a; b) b\n\nKlucz odpowiedzi: 1c, 2a\n", ["C", "A"]),
        ("1. X?\nRed\nBlue\nAnswer: Blue\n", ["B"]),
        ("NEW QUESTION 1\nX?\nA. a\nB. b\nCorrect Answer: B\nSection: (none)\nExplanation\n\nIt is so.\n", ["B"]),
        ("Question #1Topic 1\nX?\nA. a\nB. b Most Voted\nCorrect Answer: B 🗳️\n", ["B"]),
        ("Q.1 X?\n(a) a\n(b) b\nAns: (b) b\nQ.2 Y?\n(a) a\n(b) b\nAns: a\n", ["B", "A"]),
        ("1. X?\nA 一\nB 二\n答案 AB\n", ["AB"]),
        (
            "一、单选题\n1. X？\nA. 一 B. 二\n二、判断题\n1. Y？\n参考答案\n一、单选题\n1. B\n二、判断题\n1. √\n",
            ["B", "true"],
        ),
        ("Multiple choice\n1. X?\na. a\n*b. b\n\nTrue/False\n2. Y.\nAnswer: F\n", ["B", "false"]),
        ("1. X?\nA\na text\nB\nb text\nAnswer: A\n", ["!"]),
        ("1. X?\nA. a\nB. b\nAnswer: A\nExplanation: so\nY?\nA. a\nB. b\nAnswer: B\n", ["!"]),
    ],
)
def test_other_ways_to_write_them(text: str, expected: list[str]) -> None:
    assert keys(read(File.of("a.txt", text))) == expected


def test_a_text_without_questions_says_so() -> None:
    assert "nothing-recognised" in [fault.code for fault in read(File.of("a.txt", "Nothing here.")).diagnostics]


PIECES = st.sampled_from(
    [
        *("1. What?", "2) Who?", "Q3:", "第1题", "A) a", "B) b", "(a) x (b) y", "C. c", "* D) d", "- e", "① f", "A g"),
        *("Answer: B", "Ans. (a)", "Answers", "1-A 2-B", "1-3 ABC", "Explanation: x", "Chapter 2", "Page 1", "^ a"),
        *(
            "",
            "text",
            "=====",
            "Questions 1-3 refer to",
            "[x] z",
            "ANS: B PTS: 1",
            "i) q",
            "Hint:",
            "（ B ）",
            "1 2 3",
            "A B C",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["\n", "\r\n", " ", "\n\n"]))
def test_any_text_gives_questions_or_diagnostics(pieces: list[str], separator: str) -> None:
    found = read(File.of("a.txt", separator.join(pieces)))
    rejected = sum(not question.sound for question in found.questions)
    assert len([fault for fault in found.diagnostics if fault.severity == "error"]) >= rejected
    for question in found.questions:
        assert question.span is not None
        assert 0 <= question.span.start <= question.span.end <= len(question.span.source.text)
        assert not question.options or any(option.correct for option in question.options)


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "A) ", "1. x\n", "\n", "Answers\n", "1-A ", "[ ] ", "Ans: ", "1. x\nA) y\nB) z\n\nt\n"]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        read(File.of("a.txt", piece * (length // len(piece))))
        return time.process_time() - start

    assert seconds(160_000) < max(20.0, 30 * seconds(20_000))


def test_what_a_learner_answered_is_not_shown() -> None:
    text = "1. 一年有几个月？\n我的答案：\n十个\n正确答案：\n十二个\n2. 二加二是几？\n我的答案：\n五\n正确答案：\n四\n"
    found = read(File.of("a.txt", text))
    assert keys(found) == ["十二个", "四"]
    assert [question.texts["stem"].value for question in found.questions] == ["一年有几个月？", "二加二是几？"]


def test_lists_to_match_are_pairs_by_a_key_that_puts_their_labels_together() -> None:
    found = read_fixture("to_match.txt")
    pairs = [[(pair.left.value, pair.right.value) for pair in question.pairs] for question in found.questions]
    assert pairs == [
        [("Dog", "bark"), ("Cat", "meow"), ("Cow", "moo")],
        [("France", "Paris"), ("Italy", "Rome"), ("Spain", "Madrid"), ("", "Berlin")],
        [],
        [("Rhine", "North Sea"), ("Nile", "Mediterranean Sea")],
        [],
    ]
    assert [question.sound for question in found.questions] == [True, True, True, True, False]
    assert found.questions[1].texts["stem"].value == "Match the countries with their capitals:"
    assert said(found) == [("40:9", "text-pairs-unknown"), ("1:1", "text-left-over")]


def test_options_without_labels_are_taken_where_they_are_certain() -> None:
    found = read_fixture("no_labels.txt")
    assert [[option.text.value for option in question.options] for question in found.questions[:3]] == [
        ["Porto", "Lisbon", "Braga"],
        ["Oxygen", "Carbon dioxide", "Argon"],
        ["Tagus", "Douro", "Minho"],
    ]
    assert said(found) == [("29:17", "text-options-unmarked")]
    assert found.questions[4].texts["stem"].value == "Iron is heavier than water."


def test_stars_of_programs_mark_no_options_and_stay_in_them() -> None:
    found = read_fixture("programs.txt")
    assert [option.text.value for option in found.questions[0].options] == ["int", "int*", "int[]"]
    assert said(found) == [("31:1", "no-key")]
    assert found.questions[2].texts["explanation"].value == "The sign & gives an address."


def test_options_in_columns_are_put_in_order() -> None:
    found = read_fixture("columns.txt")
    assert [option.text.value for option in found.questions[0].options] == ["grass", "blood", "sky", "snow"]
    assert [option.text.value for option in found.questions[3].options] == ["1-a, 2-b", "1-b, 2-a"]


def test_a_list_that_options_speak_of_is_not_taken_for_them() -> None:
    text = "1. Which?\nA. x\nB. y\nAnswer: A\n\n2. Which?\nA. x\nB. y\nAnswer: A\n\n"
    text += "3. Choose\nA. oak\nB. trout\na) only A\nb) only B\nAnswer: b\n"
    assert keys(read(File.of("a.txt", text.encode()))) == ["A", "A", "!"]


def test_an_answer_on_a_card_may_have_several_lines() -> None:
    result = read(File.of("a.txt", "Q: Who\nis it?\nA: Ann\nand Ben\n\nQ: Where?\nA: Here\n\nQ: When?\nA: Now\n"))
    assert keys(result) == ["Ann\\\nand Ben", "Here", "Now"]
    assert keys(read(File.of("a.txt", "Q: Is it?\nA: Yes\nbecause.\n\nQ: When?\nA: Now\n<end>\n"))) == ["Yes", "Now"]
    assert "explanation" not in result.questions[0].texts


def test_an_option_may_look_like_a_label_that_no_other_has() -> None:
    assert keys(read(File.of("a.txt", "1. Who?\na) I\nb) we\nAnswer: I\n\n2. Who?\na) he\nb) she\nAnswer: I\n"))) == [
        "A",
        "!",
    ]


def test_signs_that_an_option_is_wrong_are_taken_off_where_others_say_right() -> None:
    options = read(File.of("a.txt", "1. Who?\nA. he (incorrect)\nB. she (correct)\n")).questions[0].options
    assert [option.text.value for option in options] == ["he", "she"]

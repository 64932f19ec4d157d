"""JSON and JSONL: our own shape, and the records that people have."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File, Settings
from ankibuild.readers.json_questions import read, sniff
from ankibuild.validate import validate

DATA = Path(__file__).parent.parent / "data" / "readers" / "json"
WORDS = st.sampled_from(
    ["question", "options", "answer", "choices", "text", "label", "correct", "A", "a", "0", "1", "2", "id", "questions"]
)
JSON = st.recursive(
    WORDS | st.integers(0, 4) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=20,
)


def fixture(name: str, **said: object) -> Read:
    return read(File.of(name, (DATA / name).read_bytes(), Settings(**said)))  # type: ignore[arg-type]


def records(*items: object, **said: object) -> Read:
    return read(File.of("a.json", json.dumps(items), Settings(**said)))  # type: ignore[arg-type]


def codes(result: Read) -> list[str]:
    return [fault.code for fault in result.diagnostics]


def stems(result: Read) -> list[str]:
    return [question.texts["stem"].value for question in result.questions if question.sound]


def keys(question: RawQuestion) -> list[str]:
    return [option.text.value for option in question.options if option.correct]


def value(question: RawQuestion, name: str) -> str:
    return question.texts[name].value if name in question.texts else ""


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_each_fixture_is_recognised_and_each_question_stands_in_its_place(path: Path) -> None:
    file = File.of(path.name, path.read_bytes())
    assert sniff(file)
    for question in read(file).questions:
        assert question.span is not None
        assert 0 <= question.span.start < question.span.end <= len(question.span.source.text)
        stem = question.texts.get("stem")
        assert stem is None or stem.span is None or question.span.start <= stem.span.start


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "not json",
        '{"name": "a-package", "version": "1.0.0", "scripts": {"test": "pytest"}, "description": "x"}',
        '{"question": "Question", "answer": "Answer"}',
        '{"questions": [{"library": "H5P.MultiChoice 1.16", "params": {"question": "Q", "answers": ["a", "b"]}}]}',
        "[[0.5, 47.5], [1, 2]]",
        '{"$schema":"http://json-schema.org/draft-07/schema#", "questions": [{"question": "a?", "answer": "b"}]}',
        '{"description": "A tool", "options": {"verbose": {"help": "say more"}}}',
        '[{"name": "Basic", "templates": [{"front": "{{Front}}", "back": "{{Back}}"}]}]',
    ],
)
def test_other_json_is_left_alone(text: str) -> None:
    assert not sniff(File.of("a.json", text))


def test_our_own_shape_is_read_as_yaml_is() -> None:
    result = fixture("own.json")
    assert codes(result) == []
    gold, noble, water = validate(result.questions)[0]
    assert (gold.id, gold.deck, gold.tags) == ("gold", "Chemistry", ("elements",))
    assert [option.text for option in gold.keys] == ["Gold"]
    assert gold.options[1].why == "From the Latin *aurum*."
    assert (noble.kind, noble.answer) == ("true-false", "true")
    assert (water.kind, water.answer) == ("plain", "H~2~O")
    assert gold.span is not None
    assert gold.span.location == "own.json:6:5"


def test_our_own_shape_may_stand_on_lines() -> None:
    questions, faults = validate(fixture("own-lines.jsonl").questions)
    assert faults == []
    assert [(question.id, question.kind) for question in questions] == [("mercury", "single"), ("moon", "true-false")]


def test_a_slip_in_our_own_shape_is_explained() -> None:
    text = '{"$schema": "questions.schema.json", "questions": [{"stem": "Which?", "choices": ["a", "b"], "answer": 1}]}'
    (fault,) = read(File.of("a.json", text)).diagnostics
    assert (fault.code, fault.facts["suggestion"]) == ("unknown-key", "options")


def test_keys_are_texts_letters_or_lists_of_them() -> None:
    gas, legs, primes = fixture("question-options-answer.json").questions
    assert keys(gas) == ["Carbon dioxide"]
    assert (keys(legs), value(legs, "explanation")) == (["Eight"], "Spiders are arachnids.")
    assert (keys(primes), value(primes, "kind")) == (["2", "5"], "multiple")


def test_an_index_of_zero_makes_the_whole_file_count_from_zero() -> None:
    oslo, helsinki = fixture("index-from-0.json").questions
    assert [keys(oslo), keys(helsinki)] == [["Oslo"], ["Helsinki"]]
    assert oslo.deck == "::Capitals"
    assert value(oslo, "explanation") == "Oslo has been it since 1814."


def test_an_index_as_high_as_there_are_options_makes_the_whole_file_count_from_one() -> None:
    vitamin, bone = fixture("index-from-1.jsonl").questions
    assert [keys(vitamin), keys(bone)] == [["D"], ["Femur"]]
    assert (vitamin.deck, vitamin.tags) == ("::Biochemistry", ("Vitamins",))
    assert (value(vitamin, "id"), vitamin.borrowed) == ("a1", True)


def test_without_evidence_records_are_rejected_and_never_guessed() -> None:
    result = fixture("index-unknown.json")
    assert codes(result) == ["keys-ambiguous", "keys-ambiguous"]
    assert [question.sound for question in result.questions] == [False, False]
    assert result.diagnostics[0].location == "index-unknown.json:2:90"


@pytest.mark.parametrize(("first", "right"), [(0, "Dolphin"), (1, "Shark")])
def test_the_user_says_how_the_first_option_is_numbered(first: int, right: str) -> None:
    mammal, _ = fixture("index-unknown.json", first_option=first).questions
    assert keys(mammal) == [right]


def test_contradictory_evidence_is_an_error() -> None:
    assert codes(fixture("index-contradictory.json")) == ["keys-contradictory", "keys-contradictory"]


def test_the_text_beside_a_number_is_evidence_for_the_whole_file() -> None:
    one = {"question": "Which is wet?", "options": ["sand", "water", "salt"], "answer_index": 1, "answer": "water"}
    two = {"question": "Which is dry?", "options": ["sand", "water", "milk"], "answer_index": 1, "answer": "water"}
    three = {"question": "Which is hot?", "options": ["ice", "fire", "snow"], "answer_index": 1}
    assert keys(records(one, three).questions[1]) == ["fire"]
    assert codes(records(two | {"answer": "sand"}, three)) == []
    assert keys(records(two | {"answer": "sand"}, three).questions[1]) == ["ice"]


def test_numbers_of_the_options_themselves_decide_where_nothing_else_does() -> None:
    one = {"question": "Which is wet?", "option1": "sand", "option2": "water", "option3": "salt", "answer": 2}
    assert keys(records(one).questions[0]) == ["water"]
    zero = {"question": "Which is dry?", "option1": "sand", "option2": "water", "option3": "milk", "answer": 0}
    assert [keys(question) for question in records(one, zero).questions] == [["salt"], ["sand"]]


def test_a_number_that_is_the_text_of_an_option_is_this_text_unless_the_file_counts() -> None:
    three = {"question": "1 + 2?", "options": ["2", "3", "4"], "answer": "3"}
    assert keys(records(three).questions[0]) == ["3"]
    words = {"question": "Which is red?", "options": ["sky", "grass", "blood"], "answer": "3"}
    assert [keys(question) for question in records(three, words).questions] == [["4"], ["blood"]]


def test_wrong_answers_make_a_choice_and_entities_are_decoded() -> None:
    opticks, sound = fixture("wrong-answers.json").questions
    assert "Opticks" in value(opticks, "stem")
    assert "&" not in value(opticks, "stem")
    assert (keys(opticks), len(opticks.options)) == (["Isaac Newton"], 3)
    assert (opticks.deck, opticks.tags) == ("::Science: Physics", ("difficulty::easy",))
    assert (value(sound, "kind"), sound.answers[0].text.value, sound.options) == ("true-false", "true", ())


def test_entities_stay_where_texts_have_characters_that_would_be_entities() -> None:
    result = records({"question": "What does &amp; mean in <b>?", "options": ["and", "or"], "answer": "and"})
    assert "amp" in stems(result)[0]


def test_distractors_and_support_are_options_and_explanation() -> None:
    (question,) = fixture("distractors.json").questions
    assert [option.text.value for option in question.options] == ["nucleus", "vacuole", "cell wall", "ribosome"]
    assert keys(question) == ["nucleus"]
    assert value(question, "explanation").startswith("In eukaryotes")


def test_labels_beside_texts_are_what_keys_mean() -> None:
    copper, thermometer = fixture("labels-and-texts.jsonl").questions
    assert [keys(copper), keys(thermometer)] == [["copper"], ["a thermometer"]]


def test_flags_on_options_are_keys_and_feedback_is_a_rationale() -> None:
    gases, metal = fixture("flags.json").questions
    assert (keys(gases), value(gases, "kind")) == (["Neon", "Xenon"], "multiple")
    assert (keys(metal), value(metal, "kind")) == (["Iron"], "single")
    assert gases.options[0].why.value == "Group 18."


def test_a_letter_and_a_text_have_to_agree_and_a_file_tells_letters_from_texts() -> None:
    result = fixture("options-by-letter.jsonl")
    assert [keys(question) for question in result.questions] == [["Pancreas"], ["C"]]
    record = {"question": "Which?", "options": {"A": "one", "B": "two"}, "answer_idx": "A", "answer": "two"}
    assert codes(records(record)) == ["keys-disagree"]
    unclear = {"question": "Which?", "options": {"A": "B", "B": "C"}, "answer": "B"}
    assert codes(records(unclear)) == ["key-letter-or-text"]


def test_unknown_fields_are_reported_once_a_file() -> None:
    result = fixture("options-by-letter.jsonl")
    assert [(fault.code, fault.facts["what"], fault.location) for fault in result.diagnostics] == [
        ("not-carried", "the field 'meta_info'", "options-by-letter.jsonl:1:157")
    ]


def test_decisions_are_options_with_passages_as_cases_and_keys_as_ids() -> None:
    washing, reading = fixture("yes-or-no.json").questions
    assert (value(washing, "kind"), keys(washing), keys(reading)) == ("true-false", ["yes"], ["no"])
    assert value(washing, "id") == "101"
    assert value(washing, "case").count("\n\n") == 1
    assert value(washing, "explanation") == "There were fewer infections."


def test_a_decision_of_maybe_makes_three_options_of_all() -> None:
    result = records(
        {"question": "Does it rain?", "final_decision": "maybe"}, {"question": "Is it wet?", "final_decision": "yes"}
    )
    assert [(value(question, "kind"), keys(question)) for question in result.questions] == [
        ("single", ["maybe"]),
        ("single", ["yes"]),
    ]


def test_passages_of_wrappers_are_cases_and_their_titles_decks() -> None:
    queens, workers = fixture("passages.json").questions
    assert (value(queens, "kind"), keys(queens)) == ("short", ["one"])
    assert value(queens, "case").startswith("A honey bee colony")
    assert (value(workers, "kind"), workers.answers[0].text.value, workers.deck) == ("true-false", "false", "::Bees")


def test_lists_of_equal_length_are_records() -> None:
    who, when = fixture("columns.json").questions
    assert [keys(who), keys(when)] == [["Ada Lovelace"], ["1843"]]
    assert value(when, "case").startswith("Ada Lovelace wrote")


def test_categories_are_decks_and_names_may_be_of_other_languages() -> None:
    result = fixture("categories.json")
    assert [question.deck for question in result.questions] == [
        *("::Geography", "::Geography", "::History::Ancient Rome", "::History::Ancient Rome")
    ]
    assert [keys(question) for question in result.questions[:2]] == [["Santiago"], ["Rhein"]]
    assert [question.answers[0].text.value for question in result.questions[2:]] == ["Julius Caesar", "bellum"]


def test_what_is_no_question_is_rejected_and_the_others_are_read() -> None:
    result = fixture("mixed.json")
    assert codes(result) == [*("record-without-question", "essay-without-answer", "key-not-among-options", "no-key")]
    assert [question.sound for question in result.questions] == [True, False, False, False, False, True, True]
    largest, *_, iron, number = result.questions
    assert keys(largest) == ["Jupiter"]
    assert value(largest, "stem").endswith("![](img/planets%20one.png)")
    assert (value(iron, "kind"), keys(iron)) == ("short", ["Fe"])
    assert (value(number, "kind"), keys(number)) == ("numeric", ["42"])


def test_options_in_the_text_of_a_question_are_found() -> None:
    fruit, prime, even = fixture("embedded.jsonl").questions
    assert [keys(fruit), keys(prime), keys(even)] == [["Apple"], ["11"], ["8"]]
    assert value(fruit, "stem") == "Which of these is a fruit?"


def test_html_that_wraps_questions_is_html() -> None:
    (question,) = fixture("html.json").questions
    assert "<p>" not in value(question, "stem")
    assert keys(question) == ["loud"]


def test_marked_up_texts_are_shown_as_typed_and_reported() -> None:
    result = records({"question": "What does **bold** mean?", "options": ["thick", "thin"], "answer": "thick"})
    assert codes(result) == ["texts-look-marked-up"]
    said = records({"question": "What does **bold** mean?", "options": ["a", "b"], "answer": "a"}, texts="markdown")
    assert (codes(said), stems(said)) == ([], ["What does **bold** mean?"])


def test_a_truncated_file_gives_what_was_complete() -> None:
    result = fixture("truncated.json")
    assert codes(result) == ["file-broken"]
    assert [question.sound for question in result.questions] == [True, False]


def test_columns_name_the_fields_and_paths_go_into_records() -> None:
    record = {"payload": {"ask": {"txt": "Which is blue?"}, "picks": ["sky", "grass"]}, "win": "sky", "grp": "Colours"}
    columns = {"stem": ("payload.ask.txt",), "options": ("payload.picks",), "answer": ("win",), "deck": ("grp",)}
    (question,) = records(record, columns=columns).questions
    assert (value(question, "stem"), keys(question), question.deck) == ("Which is blue?", ["sky"], "::Colours")


def test_options_without_number_are_bounded() -> None:
    options = [str(index) for index in range(300)]
    assert codes(records({"question": "Which?", "options": options, "answer": "7"})) == ["too-many-options"]


def test_json_without_questions_says_so() -> None:
    assert codes(read(File.of("a.json", '{"a": 1}'))) == ["nothing-recognised"]


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_any_json_gives_questions_or_diagnostics(data: object) -> None:
    result = read(File.of("a.json", json.dumps(data)))
    errors = [fault for fault in result.diagnostics if fault.severity == "error"]
    assert len([question for question in result.questions if not question.sound]) <= len(errors)
    validate(result.questions)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.binary(max_size=60))
def test_any_text_or_bytes_give_questions_or_diagnostics(data: str | bytes) -> None:
    file = File.of("a.json", data)
    assert sniff(file) in (True, False)
    result = read(file)
    assert result.questions or result.diagnostics


HOSTILE = [
    json.dumps([{"question": "\n" * 15_000 + "[", "answer": "x"}] * 20),
    json.dumps([{"question": "q", "options": "a) " * 20_000, "answer": " , " * 20_000}] * 5),
    json.dumps([{"question": "options: " * 8_000, "options": ["a", "b"], "answer": "a"}] * 5),
    '{"data":' * 90 + '[{"question": "q", "options": ["a", "b"], "answer": "a"}]' + "}" * 90,
    json.dumps([{"question": "q", "options": ["o"] * 50_000, "answer": ["o"] * 50_000}]),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_records_take_no_long_time(text: str) -> None:
    started = time.perf_counter()
    read(File.of("a.json", text))
    assert time.perf_counter() - started < 60


@pytest.mark.parametrize(
    ("record", "right"),
    [
        ({"ctx": "He lights", "endings": ["a fire", "a stone", "the sea"], "label": "0"}, ["a fire"]),
        (
            {"sentence": "It fell since _ was heavy.", "option1": "the rock", "option2": "it", "answer": "1"},
            ["the rock"],
        ),
        ({"qtext": "Which?", "answers": [{"aid": 1, "atext": "x"}, {"aid": 2, "atext": "y"}], "ra": 2}, ["y"]),
        ({"question": "Which?", "mc1_targets": {"choices": ["x", "y", "z"], "labels": [0, 0, 1]}}, ["z"]),
        ({"prompt": "Which?", "A": "x", "B": "y", "C": "z", "answer": "C"}, ["z"]),
        ({"question": {"text": "Which?"}, "correctAnswer": "x", "incorrectAnswers": ["y"], "isNiche": False}, ["x"]),
        (
            {"question": "Which?", "choices": [{"answer": "x", "correct": False}, {"answer": "y", "correct": True}]},
            ["y"],
        ),
        (
            {
                "question": "Which?",
                "answers": {"answer_a": "x", "answer_b": "y", "answer_c": None},
                "correct_answers": {"answer_a_correct": "false", "answer_b_correct": "true"},
                "correct_answer": "answer_b",
            },
            ["y"],
        ),
        ({"model": "quiz.q", "pk": 1, "fields": {"question": "Which?", "choices": ["x", "y"], "answer": "y"}}, ["y"]),
    ],
    ids=range(9),
)
def test_records_of_many_origins_are_read(record: dict[str, object], right: list[str]) -> None:
    assert sniff(File.of("a.json", json.dumps([record])))
    (question,) = records(record).questions
    assert keys(question) == right


def test_columns_may_name_each_option() -> None:
    record = {"Frage": "Welche Zahl ist gerade?", "A": "3", "B": "4", "C": "5", "Lösung": "B"}
    columns = {"stem": ("Frage",), "options": ("A", "B", "C"), "answer": ("Lösung",)}
    (question,) = records(record, columns=columns).questions
    assert keys(question) == ["4"]


def test_a_category_may_be_a_mapping_with_a_name() -> None:
    record = {"question": "Which?", "answer": "This", "category": {"id": 7, "title": "Rivers"}}
    (question,) = records(record).questions
    assert (question.deck, question.tags) == ("::Rivers", ())


DIALECTS = [
    ("languages.json", [["Donau"], ["Elbe"]]),
    ("options-in-text.json", [["carbon dioxide"], ["iron", "copper"], []]),
    ("from-xml.json", [["argon"], []]),
    ("dialogues.json", [["on Mondays"], ["at ten"]]),
    ("survey.json", [["spruce"], ["English oak", "cork oak"]]),
    ("exam-bank.json", [["H2O"], ["铁", "铜"], [], [], []]),
    ("code-and-more.json", [["0 and 1"], ["def"], ["for each item (see also while)"], []]),
    ("quiz-widget.json", [["Kilimanjaro"]]),
]


@pytest.mark.parametrize(("name", "expected"), DIALECTS, ids=[name for name, _ in DIALECTS])
def test_the_keys_of_dialects_are_found(name: str, expected: list[list[str]]) -> None:
    assert [keys(question) for question in fixture(name).questions] == expected


def test_a_dialogue_is_the_case_of_its_questions() -> None:
    cases = {value(question, "case") for question in fixture("dialogues.json").questions}
    assert cases == {"A: When does the museum open?\\\nB: At ten, but on Mondays it stays shut."}


def test_questions_may_be_the_names_of_their_answers() -> None:
    found = fixture("question-to-answer.json")
    assert [question.answers[0].text.value for question in found.questions] == ["Oslo", "Santiago", "Nairobi"]
    assert {question.deck for question in found.questions} == {"::Capitals"}


def test_objects_without_a_list_around_them_are_read_with_one_error() -> None:
    found = fixture("no-brackets.json")
    assert codes(found) == ["json-slip"]
    assert [question.answers[0].text.value for question in found.questions] == [
        "the **Mediterranean** Sea",
        "the **Red** Sea",
    ]


def test_what_a_true_or_false_question_cannot_mean_is_rejected() -> None:
    found = fixture("exam-bank.json")
    assert codes(found) == ["truth-not-understood"]
    assert [question.texts["kind"].value for question in found.questions if question.sound] == [
        *("single", "multiple", "true-false", "true-false")
    ]


def test_many_unknown_fields_are_listed_in_one_warning() -> None:
    found = records({"question": "Which?", "answer": "a", **{f"zz{number}x": 1 for number in range(20)}})
    assert codes(found) == ["not-carried"]
    assert str(found.diagnostics[0].facts["what"]).endswith("'zz11x' and 8 more")


def test_a_list_in_a_text_is_one_of_options() -> None:
    found = records({"question": "Which?", "options": "['iron', \"gold\"]", "answer": "gold"})
    assert keys(found.questions[0]) == ["gold"]


def test_a_file_whose_fields_the_user_names_is_recognised() -> None:
    text = json.dumps([{"zeug": "Was ist rot?", "r": "Blut"}])
    assert not sniff(File.of("a.json", text))
    assert sniff(File.of("a.json", text, Settings(columns={"stem": ("zeug",), "answer": ("r",)})))


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_field_that_is_not_there_is_said(name: str) -> None:
    text = "\n".join(json.dumps({"zeug": f"Was ist {color}?", "r": "Blut"}) for color in ("rot", "warm"))
    text = text if name.endswith("l") else f"[{text.replace(chr(10), ',')}]"
    file = File.of(name, text, Settings(columns={"stem": ("zeugs",), "answer": ("r",)}))
    assert sniff(file)
    found = read(file)
    assert ([fault.code for fault in found.diagnostics], found.questions) == (["no-such-column"], ())
    assert found.diagnostics[0].headline == f"{name} has no key 'zeugs' for 'stem'"


HOLEY = ["iron", "", "gold", "tin"]
WHOLE = ["red", "green", "blue", "black"]
GIVEN = {"stem": ("F",), "options": ("w", "x", "y", "z"), "answer": ("K",)}


@pytest.mark.parametrize(
    ("shape", "columns"),
    [
        (lambda texts: {"options": texts}, {}),
        (lambda texts: {"options": [{"text": text} for text in texts]}, {}),
        (lambda texts: {"options": dict(zip("ABCD", texts, strict=True))}, {}),
        (lambda texts: {"options": " | ".join(texts)}, {}),
        (lambda texts: {f"option{number}": text for number, text in enumerate(texts, 1)}, {}),
        (lambda texts: {f"op{letter}": text for letter, text in zip("abcd", texts, strict=True)}, {}),
        (lambda texts: dict(zip("wxyz", texts, strict=True)), GIVEN),
        (lambda texts: {name: text for name, text in zip("wxyz", texts, strict=True) if text}, GIVEN),
    ],
)
@pytest.mark.parametrize(("key", "other", "first"), [(2, 3, 0), (3, 4, 1), ("C", "D", None), ("c", "d", 0)])
def test_an_empty_option_is_none_and_shifts_no_key(shape, columns, key: object, other: object, first) -> None:
    records = [
        {"F" if columns else "question": f"Which {name}?", **shape(texts), "K" if columns else "answer": said}
        for name, texts, said in (("metal", HOLEY, key), ("color", WHOLE, other))
    ]
    found = read(File.of("a.json", json.dumps(records), Settings(columns, first)))
    assert [keys(question) for question in found.questions] == [["gold"], ["black"]]
    assert [option.text.value for option in found.questions[0].options] == ["iron", "gold", "tin"]

"""Quizzes of quizdown."""

from __future__ import annotations

from pathlib import Path

from ankibuild.readers import File, Read
from ankibuild.readers.quizdown import read, sniff

FIXTURE = Path(__file__).parents[1] / "data" / "readers" / "quizdown" / "small.md"


def fixture() -> Read:
    return read(File.of("small.md", FIXTURE.read_bytes()))


def test_settings_that_only_quizdown_has_tell_the_format() -> None:
    assert sniff(File.of("small.md", FIXTURE.read_bytes()))
    assert not sniff(File.of("a.md", "---\ntitle: a\n---\n# Is it?\n\n- [x] a\n"))
    assert not sniff(File.of("a.md", "# Is it?\n\n- [x] a\n"))


def test_boxes_in_a_numbered_list_have_one_right_answer() -> None:
    question = fixture().questions[0]
    assert question.texts["kind"].value == "single"
    assert [(option.text.value, option.correct) for option in question.options] == [("Shark", False), ("Dolphin", True)]
    assert question.options[0].why.value == "A shark is a fish."
    assert question.texts["hint"].value == "Mammals feed their young with milk."
    assert not question.shuffle


def test_a_numbered_list_without_boxes_is_an_order() -> None:
    question = fixture().questions[1]
    assert question.texts["kind"].value == "ordering"
    assert [text.value for text in question.order] == ["Mercury", "Venus", "Earth"]
    assert question.texts["stem"].value == "Put the planets in order\n\nFrom the Sun."
    assert question.span is not None
    assert question.span.location == "small.md:14:4"


def test_boxes_in_a_bullet_list_may_have_several() -> None:
    question = fixture().questions[2]
    assert question.texts["kind"].value == "multiple"
    assert [option.correct for option in question.options] == [True, False, True]
    assert question.texts["explanation"].value == "They divide by two."


def test_questions_without_answers_are_rejected() -> None:
    found = fixture()
    assert [question.sound for question in found.questions] == [True, True, True, False, False]
    assert [each.code for each in found.diagnostics] == ["no-key", "no-key"]


def test_what_stands_before_the_first_question_is_reported() -> None:
    found = read(File.of("a.md", "---\nlocale: en\n---\n\nWelcome\n\n#\n\n- [x] a\n"))
    assert [each.code for each in found.diagnostics] == ["text-left-over", "markdown-no-stem"]
    assert [each.code for each in read(File.of("a.md", "")).diagnostics] == ["nothing-recognised"]


def test_names_of_settings_may_be_written_with_capitals() -> None:
    text = (Path(__file__).parents[1] / "data" / "readers" / "quizdown" / "newer.md").read_text(encoding="utf-8")
    assert sniff(File.of("newer.md", text))
    found = read(File.of("newer.md", text))
    assert [each.shuffle for each in found.questions] == [True, True]
    assert "shuffleAnswers" not in found.questions[0].texts["stem"].value
    assert [
        each.shuffle for each in read(File.of("a.md", text.replace("shuffleAnswers: true", "locale: en"))).questions
    ] == [
        False,
        True,
    ]


def test_a_language_alone_does_not_tell_the_format() -> None:
    assert not sniff(File.of("a.md", "---\nlocale: en\n---\n\n# What?\n\n- [x] a\n- [ ] b\n"))


def test_a_comment_at_the_margin_ends_no_list_of_boxes() -> None:
    text = "---\nprimary_color: red\n---\n## Which?\n\n1. [ ] one\n2. [x] two\n> Because.\n3. [ ] three\n"
    question = read(File.of("a.md", text)).questions[0]
    assert [option.text.value for option in question.options] == ["one", "two", "three"]
    assert question.options[1].why.value == "Because."


def test_boxes_below_others_are_never_a_part_of_the_explanation() -> None:
    text = "---\nprimary_color: red\n---\n## Which?\n\n1. [ ] one\n2. [x] two\n\nText.\n\n3. [ ] three\n4. [ ] four\n"
    result = read(File.of("a.md", text))
    assert [question.sound for question in result.questions] == [False]
    assert [(each.code, each.location) for each in result.diagnostics] == [("markdown-no-stem", "a.md:11:1")]

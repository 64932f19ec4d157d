"""Drafts → questions."""

from __future__ import annotations

from ankibuild.readers import File
from ankibuild.readers.markdown_quiz import read


def kind(text: str) -> str:
    return read(File.of("a.md", text)).questions[0].texts["kind"].value


def test_several_right_options_are_a_multiple_choice() -> None:
    assert kind("# Which?\n\n- [x] a\n- [x] b\n- [ ] c\n") == "multiple"


def test_a_stem_that_says_so_is_a_multiple_choice_with_one_right_option_too() -> None:
    assert kind("# Which? Select all that apply.\n\n- [x] a\n- [ ] b\n") == "multiple"


def test_true_and_false_are_one_kind_unless_something_is_said_of_them() -> None:
    assert kind("# Is it?\n\n- [ ] True\n- [x] False\n") == "true-false"
    assert kind("# Is it?\n\n- [ ] True\n  > No.\n- [x] False\n") == "single"


def test_what_stands_below_a_key_is_kept() -> None:
    question = read(File.of("a.md", "# Is it?\n\n- A. a\n- B. b\n\nAnswer: B, since\nit is so.\n")).questions[0]
    assert question.texts["explanation"].value == "since\nit is so."


def test_a_box_without_text_is_left_out_and_said() -> None:
    found = read(File.of("a.md", "# Is it?\n\n- [x] a\n- [ ] b\n- [ ]\n"))
    assert [option.text.value for option in found.questions[0].options] == ["a", "b"]
    assert [each.code for each in found.diagnostics] == ["not-carried"]


def test_a_key_below_boxes_that_names_no_option_is_an_error() -> None:
    result = read(File.of("a.md", "# Which is wet?\n\n- [x] water\n- [ ] sand\n\nAnswer: sea\n"))
    assert [each.code for each in result.diagnostics] == ["markdown-key-unknown"]
    assert [each.sound for each in result.questions] == [False]


def test_a_long_answer_below_boxes_explains_them_and_is_kept() -> None:
    text = "# Which is wet?\n\n- [x] water\n- [ ] sand\n\nAnswer: it flows, wets what it touches, and dries again.\n"
    question = read(File.of("a.md", text)).questions[0]
    assert question.texts["explanation"].value == "it flows, wets what it touches, and dries again."

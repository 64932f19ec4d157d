"""Questions in Markdown files, in all dialects that were met."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers import File, Read
from ankibuild.readers.markdown_quiz import read

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "markdown"


def fixture(name: str) -> Read:
    return read(File.of(name, (FIXTURES / name).read_bytes()))


def read_text(text: str) -> Read:
    return read(File.of("quiz.md", text))


def key(question: RawQuestion) -> str:
    """The letters of the right options, or the answer."""
    if question.options:
        return "".join(chr(65 + index) for index, option in enumerate(question.options) if option.correct)
    return "=" + question.answers[0].text.value


def keys(found: Read) -> list[str]:
    return [key(question) if question.sound else "!" for question in found.questions]


def texts(question: RawQuestion) -> list[str]:
    return [option.text.value for option in question.options]


def said(question: RawQuestion, name: str) -> str:
    return question.texts[name].value


def location(question: RawQuestion) -> str:
    assert question.span is not None
    return question.span.location


def test_boxes_say_which_options_are_right() -> None:
    found = fixture("checkboxes.md")
    assert keys(found) == ["B", "B", "AC", "B"]
    assert [said(question, "kind") for question in found.questions] == ["single", "single", "multiple", "single"]
    assert not found.diagnostics


def test_headings_above_questions_are_decks_and_those_of_questions_are_stems() -> None:
    found = fixture("checkboxes.md").questions
    assert [question.deck for question in found][:1] == ["::Chemistry::Elements"]
    assert found[3].deck == "::Chemistry::Units"
    assert said(found[0], "stem") == "Which of these is a noble gas?"


def test_a_question_stands_where_its_heading_does() -> None:
    found = fixture("checkboxes.md").questions
    assert [location(question) for question in found[:2]] == ["checkboxes.md:9:5", "checkboxes.md:18:5"]
    option = found[0].options[1].text
    assert option.span is not None
    assert (option.span.text, option.span.position) == ("Argon", (12, 7))


def test_code_and_pictures_belong_to_stems_and_options_as_they_were_typed() -> None:
    question = fixture("checkboxes.md").questions[1]
    assert said(question, "stem").endswith('```python\nsymbols = ["H", "He"]\n```')
    assert texts(question)[1] == "```python\nprint(symbols[1])\n```\n\n![A drawing](img/helium%20atom.png)"


def test_a_quotation_below_an_option_is_its_rationale() -> None:
    question = fixture("checkboxes.md").questions[2]
    assert [option.why.value for option in question.options] == [
        "It is made of hydrogen and oxygen.",
        "It is a mixture.",
        "",
    ]


def test_boxes_without_text_have_the_code_below_them() -> None:
    question = fixture("checkboxes.md").questions[3]
    assert texts(question) == ["```text\n5 kg\n```", "```text\n5 mol\n```"]
    assert said(question, "explanation") == "An amount of substance."


def test_links_named_reference_are_the_reference() -> None:
    assert said(fixture("checkboxes.md").questions[0], "reference").count("example.org") == 2


def test_tags_of_the_front_matter_are_tags_of_all_questions() -> None:
    assert fixture("checkboxes.md").questions[2].tags == ("chemistry", "basics")


def test_the_only_first_heading_is_no_deck_where_the_front_matter_names_one() -> None:
    text = "---\ndeck: Sciences\n---\n# Title\n\n## Part\n\n### Is it?\n\n- [x] a\n- [ ] b\n"
    assert read_text(text).questions[0].deck == "Sciences::Part"


def test_folded_answers_give_key_and_explanation() -> None:
    found = fixture("details.md")
    assert keys(found) == ["B", "=true", "=`8`"]
    assert said(found.questions[0], "explanation").endswith("- The value itself is primitive.")
    assert "Answer" not in said(found.questions[0], "explanation")


def test_a_folded_answer_in_another_language_begins_with_a_line_that_names_the_option() -> None:
    question = fixture("details.md").questions[1]
    assert said(question, "kind") == "true-false"
    assert said(question, "explanation") == "Every object is."


def test_what_stands_around_questions_is_reported_once() -> None:
    assert [each.code for each in fixture("details.md").diagnostics] == ["text-left-over"]


def test_numbered_questions_have_keys_below_their_options() -> None:
    found = fixture("numbered.md")
    assert keys(found) == ["B", "AB", "=The **Volga**.", "B", "=true"]
    assert [question.deck for question in found.questions][2:4] == ["::Geography::Rivers", "::Geography::Mountains"]
    assert said(found.questions[1], "explanation") == "The Danube flows into the Black Sea."
    assert said(found.questions[4], "explanation") == "It stands on the border of Nepal."


def test_numbers_that_repeat_are_questions_too() -> None:
    assert keys(fixture("repeated.md")) == ["A", "B", "AC"]


def test_a_list_of_answers_at_the_end_goes_by_numbers() -> None:
    found = fixture("answers-at-end.md")
    assert keys(found) == ["B", "A", "=Five"]
    assert said(found.questions[0], "explanation") == "two pairs"
    assert [(each.code, each.location) for each in found.diagnostics] == [("text-left-over", "answers-at-end.md:20:4")]


def test_plain_lists_are_options_where_something_says_which_is_right() -> None:
    found = fixture("plain-options.md")
    assert keys(found) == ["B", "B", "A", "B"]
    assert texts(found.questions[0]) == ["Ir", "Fe", "In"]
    assert said(found.questions[3], "hint") == "It comes from *aurum*."
    assert said(found.questions[3], "explanation") == "Aurum is Latin for gold."


def test_questions_without_numbers_and_headings_are_told_apart() -> None:
    found = fixture("unnumbered.md")
    assert keys(found) == ["B", "B", "B"]
    assert said(found.questions[0], "explanation") == "Penguins lay eggs."
    assert said(found.questions[1], "stem") == "Which animal is a fish?"


def test_lines_with_q_and_a_are_cards() -> None:
    found = fixture("cards.md")
    assert keys(found) == ["=Oslo", "=true", "=Deoxyribonucleic acid"]
    assert said(found.questions[2], "stem") == "What do the letters DNA stand for?"


def test_faults_reject_one_question_and_leave_the_others() -> None:
    found = fixture("faults.md")
    assert keys(found) == ["!", "!", "!", "A"]
    assert [(each.code, each.location) for each in found.diagnostics] == [
        ("no-key", "faults.md:3:4"),
        ("markdown-keys-disagree", "faults.md:8:4"),
        ("markdown-key-unknown", "faults.md:15:4"),
    ]


def test_options_without_a_question_are_rejected() -> None:
    assert [each.code for each in read_text("- [x] a\n- [ ] b\n").diagnostics] == ["markdown-no-stem"]


def test_prose_is_reported_as_such() -> None:
    assert "nothing-recognised" in [each.code for each in read_text("# Title\n\nSome words.\n").diagnostics]


def test_windows_line_ends_change_nothing() -> None:
    text = (FIXTURES / "numbered.md").read_text()
    found = read_text(text.replace("\n", "\r\n"))
    assert keys(found) == keys(fixture("numbered.md"))
    assert "\r" not in said(found.questions[1], "stem")


@pytest.mark.parametrize(
    "part", ["- [x] a\n- [ ] b\n\ntext\n\n", "Is it?\n\n```\nx\n```\n\n", "<details>\n", "A. x\n\nB. y\n\n"]
)
def test_long_files_are_read_in_time(part: str) -> None:
    read_text(part * 3000)


def test_a_key_may_be_an_item_of_the_list_of_options() -> None:
    text = (
        "**Question 1**\nWhat is it?\n* A) one\n* B) two\n* **Correct Answer:** B) two\n* **Reasons:**\n    * Since.\n"
    )
    found = read_text(text)
    assert keys(found) == ["B"]
    assert texts(found.questions[0]) == ["one", "two"]
    assert said(found.questions[0], "explanation") == "- **Reasons:**\n    * Since."


def test_a_key_may_stand_right_below_the_last_item() -> None:
    found = read_text(
        "1. **What is it?**\n   - one\n   - two\n   **Correct Answer:** 2\n\n2. Why?\n   - a\n   - b\n   Answer: 1\n"
    )
    assert keys(found) == ["B", "A"]
    assert texts(found.questions[0]) == ["one", "two"]


def test_several_letters_in_an_indented_folded_part_are_the_key() -> None:
    text = (
        "1. Which two?\n    - A. one\n    - B. two\n    - C. three\n\n    <details markdown=1>"
        '<summary markdown="span">Answer</summary>\n\n    Correct Answer: AC\n\n    Explanation: Odd.\n\n'
        "    </details>\n"
    )
    found = read_text(text)
    assert keys(found) == ["AC"]
    assert said(found.questions[0], "explanation") == "Odd."


def test_lists_indented_by_a_tab_belong_to_their_question() -> None:
    assert keys(read_text("1. What?\n\t- [x] a\n\t- [ ] b\n\n2. Why?\n\t- [ ] a\n\t- [x] b\n")) == ["A", "B"]


def test_statements_above_boxes_that_name_them_are_part_of_the_stem() -> None:
    found = read_text("#### Q1. Which are even?\n\nA. 1\nB. 2\nC. 4\n\n- [ ] A, B\n- [x] B, C\n")
    assert keys(found) == ["B"]
    assert "A. 1" in said(found.questions[0], "stem")


def test_items_around_boxes_are_no_options() -> None:
    found = read_text(
        "### What is shown?\n\n- ![a map](map.png)\n\n- [x] one\n- [ ] two\n- [Reference](https://a.org)\n"
    )
    assert texts(found.questions[0]) == ["one", "two"]
    assert "![a map](map.png)" in said(found.questions[0], "stem")
    assert said(found.questions[0], "reference") == "[Reference](https://a.org)"


def test_a_link_back_to_the_top_is_no_part_of_a_question() -> None:
    found = read_text("### What?\n\n- [x] one\n- [ ] two\n\n**[⬆ Back to Top](#contents)**\n")
    assert "explanation" not in found.questions[0].texts


def test_chance_bold_marks_no_option_where_boxes_do() -> None:
    rest = "".join(f"### What is {n}?\n\n- [x] one\n- [ ] two\n\n" for n in range(3))
    found = read_text(f"# Course\n\nLearn about:\n\n- one\n- two\n- **Much more!**\n\n{rest}")
    assert keys(found) == ["A", "A", "A"]


def test_a_numbered_list_without_answers_beside_questions_is_text() -> None:
    rest = "".join(f"### What is {n}?\n\n- [x] one\n- [ ] two\n\n" for n in range(3))
    assert (
        keys(read_text(f"# Course\n\n1. Always useful.\n2. Made with care:\n   - one\n   - two\n\n{rest}")) == ["A"] * 3
    )


def test_a_cross_in_a_box_is_a_mark_where_no_other_is() -> None:
    assert keys(read_text("### 何ですか?\n\n- [ ] a\n- [×] b\n- [ ] c\n")) == ["B"]
    assert keys(read_text("### 何ですか?\n\n- [✓] a\n- [×] b\n- [×] c\n")) == ["A"]
    assert keys(read_text("### 何ですか?\n\n- [×] a\n- [×] b\n- [ ] c\n")) == ["!"]


def test_circled_numbers_begin_options_and_name_keys() -> None:
    found = read_text("1. 수도는?\n\n① 부산\n② 서울\n\n정답: ②\n\n2. 바다는?\n\n① 동해\n② 한강\n\n정답: 1\n")
    assert keys(found) == ["B", "A"]
    assert texts(found.questions[0]) == ["부산", "서울"]


def test_a_key_in_the_brackets_of_a_chinese_stem_is_taken_out_of_it() -> None:
    found = read_text("1. 中国的首都是（ B ）。\n\nA．上海\nB．北京\n\n2. 一加一是（ A ）\n\nA. 二\nB. 三\n")
    assert keys(found) == ["B", "A"]
    assert said(found.questions[0], "stem") == "中国的首都是（　）。"


def test_callouts_ask_and_answer() -> None:
    text = "> [!question] What is it?\n\n> [!success]- Answer\n> One.\n\n> [!question]- Why?\n> Since.\n"
    assert keys(read_text(text)) == ["=One.", "=Since."]


def test_tags_around_questions_part_them() -> None:
    text = "<quiz>\nWhat?\n- [x] a\n- [ ] b\n\nSince.\n</quiz>\n\n<quiz>\nWhy?\n- [ ] a\n- [x] b\n</quiz>\n"
    found = read_text(text)
    assert keys(found) == ["A", "B"]
    assert said(found.questions[0], "explanation") == "Since."


def test_a_heading_that_asks_may_stand_above_further_numbered_questions() -> None:
    found = read_text(
        "#### Q1. What?\n\n- [x] a\n- [ ] b\n\n[Reference](https://a.org)\nQ2. Why?\n\n- [ ] a\n- [x] b\n"
    )
    assert [said(question, "stem") for question in found.questions] == ["What?", "Why?"]
    assert keys(found) == ["A", "B"]


def test_a_heading_above_text_that_is_left_over_is_left_over_with_it() -> None:
    found = read_text("# Quiz\n\n## Before you begin\n\nTake a pen.\n\n## Q1. What?\n\n- [x] a\n- [ ] b\n")
    assert [each.facts["text"] for each in found.diagnostics] == ["Before you begin\nTake a pen."]


def test_an_item_without_text_below_letters_is_no_option() -> None:
    found = read_text(
        "### 1. What?\n\n- A: one\n- B: two\n-\n<details><summary>Answer</summary>\n\n#### Answer: B\n\n</details>\n"
    )
    assert (keys(found), texts(found.questions[0])) == (["B"], ["one", "two"])


def test_the_list_nearest_to_a_folded_key_holds_the_options() -> None:
    text = (
        "## Question 1\n\nTwo things are given.\n\n- a pen\n- a book\n- a cup\n\n"
        "Which one writes?\n\n1. the cup\n2. the pen\n\n"
        "<details>\n<summary>Response:</summary>\n\nThe correct answer is **2. the pen**\n\n</details>\n\n</details>\n"
    )
    found = read_text(text)
    assert (keys(found), texts(found.questions[0])) == (["B"], ["the cup", "the pen"])
    assert "explanation" not in found.questions[0].texts


def test_rows_of_a_table_are_questions() -> None:
    found = fixture("tables.md")
    assert keys(found) == ["C", "B", "!", "B", "!", "=Water"]
    assert texts(found.questions[0])[1] == "`|`"
    assert said(found.questions[1], "explanation") == "(half of 4)"
    assert [each.code for each in found.diagnostics] == ["not-on-cards", "markdown-key-unknown", "markdown-key-unknown"]
    assert location(found.questions[1]) == "tables.md:8:7"


def test_options_may_stand_on_one_line_or_in_columns_or_without_letters() -> None:
    found = fixture("one-line.md")
    assert keys(found) == ["B", "B", "B", "C", "A", "BC", "A", "!", "!", "!"]
    assert texts(found.questions[3]) == ["grass", "blood", "sky", "snow"]
    assert said(found.questions[0], "stem") == "Which of these is red?"
    assert [each.code for each in found.diagnostics] == [
        "text-options-unmarked",
        "markdown-key-unknown",
        "text-pairs-unknown",
    ]


def test_options_have_letters_of_any_alphabet_and_keys_have_the_same() -> None:
    assert keys(fixture("alphabets.md")) == ["B", "!", "B", "B"]


def test_a_letter_without_options_is_no_answer() -> None:
    text = "1. Which?\n\nA. one\nB. two\n\nAnswer: A\n\n2. Which is it?\n\nAnswer: B\n"
    assert keys(read_text(text)) == ["A", "!"]
    assert keys(read_text("Q: What is the symbol of boron?\n\nA: B\n")) == ["=B"]


def test_a_key_that_puts_labels_together_names_no_option() -> None:
    text = "1. Match them\n\nA. one\nB. two\n\nAnswer: A-2, B-1\n\n2. Which?\n\nA. one\nB. two\n\nAnswer: B\n"
    assert keys(read_text(text)) == ["!", "B"]


def test_keys_may_name_several_options_on_lines_in_lists_and_by_their_texts() -> None:
    found = fixture("several-keys.md")
    assert keys(found) == ["BC", "AC", "BC", "!", "B", "A"]
    assert [each.code for each in found.diagnostics] == ["markdown-key-unknown"]
    assert said(found.questions[4], "explanation").startswith("A. 1 is none")
    assert said(found.questions[5], "explanation") == "Vowels need no stop of the breath."


def test_a_key_right_below_a_numbered_list_names_one_of_its_items() -> None:
    text = "7. Which gas is it?\n1) helium\n2) argon\n3) neon\nAnswer: 2\n\n8. How many?\n\nAnswer: 2\n"
    assert keys(read_text(text)) == ["B", "=2"]
    assert keys(read_text("1. Who is it?\n2. What is it?\nAnswer: that\n"))[-1] == "=that"


def test_the_last_item_of_a_list_is_no_question_that_a_number_answers() -> None:
    assert keys(read_text("1. helium\n\n2. argon\n\n   Answer: 2\n\n3. How many?\n\nAnswer: 2\n"))[-2:] == ["!", "=2"]


def test_a_heading_in_a_folded_part_may_name_an_item() -> None:
    text = "#### 4. What is printed\n\n- 1: one\n- 2: two\n\n<details><summary><b>Answer</b></summary>\n<p>\n\n"
    found = read_text(text + "##### Answer: 2\nIt counts.\n\n</p>\n</details>\n")
    assert keys(found) == ["B"]
    assert said(found.questions[0], "explanation") == "It counts."


def test_bold_marks_no_option_where_others_begin_with_words_in_bold() -> None:
    text = "## What helps a plant?\n\n- **Light** of the Sun\n- **Water**\n- **Air** with carbon dioxide\n"
    assert keys(read_text(text)) == []
    assert keys(read_text("## Which is red?\n\n- grass\n- **blood**\n- sky\n")) == ["B"]


def test_a_list_of_which_all_items_have_a_sign_is_one_of_what_was_done() -> None:
    assert keys(read_text("## What works?\n\n- ✅ reading\n- ✅ writing\n")) == []
    assert keys(read_text("## What works?\n\n- ✅ reading\n- writing\n")) == ["A"]

"""Merged questions in a YAML text that people edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ankibuild.importing.editing import Addition, Change, Edited, edited, groups_of, questions_of
from ankibuild.model import Kind, Question
from ankibuild.source import Source

TEXT = """\
# our bank
deck: Geography
questions:
  - id: france
    # checked by Ada
    stem: What is the capital of Frnace?   # typo
    options:
      - Paris
      - Lyon
    answer: Paris
    tags: [europe]

  # the next
  - id: rome
    stem: Which river flows through Rome?
    answer: The Tiber
"""


def source(text: str = TEXT) -> Source:
    return Source("sources/bank.yaml", text)


def question(id_: str, text: str = TEXT) -> Question:
    return next(question for question in questions_of(source(text)) if question.id == id_)


def put_in(text: str, changes: list[Change], additions: Sequence[Addition] = ()) -> Edited:
    """The text, edited."""
    return edited(source(text), questions_of(source(text)), changes, additions)


def test_a_changed_key_is_replaced_and_comments_stay() -> None:
    changed = replace(question("france"), stem="What is the capital of France?")
    assert put_in(TEXT, [Change(changed, {"stem"})]).text == TEXT.replace("Frnace", "France")


def test_a_new_key_stands_in_its_place() -> None:
    changed = replace(question("france"), hint="On the Seine.", name="Q1")
    text = put_in(TEXT, [Change(changed, {"hint", "name"})]).text
    assert "  - id: france\n    name: Q1\n    # checked" in text
    assert "    answer: Paris\n    hint: On the Seine.\n    tags: [europe]\n" in text


def test_a_key_that_is_gone_is_taken_out() -> None:
    changed = replace(question("france"), tags=())
    assert put_in(TEXT, [Change(changed, {"tags"})]).text == TEXT.replace("\n    tags: [europe]", "")


def test_the_last_key_and_a_key_in_the_middle_are_taken_out() -> None:
    text = "- id: a\n  hint: h\n  stem: s\n  answer: x\n  source: y\n"
    changed = replace(question("a", text), hint="", source="")
    assert put_in(text, [Change(changed, {"hint", "source"})]).text == "- id: a\n  stem: s\n  answer: x\n"


def test_a_text_of_several_lines_is_indented_as_its_question() -> None:
    changed = replace(question("rome"), explanation="One.\n\n    code\n\nTwo.")
    text = put_in(TEXT, [Change(changed, {"explanation"})]).text
    assert questions_of(source(text))[1].explanation == "One.\n\n    code\n\nTwo."
    assert "    explanation: |" in text


def test_a_question_in_braces_is_written_anew() -> None:
    text = "questions:\n  - {id: a, stem: One?, answer: Yes}\n  - id: b\n    stem: Two?\n    answer: No\n"
    changed = replace(question("a", text), explanation="Because.\nReally.")
    result = put_in(text, [Change(changed, {"explanation"})]).text
    assert result.startswith("questions:\n  - id: a\n    stem: One?\n")
    assert result.endswith("  - id: b\n    stem: Two?\n    answer: No\n")


def test_new_questions_stand_behind_the_ones_before_them() -> None:
    first, second = (
        Question("First?", answer="1", id="first", deck="Geography"),
        Question("Second?", answer="2", id="second", deck="Geography"),
    )
    zero = Question("Zero?", answer="0", id="zero", deck="Geography")
    text = put_in(TEXT, [], [Addition(zero, ""), Addition(first, "france"), Addition(second, "first")]).text
    assert [question.id for question in questions_of(source(text))] == ["zero", "france", "first", "second", "rome"]
    assert "\n\n  - id: first\n    stem: First?\n    answer: '1'\n\n  - id: second\n" in text
    assert text.count("deck:") == 1


def test_windows_lines_stay_windows_lines() -> None:
    text = TEXT.replace("\n", "\r\n")
    changed = replace(question("rome", text), explanation="One.\nTwo.")
    result = put_in(text, [Change(changed, {"explanation"})]).text
    assert "\n" not in result.replace("\r\n", "")
    assert questions_of(source(result))[1].explanation == "One.\nTwo."


def test_keys_and_answers_change_together() -> None:
    france = question("france")
    options = (*france.options, replace(france.options[1], text="Nice"))
    text = put_in(TEXT, [Change(replace(france, options=options), {"options"})]).text
    assert questions_of(source(text))[0].options == options
    assert "# checked by Ada" in text


def test_what_cannot_be_put_in_is_refused_and_changes_nothing_else() -> None:
    changed = replace(question("france"), stem="What is the capital of France?")
    result = put_in(
        TEXT,
        [Change(Question("Two?", answer="y", id="missing"), {"stem"}), Change(changed, {"stem"})],
        [],
    )
    assert (result.text, result.refused) == (TEXT.replace("Frnace", "France"), {"missing": {"stem"}})


def test_a_text_that_another_question_refers_to_does_not_stop_the_others() -> None:
    text = (
        "- id: a\n  stem: &s One?\n  answer: x\n"
        "- id: b\n  # mine\n  stem: *s\n  answer: y\n"
        "- id: c\n  stem: Three?  # mine\n  answer: z\n"
    )
    changes = [Change(replace(question(id_, text), stem=f"New {id_}?"), {"stem"}) for id_ in "ac"]
    result = put_in(text, changes, [])
    assert result.refused == {"a": {"stem"}}
    assert result.text == text.replace("Three?", "New c?")


def test_a_deck_that_the_whole_file_has_cannot_be_taken_from_one_question() -> None:
    result = put_in(TEXT, [Change(replace(question("rome"), deck=""), {"deck"})])
    assert (result.text, result.refused) == (TEXT, {"rome": {"deck"}})


ALIASED = """\
- id: a
  stem: Which is the largest lake?
  options: &lakes [Garda, Como]
  answer: Garda
  explanation: By its area.
  tags: [italy]
- id: b
  stem: Which is the deepest lake?
  options: *lakes
  answer: Como
"""


def test_of_a_change_that_cannot_be_put_in_the_rest_is() -> None:
    deepest = question("b", ALIASED)
    options = (replace(deepest.options[0], text="Lake Garda"), deepest.options[1])
    changed = replace(deepest, options=options, tags=("italy",), source="Atlas", stem="Which lake is the deepest?")
    result = put_in(ALIASED, [Change(changed, {"options", "tags", "source", "stem"})])
    assert result.refused == {"b": {"options", "stem"}}
    assert result.text == ALIASED + "  source: Atlas\n  tags: [italy]\n"


def test_of_several_changes_only_the_parts_that_cannot_are_left_out() -> None:
    largest, deepest = question("a", ALIASED), question("b", ALIASED)
    swapped = tuple(replace(option, correct=not option.correct) for option in deepest.options)
    changes = [
        Change(replace(largest, explanation="By its area, 370 km².", hint="In the north."), {"explanation", "hint"}),
        Change(
            replace(deepest, options=swapped, explanation="Measured.", name="Q2"), {"options", "explanation", "name"}
        ),
    ]
    result = put_in(ALIASED, changes)
    assert result.refused == {"b": {"options", "explanation"}}
    assert "By its area, 370 km²." in result.text
    assert "name: Q2" in result.text
    assert "Measured." not in result.text


@pytest.mark.parametrize(
    ("kind", "parts", "groups"),
    [
        (Kind.SINGLE, "stem explanation tags deck", ["deck", "explanation", "stem", "tags"]),
        (Kind.SINGLE, "stem options explanation hint tags", ["explanation hint options stem", "tags"]),
        (Kind.PLAIN, "answer case article source", ["answer case", "article", "source"]),
        (Kind.SINGLE, "markup stem name", ["markup stem", "name"]),
        (Kind.CLOZE, "stem explanation name", ["explanation stem", "name"]),
        (Kind.GAPS, "stem hint", ["hint stem"]),
    ],
)
def test_what_is_asked_goes_in_with_its_answers_or_not_at_all(kind: Kind, parts: str, groups: list[str]) -> None:
    assert [" ".join(sorted(group)) for group in groups_of(kind, parts.split())] == groups


def test_comments_around_a_key_that_goes_stay() -> None:
    text = "- id: a\n  # 1\n  hint: h  # of the hint\n  # 2\n  stem: s\n  answer: x\n  # 3\n  source: y\n# end\n"
    changed = replace(question("a", text), hint="", source="")
    result = put_in(text, [Change(changed, {"hint", "source"})]).text
    assert result == "- id: a\n  # 1\n  # 2\n  stem: s\n  answer: x\n  # 3\n# end\n"


def test_the_first_key_is_taken_out() -> None:
    text = "- hint: h  # of the hint\n  id: a\n  stem: s\n  answer: x\n"
    result = put_in(text, [Change(replace(question("a", text), hint=""), {"hint"})], []).text
    assert [question.hint for question in questions_of(source(result))] == [""]
    assert "# of the hint" in result


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_keys_in_windows_lines_are_taken_out(newline: str) -> None:
    text = "- id: a\n  stem: s\n  hint: h  # of the hint\n  answer: x\n  source: y\n".replace("\n", newline)
    changed = replace(question("a", text), hint="", source="")
    result = put_in(text, [Change(changed, {"hint", "source"})]).text
    assert result == "- id: a\n  stem: s\n  answer: x\n".replace("\n", newline)

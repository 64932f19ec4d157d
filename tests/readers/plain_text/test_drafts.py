from __future__ import annotations

from ankibuild.readers.plain_text.drafts import Draft
from ankibuild.readers.plain_text.reading import parse
from ankibuild.source import Source


def drafted(text: str) -> Draft:
    return parse(Source("a.txt", text)).drafts[0]


def options(draft: Draft) -> list[str]:
    return ["|".join(line.text for line in option.lines if line.text) for option in draft.options]


def test_an_option_goes_on_in_the_next_line() -> None:
    assert options(drafted("1. X?\nA) one\n   and more\nB) two\nAnswer: A\n")) == ["one|and more", "two"]


def test_options_stand_on_one_line() -> None:
    assert options(drafted("1. X?\nA) one  B) two  C) three\nAnswer: A\n")) == ["one", "two", "three"]


def test_options_stand_behind_the_stem_on_its_line() -> None:
    draft = drafted("1. X? (a) one (b) two\nAnswer: a\n")
    assert [line.text for line in draft.stem] == ["X?"]
    assert options(draft) == ["one", "two"]


def test_a_letter_inside_an_option_does_not_split_it_where_that_option_follows_below() -> None:
    assert options(drafted("1. X?\nA) see B) below\nB) two\nAnswer: A\n")) == ["see B) below", "two"]


def test_blank_lines_may_part_options() -> None:
    assert options(drafted("1. X?\nA) one\n\nmore of one\n\nB) two\n\nAnswer: A\n")) == ["one|more of one", "two"]


def test_text_behind_a_blank_line_below_the_options_stands_outside() -> None:
    draft = drafted("1. X?\nA) one\nB) two\n\nNow for something else.\n")
    assert options(draft) == ["one", "two"]
    assert [line.text for line in draft.loose if line.text] == ["Now for something else."]


def test_the_key_may_stand_before_the_options() -> None:
    draft = drafted("#Q X?\n^ two\nA one\nB two\n\n#Q Y?\n^ one\nA one\nB two\n")
    assert options(draft) == ["one", "two"]
    assert draft.key_is_text


def test_the_key_may_stand_at_the_end_of_a_line() -> None:
    draft = drafted("1. X?\nA) one\nB) two (Ans: B)\n")
    assert options(draft) == ["one", "two"]
    assert [line.text for line in draft.key] == ["B"]


def test_an_explanation_may_stand_behind_the_key_on_its_line() -> None:
    draft = drafted("1. X?\nA) one\nB) two\nAnswer: B Explanation: so it is\n")
    assert [line.text for line in draft.key] == ["B"]
    assert [line.text for line in draft.explanation if line.text] == ["so it is"]


def test_a_sentence_of_a_stem_that_begins_with_a_is_no_option() -> None:
    draft = drafted("#Q X.\nA man asks\n^ two\nA one\nB two\n\n#Q Y?\n^ one\nA one\nB two\n")
    assert [line.text for line in draft.stem] == ["X.", "A man asks"]
    assert options(draft) == ["one", "two"]


def test_a_second_key_that_says_something_else_is_noticed() -> None:
    assert drafted("1. X?\nAnswer: a\nY?\nAnswer: b\n").doubled is not None
    assert drafted("1. X?\nA) a\nB) b\nAnswer: A\nY?\nAnswer: B\n").doubled is not None
    assert drafted("1. X?\nA) a\nB) b\nAnswer: A\nExplanation: so\n- Correct answer: A\n").doubled is None


def test_people_who_speak_in_a_stem_give_no_key() -> None:
    draft = drafted("#Q Who speaks?\nA: Come on!\nB: Not yet.\n^ two\nA one\nB two\n\n#Q Y?\n^ one\nA one\nB two\n")
    assert [line.text for line in draft.key if line.text] == ["two"]
    assert options(draft) == ["one", "two"]


def test_options_that_begin_again_are_noticed() -> None:
    draft = drafted("1. X?\nA) one\nB) two\nY?\nA) one\nB) two\n")
    assert draft.doubled is not None
    assert draft.doubled.text == "A) one"

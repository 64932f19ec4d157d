"""The texts of a question around its choice."""

from __future__ import annotations

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers.file import File, Settings
from ankibuild.readers.grid.texts import with_deletions
from ankibuild.readers.tables import read


def question(text: str, texts: str = "") -> RawQuestion:
    (found,) = read(File.of("a.csv", text, Settings(texts=texts))).questions
    return found


def test_texts_are_plain_unless_the_user_says_otherwise() -> None:
    text = 'Question,Answer\n"Is *a* <b>?",1. b\n'
    assert question(text).texts["stem"].value == r"Is \*a\* \<b>?"
    assert question(text, "markdown").texts["stem"].value == "Is *a* <b>?"
    assert question("Question,Answer\nA <b>bold</b> one,x\n", "html").texts["stem"].value == "A **bold** one"


def test_decks_come_from_categories_and_deck_names() -> None:
    assert question("Question,Answer,Category,Topic\na,b,Bio,Cell\n").deck == "::Bio::Cell"
    assert question("Question,Answer,Deck\na,b,Bio::Cell\n").deck == "::Bio::Cell"


def test_tags_are_parted_and_the_difficulty_is_one() -> None:
    assert question('Question,Answer,Tags,Difficulty\na,b,"one, two; three",easy\n').tags == (
        *("one", "two", "three", "difficulty::easy"),
    )


def test_ids_are_borrowed_and_sources_stay_addresses() -> None:
    found = question("Id,Question,Answer,Source\nq_1,a,b,https://example.org/a_b\n")
    assert (found.texts["id"].value, found.borrowed) == ("q_1", True)
    assert found.texts["source"].value == "https://example.org/a_b"


def test_several_explanations_are_paragraphs() -> None:
    found = question("Question,Answer,Explanation,Comment\na,b,one,two\n")
    assert found.texts["explanation"].value == "one\n\ntwo"


@pytest.mark.parametrize(
    ("typed", "link"),
    [("my map.png", "![](my%20map.png)"), ("https://example.org/a.png", "![](https://example.org/a.png)")],
)
def test_a_picture_stands_below_the_question(typed: str, link: str) -> None:
    assert question(f"Question,Answer,Image\na,b,{typed}\n").texts["stem"].value == f"a\n\n{link}"


def test_what_names_no_picture_is_said() -> None:
    (fault,) = read(File.of("a.csv", "Question,Answer,Image\na,b,see above\n")).diagnostics
    assert (fault.code, fault.location) == ("not-carried", "a.csv:2:5")


def test_deletions_come_back_from_escaped_text() -> None:
    assert with_deletions(r"\{{c1::a}} \{{x}}") == r"{{c1::a}} \{{x}}"


def test_what_programs_write_for_nothing_is_nothing() -> None:
    found = read(File.of("a.csv", "Question,A,B,Answer,Image,Explanation\nq,x,y,A,-,NULL\nr,None,-,A,nan,a - b\n"))
    first, second = found.questions
    assert (set(first.texts), first.texts["stem"].value) == ({"kind", "stem"}, "q")
    assert (second.texts["explanation"].value, [option.text.value for option in second.options]) == (
        "a - b",
        ["None", "-"],
    )
    assert found.diagnostics == ()

"""Which column of a table is what."""

from __future__ import annotations

from ankibuild.readers.grid.cells import Sheet
from ankibuild.readers.grid.layout import Layout, find_layout, layout_of
from ankibuild.readers.grid.separated import read_rows
from ankibuild.source import Source


def layout(headings: str) -> Layout:
    found = layout_of(headings.split("|"))
    assert found is not None
    return found


def sheet(text: str) -> Sheet:
    return Sheet(Source("a.csv", text), tuple(read_rows(text, ",")))


def test_headings_are_found_below_instructions() -> None:
    found = find_layout(sheet("Our quiz,,\nWrite below.,,\n,,\nQuestion,Answer 1,Answer 2\na,b,c\n"), {})
    assert found is not None
    assert (found.start, found.stem, [option.index for option in found.options]) == (4, 0, [1, 2])


def test_single_letters_are_options_where_they_begin_with_a_and_b() -> None:
    assert [option.mark for option in layout("Question|A|B|C|Key").options] == ["a", "b", "c"]
    assert layout("Q|A").answers == (1,)


def test_answers_are_the_key_beside_options_and_options_beside_a_key() -> None:
    assert layout("Question|Q_1|Q_2|Answers").answers == (3,)
    assert (layout("Question|Answers|Correct answer").listed, layout("Question|Answers").answers) == (1, (1,))


def test_explanations_and_flags_belong_to_their_options() -> None:
    options = layout("Question|Option 1|Explanation 1|Correct 1|Option 2|Explanation 2|Correct 2").options
    assert [(option.index, option.why, option.flag) for option in options] == [(1, 2, 3), (4, 5, 6)]


def test_columns_that_are_all_called_choice_are_options() -> None:
    assert len(layout("Type|Title|Correct|Choice|Choice|Choice").options) == 3


def test_a_title_is_the_question_only_where_nothing_else_is() -> None:
    assert layout("Title|Choice 1|Choice 2|Correct").stem == 0
    assert layout("Title|Question|Answer").fields["name"] == (0,)


def test_of_two_questions_the_text_is_the_question() -> None:
    assert layout("Question|Question Text|Answer").stem == 1


def test_what_is_unknown_is_remembered() -> None:
    found = layout("Question|Answer|Shoe size|Time limit")
    assert (found.unknown, found.times) == ((2,), (3,))


def test_a_heading_may_say_the_first_number_or_that_it_is_an_index() -> None:
    assert layout("Question|A|B|Correct answer (1-4)").first == 1
    assert layout("Question|A|B|Answer index").is_index


def test_tables_of_other_things_have_no_layout_or_are_not_sure() -> None:
    assert layout_of(["Name", "Street", "City"]) is None
    assert not layout("text|label").is_sure
    assert layout("front|back").is_sure


def test_the_user_names_columns_by_heading_letter_or_number() -> None:
    table = sheet("Nr,Was,Eins,Zwei,Gut\n1,x,a,b,1\n")
    said = {"stem": ("Was",), "options": ("C", "4"), "answer": ("5",)}
    found = find_layout(table, said)
    assert found is not None
    assert (found.start, found.stem, [o.index for o in found.options], found.answers) == (1, 1, [2, 3], (4,))


def test_without_headings_the_user_may_name_columns_by_letters_alone() -> None:
    found = find_layout(sheet("x,y\nz,w\n"), {"question": ("B",), "answer": ("A",)})
    assert found is not None
    assert (found.start, found.stem, found.answers) == (0, 1, (0,))


def test_columns_that_are_not_there_give_no_layout() -> None:
    assert find_layout(sheet("a,b\nc,d\n"), {"stem": ("Z",)}) is None


def test_a_flag_behind_each_option_is_this_options() -> None:
    found = layout_of(["Question", "Option 1", "is_correct", "Option 2", "is_correct"])
    assert found is not None
    assert [(option.index, option.flag) for option in found.options] == [(1, 2), (3, 4)]


def test_of_two_questions_the_longer_text_is_the_question() -> None:
    text = "Questão,Pergunta,Opção correta,Opção errada 1\n1,Qual é a capital do Peru?,Lima,Cusco\n"
    found = find_layout(Sheet(Source("a.csv", text), tuple(read_rows(text, ","))), {})
    assert found is not None
    assert (found.stem, found.keys or found.answers, found.wrong) == (1, (2,), (3,))


def test_a_picture_may_be_all_that_asks() -> None:
    found = layout_of(["imagem", "correta", "opcao1", "opcao2"])
    assert found is not None
    assert (found.stem, found.answers, found.fields["picture"]) == (-1, (1,), (0,))
    assert found.columns == {0, 1, 2, 3}
    assert layout_of(["image", "label"]) is None


def test_letters_of_columns_are_not_headings_that_are_letters() -> None:
    table = sheet("Quiz,,,,,\n\nnr,,a,b,c,\n1,Which one?,x,y,z,b\n")
    found = find_layout(table, {"stem": ("B",), "options": ("C", "D", "E"), "answer": ("F",)})
    assert found is not None
    assert (found.stem, [option.index for option in found.options], found.answers, found.start) == (
        1,
        [2, 3, 4],
        (5,),
        3,
    )
    known = find_layout(sheet("q,A,B,key\nx,y,z,A\n"), {"stem": ("q",), "options": ("A", "B"), "answer": ("key",)})
    assert known is not None
    assert [option.index for option in known.options] == [1, 2]

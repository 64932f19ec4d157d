"""Rows → drafts."""

from __future__ import annotations

from ankibuild.readers.grid.cells import Sheet
from ankibuild.readers.grid.drafts import Draft, cell_at, drafts_of
from ankibuild.readers.grid.layout import find_layout
from ankibuild.readers.grid.separated import read_rows
from ankibuild.source import Source


def drafts(text: str) -> list[Draft]:
    sheet = Sheet(Source("a.csv", text), tuple(read_rows(text, ",")))
    layout = find_layout(sheet, {})
    assert layout is not None
    return list(drafts_of(sheet, layout))


def test_rows_without_a_question_hold_none() -> None:
    found = drafts("No,Question,A,B,Key\n1,,,,\n,,,,\n2,Which?,x,y,A\n")
    assert [draft.stem.text for draft in found] == ["Which?"]


def test_headings_that_stand_again_are_no_question() -> None:
    assert len(drafts("Question,Answer\na,b\nQuestion,Answer\nc,d\n")) == 2


def test_a_row_that_explains_the_headings_is_no_question() -> None:
    explained = '"The question\n(required)",Option 1 (required),Option 2 (optional),Its number'
    rows = "Question,Option 1,Option 2,Correct answer\n{}Which (optional) one?,x,y,1\n"
    assert [draft.stem.text for draft in drafts(rows.format(f"{explained}\n"))] == ["Which (optional) one?"]
    assert len(drafts(rows.format(f"a,b,c,1\n{explained}\n"))) == 3
    assert len(drafts(rows.format("Is it (optional)?,Yes (optional),No (optional),1\n"))) == 2


def test_short_rows_have_empty_cells_at_their_end() -> None:
    (draft,) = drafts("Question,A,B,Key\nWhich?,x\n")
    assert (draft.choices.texts, draft.keys, cell_at(draft.row, 9).text) == (("x", ""), (), "")


def test_flags_count_where_one_is_set() -> None:
    one, other = drafts("Question,Option 1,Correct 1,Option 2,Correct 2\na,x,1,y,0\nb,x,,y,\n")
    assert ([choice.correct for choice in one.options], other.is_flagged) == ([True, False], False)


def test_wrong_answers_stand_in_columns_or_in_one() -> None:
    (columns,) = drafts("Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2\na,b,c,\n")
    (one,) = drafts('Question,Correct Answer,Distractors\na,b,"c; d"\n')
    (written,) = drafts('Question,Correct Answer,Incorrect Answers\na,True,"[""False""]"\n')
    assert [cell.text for cell in written.wrong] == ["False"]
    assert ([cell.text for cell in columns.wrong], [cell.text for cell in one.wrong]) == (["c"], ["c", "d"])
    assert [draft.stem.text for draft in drafts("Question,Options,Answer\na,x|y,x\n")] == ["a"]


def test_a_question_stands_where_its_stem_does() -> None:
    (draft,) = drafts("Id,Question,Answer\n7,Which?,This\n")
    assert draft.span.position == (2, 3)

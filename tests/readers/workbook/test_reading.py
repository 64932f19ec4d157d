"""Workbooks → raw questions."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File, Settings
from ankibuild.readers.workbook import read, sheets, sniff

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "xlsx"


def opened(name: str) -> File:
    return File.of(name, (FIXTURES / name).read_bytes())


def keys(found: Read) -> list[str]:
    shown = []
    for question in found.questions:
        letters = "".join(chr(65 + index) for index, option in enumerate(question.options) if option.correct)
        answer = f"={question.answers[0].text.value}" if question.answers else ""
        shown.append((letters or answer) if question.sound else "!")
    return shown


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kahoot.xlsx", ["B", "BC", "AC"]),
        ("sheets.xlsx", ["A", "A", "A", "A", "=true", "!", "A", "A", "=in Newton", "=the watt"]),
        ("wooclap.xlsx", ["AC", "A", "!"]),
    ],
)
def test_every_workbook_has_its_keys(name: str, expected: list[str]) -> None:
    assert sniff(opened(name))
    assert keys(read(opened(name))) == expected


def test_texts_are_as_shown() -> None:
    questions = read(opened("sheets.xlsx")).questions
    texts = [[option.text.value for option in question.options] for question in questions[:4]]
    assert texts == [
        ["H<sub>2</sub>O", "CO2", "NaCl"],
        ["21%", "78%", "1%"],
        ["1.1", "1.10", "1"],
        ["20.05.1875", "14.10.1960"],
    ]


def test_places_are_sheets_and_cells_and_sheets_are_decks() -> None:
    questions = read(opened("sheets.xlsx")).questions
    assert [question.span.location for question in questions if question.span][6:9] == [
        "sheets.xlsx:Chemistry!A8",
        "sheets.xlsx:Chemistry!A9",
        "sheets.xlsx:Physik!A2",
    ]
    assert {question.deck for question in questions if question.sound} == {"::Chemistry", "::Physik", "::Old"}


def test_what_is_hidden_missing_or_left_is_said() -> None:
    faults = {(fault.code, fault.location) for fault in read(opened("sheets.xlsx")).diagnostics}
    assert faults == {
        ("rows-hidden", "sheets.xlsx:Chemistry!A8"),
        ("rows-hidden", "sheets.xlsx:Old!A2"),
        ("cell-without-value", "sheets.xlsx:Chemistry!B7"),
        ("not-carried", "sheets.xlsx:Instructions!A1"),
    }


def test_a_picture_comes_along() -> None:
    found = read(opened("sheets.xlsx"))
    assert found.questions[7].texts["stem"].value == "Which shape is this?\n\n![](sheets.xlsx.media/image1.png)"
    assert found.attachments["sheets.xlsx.media/image1.png"]().startswith(b"\x89PNG")


def changed(name: str, member: str, old: bytes, new: bytes) -> File:
    stream = BytesIO()
    with zipfile.ZipFile(FIXTURES / name) as book, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as other:
        for inner in book.namelist():
            data = book.read(inner)
            other.writestr(inner, data.replace(old, new) if inner == member else data)
    return File.of(name, stream.getvalue())


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b"<"),
        ("xl/workbook.xml", b"<sheets>", b""),
        ("[Content_Types].xml", b"<Types", b"<Typ"),
    ],
)
def test_a_broken_workbook_is_said_to_be_one(member: str, old: bytes, new: bytes) -> None:
    file = changed("kahoot.xlsx", member, old, new)
    assert sniff(file)
    found = read(file)
    assert ([fault.code for fault in found.diagnostics], found.questions) == (["file-broken"], ())


def test_a_sheet_that_claims_to_be_huge_is_read_in_no_time() -> None:
    file = changed(
        "kahoot.xlsx",
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>',
    )
    started = time.perf_counter()
    assert len(read(file).questions) == 3
    assert time.perf_counter() - started < 60


def test_a_workbook_of_nothing_known_is_said_to_be_none() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["name", "age", "size"])
    stream = BytesIO()
    book.save(stream)
    file = File.of("a.xlsx", stream.getvalue())
    assert not sniff(file)
    assert [fault.code for fault in read(file).diagnostics] == ["nothing-recognised"]


def test_other_archives_are_left_alone() -> None:
    assert not sniff(File.of("a.xlsx", b"text"))
    assert [fault.code for fault in read(File.of("a.xlsx", b"text")).diagnostics] == ["archive-refused"]


def test_a_picture_that_lies_over_no_question_is_said() -> None:
    row = b"<xdr:row>8</xdr:row>"
    found = read(changed("sheets.xlsx", "xl/drawings/drawing1.xml", row, row.replace(b"8", b"30")))
    assert ("not-carried", "sheets.xlsx:Chemistry!G31") in [(fault.code, fault.location) for fault in found.diagnostics]
    assert found.attachments == {}


def test_hidden_columns_are_read_and_said() -> None:
    old, new = b"<sheetData>", b'<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'
    found = read(changed("kahoot.xlsx", "xl/worksheets/sheet1.xml", old, new))
    said = [fault for fault in found.diagnostics if fault.code == "rows-hidden"]
    assert [fault.facts["what"] for fault in said] == ["column B is"]
    assert len(found.questions) == len(read(opened("kahoot.xlsx")).questions)


def test_two_columns_are_question_and_answer_where_the_user_names_the_format() -> None:
    book = openpyxl.Workbook()
    for row in (["7 * 8", 56], ["9 * 6", 54]):
        book.worksheets[0].append(row)
    stream = BytesIO()
    book.save(stream)
    file = File.of("a.xlsx", stream.getvalue())
    assert not sniff(file)
    found = read(file)
    assert ([question.answers[0].text.value for question in found.questions], found.diagnostics) == (["56", "54"], ())


def test_a_column_that_no_sheet_has_is_said() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("More")
    book.worksheets[0].append(["Notes", "Who"])
    for row in (["Frage", "Lösung"], ["Hauptstadt von Italien?", "Rom"]):
        book.worksheets[1].append(row)
    stream = BytesIO()
    book.save(stream)
    file = File.of("a.xlsx", stream.getvalue(), Settings({"stem": ("Fragen",), "answer": ("Lösung",)}))
    assert sniff(file)
    found = read(file)
    assert ([fault.code for fault in found.diagnostics], found.questions) == (["no-such-column"], ())
    assert (found.diagnostics[0].location, found.diagnostics[0].hint) == (
        "a.xlsx:More!A1",
        "did you mean 'Frage'? It has: 'Frage', 'Lösung'",
    )


def test_a_sheet_for_which_there_is_no_room_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 11)
    stream = BytesIO()
    book = openpyxl.Workbook()
    for page in (book.active, book.create_sheet("More")):
        for row in (["Question", "A", "B", "Answer"], ["Which?", "x", "y", "A"], ["Where?", "x", "y", "B"]):
            page.append(row)
    book.save(stream)
    found = read(File.of("a.xlsx", stream.getvalue()))
    assert len(found.questions) == 1
    assert [(one.code, one.facts["sheet"], one.facts["row"], one.location) for one in found.diagnostics] == [
        ("sheet-cut", "Sheet", 2, "a.xlsx:Sheet!A2"),
        ("sheet-cut", "More", 0, "a.xlsx:Sheet!A1"),
    ]

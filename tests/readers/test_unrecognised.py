"""What is said of files that no reader takes."""

from __future__ import annotations

import gzip
import io
import random
import time
import zipfile

import pytest

from ankibuild.readers import READERS, File, reader_for
from ankibuild.readers.packed import MIB
from ankibuild.readers.unrecognised import is_office_file, unpack_first, why_unrecognised

BOMB = '<!DOCTYPE a [<!ENTITY b "cc">' + "".join(
    f'<!ENTITY b{n} "&b{n - 1 or ""};&b{n - 1 or ""};">' for n in range(1, 40)
)


def zipped(**files: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def said(data: bytes, name: str = "bank.zip", *, swept: bool = False) -> list[tuple[str, str]]:
    file = File.of(name, data)
    assert reader_for(file) is None
    return [(fault.location, fault.headline) for fault in why_unrecognised(file, swept=swept)]


@pytest.mark.parametrize("swept", [True, False])
@pytest.mark.parametrize(
    ("name", "text", "place", "reason"),
    [
        ("items.xml", BOMB + "]><list>&b39;</list>", "1:25", "it declares entities, which may unfold to any size"),
        ("items.xml", "<list>\n<item>", "2:7", "it ends before it is complete"),
        ("items.xml", "<list>\n</item>", "2:3", "this tag does not close <list>"),
        ("items.xml", "<a>" * 1000, "1:769", "the file is nested too deeply"),
        ("items.json", "[" * 100_000, "1:101", "the file is nested too deeply"),
        ("items.json", '[{"stem": "Which?"\n', "1:19", "the text ends"),
    ],
)
def test_a_broken_file_is_named_with_the_place_in_the_archive(
    name: str, text: str, place: str, reason: str, swept: bool
) -> None:
    ((location, headline),) = said(zipped(**{name: text, "readme.txt": "x"}), swept=swept)
    assert location == f"bank.zip/{name}:{place}"
    assert reason in headline


def test_a_file_that_is_broken_in_an_archive_in_an_archive_is_named() -> None:
    inner = zipped(**{"items.xml": "<list>"})
    assert [place for place, _ in said(zipped(**{"inner.zip": inner}))] == ["bank.zip/inner.zip/items.xml:1:7"]


def test_an_archive_in_it_that_is_not_read_is_named() -> None:
    inner = bytearray(zipped(**{"items.txt": "x"}))
    inner[inner.index(b"PK\x01\x02") + 8] |= 1
    ((location, headline),) = said(zipped(**{"inner.zip": bytes(inner)}))
    assert location == "bank.zip/inner.zip:1:1"
    assert headline.endswith("is encrypted: unpack it with its password first")


def test_a_damaged_member_is_named() -> None:
    data = zipped(**{"items.xml": "<list>" + "a" * 50})
    at = data.index(b"items.xml") + 9
    broken = data[:at] + b"\xff" + data[at + 1 :]
    assert [place for place, _ in said(broken)] == ["bank.zip/items.xml:1:1"]


def test_an_archive_without_questions_says_what_it_holds() -> None:
    files = {f"notes__{number}.txt": "x" for number in range(1000)}
    ((location, headline),) = said(zipped(**files))
    assert location == "bank.zip:1:1"
    assert headline == (
        "nothing in this archive is a package of questions; it holds "
        "notes/0.txt, notes/1.txt, notes/2.txt, notes/3.txt, notes/4.txt, and 995 more"
    )
    assert said(zipped())[0][1].endswith("it holds nothing")
    odd = said(zipped(**{"a\x1b[2J": "x", "a" * 200: "x"}))[0][1]
    assert odd.endswith(f"it holds a\ufffd[2J, …{'a' * 59}")


def test_among_the_sources_it_is_left_out_with_a_warning() -> None:
    file = File.of("bank.zip", zipped(**{"cat.txt": "x"}))
    assert [fault.code for fault in why_unrecognised(file, swept=True)] == ["archive-left-out"]
    assert [fault.code for fault in why_unrecognised(file)] == ["archive-without-questions"]


@pytest.mark.parametrize(
    "magic", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x01\x00", b"BZh91AY&SY", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"]
)
def test_other_archives_are_to_be_unpacked(magic: bytes) -> None:
    for name in ("bank.7z", "bank.zip", "bank.txt"):
        (fault,) = unpack_first(File.of(name, magic + b"\0" * 100))
        assert (fault.code, fault.hint) == ("unpack-first", "unpack it, and list what is in it as sources")


@pytest.mark.parametrize(("name", "kind"), [("quiz.xml.gz", "packed with gzip"), ("course.tar", "a tar archive")])
def test_what_no_reader_knows_by_its_suffix_is_to_be_unpacked(name: str, kind: str) -> None:
    (fault,) = unpack_first(File.of(name, gzip.compress(b"<quiz/>") if name.endswith("gz") else b"a"))
    assert fault.headline == f"the file is {kind}, which is not opened"
    assert unpack_first(File.of("quiz.doc", b"<quiz/>")) == []


def test_a_packed_file_is_to_be_unpacked() -> None:
    file = File.of("quiz.xml.gz", gzip.compress(b"<quiz/>"))
    assert [fault.headline for fault in why_unrecognised(file)] == [
        "the archive is not read: it is a single file that gzip packed: unpack it first"
    ]


def test_a_file_that_is_no_archive_is_looked_at_where_it_was_named() -> None:
    file = File.of("items.xml", "<list>")
    assert [fault.location for fault in why_unrecognised(file)] == ["items.xml:1:7"]
    assert why_unrecognised(file, swept=True) == []
    assert why_unrecognised(File.of("items.xml", "<list/>")) == []
    assert why_unrecognised(File.of("items.json", "")) == []


def test_it_ends_in_bounded_time() -> None:
    files = {f"{number}.xml": "<a>" + "<b/>" * 8_000 for number in range(100)}
    whole = {name: f"{text}</a>" for name, text in files.items()}
    start = time.perf_counter()
    assert len(said(zipped(**files, picture=random.Random(1).randbytes(MIB)))) == 5
    assert len(said(zipped(**whole, picture=random.Random(1).randbytes(MIB)))) == 1
    assert time.perf_counter() - start < 20


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OFFICE = ["quiz.xls", "quiz.xlsb", "quiz.ods", "quiz.numbers", "quiz.doc", "quiz.docx", "quiz.odt", "quiz.pdf", "Q.PDF"]


@pytest.mark.parametrize("name", OFFICE)
@pytest.mark.parametrize("data", [OLD, zipped(content__xml="<office/>"), b"%PDF-1.7\n"])
def test_of_an_office_file_it_is_said_what_to_save_it_as(name: str, data: bytes) -> None:
    file = File.of(name, data)
    wanted = ".xlsx or .csv" if is_sheet(name) else "a text (.txt) or a web page (.html)"
    assert is_office_file(name)
    for swept, code in ((False, "save-as"), (True, "save-as-left-out")):
        (fault,) = why_unrecognised(file, swept=swept)
        assert (fault.code, fault.facts["wanted"]) == (code, wanted)


def is_sheet(name: str) -> bool:
    return name.endswith((".xls", ".xlsb", ".ods", ".numbers"))


def test_no_file_that_a_reader_knows_is_an_office_file() -> None:
    assert [suffix for reader in READERS for suffix in reader.suffixes if is_office_file(f"quiz{suffix}")] == []


def test_of_a_workbook_no_parts_are_listed() -> None:
    data = zipped(xl__workbook__xml="<workbook/>", docProps__app__xml="<Properties/>")
    data = data.replace(b"xl/workbook/xml", b"xl/workbook.xml")
    for swept in (False, True):
        assert why_unrecognised(File.of("places.xlsx", data), swept=swept) == []

"""What looks like OLX."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from ankibuild.readers import File
from ankibuild.readers.olx import read, sniff

DATA = Path(__file__).parent.parent.parent / "data" / "readers" / "olx"


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "<problem/>")
    return data.getvalue()


@pytest.mark.parametrize(
    "head",
    [
        "<problem><multiplechoiceresponse>",
        '<?xml version="1.0"?>\n<problem display_name="A"/>',
        '<vertical><problem url_name="a"/><problem><p>Why?</p></problem></vertical>',
        '<vertical><problem url_name="a" markdown="&gt;&gt;Why?&lt;&lt;"/></vertical>',
        "<html><problem><stringresponse>",
    ],
)
def test_problems_and_parts_of_courses_are(head: str) -> None:
    assert sniff(File.of("a.xml", head))


@pytest.mark.parametrize(
    "head",
    [
        "<problem>two plus two</problem>",
        "<vertical/>",
        '<vertical><problem url_name="a"/></vertical>',
        "<html><p>A <problem> is a tag.</p></html>",
        "<quiz><question/></quiz>",
        "<course/>",
        "",
    ],
)
def test_other_files_are_not(head: str) -> None:
    assert not sniff(File.of("a.xml", head))


def test_archives_of_courses_are() -> None:
    assert sniff(File.of("course.tar.gz", (DATA / "course.tar.gz").read_bytes()))
    assert sniff(File.of("a.zip", zipped("library/library.xml")))
    assert sniff(File.of("a.zip", zipped("course/problem/a.xml")))


def test_other_archives_are_not() -> None:
    assert not sniff(File.of("a.zip", zipped("imsmanifest.xml", "items/problem.xml")))
    assert not sniff(File.of("a.zip", b"PK\x03\x04 broken"))


def test_an_archive_that_only_this_reader_could_read_is_its_own_though_it_is_refused() -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        link = tarfile.TarInfo("course/here")
        link.type, link.linkname = tarfile.SYMTYPE, "."
        archive.addfile(link)
    file = File.of("course.tar.gz", data.getvalue())
    assert sniff(file)
    assert [said.code for said in read(file).diagnostics] == ["archive-refused"]

"""Which files are QTI."""

from __future__ import annotations

import io
import zipfile

import pytest

from ankibuild.readers.file import File
from ankibuild.readers.qti.sniffing import Part, fuller_copy, part_of, sniff


def zipped(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('<?xml version="1.0"?>\n<questestinterop xmlns="x">', Part.OLD),
        (
            "<!-- <quiz> --><!DOCTYPE questestinterop SYSTEM 'q.dtd' [ <!ELEMENT a (b)> <!-- ] --> ]><questestinterop>",
            Part.OLD,
        ),
        ('<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1">', Part.ITEM),
        ('<imsqti:assessmentItem xmlns:imsqti="x">', Part.ITEM),
        ("<qti-assessment-item>", Part.ITEM),
        ("<qti-assessment-test>", Part.TEST),
        ("<assessmentStimulus>", Part.STIMULUS),
        ('<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">', Part.QUIET),
        ('<quiz identifier="q" xmlns="http://canvas.instructure.com/xsd/cccv1p0">', Part.QUIET),
        ('<course xmlns="http://canvas.instructure.com/xsd/cccv1p0">', Part.QUIET),
        ('<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1">', Part.QUIET),
        ("<manifest>", Part.OTHER),
        ("<course>", Part.OTHER),
        ('<?xml version="1.0"?><quiz><question type="multichoice">', Part.OTHER),
        ("<problem><questestinterop/></problem>", Part.OTHER),
        ("no XML <questestinterop>", Part.OTHER),
        ("", Part.OTHER),
        ("<!-- <questestinterop>", Part.OTHER),
    ],
)
def test_files_are_told_by_their_root(text: str, part: Part) -> None:
    assert part_of(File.of("a.xml", text)) is part
    assert sniff(File.of("a.xml", text)) is (part is not Part.OTHER)


@pytest.mark.parametrize(
    ("files", "is_qti"),
    [
        ({"imsmanifest.xml": "<manifest/>", "a/item.xml": "<assessmentItem>"}, True),
        ({"res00001.dat": "<questestinterop>"}, True),
        ({"imsmanifest.xml": '<manifest xmlns="imscp"/>', "page.xml": "<html>"}, False),
        ({"course.xml": "<course>", "problem/a.xml": "<problem>"}, False),
        ({"h5p.json": "{}", "content/content.json": "{}"}, False),
        ({}, False),
    ],
)
def test_packages_are_told_by_the_files_in_them(files: dict[str, str], is_qti: bool) -> None:
    assert sniff(File.of("a.zip", zipped(files))) is is_qti


def test_a_broken_archive_is_none() -> None:
    assert not sniff(File.of("a.zip", b"PK\x03\x04"))


def test_canvas_exports_each_quiz_twice() -> None:
    assert fuller_copy("g1/assessment_qti.xml") == "non_cc_assessments/g1.xml.qti"
    assert fuller_copy("g1/g1.xml") == ""


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("imsmanifest.xml",), True),
        (("a.xml", "non_cc_assessments/g1.xml.qti"), True),
        (("g1/assessment_qti.xml",), True),
        (("res00001.dat",), True),
        (("word/document.xml", "photo.jpg"), False),
    ],
)
def test_a_package_that_is_cut_off_is_known_by_its_names(names: tuple[str, ...], expected: bool) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    assert sniff(File.of("bank.zip", stream.getvalue()[:-30])) is expected

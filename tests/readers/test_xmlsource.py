"""The encodings of XML files."""

from __future__ import annotations

import pytest

from ankibuild.readers.file import File
from ankibuild.readers.xmlsource import xml_source


def read(data: bytes) -> tuple[str, list[str]]:
    source, faults = xml_source(File.of("a.xml", data))
    return source.text, [fault.code for fault in faults]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("iso-8859-15", "iso8859-15"),
        ("windows-1251", "cp1251"),
        ("Shift_JIS", "shift_jis"),
        ("gb2312", "gb2312"),
        ("ISO-2022-JP", "iso2022_jp"),
    ],
)
def test_a_declared_encoding_is_used(declared: str, encoding: str) -> None:
    letters = {"cp1251": "Вопрос", "shift_jis": "問題", "gb2312": "问题", "iso2022_jp": "問題"}.get(encoding, "Äußere")
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<q>{letters}</q>'
    assert read(text.encode(encoding)) == (text, [])


def test_bytes_that_are_utf8_are_read_so_whatever_is_declared() -> None:
    text = "<?xml version='1.0' encoding='ISO-8859-1'?><q>Äußere “Form”</q>"
    assert read(text.encode()) == (text, [])


def test_latin_1_is_read_as_browsers_do() -> None:
    start = "<?xml version='1.0' encoding='latin1'?>"
    assert read(start.encode() + b"<q>\x93A\x94</q>") == (f"{start}<q>“A”</q>", [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf_16_is_known_with_and_without_a_mark(encoding: str) -> None:
    text = "<?xml version='1.0' encoding='UTF-16'?><q>Äß</q>"
    assert read(text.encode(encoding)) == (text, [])


def test_bytes_that_an_encoding_does_not_have_are_reported() -> None:
    text, faults = read(b"<?xml version='1.0' encoding='windows-1252'?><q>\x81</q>")
    assert "\ufffd" in text
    assert faults == ["encoding-guessed"]


@pytest.mark.parametrize("declared", ["zlib", "rot13", "utf-7", "nonsense", "unicode_escape", "punycode"])
def test_what_is_no_encoding_of_a_text_is_not_believed(declared: str) -> None:
    start = f"<?xml version='1.0' encoding='{declared}'?>"
    assert read(f"{start}<q>+AFw-x</q>".encode()) == (f"{start}<q>+AFw-x</q>", [])
    assert read(f"{start}<q>Ä</q>".encode("latin-1"))[1] == ["encoding-guessed"]

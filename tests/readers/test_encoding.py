"""Bytes of other programs, as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.encoding import decode, glance

SENTENCE = "Où se trouve la forêt équatoriale ? Très près de l'équateur, là où il pleut toute l'année. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    source, diagnostics = decode(SENTENCE.encode(encoding), "a.txt")
    assert (source.text, diagnostics) == (SENTENCE, ())


def test_another_encoding_is_guessed_and_said() -> None:
    source, (diagnostic,) = decode((SENTENCE * 3).encode("cp1252"), "a.txt")
    assert source.text == SENTENCE * 3
    assert diagnostic.code == "encoding-guessed"
    assert diagnostic.location == "a.txt:1:2"


def test_an_accent_far_down_is_seen() -> None:
    source, _ = decode(b"x" * 500_000 + SENTENCE.encode("cp1252"), "a.txt")
    assert source.text.endswith(SENTENCE)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Столица Франции — Париж, а столица Италии — Рим."),
        ("cp1251", "Столица Перу?"),
        ("cp1250", "Które z tych miast leży nad Wisłą? Gdańsk, Łódź, Poznań i Wrocław."),
        ("shift_jis", "日本の首都はどこですか。東京です。フランスの首都はパリです。"),
        ("gb18030", "中国的首都是哪座城市？北京。法国的首都是巴黎，意大利的首都是罗马。"),
    ],
)
def test_alphabets_are_told_apart(encoding: str, text: str) -> None:
    source, _ = decode((text + "\n").encode(encoding) * 3, "a.txt")
    assert source.text == (text + "\n") * 3


def test_each_line_may_have_an_encoding_of_its_own() -> None:
    source, _ = decode("naïve\n".encode() + "café\n".encode("cp1252"), "a.txt")
    assert source.text == "naïve\ncafé\n"


def test_broken_characters_leave_those_around_them_alone() -> None:
    text = "“Badger State” was the name — since 1830\n" * 3
    data = text.encode().replace(b"\xe2\x80\x9d was", b"\xe2\x80? was", 1) + "Brummbär “IV”\n".encode().replace(
        "ä".encode(), b"\xe4"
    )
    source, (warning,) = decode(data, "a.txt")
    assert source.text == text.replace("”", "â€?", 1) + "Brummbär “IV”\n"
    assert (warning.location, warning.facts) == ("a.txt:1:14", {"encoding": "cp1252"})


@given(st.binary(max_size=200))
def test_any_bytes_are_some_text(data: bytes) -> None:
    source, diagnostics = decode(data, "a.txt")
    assert isinstance(source.text, str)
    assert len(diagnostics) <= 1


def test_a_glance_at_an_archive_shows_no_text() -> None:
    assert glance(b"PK\3\4\0\0") == ""
    assert glance(b"\x89PNG\r\n\x1a\n\x0f\xc4") == "\ufffdPNG\r\n\x1a\n\x0f\ufffd"


def test_a_glance_sees_all_but_half_a_character_at_the_end() -> None:
    assert glance("Où ?é".encode()[:-1]) == "Où ?"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Вопрос;Ответ А;Ответ Б;Правильный ответ"),
        ("gb18030", "题目,选项A,选项B,正确答案\n水的化学式是什么？,H2O,CO2,A"),
        ("shift_jis", "問題,選択肢1,選択肢2,正解\n富士山の高さは？,三千七百,四千,1"),
        ("cp1252", "Réponse,Énoncé"),
    ],
)
def test_a_glance_sees_headings_in_any_encoding(encoding: str, text: str) -> None:
    assert glance(text.encode(encoding)) == text


def test_a_mark_does_not_hide_bytes_that_are_no_utf8() -> None:
    source, (warning,) = decode(b"\xef\xbb\xbfUne id\xc3\xa9e\nUn caf\xe9\n", "a.txt")
    assert source.text == "Une idée\nUn café\n"
    assert warning.code == "encoding-guessed"


def test_half_a_character_in_utf16_is_said() -> None:
    source, (warning,) = decode("\ufeffWhat?".encode("utf-16-le") + b"\x00", "a.txt")
    assert source.text == "What?\ufffd"
    assert warning.facts["encoding"] == "utf-16-le"

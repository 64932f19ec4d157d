"""The encodings of texts in Cyrillic letters."""

from __future__ import annotations

import pytest

from ankibuild.readers.cyrillic import ENCODINGS, cyrillic_encoding

QUESTIONS = ["Столица Перу?{=Лима ~Куско}", "3+4=? {=семь ~восемь}", "Медь — металл?\nA. Да\nB. Нет\nANSWER: A\n"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_few_words_are_enough(question: str, encoding: str) -> None:
    data = question.encode(encoding, "ignore")  # some have no dash
    assert data.decode(cyrillic_encoding(data)) == data.decode(encoding)


def test_ukrainian_is_cyrillic_too() -> None:
    assert cyrillic_encoding("Столиця України? Київ, її видно здалеку.".encode("cp1251")) == "cp1251"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1253", "Ποια είναι η πρωτεύουσα της Ελλάδας; Η Αθήνα."),
        ("cp1255", "מהי בירת ישראל? ירושלים היא בירת ישראל"),
        ("gb18030", "中国的首都是哪座城市？北京。法国的首都是巴黎。"),
        ("shift_jis", "日本の首都はどこですか。東京です。"),
        ("euc_kr", "대한민국의 수도는 어디입니까? 서울입니다."),
        ("cp1252", "Où est la forêt équatoriale ? Près de l'équateur."),
        ("cp1255", "מהי בירת ישראל? ירושלים"),
        ("cp1251", "Да"),
    ],
)
def test_other_alphabets_and_single_words_are_not_taken(encoding: str, text: str) -> None:
    assert cyrillic_encoding(text.encode(encoding)) == ""


def test_signs_in_a_latin_text_are_no_letters() -> None:
    data = "What is behind the hill’s peak?" + "\xa0" * 20
    assert cyrillic_encoding(data.encode("cp1252")) == ""

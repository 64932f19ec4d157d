"""Which encoding a text in Latin letters has."""

from __future__ import annotations

import pytest

from ankibuild.readers.latin import is_latin, latin_encoding

SENTENCES = {
    "cp1252": [
        "Quelle est la forêt où il pleut le plus ? L'élève naïf répond : « ça coûte 5 € ».",
        "¿Cuál es el océano más pequeño?",
        "Qual é a capital do Japão? São Paulo não é.",
        "Perché la città è così grande? Di più non so.",
        "Welche Straße führt über die Brücke? – „Die große.“",
        "Vad heter ån som rinner här?",
        "Hvad hedder øen på kortet? Læsø.",
        "Was ist größer?",
        "Mis värvirežiim on õige? Šokolaad või žanr.",
        "A cube of 5 m³ costs £5, a square of 2 m² costs £1 and ½ of it £2.",
        "It was built 1939–1945: “in a hurry”.",
    ],
    "cp1250": [
        "Które z tych miast leży nad Wisłą? Gdańsk, Łódź.",
        "Který kůň je nejrychlejší? Žluťoučký.",
        "Melyik a leghosszabb erdő? A tűz az őz mögött.",
        "Care este capitala României? Bucureşti, Iaşi, Ţara.",
        "Koji je najveći grad? Šibenik, Čakovec, Đakovo.",
    ],
    "cp1254": ["Türkiye'nin başkenti hangi şehirdir? Iğdır, İstanbul."],
    "cp1257": [
        "Kuris miestas yra Lietuvos sostinė? Šiauliai, Panevėžys.",
        "Kura upe ir garākā? Tā plūst uz jūru un šķērso ļoti daudz ciemu.",
    ],
}


@pytest.mark.parametrize(("encoding", "sentence"), [(name, text) for name, all_ in SENTENCES.items() for text in all_])
def test_one_sentence_is_enough(encoding: str, sentence: str) -> None:
    data = sentence.encode(encoding)
    assert is_latin(data)
    assert data.decode(latin_encoding(data)) == sentence


@pytest.mark.parametrize("data", [b"Plain words only", b"caf\xe9", b"na\xefve", b"1939\x961945", b"5 m\xb3", b"\xa35"])
def test_in_doubt_it_is_the_western_one(data: bytes) -> None:
    assert latin_encoding(data) == "cp1252"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", '{"question": "Столица Франции?", "options": ["Париж", "Рим"]}'),
        ("gb18030", "中国的首都是哪座城市？"),
        ("cp1253", "<text>Ποια είναι η πρωτεύουσα;</text>"),
    ],
)
def test_other_alphabets_have_whole_words_of_other_bytes(encoding: str, text: str) -> None:
    assert not is_latin(text.encode(encoding))

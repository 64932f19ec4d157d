"""What a column is for by its heading."""

from __future__ import annotations

import pytest

from ankibuild.readers.grid.names import column_of, is_flag_name, is_of_answers, is_option_name


def field(heading: str) -> str:
    column = column_of(heading)
    return f"{column.field}{column.mark}" if column else ""


LANGUAGES = """\
Question|Option A|Correct answer|Explanation|Hint|Tags|Category
stem|optiona|answer|explanation|hint|tags|broad
Frage|Antwort 1|Richtige Antwort|Erklärung|Hinweis|Schlagworte|Kategorie
stem|option1|answer|explanation|hint|tags|broad
Énoncé|Réponse A|Bonne réponse|Explication|Indice|Étiquettes|Catégorie
stem|optiona|answer|explanation|hint|tags|broad
Pregunta|Opción B|Respuesta correcta|Explicación|Pista|Etiquetas|Categoría
stem|optionb|answer|explanation|hint|tags|broad
Pergunta|Alternativa C|Resposta correta|Explicação|Dica|Etiquetas|Categoria
stem|optionc|answer|explanation|hint|tags|broad
Domanda|Opzione 2|Risposta corretta|Spiegazione|Suggerimento|Etichette
stem|option2|answer|explanation|hint|tags
Vraag|Antwoord A|Juiste antwoord|Uitleg|Aanwijzing|Categorie
stem|optiona|answer|explanation|hint|broad
Вопрос|Вариант А|Правильный ответ|Пояснение|Подсказка|Теги
stem|optiona|answer|explanation|hint|tags
题目|选项B|正确答案|解析|提示|标签
stem|optionb|answer|explanation|hint|tags
問題|選択肢1|正解|解説|ヒント|タグ
stem|option1|answer|explanation|hint|tags
질문|보기 1|정답|해설|힌트|태그
stem|option1|answer|explanation|hint|tags
Soru|A şıkkı|Doğru cevap|Açıklama|İpucu|Etiketler
stem|optiona|answer|explanation|hint|tags
Pytanie|Odpowiedź A|Poprawna odpowiedź|Wyjaśnienie|Wskazówka|Etykiety
stem|optiona|answer|explanation|hint|tags
"""


PAIRS = list(zip(LANGUAGES.splitlines()[::2], LANGUAGES.splitlines()[1::2], strict=True))


@pytest.mark.parametrize(("headings", "fields"), PAIRS)
def test_headings_are_known_in_many_languages(headings: str, fields: str) -> None:
    assert "|".join(map(field, headings.split("|"))) == fields


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Answer 1 - max 75 characters", "option1"),
        ("Correct answer(s) - choose at least one", "answer"),
        ("Time limit (sec) – 5, 10 or 20", "ignored"),
        ("Incorrect Answer 2 (Optional)", "wrong2"),
        ("Falsche Antwort 1", "wrong1"),
        ("Correct Answer 2", "key2"),
        ("Is Correct 3", "flag3"),
        ("Option B is correct", "flagb"),
        ("Correct A", "flaga"),
        ("correct_a", "flaga"),
        ("CorrectA", "flaga"),
        ("Right B", "flagb"),
        ("Richtig A", "flaga"),
        ("A correct", "flaga"),
        ("Is A correct", "flaga"),
        ("B is correct", "flagb"),
        ("Explanation 1", "why1"),
        ("Option A Feedback", "whya"),
        ("Q_4", "option4"),
        ("opa", "optiona"),
        ("Question #", "ignored"),
        ("C", "letterc"),
        ("Front", "weak stem"),
        ("Title", "title"),
        ("Favourite animal", ""),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_heading_may_have_a_number_a_letter_or_an_instruction(heading: str, expected: str) -> None:
    assert field(heading) == expected


def test_a_time_limit_is_known_as_one() -> None:
    assert [bool((column := column_of(name)) and column.is_time) for name in ("Time limit", "Points")] == [True, False]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Perguntas", "stem"),
        ("Texto_Pregunta", "stem"),
        ("试题题干", "stem"),
        ("MCQ", "stem"),
        ("Nội dung câu hỏi", "stem"),
        ("Đáp án đúng", "answer"),
        ("Đáp án sai 1", "wrong"),
        ("correct_option_ids", "answer"),
        ("answer_keys", "answer"),
        ("答案索引", "answer"),
        ("解答", "answer"),
        ("Phương án trả lời", "options"),
        ("Opção errada 2", "wrong"),
        ("Textfrage", ""),
    ],
)
def test_headings_of_many_languages_are_known(heading: str, field: str) -> None:
    column = column_of(heading)
    assert (column.field if column else "") == field


def test_what_learners_answered_shows_by_its_headings() -> None:
    assert is_of_answers(["Question", "Student ID", "Answer"])
    assert not is_of_answers(["Question", "Id", "Answer"])


def test_options_and_flags_are_known_without_numbers() -> None:
    assert (is_option_name("Option"), is_option_name("Option 1")) == (True, False)
    assert (is_flag_name("Is correct"), is_flag_name("Correct answer")) == (True, False)


def test_a_spanish_word_for_right_is_no_flag_of_option_a() -> None:
    assert [column_of(heading) for heading in ("Correcta", "correct")] == [
        ("answer", "a", False, True),
        ("answer", "", False, True),
    ]

"""What a column is for, by its heading, in several languages and spellings.

The words for whole fields are those that records have too; here are those of spreadsheets: options in columns of their
own (`Option A`, `Antwort 1`, `选项B`), what is said about one of them, and the templates of Kahoot, Quizizz, Gimkit,
Blooket, Socrative, Udemy and Wooclap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ankibuild.readers.records.names import FIELDS, plain_name

_OPTION = """option options opt op choice choices answer answers ans alternative answeroption answerchoice
    possibleanswer answertext optiontext choicetext response q mcanswer opción opcion opciones alternativa respuesta
    opção opcao resposta risposta opzione scelta antwort antwortmöglichkeit antwortmoeglichkeit antwortoption
    auswahl antwortalternative réponse reponse choix proposition antwoord optie keuze odpowiedź odpowiedz opcja
    možnost odpověď moznost odpoved вариант вариантответа ответ відповідь варіант 选项 答案选项 選項 選択肢 回答
    回答選択肢 보기 선택지 선택 seçenek secenek şık şıkkı sik cevap vastaus vaihtoehto svar svarsalternativ
    alternativ valg pilihan opsi jawaban lựachọn đápán phươngán विकल्प الخيار خيار επιλογή răspuns raspuns válasz"""

_WRONG = """distractor wrong wronganswer wrongoption wrongchoice incorrect incorrectanswer incorrectoption
    incorrectchoice falscheantwort falsch falscheoption respuestaincorrecta incorrecta opciónincorrecta
    mauvaiseréponse mauvaisereponse réponsefausse fausseréponse respostaerrada respostaincorreta errada opçãoerrada
    opcaoerrada alternativaincorreta đápánsai rispostaerrata rispostasbagliata foutantwoord foutieveantwoord
    błędnaodpowiedź blednaodpowiedz неправильныйответ неверныйответ yanlışcevap yanliscevap 错误答案 錯誤答案 不正解
    誤答 오답"""

_KEY = """correctawnser answerkeys correctoptionids correctanswer correctanswers correctoption correctoptions
    correctchoice correctchoices rightanswer rightanswers answerkey solution richtigeantwort richtigeantworten
    korrekteantwort korrekteantworten richtigelösung lösung loesung respuestacorrecta respuestascorrectas
    opcióncorrecta opcioncorrecta bonneréponse bonnesréponses bonnereponse réponsecorrecte réponsescorrectes
    reponsecorrecte respostacorreta respostascorretas opçãocorreta opcaocorreta alternativacorreta đápánđúng
    rispostacorretta rispostecorrette rispostaesatta risposteesatte correctantwoord juisteantwoord juisteantwoorden
    goedeantwoord poprawnaodpowiedź poprawneodpowiedzi poprawnaodpowiedz prawidłowaodpowiedź правильныйответ
    правильныеответы верныйответ верныеответы 正确答案 正確答案 正解 正答 정답 doğrucevap doğrucevaplar dogrucevap
    doğruseçenek rättsvar správnáodpověď spravnaodpoved kuncijawaban jawabanbenar"""

_FLAG = """correct iscorrect right isright iskey richtig istrichtig korrekt correcta escorrecta correcto correcte
    juste estcorrecte corretta corretto correta correto juist poprawna верно правильно верный doğru dogru 正确 正確"""

_WHY = """feedback explanation rationale why comment explanationfor feedbackfor rückmeldung begründung erklärung
    retroalimentación retroalimentacion explicación explicacion rétroaction retroaction commentaire explication
    spiegazione riscontro explicação explicacao uitleg toelichting wyjaśnienie пояснение обратнаясвязь 解析 解説
    해설 açıklama aciklama"""

_MORE = {
    "stem": """frage fragen questiontext questionprompt prompt enunciado preguntas texto textofpregunta soru sorular
        sorumetni soruköku pytanie treśćpytania tresc treść pytania domande testodomanda quesito intitulé intitule
        énoncé enonce questions vragen vraagtekst vraagstelling вопросы текствопроса 문제 질문 문항 mcq mcqs
        perguntas textodapergunta textopregunta textodelapregunta enunciados nộidungcâuhỏi 试题题干 试题内容
        题目内容 題目內容 题干内容 試題 试题 題目 问题 設問 設問文 問題文 otázky frågor spørsmål kysymys item items
        questionstemtext stemtext""",
    "answer": f"""{_KEY} correta corretta correto correct correctanswerchoose key schlüssel antwort antworten verso
        back rückseite rueckseite 解答 回答例 模範解答 想定回答 试题答案 参考答案 答案索引 questionanswer""",
    "wrong": f"{_WRONG} distractors falscheantworten wronganswers incorrectanswers distraktoren 错误选项",
    "explanation": """试题解析 题目解析 justificación justificacion questionexplain overallexplanation
        answerexplanation explanation hintexplanation erläuterung erlaeuterung zusatzinfo kommentar anmerkung
        retroalimentacióngeneral rétroactiongénérale commentaire comentario comentário commento wyjasnienie
        komentarz комментарий 备注 答案解析 解説 備考 설명 풀이 geribildirim açıklaması toelichting feedback
        generalfeedback extra backextra extra1 remarks""",
    "hint": "wskazówka wskazowka podpowiedź ipucu suggerimento consejo indication astuce tip aanwijzing 힌트 ヒント",
    "tags": """etiquetas etiqueta étiquettes étiquette etichette etichetta etykiety tagi метки etiketler etiket 태그
        タグ 標籤 标签 stichworte schlüsselwörter palabrasclave motclé""",
    "deck": "deck deckname stapel anki_deck mazo paquet mazzo baralho talia колода デッキ 덱 牌组",
    "broad": """kurs lektion modul leçon lecon lección leccion lezione unidad unité unità moduł rozdział lekcja
        dział тема глава 单元 章 단원 과목 konu bölüm ünite ders domain subjectarea hạngmục 大分類 quiz sectionname
        quizname quiztitle unterkategorie""",
    "id": "idpregunta preguntaid questionid fragennummer kennung identifier idnumber externalid",
    "options": "phươngántrảlời cáclựachọn optioncontent questionanswers",
    "type": """试题类型 題目類型 questiontype fragetyp fragentyp tipo tipodepregunta typ typpytania typedequestion
        tipodomanda vraagtype типвопроса тип 题型 題型 問題形式 문제유형 유형 sorutipi sorutürü qtype itemtype""",
    "reference": """试题来源 biblischereferenz literatur quellenangabe bibliography fuente fonte bron źródło
        источник kaynak 出典 출처 sources""",
    "weak stem": "q nộidung",
    "title": "title titel titre título titulo titolo",
    "picture": """imagelink imagefile imageurl picturefile bilddatei imagename 图片 画像 이미지 resim görsel obraz
        zdjęcie картинка изображение afbeelding immagine imagem figura""",
    "ignored": """stt 序號 序号 timelimit timeinseconds timeinsec timelimitsec timelimits zeit zeitlimit tiempo
        límitedetiempo temps limitedetemps tempo zeitinsekunden süre sure czas время 时间 時間 시간 punkte puntos
        pontos punti punten punkty баллы 分值 分数 得点 配点 점수 puan no nr n num number lp 序号 番号 번호 sıra
        answertime randomize questionno questionnr numer""",
}

_TIME = """timelimit time timeinseconds timeinsec timelimitsec timer duration timeout zeit zeitlimit tiempo temps
    tempo süre czas время 时间 時間 시간 límitedetiempo limitedetemps zeitinsekunden answertime seconds"""

_LEARNER = """studentid studentname userid username respondent respondentid responseid participantid participant
    submittedat submissiontime attemptid useranswer studentanswer userresponse studentresponse sessionid"""

_MARK = r"(?P<mark>[a-j]|[абвгдежз]|1?[0-9]|20)"
_CYRILLIC = "абвгдежз"


class Column(NamedTuple):
    """What a column is for: a field, and the letter or number of the option it belongs to, '' where to none.

    An answer has one whose heading may be a word for right with a letter (`CORRECTA`) or a word of its own.
    """

    field: str
    mark: str = ""
    is_time: bool = False
    is_flag: bool = False


def _plain(words: str) -> frozenset[str]:
    return frozenset(map(plain_name, words.split()))


_OPTIONS, _WRONGS, _KEYS = _plain(_OPTION), _plain(_WRONG), _plain(_KEY)
_FLAGS, _WHYS, _TIMES = _plain(_FLAG), _plain(_WHY), _plain(_TIME)
_FIELDS = {plain_name(word): field for field, words in _MORE.items() for word in words.split()}
_LEARNERS = _plain(_LEARNER)
_BEFORE = re.compile(rf"{_MARK}(?P<word>\D+)\Z")
_APART = re.compile(r"(?P<word>[^\W\d].*?(?:[\s_-]|(?<=[a-z])(?=[A-J])))(?P<mark>[A-Ja-j])\s*\Z", re.DOTALL)
"""A word and a letter that stands apart from it: `Correct A`, `correct_a`, `CorrectA`; `Correcta` is one word."""

_INSTRUCTION = re.compile(r"\s[-–—]\s|[(\[\n（]")
_PLURAL = re.compile(r"\((s|es|en|n|e|r|m|ses)\)", re.IGNORECASE)


@cache
def column_of(heading: str) -> Column | None:
    """What a column is for by its heading, None where the heading says nothing known.

    What follows a dash, a colon or a bracket is an instruction (`Answer 1 - max 75 characters`), unless the
    heading is
    only known with it.
    """
    if heading.rstrip().endswith("#"):
        return Column("ignored")
    whole = _PLURAL.sub(r"\1", heading[:200]).strip().strip("*:").strip()
    first = _INSTRUCTION.split(whole, maxsplit=1)[0]
    for text in dict.fromkeys((first, whole)):
        column = _lettered_flag(text) or _known(plain_name(text))
        if column:
            return column
    return None


def is_of_answers(headings: Iterable[str]) -> bool:
    """Whether a table is of what learners answered, not of questions."""
    return bool(_LEARNERS & {plain_name(heading[:60]) for heading in headings})


def is_option_name(heading: str) -> bool:
    """Whether a heading says option, without a letter or number."""
    return plain_name(heading[:60]) in _OPTIONS


def is_key_name(heading: str) -> bool:
    """Whether a heading says right answer, without a letter or number."""
    return plain_name(heading[:60]) in _KEYS


def is_flag_name(heading: str) -> bool:
    """Whether a heading says right, as one that is ticked or not."""
    return plain_name(heading[:60]) in _FLAGS


def _lettered_flag(text: str) -> Column | None:
    """A heading that says of the option with a letter whether it is right; without its space it may be another word."""
    found = _APART.match(text)
    word = plain_name(found["word"]).removeprefix("is") if found else ""
    return Column("flag", found["mark"].lower()) if found and word in _FLAGS else None


def _known(name: str) -> Column | None:
    if not name:
        return None
    if len(name) == 1 and name in "abcdefghij" + _CYRILLIC:
        return Column("letter", _mark(name))
    if name in _FIELDS or (name in FIELDS and len(name) > 1):
        mark = name[-1] if name in _FLAGS and name[:-1] in _FLAGS else ""
        return Column(_FIELDS.get(name) or FIELDS[name], mark, name in _TIMES, name in _FLAGS)
    found = _BEFORE.match(name)
    if found and found["word"] in _OPTIONS:
        return Column("option", _mark(found["mark"]))
    asked = _BEFORE.match(name.removeprefix("is"))
    if asked and asked["word"].removeprefix("is") in _FLAGS:
        return Column("flag", _mark(asked["mark"]))
    return _marked(name)


def _marked(name: str) -> Column | None:
    """A heading with a letter or number: `answer1`, `answer1feedback`, `correctanswer2`."""
    for found in _splits(name):
        word, mark, rest = found
        kind = _kind(word)
        if kind and not rest:
            return Column(kind, _mark(mark))
        if kind == "option" and (after := _kind(rest.removeprefix("is"))):
            return Column("flag" if after in ("flag", "key") else after, _mark(mark))
        if not word and not rest:
            return None
    return None


def _splits(name: str) -> list[tuple[str, str, str]]:
    """The ways to take a letter or number out of a name: the digits that stand in it, else its last letter."""
    digits = re.search(r"\d+", name)
    if digits:
        return [(name[: digits.start()], digits[0], name[digits.end() :])]
    ends = [(name[:-1], name[-1], "")] if name[-1] in "abcdefghij" + _CYRILLIC else []
    for word in sorted(_OPTIONS, key=len, reverse=True):
        if name.startswith(word) and len(name) > len(word) + 1 and name[len(word)] in "abcdefghij":
            ends.append((word, name[len(word)], name[len(word) + 1 :]))
    return ends


def _kind(word: str) -> str:
    """What a word before a letter or number stands for."""
    kinds = ((_KEYS, "key"), (_WRONGS, "wrong"), (_FLAGS, "flag"), (_WHYS, "why"), (_OPTIONS, "option"))
    return next((kind for words, kind in kinds if word in words), "")


def _mark(mark: str) -> str:
    return "abcdefgh"[_CYRILLIC.index(mark)] if mark in _CYRILLIC and mark else mark.lstrip("0") or "0"

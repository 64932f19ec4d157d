"""What the fields of a record are called, in several languages and spellings.

The names are those met in public data sets (OpenTDB, MedMCQA, MedQA, SciQ, ARC, OpenBookQA, MMLU, RACE, HellaSwag,
PubMedQA, BoolQ, HEAD-QA, SQuAD), in quiz applications, and their translations.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOISE = re.compile(r"[\W_]+")

_NAMES = {
    "stem": """
        question questiontext qtext questionstem questiontitle questioncontent questionbody questionname stem
        prompt statement query problem ask enunciado pregunta frage fragetext fragestellung domanda pergunta
        questao questão vraag soal pertanyaan pytanie otazka otázka soru fråga spørgsmål spørsmål kysymys kérdés
        întrebare вопрос питання câuhỏi cauhoi 题目 题干 問題 问题 質問 문제 질문 سؤال السؤال प्रश्न ερώτηση שאלה""",
    "weak stem": """
        text title body content front term sentence clue q goal ctx name description word recto sentence1 sent
        texto testo tekst
        teks noidung nộidung énoncé enonce intitulé""",
    "options": """
        options option choices choice answers answeroptions answerchoices possibleanswers alternatives variants
        endings mc1targets optionlist choicelist answerlist selections opciones alternativas respuestas optionen
        antworten antwortmöglichkeiten antwortmoeglichkeiten auswahl réponses reponses choix opções opcoes
        respostas opzioni dapan cácđápán pilihanjawaban risposte opties antwoorden keuzes pilihan seçenekler
        secenekler şıklar odpowiedzi
        możnosti svar alternativ варианты вариантыответов ответы варіанти 选项 選項 選択肢 보기 선택지 الخيارات
        विकल्प""",
    "answer": """
        answer correctanswer correctanswers correct answerkey answeridx answerindex answerid answernumber
        correctindex correctindices correctindexes correctanswerindex correctanswerid correctanswerindices
        correctid correctids correctoption correctoptions correctoptionindex correctoptionid correctchoice
        correctchoices correctkey correctletter rightanswer rightanswers rightoption rightindex right cop gold
        goldindex goldlabel target groundtruth expected expectedanswer finaldecision answertext correctanswertext
        correctresponse answers_correct iscorrect ra canonicalanswer referenceanswer modelanswer sampleanswer
        correctchoiceindex correctchoiceid correctanswernumber correctansweridx correctanswerkey correctanswerletter
        answerletter correctoptionnumber correctoptionkey rightanswerindex rightoptionindex
        idealanswer acceptedanswers acceptableanswers standardanswer reponseattendue réponseattendue respuestaesperada
        solutionindex key correcta antwort richtigeantwort
        richtigeantworten richtig korrekt loesung lösung lösungen respuesta respuestacorrecta opcioncorrecta
        opcióncorrecta opçãocorreta opcaocorreta opzionecorretta
        dapandung đápánđúng respuestascorrectas
        réponse reponse bonneréponse bonnereponse réponsecorrecte reponsecorrecte bonnesréponses resposta
        respostacorreta respostascorretas gabarito risposta rispostacorretta rispostaesatta antwoord
        juisteantwoord correctantwoord jawaban jawabanbenar kunci kuncijawaban cevap doğrucevap dogrucevap
        odpowiedź poprawnaodpowiedź rättsvar ответ правильныйответ верныйответ відповідь правильнавідповідь đápán
        答案 正确答案 正確答案 正解 答え 정답 답 الإجابة الجوابالصحيح उत्तर back definition""",
    "weak answer": "label back definition solution response translation verso value output",
    "wrong": """
        incorrectanswers incorrectanswer wronganswers wronganswer incorrect wrong distractors incorrectoptions
        wrongoptions incorrectchoices falscheantworten falschantworten respuestasincorrectas mauvaisesréponses
        respostaserradas risposteerrate""",
    "explanation": """
        explanation explanations explain exp facts analysis fullanswer fullexplanation answeranalysis rationale
        rationales feedback generalfeedback solutiontext reason
        reasoning justification support longanswer answerexplanation answerrationale answerdescription
        correctfeedback incorrectfeedback partialfeedback explanationtext solution comment comments notes note
        remark erklärung erklaerung begründung begruendung explicación explicacion justificación justificacion
        giaithich retroalimentación
        retroalimentacion explication spiegazione explicação explicacao justificativa uitleg toelichting
        penjelasan pembahasan açıklama aciklama wyjaśnienie förklaring объяснение пояснение giảithích 解析 解説
        解释 해설 설명 الشرح व्याख्या""",
    "hint": "hint hints tip tips hinweis hinweise tipp pista indice aiuto dica подсказка 提示 ヒント 힌트",
    "case": """
        context contexts passage paragraph vignette scenario case stimulus background story article premise
        readingpassage contexto contesto contexte kontext fallbeispiel fall texte 材料 背景 지문""",
    "id": "id qid uid uuid guid questionid quid realidx itemid idnumber externalid",
    "broad": """
        category subject subjectname categoryname module course unit chapter chaptername section deck discipline
        domain area specialty kategorie fach kapitel bereich categoría asignatura materia área capítulo catégorie
        matière matiere chapitre domaine categoria disciplina materia capitolo categorie vak hoofdstuk kategori
        mapel ämne kategoria категория предмет раздел 科目 分类 类别 章节 カテゴリ 분야 과목""",
    "narrow": """
        topic topicname topics subtopic subcategory subsubject skill concept thema themen tema temas sujet
        argomento assunto onderwerp topik konu temat тема 知识点 主题 トピック 주제""",
    "tags": "tags tag keywords keyword labels schlagwörter schlagworte stichwörter etiquetas motsclés теги 标签",
    "difficulty": """
        difficulty level difficultylevel schwierigkeit schwierigkeitsgrad dificultad difficulté dificuldade
        difficoltà niveau сложность 难度 難易度 난이도""",
    "reference": "reference references ref citation cite book textbook literatur quelle referencia référence",
    "source": "source src url link sourceurl origin",
    "picture": "image images imageurl imgurl imagepath picture pictures pic img figure photo bild imagen immagine",
    "article": "lecture studytext",
    "tolerance": "tolerance margin marginoferror errormargin acceptederror toleranz tolérance tolerancia",
    "code": "code codesnippet codeblock snippet sourcecode",
    "media": "audio audiourl video videourl sound media attachment attachments",
    "type": "type questiontype answerselectiontype qtype kind format answertype typ fragetyp tipo 题型",
    "title": "title name header heading titel titre título titolo",
    "pairs": "pairs matches matchingpairs pares paare",
    "order": "correctorder rightorder correctsequence sequence order orderitems items",
    "ignored": """
        points point score scores mark marks weight maxscore timelimit time timeout timer duration seconds
        attempts createdat updatedat created modified timestamp number no num nr index position questionnumber
        split defaultmark penalty hidden mc2targets shuffle shuffleanswers shuffleoptions choicetype
        numberofanswers answercount v multiplecorrectanswers messageforcorrectanswer
        messageforincorrectanswer negative negativemarks negativemarking ismultiselect defaultgrade lang language locale
        version author license selected""",
}

FIELDS: dict[str, str] = {}
for _field, _names in _NAMES.items():
    for _name in _names.split():
        FIELDS.setdefault(_NOISE.sub("", unicodedata.normalize("NFKC", _name).casefold()), _field)

INDEX_NAMES = ("idx", "index", "indices", "indexes", "number")
"""How names of an answer end that say that it is a number or letter, where another field has its text."""

_ENUMERATED = re.compile(
    r"(?:option|opt|op|sol|choice|answer|ans|alternative|opcion|antwort|reponse|pilihan|o|选项|보기)?(?P<mark>[a-j]|10|[1-9])\Z"
)
_ENUMERATED_WRONG = re.compile(
    r"(?:distractor|wrong|wronganswer|incorrect|incorrectanswer|incorrectoption|falscheantwort)(?P<mark>[1-9]|[a-j])\Z"
)


@lru_cache(maxsize=10_000)
def plain_name(name: str) -> str:
    """A name without case, spaces, and what joins its words: `correct_answer`, `correctAnswer` → `correctanswer`."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name).casefold())


def field_of(name: str) -> str:
    """The field that a plain name is one of, '' where it is none; `answerhtml` is one of an answer too."""
    return FIELDS.get(name) or FIELDS.get(name.removesuffix("html"), "")


def enumerated(name: str) -> str:
    """The letter or number by which a plain name is one of several options (`opa`, `option1`), '' where it is none."""
    found = _ENUMERATED.match(name)
    return found["mark"] if found else ""


def enumerated_wrong(name: str) -> str:
    """The number by which a plain name is one of several wrong answers (`distractor1`), '' where it is none."""
    found = _ENUMERATED_WRONG.match(name)
    return found["mark"] if found else ""

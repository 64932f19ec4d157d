"""The words by which dumps of questions label their parts, in the languages met, and the patterns made of them."""

from __future__ import annotations

import re

QUESTION = (
    *(
        "question",
        "qn",
        "q",
        "mcq",
        "item",
        "problem",
        "exercise",
        "frage",
        "aufgabe",
        "pregunta",
        "pergunta",
        "questão",
    ),
    *("domanda", "quesito", "вопрос", "задание", "питання", "pytanie", "otázka", "soru", "vraag", "fråga", "spørgsmål"),
    *(
        "spørsmål",
        "kérdés",
        "întrebarea",
        "kysymys",
        "câu hỏi",
        "câu",
        "soal",
        "ερώτηση",
        "问题",
        "題目",
        "题目",
        "問題",
    ),
    *("問", "问", "题", "題", "문제", "문항", "문", "سؤال", "السؤال", "שאלה", "प्रश्न"),
)

KEY = (
    *("the correct answer", "the answer", "correct answers", "correct answer", "right answers", "right answer"),
    *(
        "correct options",
        "correct option",
        "correct choice",
        "correct",
        "answers",
        "answer key",
        "answer",
        "hint answers",
        "hint answer",
        "ans",
        "key",
    ),
    *("richtige antworten", "richtige antwort", "antworten", "antwort", "richtig", "respuestas correctas"),
    *("respuesta correcta", "respuestas", "respuesta", "bonnes réponses", "bonne réponse", "réponses correctes"),
    *("réponse correcte", "la réponse", "réponses", "réponse", "resposta correta", "resposta certa", "resposta"),
    *("gabarito", "risposta corretta", "risposta esatta", "risposta", "правильные ответы", "правильный ответ"),
    *("верный ответ", "ответы", "ответ", "правильна відповідь", "відповідь", "poprawna odpowiedź", "odpowiedź"),
    *("správná odpověď", "odpověď", "doğru cevap", "cevap", "juiste antwoord", "antwoord", "rätt svar", "svar"),
    *(
        "正确答案",
        "参考答案",
        "標準答案",
        "答案",
        "正解",
        "答え",
        "解答",
        "答",
        "정답",
        "답",
        "الإجابة الصحيحة",
        "الإجابة",
    ),
    *("جواب", "תשובה נכונה", "תשובה", "सही उत्तर", "उत्तर", "đáp án", "kunci jawaban", "jawaban", "kunci"),
    *("σωστή απάντηση", "απάντηση", "helyes válasz", "răspuns corect", "răspuns", "oikea vastaus", "vastaus"),
)

SOLUTION = ("solutions", "solution", "sol", "lösungen", "lösung", "solución", "soluzione", "solução", "решение")
"""A key where a letter follows or nothing else gives one, and an explanation elsewhere."""

EXPLANATION = (
    *(
        "explanations",
        "explanation/reference",
        "explanation / reference",
        "explanation",
        "explain",
        "rationale",
        "reasoning",
        "reason",
        "justification",
        "discussion",
    ),
    *("general feedback", "feedback", "comments", "comment", "note", "notes", "why", "erklärung", "begründung"),
    *("motivation", "motivazione", "commento"),
    *("erläuterung", "hinweise zur lösung", "explicación", "justificación", "explication", "justification"),
    *("commentaire", "explicação", "justificativa", "spiegazione", "пояснение", "объяснение", "комментарий"),
    *("обоснование", "пояснення", "wyjaśnienie", "vysvětlení", "açıklama", "uitleg", "toelichting", "förklaring"),
    *(
        "解析",
        "答案解析",
        "名师解析",
        "解説",
        "解释",
        "解釋",
        "说明",
        "分析",
        "해설",
        "설명",
        "الشرح",
        "التفسير",
        "הסבר",
        "व्याख्या",
        "giải thích",
    ),
    *("pembahasan", "penjelasan", "εξήγηση", "magyarázat", "explicație", "selitys"),
)

BARE_EXPLANATIONS = frozenset(("explanation", "rationale", "**explanation**", "解析", "erklärung", "explicación"))
"""Labels that stand on a line of their own, without a colon."""

HINT = ("hint", "tipp", "hinweis", "pista", "indice", "dica", "suggerimento", "подсказка", "提示", "ヒント", "힌트")

REFERENCE = (
    *("references", "reference", "ref", "source", "sources", "quelle", "fuente", "referencia", "référence"),
    *("fonte", "источник", "出处", "来源", "出典", "출처"),
)

KEY_LIST = (
    *("answer keys", "answer key", "answers key", "answer sheet", "answer list", "answers", "keys", "key"),
    *("correct answers", "answers and explanations", "answers with explanations", "answers & explanations"),
    *("answer explanations", "solutions", "solution key", "lösungen", "lösungsschlüssel", "antworten", "respuestas"),
    *("respuestas correctas", "clave de respuestas", "clave", "soluciones", "réponses", "corrigé", "corrigés"),
    *("solutions", "gabarito", "respostas", "risposte", "soluzioni", "ответы", "ключ", "ключи", "ключ к тесту"),
    *("відповіді", "odpowiedzi", "klucz odpowiedzi", "cevap anahtarı", "cevaplar", "antwoorden", "facit"),
    *(
        "答案",
        "参考答案",
        "正确答案",
        "答案解析",
        "解答",
        "正解",
        "정답",
        "الإجابات",
        "תשובות",
        "đáp án",
        "kunci jawaban",
    ),
)

PICTOGRAPHS = "\u2139\u2190-\u21ff\u2611\u2705\u2713\u2714\u2b50\ufe0f\U0001f300-\U0001faff"
"""What is drawn before a label, as a part of a class of characters; signs that say `wrong` are none of them."""

_SEPARATOR = r"\s*+[:：=]\s*+|\s*+[-–—>]++\s++|\.(?:\s*+[:：]|\s++|(?=\())\s*+"
_VERB = r"\s++(?:is|are|ist|es|est|è)\b\s*+[:：]?+\s*+"
_NAMED = (
    r"\s*+(?=[(\[]\s*+\w{1,2}\s*+[)\]])|\s++(?=(?:[A-Za-z0-9]|[A-H]{2,6})\s*+\.?$)|"
    r"(?<=ans)\s++(?=[A-Ha-h]\s?[).:])|\s*+[-–—]\s*+(?=[A-Ha-h](?:\s*+[).:,&]|\s*+$)|[A-H]{2,6}\s*+$)"
)
"""What parts a label from a letter, without a colon: `Answer (b)`, `Answer b`, `Ans b) text`, `Ans-b`."""


def _any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _label(words: tuple[str, ...], more: str = "") -> re.Pattern[str]:
    """A pattern for a label at the start of a line, in brackets or without, and what parts it from its text."""
    number = r"(?:\s*+\(?\d{1,3}\)?)?+"
    return re.compile(
        rf"[*_>\-•\s{PICTOGRAPHS}]*+(?:[(\[【]\s*+)?+(?:{_any_of(words)}){number}[*_]*+"
        rf"(?:\s*+[\])】][*_]*+\s*+[:：]?+|{_SEPARATOR}{more})[*_]*+\s*+",
        re.IGNORECASE,
    )


_BEGINNING = re.compile(rf"[*_>\-•\s(\[【#{PICTOGRAPHS}]*+([^\W\d_]{{1,2}})")


def beginnings(*groups: tuple[str, ...]) -> frozenset[str]:
    """The first two letters of words, by which a line is soon known to begin with none of them."""
    return frozenset(word[:2].casefold() for words in groups for word in words)


def may_begin(text: str, known: frozenset[str]) -> bool:
    """Whether a line may begin with one of the words whose beginnings are known."""
    match = _BEGINNING.match(text)
    return match is not None and (match[1].casefold() in known or match[1][0] in known)


LABELS = beginnings(KEY, SOLUTION, EXPLANATION, HINT, REFERENCE)
QUESTIONS = beginnings(QUESTION) | {"第", "ne"}

KEY_LABEL = _label(KEY, f"|{_VERB}|{_NAMED}")
SOLUTION_LABEL = _label(SOLUTION, f"|{_VERB}")
EXPLANATION_LABEL = _label(EXPLANATION)
HINT_LABEL = _label(HINT)
REFERENCE_LABEL = _label(REFERENCE)
SHORT_KEY_LABEL = re.compile(r"(?:A|R|О)\s*+[:：]\s*+")
"""The label of an answer beside questions labelled `Q:`."""

_LONGER_KEY = tuple(word for word in KEY if len(word) > 2 or not word.isascii())
TRAILING_KEY = re.compile(
    rf"(?:\s|(?<=\S)(?=(?:正确|参考)?答案))[(\[【]?(?:{_any_of(_LONGER_KEY)})"
    r"\s*+[.:：=\-]\s*+[(\[]?\s*+([A-Za-z](?:\s*+[,&/]\s*+[A-Za-z])*+)\s*+[)\]]?\s*+[)\]】.]?$",
    re.IGNORECASE,
)
"""A key at the end of a line that holds something else."""

INNER_EXPLANATION = re.compile(rf"\s[*_(\[]*+(?:{_any_of(EXPLANATION[:9])})[*_]*+\s*+[:：][*_]*+\s*+", re.IGNORECASE)
"""An explanation that begins behind a key on its line."""

KEY_LIST_LABEL = re.compile(rf"(?:{_any_of(KEY_LIST)})\s*+[:：]\s*+", re.IGNORECASE)
OPTIONS_LABEL = re.compile(r"(?:answer )?(?:options|choices)\s?[:：]?$|选项\s?[:：]?$", re.IGNORECASE)

KEY_LIST_HEADING = re.compile(
    rf"[#=*_\-\s]*+(?:{_any_of(KEY_LIST)})(?:\s++(?:for|to|zu|de|der)\b[^.?!]{{0,60}})?\s*+[:：]?[#=*_\-\s]*+$",
    re.IGNORECASE,
)

HEADING = re.compile(
    r"[#=*_\-\s]*+(?:subelement\s++[A-Z]\d(?!\w)|[A-Z]\d[A-Z]\s?[-–—]\s|(?:chapter|section|part|unit|module|lesson|topic|domain|exam|test|quiz|kapitel|teil|abschnitt|"
    r"capítulo|sección|parte|unidad|tema|chapitre|partie|capitolo|sezione|глава|раздел|часть|тема|unidade|rozdział|"
    r"bölüm|hoofdstuk|bab|chương|block)\s*+(?:no\.?\s*+)?+(?:\d{1,3}|[ivxlc]{1,6}|[a-h])(?![\w?])|"
    r"第\s*+[0-9一二三四五六七八九十百]{1,4}\s*+[章节節部編编课課回]|[一二三四五六七八九十]{1,3}[、.．]\s?\S{0,12}题|"
    r"(?:multiple[ -]choice|true[ /-]++(?:or )?false|short[ -]answers?|fill[ -]in(?:[ -]the[ -]blanks?)?|essay)"
    r"(?: questions?)?\s*+:?$)",
    re.IGNORECASE,
)
"""A line that begins a chapter."""

PASSAGE = re.compile(
    r"(?:(?:use|read|refer to|see|study)\b[^.?!:]{0,80}?\b)?(?:questions?|items?|fragen|preguntas|вопросы)\s++"
    r"(?:nos?\.?\s*+)?(\d{1,4})\s*+(?:-|–|—|to|through|and|bis|und|a|y|à|et|по)\s*+(\d{1,4})\b",
    re.IGNORECASE,
)
"""Says to which questions the passage that follows belongs."""

_FURNITURE = re.compile(
    r"(?:page|seite|página|pagina|страница|стр\.)\s*+\d{1,5}(?:\s*+(?:of|/|von|de|di|sur|из)\s*+\d{1,5})?$|"
    r"(?:view|show|see|hide|check)\s(?:the\s)?(?:correct\s)?answers?\s?:?$|"
    r"\d{1,3}(?:\.\d)?\s?分$|AI讲解$|知识点\s?[:：]$|"
    r"[-–—]\s*+\d{1,5}\s*+[-–—]$|\d{1,5}\s*+\|\s*+p\s*+a\s*+g\s*+e(?:\s.{0,80})?$|第\s*+\d++\s*+[页頁]\S{0,12}$|-?\s?\(?topic\s\d{1,3}\)?$|section\s?:\s?(?:\(none\)|volume\s\w)$|"
    r"(?:https?://|www\.)\S++$|(?:©|\(c\)\s*+\d{4}\b|copyright\b).{0,200}$",
    re.IGNORECASE,
)


def is_furniture(text: str) -> bool:
    """Whether a line is what printing puts on pages: their numbers, addresses, rights."""
    return text[:1].casefold() in _FURNITURE_BEGINS and _FURNITURE.match(text) is not None


_FURNITURE_BEGINS = frozenset("psсt-–—0123456789第hw©(cva知")

RULE = re.compile(r"[-–—=_*~#+.·•\s]{3,}+$|~~$")
"""A drawn line."""

EXAM_SOFTWARE = re.compile(r"\s*+\b(?:PTS|DIF|REF|OBJ|TOP|KEY|MSC|STA|LOC|NAT|BLM|TYP|NOT|SKL|CON)\s*+:")
"""What test banks of publishers write behind a key: points, difficulty, objectives."""

SEVERAL = re.compile(
    r"\b(?:select|choose|check|mark|pick|tick)\s+(?:all|two|three|four|[2-5])\b|[(（【]多(?:项选择|选)题?",
    re.IGNORECASE,
)
"""Says that more than one option may be right."""

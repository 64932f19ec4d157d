"""Guesses which part of a question a field of another tool's note type holds, by the name of the field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ankibuild.adopt.notetype import AdoptedNoteType

_NAMES: Mapping[str, str] = {
    "stem": """front question stem text prompt title? frage vorderseite fragestellung recto pregunta anverso frente
        enunciado pergunta domanda fronte vraag voorkant pytanie przod otazka fraga framsida sporsmal soru вопрос
        лицевая 正面 问题 問題 質問 表面 앞면 질문 السؤال""",
    "answer": """back answer answers solution correct correctanswer ruckseite antwort losung verso reponse reverso
        respuesta resposta retro risposta antwoord achterkant odpowiedz tyl odpoved svar baksida cevap ответ
        оборотная 背面 答案 回答 裏面 뒷면 답 الجواب""",
    "explanation": """explanation extra backextra rationale remarks comment comments notes erklarung erlauterung
        kommentar zusatz explication remarque explicacion explicacao comentario spiegazione uitleg wyjasnienie
        vysvetleni forklaring aciklama объяснение пояснение комментарий 解説 解释 解析 설명 شرح""",
    "hint": "hint hints hinweis tipp tip indice pista dica suggerimento wskazowka napoveda подсказка 提示 ヒント 힌트",
    "article": "article studynotes lecturenotes lernnotizen zumnachlesen article? статья",
    "reference": "reference references ref citation literatur referenz referencia riferimento referentie literatura",
    "source": "source sources quelle quellen fuente fonte bron zrodlo zdroj kalla источник 来源 出典 출처 المصدر",
}
_PART_OF = {name.strip("?"): part for part, names in _NAMES.items() for name in names.split()}
_NOT_A_LETTER = re.compile(r"[\W_]+")
_OPTION = re.compile(
    r"(?:option|choice|alternative|distractor|antwort|auswahl|opcion|opcao|opzione|proposition|answer)?"
    r"(?:([1-9])|([a-i]))\Z"
)


def plain_name(name: str) -> str:
    """A field's name without case, accents, spaces and signs."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return _NOT_A_LETTER.sub("", "".join(sign for sign in decomposed if not unicodedata.combining(sign)))


def part_of(name: str) -> str:
    """The part that a field of this name most likely holds, '' where it does not say."""
    plain = plain_name(name)
    option = _OPTION.match(plain)
    if option and len(plain) > 1:
        number = int(option[1]) if option[1] else ord(option[2]) - ord("a") + 1
        return f"option-{number}"
    return _PART_OF.get(plain, "")


def guess(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The parts that each field is made from, each part in one field; the first field is the stem if no other is."""
    found: dict[str, tuple[str, ...]] = {}
    used: set[str] = set()
    for name in names:
        part = part_of(name)
        found[name] = (part,) if part and part not in used else ()
        used.add(part)
    if "stem" not in used and names:
        found[names[0]] = ("stem",)
    if "answer" not in used and len(names) == 2 and not found[names[1]]:
        found[names[1]] = ("answer",)
    return found


def described(notetype: AdoptedNoteType) -> list[str]:
    """What each field is made from, a line each."""
    width = max(map(len, notetype.names), default=0)
    sources = {name: " + ".join(notetype.sources.get(name, ())) for name in notetype.names}
    return [f"{name.ljust(width)}  from {parts or 'what stands under fields'}" for name, parts in sources.items()]

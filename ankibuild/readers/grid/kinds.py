"""How a question is answered, by the word that a table has for it; and the words for true and false."""

from __future__ import annotations

from ankibuild.readers.records.names import plain_name

_TYPES = {
    "single": """multiplechoice multichoice multiple mc mcq singlechoice single singleanswer singleselect
        singlecorrect sc radio radiobutton quiz choice dropdown bestanswer onecorrect multiplechoicesingle
        choixunique selecciónúnica eleccionunica einfachauswahl sceltasingola 单选 单选题 単一選択 객관식
        çoktanseçmeli mono 2""",
    "multiple": """checkbox checkboxes multipleselect multiselect multipleresponse multipleanswer multipleanswers ms
        mr ma multi multiplecorrect selectall selectallthatapply multiplechoicemultiple mehrfachauswahl
        choixmultiple selecciónmúltiple sceltamultipla 多选 多选题 複数選択 kprim 0 1""",
    "true-false": """truefalse trueorfalse tf boolean bool yesno truthfalse wahrfalsch richtigfalsch vraifaux
        verdaderofalso verofalso verdadeirofalso waaronwaar prawdafałsz доилинет верноневерно 判断 判断题 正誤
        doğruyanlış ox""",
    "short": """shortanswer short fillintheblank fillintheblanks fillblank fillin fib fitb typeanswer typein typed
        textentry text identification kurzantwort lückentext réponsecourte respuestacorta rispostabreve 填空 填空题
        記述 주관식 boşlukdoldurma sa""",
    "numeric": "numeric numerical number calculated numerisch numérique numérico",
    "plain": "flashcard basic card open openended openquestion essay paragraph freetext longanswer offen wr 问答题",
    "cloze": "cloze",
    "none": """poll survey draw drawing slide wordcloud rating opinionscale hotspot fileupload match matching pairs
        ordering order reorder sequence jumble puzzle categorize dragdrop draganddrop labeling graphing umfrage
        sondage encuesta brainstorm pinanswer slider passage video audioresponse""",
}
_KINDS = {plain_name(word): kind for kind, words in _TYPES.items() for word in words.split()}

_TRUE = """true t yes wahr richtig ja stimmt vrai oui verdadero cierto sí si verdadeiro sim vero waar juist prawda
    tak правда верно да doğru evet 对 正确 是 真 √ ✓ ✔ 正しい はい ○ 참 맞다 o"""
_FALSE = """false f no falsch nein faux non falso errado não nao onwaar onjuist nee fałsz falsz nie ложь неверно нет
    yanlış hayır 错 错误 否 假 ✗ ✘ 誤り いいえ × 거짓 틀리다 x"""
_TRUES, _FALSES = (frozenset(word.casefold() for word in words.split()) for words in (_TRUE, _FALSE))


def kind_of(word: str) -> str:
    """The kind that a type's name means, `none` for what is no card, '' where it is not known."""
    return _KINDS.get(plain_name(word[:60]), "")


def truth_of(word: str) -> bool | None:
    """Whether a word says true or false, None where it says something else."""
    plain = word.strip().strip(".!").casefold()
    return True if plain in _TRUES else False if plain in _FALSES else None


def is_yes(word: str) -> bool | None:
    """Whether a flag is set: a word for true, a 1, an x or a check mark; None where it is no flag."""
    plain = word.strip().casefold()
    if plain in ("1", "1.0", "x", "✓", "✔", "*", "100", "correct", "right"):
        return True
    if plain in ("0", "0.0", "", "-", "incorrect", "wrong"):
        return False
    return truth_of(plain)

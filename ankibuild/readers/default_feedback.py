"""Feedback that programs write by themselves: it says that an answer was right or wrong, and nothing of the question.

The words are those of these programs, in the languages that they were seen in:

- Moodle, "combined feedback" (https://docs.moodle.org/en/Multiple_Choice_question_type): the strings
  `correctfeedbackdefault`, `partiallycorrectfeedbackdefault` and `incorrectfeedbackdefault` of its language packs
  (https://docs.moodle.org/en/Language_packs).
- H5P: the defaults in the `semantics.json` of content types (https://h5p.org/semantics), and what its editor suggests.
- QTI: what editors put into `itemfeedback` and `modalFeedback`, such as the titles of feedback in rqti
  (https://search.r-project.org/CRAN/refmans/rqti/html/WrongFeedback-class.html).
"""

from __future__ import annotations

import html
import re

_DRESS = re.compile(r"</?(?:p|div|span|br|b|strong|i|em|u|font|h[1-6])\b[^<>]*+>", re.IGNORECASE)
"""Tags that only dress a text: a picture would say something."""

_WORDS = re.compile(r"[^\W_]+")
_STOPS = " \t\r\n.!"

_BARE = (
    *("correct", "incorrect", "right", "wrong", "yes", "no", "richtig", "falsch", "teilweise richtig"),
    *("correct answer", "wrong answer", "that's correct", "that's incorrect", "that's not correct"),
    *("well done", "good job", "try again", "partially correct"),
    *("incorrect. try again", "correct. well done", "not quite. try again"),
)
_MOODLE = {
    "ar": ("إجابتك صحيحة", "إجابتك صحيحة بشكل جزئي"),
    "be": ("Вашы адказ слушны", "Вашы адказ часткова слушны"),
    "de": ("Die Antwort ist richtig", "Die Antwort ist teilweise richtig", "Die Antwort ist falsch"),
    "en": ("Your answer is correct", "Your answer is partially correct", "Your answer is incorrect"),
    "es": ("Respuesta correcta", "Respuesta parcialmente correcta", "Respuesta incorrecta"),
    "fa": ("پاسخ شما صحیح نیست",),
    "fr": (
        *("Votre réponse est correcte", "Votre réponse est incorrecte"),
        *("Votre réponse est partiellement correcte", "Votre réponse est en partie correcte"),
    ),
    "gl": ("A súa resposta é correcta", "A súa resposta é parcialmente correcta"),
    "id": ("Jawaban anda benar", "Jawaban anda separuh benar", "Jawaban anda tidak benar"),
    "it": ("Risposta corretta", "Risposta parzialmente esatta", "Risposta errata"),
    "ja": ("あなたの答えは正しくありません",),
    "nl": (
        *("Je antwoord is juist", "Je antwoord is gedeeltelijk juist"),
        *("Je antwoord is onjuist", "Je antwoord is niet juist"),
    ),
    "pl": (
        *("Twoja odpowiedź jest poprawna", "Twoja odpowiedź jest częściowo poprawna"),
        *("Twoja odpowiedź jest niepoprawna",),
    ),
    "pt": (
        *("A sua resposta está correta", "A sua resposta está parcialmente correta", "A sua resposta está incorreta"),
        *("Sua resposta está correta", "Sua resposta está parcialmente correta", "Sua resposta está incorreta"),
    ),
    "ro": ("Răspunsul dumneavoastră este incorect",),
    "ru": ("Ваш ответ верный", "Ваш ответ частично правильный", "Ваш ответ неправильный"),
    "sv": ("Ditt svar är rätt", "Ditt svar är felaktigt"),
    "tr": ("Cevabınız yanlış",),
    "zh": ("您的答案不正确",),
}


def says_something(text: str) -> bool:
    """Whether a feedback, in HTML, Markdown or plain, says more than that an answer was right or wrong."""
    shown = html.unescape(_DRESS.sub(" ", text))
    return bool(shown.strip(_STOPS)) and _key(shown) not in _DEFAULTS


def _key(text: str) -> str:
    """The words of a text, to compare it with others whatever stands between them."""
    return " ".join(_WORDS.findall(text.lower()))


_DEFAULTS = frozenset(map(_key, (*_BARE, *(one for several in _MOODLE.values() for one in several))))

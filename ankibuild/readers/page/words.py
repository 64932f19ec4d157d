"""The words by which quiz pages label their parts, and those that belong to the site and to no question."""

from __future__ import annotations

import re

_CHOICE = (
    r"(?:multiple|single)[ -](?:choice|answer|select|response)(?: question)?s?|mcqs?"
    r"|mehrfachauswahl|einfachauswahl|opci[oó]n m[uú]ltiple|selecci[oó]n m[uú]ltiple|choix multiples?|qcm"
    r"|m[uú]ltipla escolha|scelta multipla|meerkeuze(?:vraag)?|单选题|多选题|单项选择题|多项选择题"
)
CHOICE_LABEL = re.compile(
    rf"\W*(?:{_CHOICE}"
    r"|(?:select|choose) (?:one(?: or more)?|two|three|all that apply|the (?:best|correct) (?:answer|option))"
    r"(?: answer| option)?"
    r"|true(?: or |/)false|wahr oder falsch|richtig oder falsch|verdadero o falso|vrai ou faux)\W*\Z",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"all that apply|one or more|choose (?:two|three)|multiple (?:answer|select|response)|多选|多项", re.IGNORECASE
)
_ASK = r"question|frage|pregunta|pergunta|domanda|vraag"
NUMBER = re.compile(
    rf"(?:{_ASK})\s{{0,3}}#?\d{{1,4}}(?:\s?(?:of|/|von|de|di|van|sur)\s?\d{{1,4}})?\s{{0,3}}(?:[:.)–-]\s{{0,3}}|\Z)",
    re.IGNORECASE,
)
ASKED = re.compile(rf"(?:{_ASK})\s{{0,3}}(?::\s{{0,3}}|\Z)|q\s?[:.]\s{{0,3}}", re.IGNORECASE)
CHOICES = re.compile(
    r"(?:(?:answer |response )?(?:options|choices)|possible answers|antwortm[oö]glichkeiten|opciones|op[cç][oõ]es"
    r"|opzioni)\s{0,3}:?\Z",
    re.IGNORECASE,
)
_BECAUSE = (
    r"(?:answer |detailed |full )?(?:explanation|rationale)s?|erkl[aä]rung|begr[uü]ndung|erl[aä]uterung|explicaci[oó]n"
    r"|justificaci[oó]n|explication|explica[cç][aã]o|spiegazione|uitleg|toelichting|解析|解説"
)
EXPLANATION = re.compile(
    rf"(?:{_BECAUSE})(?: (?:for|of) the (?:correct )?(?:answer|option))?\s{{0,3}}(?:[:：]|\Z)\s{{0,3}}"
    r"|why (?:this|it) is (?:correct|right)\s{0,3}(?::|\Z)\s{0,3}",
    re.IGNORECASE,
)
HINT = re.compile(r"(?:hint|hinweis|tipp|pista|indice|dica)\s{0,3}(?::|\Z)\s{0,3}", re.IGNORECASE)
_BEST = "(?:correct|right|best|suggested) (?:answer|option|choice|response)"
_BEST_ELSEWHERE = (
    r"richtige antwort(?:en)?|l[oö]sung|respuestas? correctas?|bonnes? r[eé]ponses?|r[eé]ponse correcte"
    r"|respostas? corretas?|rispost[ae] corrett[ae]|(?:juiste|goede) antwoord(?:en)?|正确答案|答案|正解"
)
KEY = re.compile(
    rf"(?:the )?(?:{_BEST}s?|correct|answers?(?: key)?|{_BEST_ELSEWHERE}|antwort|respuesta|r[eé]ponse|resposta"
    r"|risposta)"
    r"(?:\s{0,3}(?:is|are)\s{0,3}:?|\s{0,3}[:：–—-]|\s{0,3}\Z)\s{0,3}",
    re.IGNORECASE,
)
_SO = r"(?:(?:therefore|thus|hence|so|consequently|as a result|in this case),?\s{1,3})?(?:that\s{1,3})?"
NAMED = re.compile(
    rf"{_SO}(?:the )?(?:{_BEST}s?|answer)(?: here| to this question)? (?:is|are):?\s{{0,3}}"
    r"|(?:die )?richtige antwort (?:ist|lautet):?\s{0,3}|la respuesta correcta es:?\s{0,3}"
    r"|la (?:bonne r[eé]ponse|r[eé]ponse correcte) est:?\s{0,3}|a resposta correta [eé]:?\s{0,3}"
    r"|la risposta corretta [eè]:?\s{0,3}|het juiste antwoord is:?\s{0,3}",
    re.IGNORECASE,
)
_RIGHTLY = (
    rf"(?:{_BEST}(?! if| when| only)|(?:correct|right)\b(?! if| when| only| in | for | but| except| about| that))"
)
IS_CORRECT = re.compile(rf"\s{{0,3}}(?:is|are) (?:the )?{_RIGHTLY}", re.IGNORECASE)
LETTER_IS_CORRECT = re.compile(
    rf"{_SO}(?:option|choice|answer)\s{{1,3}}([A-Za-z])\b(?:\s\([^()]{{0,80}}\))?,?"
    rf"\s{{1,3}}is (?:the )?{_RIGHTLY}",
    re.IGNORECASE,
)
SOURCE = re.compile(
    r"(?:source|url|link|retrieved from)\s{0,3}:\s{0,3}(https?://\S+)\s*\Z|(https?://\S+)\s*\Z", re.IGNORECASE
)
END = re.compile(
    r"(?:related|more|similar|other|next|previous|popular|recommended|latest|further practice)"
    r" (?:questions?|quiz(?:zes)?|posts?|articles?|tests?|pages?|exams?|topics)\W*\Z"
    r"|suggest corrections|you (?:may|might) also (?:like|be interested)|share this|leave a (?:reply|comment)"
    r"|comments?\b\W*\Z|subscribe\b|sign up\b|about the author|still have questions"
    r"|(?:we|this (?:site|website)) uses? cookies|©|\(c\) \d|copyright\b|all rights reserved"
    r"|privacy policy|terms of (?:use|service)|(?:n[aä]chste|weitere|[aä]hnliche) fragen?\W*\Z",
    re.IGNORECASE,
)
_SHOW = (
    r"(?:show|hide|check|reveal|see|view|submit|get|click (?:here )?to (?:show|see|reveal))(?: the| your| full)?"
    r"(?: correct| suggested)? (?:answers?|explanations?|solutions?|hints?|results?|discussion)"
)
SHOW = re.compile(_SHOW, re.IGNORECASE)
BUTTON = re.compile(
    rf"{_SHOW}|submit|next(?: question)?|previous(?: question)?|back|continue|try again|retry|start quiz|restart|skip"
    r"|share|print|save|bookmark|report(?: (?:a problem|this question|an error))?|flag|score|your answer"
    r"|home|log ?in|log ?out|sign ?in|sign ?up|register|menu|search|close|accept(?: all)?(?: cookies)?|contact(?: us)?"
    r"|about(?: us)?|pricing|blog|skip to (?:main )?content|table of contents|advertisement"
    r"|\d{1,4}\s?/\s?\d{1,4}|\d{1,3}\s?%",
    re.IGNORECASE,
)
ADVERTISED = re.compile(
    r"\b(?:get|be) ready (?:for|to)\b|\b(?:prepare|study|practi[cs]e|ready) for (?:the|your|an?)\b|\bflash ?cards\b"
    r"|\b(?:ace|pass) (?:the|your|an?)\b|\bboost your\b|\b(?:multiple.choice|practice) (?:questions|tests?|exams?)\b"
    r"|\btest your knowledge\b|\bbefore (?:the|your) (?:next |big )?(?:\w+ )?(?:test|exam)\b|\bexam (?:prep|success)\b"
    r"|\bbrush up\b|\bsign up\b",
    re.IGNORECASE,
)
"""A sentence that praises the site: it says nothing about the question."""

RIGHT_SIGNS = "✓✔✅☑🗸"
WRONG_SIGNS = "✗✘❌☒✕✖"
LETTERED = re.compile(r"[(\[]?([A-Za-z])[.):\]](?:\s{1,3}|(?=\S)(?<=[).\]]))(?=\S)")
LOOSELY_LETTERED = re.compile(r"([A-Z])\s{1,3}(?=\S)")
"""A letter with nothing behind it: an option's only where all have one, from A on."""

BULLET = re.compile(r"(?:[-*•●▪◦‣·○◯]|\[ \]|\( \))\s{1,3}(?=\S)")
NUMBERED = re.compile(r"([1-9]\d?)[.)]\s{1,3}(?=\S)")
QUESTION_END = re.compile(
    r"(?:[?:…？：]|_{2,}[.?]?|\.\.\.)[\"'”’)*]{0,3}(?:\s{1,3}\([^()]{1,60}\)\.?|\s{1,3}(?:select|choose)\b[^.?!]{1,50}\.?)?\Z",
    re.IGNORECASE,
)

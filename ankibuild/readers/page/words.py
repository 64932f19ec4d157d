"""The words by which quiz pages label their parts, and those that belong to the site and to no question."""

from __future__ import annotations

import re

CHOICE_LABEL = re.compile(
    r"\W*(?:(?:multiple|single)[ -](?:choice|answer|select|response)(?: question)?s?"
    r"|(?:select|choose) (?:one|all that apply|the (?:best|correct) (?:answer|option))(?: answer| option)?"
    r"|true(?: or |/)false)\W*\Z",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?:question|frage|pregunta|domanda)\s{0,3}#?\d{1,4}(?:\s?(?:of|/|von|de)\s?\d{1,4})?"
    r"\s{0,3}(?:[:.)–-]\s{0,3}|\Z)",
    re.IGNORECASE,
)
EXPLANATION = re.compile(
    r"(?:answer |detailed |full )?(?:explanation|rationale|erklärung|begründung|explicación|explication)s?"
    r"\s{0,3}(?::|\Z)\s{0,3}|why (?:this|it) is (?:correct|right)\s{0,3}(?::|\Z)\s{0,3}",
    re.IGNORECASE,
)
HINT = re.compile(r"hint\s{0,3}(?::|\Z)\s{0,3}", re.IGNORECASE)
_BEST = "(?:correct|right|best) (?:answer|option|choice|response)"
KEY = re.compile(
    rf"(?:the )?(?:{_BEST}s?|answer(?: key)?|richtige antwort)"
    r"(?:\s{0,3}(?:is|are)\s{0,3}:?|\s{0,3}[:–—-]|\s{0,3}\Z)\s{0,3}",
    re.IGNORECASE,
)
NAMED = re.compile(rf"(?:the )?{_BEST} is:?\s{{0,3}}(?:option |choice |answer )?", re.IGNORECASE)
IS_CORRECT = re.compile(
    rf"\s{{0,3}}(?:is|are) (?:the )?(?:{_BEST}|correct\b|right\b)(?! if| when| only)", re.IGNORECASE
)
SOURCE = re.compile(
    r"(?:source|url|link|retrieved from)\s{0,3}:\s{0,3}(https?://\S+)\s*\Z|(https?://\S+)\s*\Z", re.IGNORECASE
)
END = re.compile(
    r"(?:related|more|similar|other|next|previous|popular|recommended)"
    r" (?:questions?|quiz(?:zes)?|posts?|articles?|tests?|pages?)"
    r"|you (?:may|might) also like|share this|leave a (?:reply|comment)|comments?\b\W*\Z|subscribe|sign up"
    r"|about the author|still have questions|©|copyright\b|all rights reserved",
    re.IGNORECASE,
)
BUTTON = re.compile(
    r"(?:show|hide|check|reveal|see|view|submit|get)(?: the| your| full)?(?: correct)?"
    r" (?:answers?|explanations?|solutions?|hints?|results?)"
    r"|submit|next(?: question)?|previous(?: question)?|back|continue|try again|retry|start quiz|restart|skip|share"
    r"|print|save|bookmark|report(?: (?:a problem|this question|an error))?|flag|score|your answer"
    r"|\d{1,4}\s?/\s?\d{1,4}|\d{1,3}\s?%",
    re.IGNORECASE,
)
RIGHT_SIGNS = "✓✔✅☑🗸"
WRONG_SIGNS = "✗✘❌☒✕✖"
LETTERED = re.compile(r"[(\[]?([A-Za-z])[.):\]](?:\s{1,3}|(?=\S)(?<=[).\]]))(?=\S)")
LOOSELY_LETTERED = re.compile(r"([A-Z])\s{1,3}(?=\S)")
"""A letter with nothing behind it: an option's only where all have one, from A on."""

BULLET = re.compile(r"(?:[-*•●▪◦‣·○◯]|\[ \]|\( \))\s{1,3}(?=\S)")
QUESTION_END = re.compile(r"(?:[?:…？：]|_{2,}[.?]?|\.\.\.)[\"'”’)]?\Z")

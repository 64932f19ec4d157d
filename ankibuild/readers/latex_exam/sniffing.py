"""Whether a LaTeX file has questions that are marked as such."""

from __future__ import annotations

import re

from ankibuild.readers.file import File

_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_QUESTION = re.compile(
    r"\\(?:bonus)?(?:titled)?question(?![A-Za-z])|\\begin\s?\{(?:questions|question|questionmult|mcquestions|quiz|multi|shortanswer|truefalse|numerical)\}"
)
_ANSWER = re.compile(
    r"\\(?:choice|CorrectChoice|correctchoice|wrongchoice|bonne|mauvaise|fillin|answerline|item\*|answer\[correct\])(?![A-Za-z])|"
    r"\\begin\s?\{(?:solution\w*|choices|checkboxes|oneparchoices|oneparcheckboxes|questions|reponses|shortanswer|numerical|truefalse)\}"
)
_CLASS = re.compile(r"\\documentclass\s?(?:\[[^\]]{0,300}\]\s?)?\{(?:exam\w*|mcexam)\}")
_INPUT = re.compile(r"\\(?:input|include)\s?\{")


def sniff(file: File) -> bool:
    """The marks of a question and of an answer; or an exam that takes its questions in from other files."""
    if "\\" not in file.head:
        return False
    head = _COMMENT.sub("", file.head)
    if _QUESTION.search(head) and _ANSWER.search(head):
        return True
    return bool(_CLASS.search(head)) and bool(_QUESTION.search(head) or _INPUT.search(head))

"""Whether a Markdown file holds questions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ankibuild.readers.file import HEAD, File
from ankibuild.readers.markdown_quiz.drafts import Draft, joined
from ankibuild.readers.markdown_quiz.frontmatter import front_matter
from ankibuild.readers.markdown_quiz.grouping import Grouped, grouped
from ankibuild.readers.markdown_quiz.keys import key_in
from ankibuild.readers.markdown_quiz.lines import Lines, mended, split_lines, value
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.readers.markdown_quiz.unfolding import unfold
from ankibuild.source import Source

_MAY = re.compile(
    r"\[[xX*✓✔×хХ]\]|<details|\[!(?:question|faq|quiz)|^[^\w\n]{0,6}[A-Da-dАأक][.):]|answer|solution|[✅✓✔]|antwort|respuesta|ответ|答|"
    r"정답|正解|jawaban|đáp án|risposta|réponse|odpowied|cevap|الإجابة|antwoord|lösung|solución|resposta|відповідь|"
    r"gabarito|उत्तर|^[^\w\n]{0,6}A:",
    re.MULTILINE | re.IGNORECASE,
)
_CONTENTS = re.compile(r"\]\(#[^)\n]*+\)")
_ASKS = re.compile(r"[?？؟]|_{2,}|\.\.\.|…|[:：]\s*+$", re.MULTILINE)
_MARK = re.compile(r"[?？؟]")
_QUIZ = re.compile(
    r"\bquiz|\bmcqs?\b|multiple[ -]choice|\b(?:practice|exam|interview|review) questions\b|"
    r"\btest your(?:self| knowledge)\b|\bknowledge check\b|\bcheck your (?:understanding|knowledge)\b|questionário|"
    r"cuestionario|\btest$|preguntas|fragen\b|вопросы|测验|测试|练习题|小テスト|퀴즈",
    re.IGNORECASE,
)
_FEW = 3
"""So many questions with numbers or below a heading such as `Quiz` are some, also in a file that is mostly prose."""


def sniff(file: File) -> bool:
    """Whether the start of a file has questions with answers; lists of tasks and of changes have none."""
    text = _start(file)
    if not _MAY.search(text):
        return False
    source = Source(file.path, text)
    lines = [line for line in split_lines(source, front_matter(source).end) if not _CONTENTS.search(line.text)]
    groups = grouped(pieces(mended(lines)))
    if groups.answers and any(draft.choices for draft in groups.drafts):
        return True
    asking = [_is_question(draft) for draft in groups.drafts]
    found = [draft for draft, asks in zip(groups.drafts, asking, strict=True) if asks]
    lettered = [draft for draft, asks in zip(groups.drafts, asking, strict=True) if not asks and _is_lettered(draft)]
    found += lettered if len(found) + len(lettered) >= _FEW else []
    found = found or [draft for draft in groups.drafts if _is_unkeyed(draft)]
    if not found or 2 * len(found) < len(groups.drafts):
        return False
    return _fills(found, groups) or sum(_is_certain(draft) for draft in found) >= _FEW


def _start(file: File) -> str:
    """The start of the text, behind a table of contents that would fill it."""
    if len(_CONTENTS.findall(file.head)) < 40:
        return file.head
    lines = (line for line in file.decoded[0].text.splitlines(keepends=True) if not _CONTENTS.search(line))
    kept: list[str] = []
    size = 0
    for line in lines:
        kept.append(line)
        size += len(line)
        if size > HEAD:
            break
    return "".join(kept)


def _fills(found: list[Draft], groups: Grouped) -> bool:
    """Whether the questions are most of the text, and are more than tasks."""
    only = found[0] if len(found) == 1 and not (found[0].choices and found[0].keys) else None
    if only and not (_ASKS if only.choices else _MARK).search(joined(only.stem)):
        return False
    return _weight(draft.everything for draft in found) >= _weight(groups.left)


def _weight(parts: Iterable[Lines]) -> int:
    return sum(bool(line.text.strip()) for lines in parts for line in lines)


def _is_certain(draft: Draft) -> bool:
    """Whether a question has a number, or stands below a heading that announces some."""
    if draft.deck and _QUIZ.search(draft.deck[-1]):
        return True
    keyed = bool(draft.folded or (draft.choices and draft.keys))
    return draft.number > 0 and (keyed or (draft.marked and _MARK.search(joined(draft.stem)) is not None))


def _is_lettered(draft: Draft) -> bool:
    """Whether a question that neither asks nor has a number has options with letters, and a key that names one."""
    if len(draft.choices) < _FEW or not draft.choices[0].letter or not draft.keys or not joined(draft.stem):
        return False
    return key_in(value(draft.keys[0]), draft.choices) is not None


def _is_unkeyed(draft: Draft) -> bool:
    """Whether a question with a number has options with letters, though nothing says which is right."""
    lettered = len(draft.choices) > 1 and all(choice.letter for choice in draft.choices)
    return draft.number > 0 and lettered and _MARK.search(joined(draft.stem)) is not None


def _is_question(draft: Draft) -> bool:
    unfold(draft)
    announced = bool(draft.deck) and draft.choices[:1] != [] and _QUIZ.search(draft.deck[-1]) is not None
    asks = announced or draft.number >= 0 or _ASKS.search(joined(draft.stem)) is not None
    if not joined(draft.stem) or not asks:
        return False
    if not draft.choices:
        return bool(draft.keys) and (draft.number >= 0 or _MARK.search(joined(draft.stem)) is not None)
    if draft.keys:
        boxed = draft.marked and draft.choices[0].boxed and _MARK.search(joined(draft.stem)) is not None
        return boxed or key_in(value(draft.keys[0]), draft.choices) is not None
    if not draft.choices[0].boxed and not draft.choices[0].letter and draft.number < 0:
        asks = _MARK.search(joined(draft.stem)) is not None  # `Examples:` above what to do and what not is advice
    return asks and len(draft.choices) > 1 and draft.marked and not all(choice.correct for choice in draft.choices)

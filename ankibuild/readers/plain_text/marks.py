"""The marks before questions (`1.`, `Q1)`, `第1题`) and before options (`A)`, `(b)`, `①`)."""

from __future__ import annotations

import re
from typing import NamedTuple

from ankibuild.readers.plain_text.words import QUESTION, QUESTIONS, may_begin

ALPHABETS = {
    "upper": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lower": "abcdefghijklmnopqrstuvwxyz",
    "cyrillic": "АБВГДЕЖЗИКЛМН",
    "small cyrillic": "абвгдежзиклмн",
    "greek": "ΑΒΓΔΕΖΗΘ",
    "small greek": "αβγδεζηθ",
    "hebrew": "אבגדהוזחט",
    "arabic": "أبجدهوزح",
    "katakana": "アイウエオカキク",
    "hangul": "가나다라마바사아",
    "jamo": "ㄱㄴㄷㄹㅁㅂㅅㅇ",
    "devanagari": "कखगघङ",
    "thai": "กขคงจ",
    "heavenly": "甲乙丙丁戊己",
    "circled": "①②③④⑤⑥⑦⑧⑨⑩",
    "circled upper": "ⒶⒷⒸⒹⒺⒻⒼⒽ",
    "circled lower": "ⓐⓑⓒⓓⓔⓕⓖⓗ",
}
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LOOKALIKES = {"upper": {"А": 0, "В": 1, "С": 2, "Е": 4}, "lower": {"а": 0, "с": 2, "е": 4}}
_FOREIGN_LOOKALIKES = {"cyrillic": {"A": 0, "B": 2, "E": 5}, "small cyrillic": {"a": 0, "e": 5}}


class Style(NamedTuple):
    """How options are marked: the alphabet of the labels, and what stands around them."""

    alphabet: str
    form: str


class QuestionMark(NamedTuple):
    """The mark of a question; `length` is the offset at which its text begins. Some have no number.

    In some pools of questions the mark holds the key, an id and a reference: `key` and `reference` are their offsets.
    """

    style: str
    number: int | None
    length: int
    key: tuple[int, int] | None = None
    name: str = ""
    reference: tuple[int, int] | None = None


class OptionMark(NamedTuple):
    """The mark of an option.

    `place` is that of its label in the alphabet, from 0 on, -1 for a bullet; `marker` is what stands before it and may
    say that it is right; `length` is the offset at which its text begins.
    """

    style: Style
    place: int
    marker: str
    length: int


def _readings() -> dict[str, tuple[tuple[str, int], ...]]:
    """What each label may be: its alphabets, and its place in them. Cyrillic letters often stand for Latin ones."""
    found: dict[str, list[tuple[str, int]]] = {}
    for alphabet, letters in ALPHABETS.items():
        for index, letter in enumerate(letters):
            found.setdefault(letter, []).append((alphabet, index))
    for index, numeral in enumerate(ROMAN):
        found.setdefault(numeral, []).append(("roman", index))
        found.setdefault(numeral.upper(), []).append(("upper roman", index))
    for alphabet, lookalikes in (*_LOOKALIKES.items(), *_FOREIGN_LOOKALIKES.items()):
        for letter, index in lookalikes.items():
            found.setdefault(letter, []).append((alphabet, index))
    return {label: tuple(readings) for label, readings in found.items()}


READINGS = _readings()
_CIRCLED = "".join(letters for name, letters in ALPHABETS.items() if name.startswith("circled"))
_LETTERS = "".join(letters for name, letters in ALPHABETS.items() if not name.startswith("circled"))

MARKER = r"\*{1,2}|\#{1,2}|\+|-+>|=>|→|⇒|✓|✔\ufe0f?|✅|☑\ufe0f?|√|=|>|@|\[[xX✓✔*]\]|\([xX*✓]\)|●|■|☒"
EMPTY = r"\[\s?\]|\(\s\)|☐|□|○|◯|❌|✗|✘|-|•|–|·"
LABEL = rf"\d{{1,2}}|[ivxIVX]{{2,4}}|[{_LETTERS}]"
_OPTION = re.compile(
    rf"(?P<marker>(?:{MARKER}|{EMPTY})\s*+)?+(?:"
    rf"(?P<circled>[{_CIRCLED}])[.):、]?+|"
    rf"(?P<open>[(\[（【])\s?(?P<inner>{LABEL})\s?[)\]）】][.:]?+|"
    rf"(?P<word>(?i:option|choice|opción|opzione|alternativa|вариант|选项)\s?)?+"
    rf"(?P<label>{LABEL})(?P<close>\s?[)）]|[.．、](?![{_LETTERS}]\.)|[:：](?!//)|\s[-–—](?=\s)|/(?=\s)|(?P<bare>(?=\s\S)))"
    rf")[*_]{{0,2}}+\s*+"
)
_BULLET = re.compile(
    r"(?P<mark>\[[ xX✓✔*]?\]|\([ xX*✓]?\)|[-–•◦○◯●·*+☐☑☒□■✓✔✅❌✗✘√](?=\s)|[•☐☑☒□■✓✔✅❌✗✘])\ufe0f?\s*+(?=\S)"
)
_FORMS = {"）": ")", "．": ".", "、": ".", "：": ":", "–": "-", "—": "-"}
_WORD = "|".join(re.escape(word) for word in sorted(QUESTION, key=len, reverse=True))
_CJK = re.compile(r"第\s*+(\d{1,5}|[一二三四五六七八九十百]{1,5})\s*+[题題問问道문][.:：、)）]?+\s*+")
_NUMBERED_WORD = re.compile(
    rf"[#*_\[(【\s]{{0,6}}+(?:new\s++)?+(?:{_WORD})\.?+\s*+(?:(?:no|nr|number|num)\b\.?+|n[°º]|№|\#)?+\s*+[:：]?+\s*+(?P<number>\d{{1,5}})"
    r"(?:\s*+(?:of|/|von|de|sur|из)\s*+\d{1,5})?+(?:\s*+topic\s*+\d{1,3})?+[*_]{0,2}+(?P<close>\s*+[.):：）\]】\-–—、．|]++[*_]{0,2}+|$|(?=\s))\s*+",
    re.IGNORECASE,
)
_QUICK = re.compile(r"[#*\s(\[]{0,4}(?:q|mcq|[^\x00-\x7f])", re.IGNORECASE)
_UNNUMBERED_WORD = re.compile(rf"#Q\s++|(?:\*\*)?(?:{_WORD})\s*+[.]?[:：](?:\*\*)?\s*+", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:\*\*|\#{1,6}\s++)?+(?:(?P<hash>[#№])\s?)?+(?P<open>[(\[（])?+\s?(?P<number>\d{1,5})"
    r"(?P<close>\s?[:.)]-(?!\d)|-(?=[^\W\d_a-z][^\W\d_])|\s?[.．、](?:\))?|\s?[)\]）]\.?|\s?[:：](?!\d)|\s?[-–—]\s|/\s|\t\s*+|(?=\s\s))(?!\d)(?:\*\*)?\s*+"
)
_POINTS = re.compile(
    r"(?:[(\[（]\s?\d{1,3}(?:[.,]\d)?\s?(?:points?|pts?\.?|marks?|punkte?|puntos?|балл\w{0,2}|分)\s?[)\]）]\s*+|"
    r"[(\[（【]\s?(?:单选题?|多选题?|判断题?|填空题?|单项选择题|多项选择题)(?:[,，、]\s?\d{1,3}(?:\.\d)?\s?分)?\s?[)\]）】]\s*+)++",
    re.IGNORECASE,
)
"""Points and the kind of a question, which follow its number."""
_POOL = re.compile(r"(?P<name>[A-Z]\d[A-Z]\d{2})\s*+\((?P<key>[A-D])\)\s*+(?P<reference>\[[^\]\n]{1,80}\])?\s*+$")
"""A question of the amateur radio pools that NCVEC publishes: id, key, and the rule that it comes from."""
_KEYED_NUMBER = re.compile(r"[(（]\s*+(?P<key>[A-H]{0,6}+)\s*+[)）]\s*+(?P<number>\d{1,4})\s?[.．、)）]\s*+")
"""`( B ) 1.`, as school tests in Chinese have it."""
_SECTIONED = re.compile(r"\d{1,3}\.(?P<number>\d{1,3})(?:\.|\))?+\s++(?=\S)")
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,4})\s(?=[^\W\d_a-z])")
_ALONE = re.compile(r"(?P<number>\d{1,4})$")
_CHINESE = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


def question_mark(text: str) -> QuestionMark | None:
    """The mark that a line begins with, if it looks like one of a question."""
    mark = (may_begin(text, QUESTIONS) and (_cjk(text) or _word(text))) or _keyed(text) or _number(text)
    points = _POINTS.match(text, mark.length) if mark else None
    return mark._replace(length=points.end()) if mark and points else mark


def _keyed(text: str) -> QuestionMark | None:
    """A mark that holds the key."""
    if match := _POOL.match(text):
        reference = match.span("reference") if match["reference"] else None
        return QuestionMark("pool word", None, match.end(), match.span("key"), match["name"], reference)
    if match := _KEYED_NUMBER.match(text):
        return QuestionMark("()1.", int(match["number"]), match.end(), match.span("key") if match["key"] else None)
    return None


def _cjk(text: str) -> QuestionMark | None:
    match = _CJK.match(text)
    return QuestionMark("word", _value(match[1]), match.end()) if match else None


def _value(digits: str) -> int:
    """A number in digits, or in Chinese numerals below a thousand."""
    if digits[0] not in "一二三四五六七八九十百":
        return int(digits)
    total, unit = 0, 0
    for digit in digits:
        if digit in "十百":
            total, unit = total + (unit or 1) * (10 if digit == "十" else 100), 0
        else:
            unit = _CHINESE[digit]
    return total + unit


def _word(text: str) -> QuestionMark | None:
    """`Question 1:`; without a colon only where nothing follows on the line, or for short and foreign words."""
    match = _NUMBERED_WORD.match(text)
    if match and (match["close"] or _QUICK.match(text) or match.end() == len(text)):
        return QuestionMark("word", int(match["number"]), match.end())
    bare = _UNNUMBERED_WORD.match(text)
    return QuestionMark("unnumbered word", None, bare.end()) if bare else None


def _number(text: str) -> QuestionMark | None:
    match = _NUMBER.match(text)
    if not match:
        return _weak_number(text)
    close = match["close"].strip()[:1] or "tab"
    if match["open"] and close not in ")]）":
        return None
    form = ("#" if match["hash"] else "") + ("(" if match["open"] else "") + _FORMS.get(close, close)
    return QuestionMark(form, int(match["number"]), match.end())


def _weak_number(text: str) -> QuestionMark | None:
    """`1.2 What` and `1 What`, which are only marks where the whole file has them."""
    for style, pattern in (("1.1", _SECTIONED), ("bare", _BARE_NUMBER), ("alone", _ALONE)):
        if match := pattern.match(text):
            return QuestionMark(style, int(match["number"]), match.end())
    return None


WEAK = ("1.1", "bare", "alone")


def option_marks(text: str) -> tuple[OptionMark, ...]:
    """What the start of a line may mean as the mark of an option: by letters, numerals or numbers, or by a bullet."""
    match = _OPTION.match(text)
    bullet = _bullet(text)
    if not match:
        return bullet
    label = match["circled"] or match["inner"] or match["label"]
    if match["word"] and match["bare"] is not None:
        return bullet
    marker = (match["marker"] or "").strip()
    if label.isdecimal() and text[match.end() - 1] == "." and text[match.end() :][:1].isdecimal():
        return bullet
    readings = (("digit", int(label) - 1),) if label.isdecimal() else READINGS.get(label, ())
    form = _form(match)
    marks = (
        OptionMark(Style(alphabet, form), index, marker, match.end()) for alphabet, index in readings if index >= 0
    )
    kept = [mark for mark in marks if form != "bare" or mark.style.alphabet == "upper"]
    if form == "-" and text[match.end("label") :][:1].isspace():
        at = match.end("label")
        kept += [OptionMark(Style("upper", "bare"), m.place, marker, at) for m in kept if m.style.alphabet == "upper"]
    return (*kept, *bullet)


def _form(match: re.Match[str]) -> str:
    if match["circled"]:
        return "circled"
    if match["inner"]:
        return "()"
    close = (match["close"] or "").strip()[:1]
    return ("option" if match["word"] else "") + (_FORMS.get(close, close) or "bare")


def _bullet(text: str) -> tuple[OptionMark, ...]:
    match = _BULLET.match(text)
    return (OptionMark(Style("bullet", ""), -1, match["mark"], match.end()),) if match else ()


_BOUNDARY = re.compile(
    rf"(?<=\s)(?=[^\w\s]|(?:{LABEL})\s?[)）.．、:：/\-–—]|[{_CIRCLED}])|"
    r"(?<=[^\x00-\x7f])(?=[A-Z][.．、)）])|(?<=[^\s(（])(?=[(（][A-Ha-h][)）])"
)
"""Where a mark may begin: cheap to find, and true of few places."""


def inner_marks(text: str, begin: int, style: Style | None, index: int) -> list[tuple[int, OptionMark]]:
    """The marks of further options inside a line, with their offsets: in order, from the one of this index on.

    Without a style, the first mark decides it; its `length` counts from its own offset.
    """
    found: list[tuple[int, OptionMark]] = []
    for boundary in _BOUNDARY.finditer(text, begin):
        for mark in _marks_at(text, boundary.start()):
            if mark.place == index and (
                mark.style == style if style else mark.style.alphabet not in ("bullet", "roman")
            ):
                found.append((boundary.start(), mark))
                style, index = mark.style, index + 1
                break
    return found


def marks_inside(text: str, begin: int, style: Style) -> list[tuple[int, OptionMark]]:
    """All marks of one style inside a line, with their offsets, in whatever order their labels are."""
    starts = (boundary.start() for boundary in _BOUNDARY.finditer(text, begin))
    return [(start, mark) for start in starts for mark in _marks_at(text, start) if mark.style == style]


def is_apart(text: str, at: int) -> bool:
    """Whether a mark inside a line stands behind a gap, as one that begins a column does."""
    return text[max(at - 2, 0) : at].endswith(("  ", "\t"))


def _marks_at(text: str, at: int) -> tuple[OptionMark, ...]:
    """The marks at an offset inside a line; never a bare letter, which may be any word."""
    piece = text[at : at + _LONGEST]
    return tuple(mark for mark in option_marks(piece) if mark.style.form not in ("bare", ""))


_LONGEST = 24
"""More characters than the mark of an option has."""

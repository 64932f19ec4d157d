"""The answers between the braces of a GIFT question: what kind of question they make, and each for itself."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from ankibuild.readers.gift.blocks import Gift
from ankibuild.readers.moodle.cloze import TYPES

_ELEMENT = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*+(?:\s++[A-Za-z:_-]++\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'))*+\s*+/?>|&#[0-9xXA-Fa-f]{1,8};"
)
"""HTML whose `=` and `#` were not escaped: no text of an answer would go on like this."""

EMBEDDED = re.compile(rf"\s*+[0-9]{{0,9}}:({TYPES}):", re.IGNORECASE)
"""What Moodle's embedded answers begin with, which some write in GIFT, too: `{1:MC:~a~=an}`."""

_WEIGHT = re.compile(r"\s*+%\s*+(-?[0-9]++(?:[.,][0-9]*+)?)\s*+%")
_TRUTH = re.compile(r"\s*+(?:(T|TRUE|[Tt]rue)|F|FALSE|[Ff]alse)\s*+(?:#|\Z)")
_MATH = re.compile(r"[\^_]\Z|\\{1,2}[A-Za-z]++\Z")


class Form(Enum):
    """What the answers ask for."""

    ESSAY = auto()
    NUMBER = auto()
    CHOICE = auto()
    MATCHING = auto()
    TRUTH = auto()
    SHORT = auto()


class Stretch(NamedTuple):
    """A stretch of the file, by its offsets."""

    start: int
    end: int


class Entry(NamedTuple):
    """One answer: `sign` is what it begins with, `why` its feedback, `second` that for a right answer (true-false)."""

    sign: str
    text: Stretch
    percent: str = ""
    why: Stretch | None = None
    second: Stretch | None = None


class Section(NamedTuple):
    """All answers in a pair of braces; `start` and `end` are those of the braces, `general` the feedback for all."""

    start: int
    end: int
    form: Form
    entries: tuple[Entry, ...] = ()
    general: Stretch | None = None


def section(file: Gift, start: int, end: int) -> Section:
    """The answers between two braces."""
    signs = _without_elements(file.signs[start + 1 : end - 1])
    embedded = EMBEDDED.match(signs)
    if embedded:
        signs = _without_type(signs, embedded)
    inner = _Inner(signs, start + 1)
    general = signs.rfind("####")
    last = general if general >= 0 else len(signs)
    feedback = Stretch(start + 1 + general + 4, end - 1) if general >= 0 else None
    form = _form_of_type(embedded[1]) if embedded else _form(signs[:last].strip())
    return Section(start, end, form, tuple(_entries(inner, form, embedded.end() if embedded else 0, last)), feedback)


def looks_like_answers(file: Gift, start: int, end: int) -> bool:
    """Whether what stands between two braces begins as answers do: `{` in a formula or a program does not."""
    inner = file.signs[start + 1 : end - 1].strip()
    if inner[:1] in ("=", "~", "#") or EMBEDDED.match(inner):
        return True
    return not (_is_math(file, start) or not (inner == "" or _TRUTH.match(inner)))


def may_be_answers(file: Gift, start: int) -> bool:
    """Whether braces may hold a lone answer without a sign, which Moodle takes for the text to be typed."""
    return not _is_math(file, start)


class _Inner(NamedTuple):
    """What stands between the braces: its signs, and the offset at which it begins."""

    signs: str
    offset: int

    def stretch(self, start: int, end: int) -> Stretch:
        return Stretch(self.offset + start, self.offset + end)


def _is_math(file: Gift, start: int) -> bool:
    return _MATH.search(file.signs[max(start - 20, 0) : start]) is not None


def _without_elements(signs: str) -> str:
    return _ELEMENT.sub(lambda found: " " * len(found[0]), signs) if "<" in signs or "&" in signs else signs


def _without_type(signs: str, embedded: re.Match[str]) -> str:
    """Answers without the type before them; a number begins as in GIFT."""
    sign = "#" if _form_of_type(embedded[1]) is Form.NUMBER else " "
    return " " * (embedded.end() - 1) + sign + signs[embedded.end() :]


def _form_of_type(name: str) -> Form:
    if name.upper().startswith("N"):
        return Form.NUMBER
    return Form.SHORT if name.upper().startswith(("S", "MW")) else Form.CHOICE


def _form(signs: str) -> Form:
    """The kind of question, in the order in which Moodle asks (qformat_gift)."""
    if not signs:
        return Form.ESSAY
    if signs.startswith("#"):
        return Form.NUMBER
    if "~" in signs:
        return Form.CHOICE
    if "=" in signs and "->" in signs:
        return Form.MATCHING
    return Form.TRUTH if _TRUTH.match(signs) else Form.SHORT


def _entries(inner: _Inner, form: Form, first: int, last: int) -> list[Entry]:
    if form is Form.ESSAY:
        return []
    if form is Form.TRUTH:
        return [_truth(inner, last)]
    first = inner.signs.index("#") + 1 if form is Form.NUMBER else first
    cuts = [index for index in range(first, last) if inner.signs[index] in "~="]
    starts = [first, *(cut + 1 for cut in cuts)]
    signs = ["", *(inner.signs[cut] for cut in cuts)]
    listed = zip(signs, starts, [*cuts, last], strict=True)
    entries = [_entry(inner, form, sign, start, end) for sign, start, end in listed]
    leading = inner.signs[first : starts[1] - 1 if cuts else last].strip()
    return entries if leading else entries[1:]


def _entry(inner: _Inner, form: Form, sign: str, start: int, end: int) -> Entry:
    weight = _WEIGHT.match(inner.signs, start, end) if form is not Form.MATCHING else None
    at = weight.end() if weight else start
    feedback = _feedback(inner.signs, form, at, end)
    if feedback < 0:
        return Entry(sign, inner.stretch(at, end), weight[1] if weight else "")
    return Entry(sign, inner.stretch(at, feedback), weight[1] if weight else "", inner.stretch(feedback + 1, end))


def _feedback(signs: str, form: Form, start: int, end: int) -> int:
    """The offset of the sign of feedback, -1 without. At the start of a choice it is text, as in `#ff0000`."""
    if form is Form.MATCHING:
        return -1
    spaces = len(signs[start:end]) - len(signs[start:end].lstrip())
    return signs.find("#", start + spaces + (form is not Form.NUMBER), end)


def _truth(inner: _Inner, last: int) -> Entry:
    """`TRUE#feedback for the wrong answer#feedback for the right one`."""
    found = _TRUTH.match(inner.signs)
    sign = "true" if found and found[1] else "false"
    first = inner.signs.find("#", 0, last)
    if first < 0:
        return Entry(sign, inner.stretch(0, last))
    second = inner.signs.find("#", first + 1, last)
    wrong = inner.stretch(first + 1, second if second >= 0 else last)
    right = inner.stretch(second + 1, last) if second >= 0 else None
    return Entry(sign, inner.stretch(0, first), "", wrong, right)

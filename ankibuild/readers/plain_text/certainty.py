"""Whether a text is certainly a dump of questions, and no prose with numbered paragraphs, no log, no table."""

from __future__ import annotations

from collections.abc import Sequence

from ankibuild.readers.plain_text.brackets import Where, where_keys_are
from ankibuild.readers.plain_text.deciding import decide
from ankibuild.readers.plain_text.drafts import Draft
from ankibuild.readers.plain_text.keylists import KeyList
from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.marks import WEAK
from ankibuild.readers.plain_text.survey import Dialect

_LONGEST_STEM, _LONGEST_OPTION = 80, 20
"""In lines. Longer ones have swallowed what is no part of them."""
_WIDEST_OPTION = 160
_FEW = 3
_NO_LETTERS = ("digit", "bullet", "roman", "upper roman")
"""Labels of ordinary lists too."""


def looks_certain(dialect: Dialect, drafts: Sequence[Draft], lists: Sequence[KeyList], lines: int) -> bool:
    """Whether there are questions that are certainly some: with keys, else with options that nothing else has.

    Of few questions, a good part of the file's `lines` has to belong to them.
    """
    if not drafts:
        return False
    listed = {entry.number for keys in lists for entry in keys.entries}
    where = where_keys_are(drafts)
    good = [one for one in drafts if _is_shaped(one) and (_has_key(one, dialect, where) or _is_listed(one, listed))]
    fill = len(good) * 3 >= len(drafts) and sum(_lines(one) for one in good) * 3 >= lines
    if good and (len(good) >= _FEW or fill):
        needed = 2 if dialect.questions[:1] == WEAK[2:] else 6
        return len(good) * needed >= len(drafts)
    return bool(dialect.questions) and _have_options(drafts, lines)


def _lines(one: Draft) -> int:
    """How many lines with text belong to a question."""
    parts = [one.stem, *(option.lines for option in one.options), one.key, one.explanation, one.behind]
    return sum(bool(line.text) for part in parts for line in part)


def _is_shaped(one: Draft) -> bool:
    """Whether no part of a question is longer than such parts are, and its labels follow each other."""
    options = [option.lines for option in one.options]
    if len(one.stem) > _LONGEST_STEM or any(len(lines) > _LONGEST_OPTION for lines in options) or one.doubled:
        return False
    return _follow(one) and any(line.text for line in one.stem)


def _follow(one: Draft) -> bool:
    return len(one.options) != 1 and all(option.index <= at + 1 for at, option in enumerate(one.options))


def _has_key(one: Draft, dialect: Dialect, where: Where) -> bool:
    """Whether it is said what is right: for lines without numbers by a key, since any list has its marks."""
    if decide(one, None, in_stem=where).fault:
        return False
    if not one.options:
        return bool(dialect.questions) and (one.mark.number is not None or _is_line(one.key))
    lettered = one.style is not None and one.style.alphabet not in _NO_LETTERS
    return bool(one.key) or (bool(dialect.questions) and (lettered or _is_marked_box(one)))


def _is_marked_box(one: Draft) -> bool:
    return any(option.marker.lower() in ("[x]", "(x)", "☑", "☒", "✓", "✔", "✅") for option in one.options)


def _is_line(lines: Sequence[Line]) -> bool:
    return sum(bool(line.text) for line in lines) == 1


def _is_listed(one: Draft, listed: set[int]) -> bool:
    return one.mark.number in listed


def _have_options(drafts: Sequence[Draft], lines: int) -> bool:
    """Whether most questions have options by letters, all of them short: an exam whose keys are not there."""
    lettered = [one for one in drafts if len(one.options) > 1 and _is_shaped(one) and _has_short_letters(one)]
    fill = len(lettered) >= _FEW or sum(_lines(one) for one in lettered) * 3 >= lines
    return len(lettered) * 5 >= len(drafts) * 3 and bool(lettered) and fill


def _has_short_letters(one: Draft) -> bool:
    assert one.style is not None
    widest = max(len(line.text) for option in one.options for line in option.lines)
    return one.style.alphabet not in _NO_LETTERS and widest < _WIDEST_OPTION

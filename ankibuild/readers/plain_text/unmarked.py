"""What stands without a mark: options that are only lines, and keys that are only a letter."""

from __future__ import annotations

from collections.abc import Sequence

from ankibuild.readers.plain_text.drafts import Draft, DraftOption
from ankibuild.readers.plain_text.keys import FALSE, TRUE, squeezed
from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.marks import Style

_ASKING = ("?", "？", "؟", ":", "：", "__", "…", "...")
_SHORTEST = 2
"""A single sign may be the label of an option that stands on the next line."""


def take_unmarked_options(drafts: Sequence[Draft]) -> None:
    """Makes options of lines without marks, if the key repeats one of them, and no other line is as long a match.

    They stand below the one line that asks, or below the first blank line.
    """
    for one in drafts:
        if not one.options and one.key and not _drop_truth(one):
            _take_options(one)


def _drop_truth(one: Draft) -> bool:
    """Takes `true` and `false` off the end of a statement, if one of them answers it."""
    lines = [line for line in one.stem if line.text]
    words = [squeezed(line.text) for line in (*lines[-2:], one.key[0])]
    truths = [word in TRUE for word in words]
    if len(lines) < 3 or not all(word in TRUE | FALSE for word in words) or truths[0] == truths[1]:
        return False
    one.stem = lines[:-2]
    return True


def _take_options(one: Draft) -> None:
    lines = [line for line in one.stem if line.text]
    begin = _beginning(one, lines)
    below = lines[begin:] if begin else []
    if len(below) < 2 or min(len(line.text) for line in (*below, one.key[0])) < _SHORTEST:
        return
    if [squeezed(line.text) for line in below].count(squeezed(one.key[0].text)) == 1:
        one.stem = lines[:begin]
        one.options = [DraftOption(place, "", [line]) for place, line in enumerate(below)]
        one.style = Style("unmarked", "")


def _beginning(one: Draft, lines: Sequence[Line]) -> int:
    """Where the lines below what asks begin; 0 where that is not certain."""
    asked = [place for place, line in enumerate(lines) if line.text.endswith(_ASKING)]
    if len(asked) == 1:
        return asked[0] + 1
    blank = next((at for at, line in enumerate(one.stem) if not line.text and at), 0)
    return sum(bool(line.text) for line in one.stem[:blank]) if not asked else 0


def hides_options(one: Draft) -> bool:
    """Whether the answer to a question without options is a line of it: others are wrong, but not known."""
    lines = [line.text for line in one.stem if line.text]
    return (
        not one.options and bool(one.key) and len(lines) > 2 and squeezed(one.key[0].text) in map(squeezed, lines[1:])
    )


def take_bare_keys(drafts: Sequence[Draft]) -> None:
    """Takes a letter alone on the line below the options as the key, where nearly all questions have one."""
    asked = [one for one in drafts if one.options and not one.key]
    bare = [one for one in asked if (line := _last_line(one)) and len(line.text) == 1 and line.text.isalpha()]
    if len(bare) < _FEW_BARE or len(bare) * 10 < len(asked) * 9:
        return
    for one in bare:
        lines = one.options[-1].lines
        one.key.append(lines.pop())


def _last_line(one: Draft) -> Line | None:
    """The line that goes on with the last option."""
    lines = one.options[-1].lines
    while len(lines) > 1 and not lines[-1].text:
        lines.pop()
    return lines[-1] if len(lines) > 1 and lines[0].text else None


_FEW_BARE = 3

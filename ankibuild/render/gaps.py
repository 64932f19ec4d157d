"""A stem with the marks of gaps: as blanks on the front, filled on the back.

Each mark is one character while the stem passes through Markdown, so that a gap may stand in anything: a table, code,
a formula. Within a formula, MathML or the attribute of a tag no HTML can stand, so there it becomes plain text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from ankibuild.parts import GAP_MARK, marked
from ankibuild.render.tokens import defuse

_PRIVATE = 0xF0000
"""The first character of Unicode's plane 15, which has no meaning of its own."""

_CLOSED = re.compile(
    r"""\\\((?:\\\\|(?!\\[()]).)*+\\\)|\\\[(?:\\\\|(?!\\[\[\]]).)*+\\\]
    |<math\b(?:(?!</math>).)*+</math>|<[a-zA-Z/](?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""",
    re.DOTALL | re.VERBOSE,
)
"""A formula between MathJax's delimiters or in MathML, or a tag."""

_TAG = re.compile(r"<[^>]*>")
_DELIMITER = re.compile(r"\\[()\[\]]")
_BLANK = "_____"


class Blanks:
    """The gaps of one stem; `text` is the stem to be rendered, whose HTML `empty` and `filled` then take."""

    def __init__(self, stem: str) -> None:
        self.numbers = marked(stem)
        used = set(stem)
        characters = (chr(code) for code in range(_PRIVATE, _PRIVATE + 2 * len(self.numbers) + len(stem) + 1))
        free = (character for character in characters if character not in used)
        self._characters = {number: next(free) for number in self.numbers}
        self._marks = re.compile(f"[{''.join(self._characters.values())}]") if self.numbers else None
        self._by_character = {character: number for number, character in self._characters.items()}
        self.text = GAP_MARK.sub(lambda found: self._characters[int(found[1])], stem)

    def empty(self, rendered: str) -> str:
        """The HTML of the stem with blanks, numbered where there are several."""
        several = len(self.numbers) > 1

        def shown(number: int) -> str:
            return f'<span class="gap">{f"({number})&nbsp;" if several else ""}{_BLANK}</span>'

        def plain(number: int) -> str:
            return f"({number}) {_BLANK}" if several else _BLANK

        def formula(number: int) -> str:
            return rf"\boxed{{\phantom{{xx}}{number if several else ''}\phantom{{xx}}}}"

        return self._replaced(rendered, shown, plain, formula)

    def filled(self, rendered: str, answers: Sequence[Sequence[str]]) -> str:
        """The HTML of the stem with its gaps filled: the first of the right texts of each, and the others behind it."""
        by_number = dict(enumerate(answers, 1))

        def shown(number: int) -> str:
            first, *others = by_number.get(number) or [_BLANK]
            also = f' <span class="also">({" / ".join(others)})</span>' if others else ""
            return f'<b class="gap">{first}</b>{also}'

        def plain(number: int) -> str:
            first = (by_number.get(number) or [_BLANK])[0]
            return html.escape(html.unescape(_TAG.sub("", first)))

        def formula(number: int) -> str:
            first = (by_number.get(number) or [_BLANK])[0]
            return rf"\boxed{{{_DELIMITER.sub('', _TAG.sub('', first))}}}"

        return self._replaced(rendered, shown, plain, formula)

    def _replaced(
        self, rendered: str, shown: Callable[[int], str], plain: Callable[[int], str], formula: Callable[[int], str]
    ) -> str:
        """The HTML with each mark replaced as it has to be at its place."""
        if self._marks is None:
            return rendered
        marks = self._marks

        def put(text: str, made: Callable[[int], str]) -> str:
            return marks.sub(lambda found: made(self._by_character[found[0]]), text)

        pieces = []
        at = 0
        for found in _CLOSED.finditer(rendered):
            made = plain if found[0].startswith("<") else formula
            pieces += [put(rendered[at : found.start()], shown), defuse(put(found[0], made))]
            at = found.end()
        return "".join([*pieces, put(rendered[at:], shown)])

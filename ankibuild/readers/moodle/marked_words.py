"""Questions whose text marks words itself, most often in square brackets: words to fill in, and words to click on."""

from __future__ import annotations

import html
import re

from ankibuild.markup import plain_to_markdown
from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawGap, RawOption, Text
from ankibuild.readers.gap_marks import gap_mark, without_marks
from ankibuild.readers.moodle.answers import percent
from ankibuild.readers.moodle.fields import Fields, form_of
from ankibuild.readers.moodle.gaps import MOST, say_case
from ankibuild.readers.moodle.texts import MARKDOWN
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.xmltree import Element
from ankibuild.source import Span

_TAG = re.compile(r"</?[A-Za-z][^<>]*+>")
_BLANK = "!!"
"""What stands for a gap that is to stay empty."""


def gap_fill(fields: Fields, question: Element) -> Parts | Fault:
    """`gapfill`: `[cat|feline]` is a gap with its answers, to type or to choose among those of all gaps."""
    asked = fields.stem(question)
    if asked is None:
        return Fault("no-key", fields.span(question))
    element, written, span = asked
    pieces: list[str] = []
    rights: list[list[str]] = []
    for number, piece in enumerate(_marked(fields, question).split(without_marks(written))):
        words = [word for word in _words(piece) if word != _BLANK] if number % 2 else []
        if words:
            rights.append(words)
        pieces.append(gap_mark(len(rights)) if words else "" if number % 2 else piece)
    pool = _pool(fields, question, rights)
    if not rights or len(rights) * len(pool) > MOST:
        return Fault("no-key", span)
    if fields.is_on(question, "casesensitive", default=False):
        say_case(fields, fields.span(question))
    choice = fields.word(question, "answerdisplay") in ("dragdrop", "dropdown")
    gaps = tuple(_gap(pool if choice else words, words, span, choice=choice) for words in rights)
    return Parts(Kind.GAPS, gaps=gaps, stem=fields.convert(Text("".join(pieces), span), element))


def word_select(fields: Fields, question: Element) -> Parts | Fault:
    """`wordselect`: the words to click on are marked; the answer shows them in the text."""
    asked = fields.stem(question)
    pieces = _marked(fields, question).split(asked[1]) if asked else []
    if asked is None or len(pieces) < 2:
        return Fault("no-key", fields.span(question))
    element, _, span = asked
    bold = "**{}**" if form_of(element) == MARKDOWN else "<strong>{}</strong>"
    shown = [bold.format(piece) if number % 2 else piece for number, piece in enumerate(pieces)]
    introduction = fields.text_in(question, "introduction", form_of(element))
    stem = fields.convert(Text("".join(pieces), span), element)
    answer = fields.convert(Text("".join(shown), span), element)
    return Parts(Kind.PLAIN, answers=(RawAnswer(answer),), stem=joined([introduction, stem]))


def _marked(fields: Fields, question: Element) -> re.Pattern[str]:
    """What is marked, by the two signs that the question names; the brackets of several words may be doubled."""
    signs = fields.word(question, "delimitchars")
    first, last = (re.escape(sign) for sign in (signs if len(signs) == 2 and signs[0] != signs[1] else "[]"))
    return re.compile(rf"{first}{{1,2}}+([^{first}{last}]++){last}{{1,2}}+")


def _words(marked: str) -> list[str]:
    text = html.unescape(_TAG.sub("", marked)).replace("\u00a0", " ")
    return [" ".join(word.split()) for word in text.split("|") if word.strip()]


def _pool(fields: Fields, question: Element, rights: list[list[str]]) -> list[str]:
    """What may be chosen for any gap: all right words, and the wrong ones."""
    wrong = [fields.raw(answer).value for answer in question.all("answer") if percent(answer.get("fraction")) <= 0]
    listed = [*(word for words in rights for word in words), *(word for text in wrong for word in _words(text))]
    return [word for word in dict.fromkeys(listed) if word != _BLANK]


def _gap(offered: list[str], right: list[str], span: Span, *, choice: bool) -> RawGap:
    options = (RawOption(Text(plain_to_markdown(word), span), NO_TEXT, word in right) for word in offered)
    return RawGap(tuple(options), choice)

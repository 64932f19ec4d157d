"""One question's lines, told apart: stem, options, key, explanation, and what does not belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ankibuild.readers.plain_text import words
from ankibuild.readers.plain_text.around import heading_level
from ankibuild.readers.plain_text.columns import columns_of
from ankibuild.readers.plain_text.keys import FALSE, TRUE, choose, squeezed
from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.marks import OptionMark, QuestionMark, Style, inner_marks
from ankibuild.readers.plain_text.option_styles import begin_of, style_of, swallowed
from ankibuild.readers.plain_text.segments import Segment
from ankibuild.readers.plain_text.survey import Dialect, Look

_SKIPPED_LABELS = 3
"""How many options may be missing in a row, so that the letter of the next is still taken for one."""


@dataclass
class DraftOption:
    """An option as it stands: the place of its label in the alphabet, what stood before the label, and its lines."""

    index: int
    marker: str
    lines: list[Line]


@dataclass
class Draft:
    """A question in parts, each a list of lines; `key` is where the key stands, `trailing` a key at a line's end."""

    mark: QuestionMark
    first: Line
    style: Style | None = None
    stem: list[Line] = field(default_factory=list)
    options: list[DraftOption] = field(default_factory=list)
    key: list[Line] = field(default_factory=list)
    key_is_text: bool = False
    explanation: list[Line] = field(default_factory=list)
    labelled: bool = False
    hint: list[Line] = field(default_factory=list)
    reference: list[Line] = field(default_factory=list)
    behind: list[Line] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    doubled: Line | None = None
    unread: bool = False
    starred: bool = True
    """Whether stars may mark options."""
    own: list[Line] = field(default_factory=list)
    """What a learner answered, which is not shown."""


class _Drafting:
    """Walks through the lines of one question; `part` is the list that the next unmarked line belongs to."""

    def __init__(self, segment: Segment, dialect: Dialect, mark: QuestionMark) -> None:
        self.looks = segment.looks
        self.styles = [style for style in dialect.options[:1] if style.alphabet not in ("digit", "bullet")]
        self.draft = Draft(mark, segment.looks[0].line, style_of(segment.looks, dialect))
        self.part: list[Line] = self.draft.stem
        self.flashcards = "word" in mark.style and self.draft.style is None
        self.short = False
        self.blank = False
        self.at = 0
        self.key_first = False
        self.second: Line | None = None
        self.begin = begin_of(segment.looks, self.draft.style)
        self.columns = columns_of(segment.looks, self.draft.style)
        self._take_mark(segment.looks[0].line, mark)

    def _take_mark(self, line: Line, mark: QuestionMark) -> None:
        """The key and the reference that a mark holds."""
        if mark.key:
            self.draft.key.append(line.cut(*mark.key))
            self.key_first = True
        if mark.reference:
            self.draft.reference.append(line.cut(*mark.reference))

    def run(self) -> Draft:
        for at, look in enumerate(self.looks):
            self.at = at
            line = self._without_mark(look.line) if at == 0 else look.line
            if not line.text:
                self._skip_blank(line)
            elif self.part is self.draft.stem and words.OPTIONS_LABEL.match(line.text):
                pass
            elif not (at > 0 and self._labelled(look)) and not self._option(at, look, line):
                self._plain(line)
            self.blank = not line.text
        if self.columns:
            self.draft.options.sort(key=lambda option: option.index)
        self.draft.doubled = self.draft.doubled or swallowed(
            [each.lines for each in self.draft.options], self.draft.style
        )
        self._take_key_of_stem()
        self.draft.unread = not self.draft.options and self._has_labels()
        return self.draft

    def _has_labels(self) -> bool:
        """Whether lines begin with labels like those of other questions' options, but with none for the first."""
        places = [mark.place for look in self.looks[1:] for mark in look.options if mark.style in self.styles]
        return 1 in places and 2 in places

    def _take_key_of_stem(self) -> None:
        """A key at the end of the stem, if there is no other."""
        filled = [place for place, line in enumerate(self.draft.stem) if line.text]
        if self.draft.key or not self.draft.options or not filled:
            return
        line = self.draft.stem[filled[-1]]
        if match := words.TRAILING_KEY.search(line.text, max(len(line.text) - _TAIL, 0)):
            self.draft.key.append(line.cut(match.start(1), match.end(1)))
            self.draft.stem[filled[-1]] = line.cut(0, match.start())

    def _without_mark(self, line: Line) -> Line:
        """The first line behind its mark; stars around both are no part of the text."""
        text = line.cut(self.draft.mark.length)
        starred = line.text.startswith("**") and text.text.endswith("**") and text.text.count("**") == 1
        return text.cut(0, len(text.text) - 2) if starred else text

    def _skip_blank(self, line: Line) -> None:
        if self.part and self.part[-1].text:
            self.part.append(line)

    def _labelled(self, look: Look) -> bool:
        label, value = look.label, look.value
        if self.flashcards and (short := words.SHORT_KEY_LABEL.match(look.line.text)):
            label, value, self.short = "key", short.end(), True
        if not label or (label == "reference" and not self.draft.options and not self.draft.key):
            return False
        if label == "solution":
            label = "explanation" if self.draft.key else "key"
        line = look.line.cut(value)
        if label == "key" and self.draft.key:
            self.draft.doubled = self.draft.doubled or self.second or self._second_key(line)
            label, line = "explanation", look.line
        self.part = getattr(self.draft, label)
        self.draft.labelled |= label == "explanation"
        if label == "key":
            self.key_first = not self.draft.options
            self.draft.key_is_text = look.line.text.startswith("^ ")
            self._take_key(line)
        elif line.text:
            self.part.append(line)
        return True

    def _second_key(self, line: Line) -> Line | None:
        """The place of a key that says something else than the first, as if it were another question's."""
        draft = self.draft
        same = not draft.key or squeezed(draft.key[0].text) == squeezed(line.text)
        letter = len(line.text.strip("()[]. ")) == 1
        return None if same or draft.labelled or (draft.options and not letter) else line

    def _take_key(self, line: Line) -> None:
        """The key of a line; what explains it may stand behind it."""
        match = words.INNER_EXPLANATION.search(" " + line.text)
        if match:
            self.part = self.draft.explanation
            self.draft.labelled = True
            self.part.append(line.cut(match.end() - 1))
            line = line.cut(0, max(match.start() - 1, 0))
        if line.text:
            self.draft.key.append(line)

    def _option(self, at: int, look: Look, line: Line) -> bool:
        """Takes the line as one option or several, if it is; a stem may stand before them."""
        style = self.draft.style
        if style is None or (self.draft.key and not self.key_first) or self.draft.explanation or self._awaits_key():
            return False
        if at in self.columns:
            (_, first), *more = self.columns[at]
            self._begin_option(first, line, more)
            return True
        mark = next((mark for mark in look.options if mark.style == style), None) if at or not look.question else None
        if mark is None or at < self.begin or not self._expects(mark, look):
            return self._inline_in_stem(at, line, style)
        self._begin_option(mark, line, self._chain(at, line, mark))
        return True

    def _expects(self, mark: OptionMark, look: Look) -> bool:
        count = len(self.draft.options)
        if mark.place < 0:
            return True
        last = self.draft.options[-1].index if self.draft.options else -1
        if mark.place == 0 and count > 1:
            self.draft.doubled = self.draft.doubled or look.line
        return mark.place == 0 if not count else last <= mark.place <= last + _SKIPPED_LABELS

    def _chain(self, at: int, line: Line, mark: OptionMark) -> list[tuple[int, OptionMark]]:
        """The further options on a line, as far as the next lines do not have them."""
        if mark.place < 0:
            return []
        return self._unless_below(at, inner_marks(line.text, mark.length, mark.style, mark.place + 1))

    def _unless_below(self, at: int, marks: list[tuple[int, OptionMark]]) -> list[tuple[int, OptionMark]]:
        style = self.draft.style
        for look in self.looks[at + 1 : at + 1 + _NEAR]:
            below = next((mark for mark in look.options if mark.style == style), None)
            if below is not None:
                return [entry for entry in marks if entry[1].place < below.place] if below.place else []
        return marks

    def _inline_in_stem(self, at: int, line: Line, style: Style) -> bool:
        """Options that begin inside the line of a stem."""
        if self.draft.options or self.part is not self.draft.stem:
            return False
        marks = self._unless_below(at, inner_marks(" " + line.text, 0, style, 0))
        if len(marks) < 2:
            return False
        begin = marks[0][0] - 1
        if begin > 0:
            self.draft.stem.append(line.cut(0, begin))
        first = line.cut(max(begin, 0))
        self._begin_option(marks[0][1], first, [(offset - 1 - max(begin, 0), mark) for offset, mark in marks[1:]])
        return True

    def _begin_option(self, mark: OptionMark, line: Line, more: list[tuple[int, OptionMark]]) -> None:
        pieces = [(0, mark), *more]
        ends = [offset for offset, _ in more] + [len(line.text)]
        for (offset, piece), end in zip(pieces, ends, strict=True):
            text = line.cut(offset + piece.length, end)
            index = piece.place if piece.place >= 0 else len(self.draft.options)
            self.draft.options.append(DraftOption(index, piece.marker, [text]))
            self._close(self.draft.options[-1].lines, text)

    def _close(self, lines: list[Line], text: Line) -> None:
        self.part = lines
        if not self.draft.key and (match := words.TRAILING_KEY.search(text.text, max(len(text.text) - _TAIL, 0))):
            self.draft.key.append(text.cut(match.start(1), match.end(1)))
            lines[-1] = text.cut(0, match.start())
            self.part = self.draft.explanation

    def _plain(self, line: Line) -> None:
        """A line without a mark goes on with its part; behind a blank line, options and keys are over."""
        draft = self.draft
        if self.part is not draft.stem and words.RULE.match(line.text):
            return
        if (
            draft.key
            and not self.second
            and any(m.style == draft.style and m.place == 0 for m in self.looks[self.at].options)
        ):
            self.second = line
        if self._answer_goes_on(line):
            draft.key[-1] = _joined(draft.key[-1], line)
            return
        in_option = any(self.part is option.lines for option in draft.options)
        if in_option and (self._is_heading(line) or (self.blank and not self._option_goes_on(line))):
            self.part = draft.loose
        elif self.part is draft.key and draft.key and (self.blank or not self._names_more(line)):
            self.part = draft.behind if self.blank else draft.explanation
        elif self.blank and self.part is draft.explanation and not draft.labelled and draft.key:
            self.part = draft.behind
        self.part.append(line)
        if in_option and self.part is not draft.loose:
            self._close(self.part, line)

    def _answer_goes_on(self, line: Line) -> bool:
        """Whether the answer of a card goes on: its first line is not `Yes` or `No`, and the next begins small."""
        draft = self.draft
        if not self.short or self.part is not draft.key or not draft.key or self.blank or draft.options:
            return False
        return line.text[:1].islower() and squeezed(draft.key[-1].text) not in TRUE | FALSE

    def _awaits_key(self) -> bool:
        """Whether a label has just been read whose key stands below, so that `A. one` is that key."""
        return self.part is self.draft.key and not self.draft.key and len(self.draft.options) > 1

    def _names_more(self, line: Line) -> bool:
        """Whether a line below a key does nothing but name an option, as the line above it: both are right."""
        return all(self._names(each) for each in (self.draft.key[-1], line))

    def _names(self, line: Line) -> bool:
        draft = self.draft
        if draft.style is None or not draft.options:
            return False
        texts = ["\n".join(part.text for part in option.lines) for option in draft.options]
        found = choose(line.text, [option.index for option in draft.options], texts, draft.style)
        return bool(found.right) and found.rest < 0

    def _is_heading(self, line: Line) -> bool:
        """Whether a chapter begins below the options: its heading is the last of the question's lines."""
        if not words.HEADING.match(line.text) or not heading_level(line, ()):
            return False
        return not any(look.line.text for look in self.looks[self.at + 1 : self.at + _NEAR])

    def _option_goes_on(self, line: Line) -> bool:
        first = self.draft.options[-1].lines[0]
        return line.indent >= first.indent > 0 or self._more_options_follow()

    def _more_options_follow(self) -> bool:
        """Whether an option with the next label stands below the paragraph of this line."""
        for look in self.looks[self.at + 1 : self.at + 1 + _NEAR]:
            if look.label:
                return False
            if any(mark.style == self.draft.style and mark.place == len(self.draft.options) for mark in look.options):
                return True
        return False


def _joined(line: Line, below: Line) -> Line:
    """An answer that goes on in the next line, as one on a card does."""
    return Line(f"{line.text}\n{below.text}", line.start, below.end, line.indent)


_NEAR = 12
"""Lines that are looked ahead."""

_TAIL = 60


def draft(segment: Segment, dialect: Dialect) -> Draft:
    """The parts of a question."""
    assert segment.mark is not None
    return _Drafting(segment, dialect, segment.mark).run()

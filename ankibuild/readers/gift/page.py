"""The texts of one GIFT question, each in its own format or in that of the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ankibuild.model import Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.gap_marks import BLANK, gap_mark, without_marks
from ankibuild.readers.gift.answers import Section, Stretch
from ankibuild.readers.gift.blocks import Gift
from ankibuild.readers.moodle.texts import MARKDOWN, Texts

_FORMAT = re.compile(r"\s*+\[(html|moodle|plain|markdown)\]")


@dataclass(frozen=True)
class Page:
    """What the texts of one question are made with; `form` is the format of those that name none."""

    file: Gift
    collector: Collector
    texts: Texts
    form: str

    def text(self, stretch: Stretch | None) -> Text:
        """A stretch of the file as Markdown."""
        return self._markdown(self.file.text(*stretch), stretch) if stretch else Text("")

    def typed(self, stretch: Stretch) -> Text:
        """A stretch of the file as it is to be typed by the learner."""
        value = self.file.text(*stretch)
        found = _FORMAT.match(value)
        return Text(" ".join(value[found.end() if found else 0 :].split()), self.file.span(*stretch))

    def stem(self, start: int, end: int, sections: Sequence[Section]) -> tuple[Page, Text]:
        """The text around the answers, with a blank or numbered gaps in their place; the page in its format."""
        alone = len(sections) == 1
        last = bool(sections) and not self.file.signs[sections[-1].end : end].strip()
        pieces, at = [], start
        for number, section in enumerate(sections, 1):
            pieces.append(without_marks(self.file.text(at, section.start)))
            pieces.append(gap_mark(number) if not alone else "" if last else BLANK)
            at = section.end
        pieces.append(without_marks(self.file.text(at, end)))
        value = "".join(pieces)
        found = _FORMAT.match(value)
        page = replace(self, form=found[1]) if found else self
        if page.form == MARKDOWN:
            value = value.replace(BLANK, "\\_" * len(BLANK)) if alone and not last else value
        stretch = Stretch(start, sections[0].start if alone and last else end)
        return page, page._markdown(value, stretch)

    def _markdown(self, value: str, stretch: Stretch) -> Text:
        found = _FORMAT.match(value)
        form = found[1] if found else self.form
        text = value[found.end() :] if found else value
        if form != MARKDOWN:
            text = "\n".join(line.strip() for line in text.split("\n"))
        return self.texts.read(text.strip(), self.file.span(*stretch), form)

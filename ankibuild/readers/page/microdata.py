"""Questions that a page describes in microdata (HTML Living Standard, section 5), by schema.org's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ankibuild.markup import html_to_markdown
from ankibuild.markup.elements import Element
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.page.drafts import Choice, Draft, same
from ankibuild.readers.page.lettering import without_letters
from ankibuild.source import Source, Span


def microdata_questions(source: Source, root: Element) -> list[Draft]:
    """The questions of a page whose elements say what they are."""
    reader = _Reader(source)
    drafts = [reader.draft(element) for element in root.iter() if _is_a(element, "question")]
    return [draft for draft in drafts if draft.stem.value and (draft.choices or draft.answer.value)]


def _is_a(element: Element, kind: str) -> bool:
    return any(name.rpartition("/")[2].lower() == kind for name in element.get("itemtype").split())


def _properties(element: Element) -> Iterator[tuple[str, Element]]:
    """The properties of an item, not those of items within it."""
    pending = [child for child in reversed(element.children) if isinstance(child, Element)]
    while pending:
        child = pending.pop()
        for name in child.get("itemprop").split():
            yield name, child
        if "itemscope" not in child.attributes:
            pending += [inner for inner in reversed(child.children) if isinstance(inner, Element)]


@dataclass(frozen=True, slots=True)
class _Reader:
    source: Source

    def draft(self, question: Element) -> Draft:
        draft = Draft(Span(self.source, question.start, question.end))
        found = list(_properties(question))
        text, name = self._first(found, "text"), self._first(found, "name")
        draft.stem = text if text.value else name
        if name.value and text.value and not same(name.value, text.value):
            draft.name = name
        answers = [(key == "acceptedAnswer", element) for key, element in found if key in _ANSWERS]
        choices = [self._choice(element, right) for right, element in answers]
        if len(choices) > 1:
            draft.choices = without_letters([choice for choice in choices if choice.plain])
        elif choices and answers[0][0]:
            draft.answer, draft.key_seen = choices[0].text, choices[0].plain
        explained = [explanation for _, element in answers for explanation in [self._why(element)] if explanation.value]
        draft.explanation = explained[0] if explained else self._first(found, "answerExplanation", "comment")
        return draft

    def _choice(self, element: Element, right: bool) -> Choice:
        inner = [child for name, child in _properties(element) if name in ("text", "name")]
        shown = inner[0] if inner else element
        return Choice(" ".join(_seen(shown).split()), self._text(shown), right)

    def _why(self, element: Element) -> Text:
        return self._first(list(_properties(element)), "answerExplanation", "comment")

    def _first(self, found: list[tuple[str, Element]], *names: str) -> Text:
        return next((self._text(element) for key, element in found if key in names), NO_TEXT)

    def _text(self, element: Element) -> Text:
        span = Span(self.source, element.start, element.end)
        if element.name == "meta":
            return Text(html_to_markdown(element.get("content")), span)
        return Text(html_to_markdown(self.source.text[element.inner_start : element.inner_end]), span)


_ANSWERS = ("acceptedAnswer", "suggestedAnswer")


def _seen(element: Element) -> str:
    return element.get("content") if element.name == "meta" else element.text

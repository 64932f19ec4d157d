"""Questions that a page describes in JSON-LD, by schema.org's words (Quiz, Question, FAQPage, Answer)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ankibuild.diagnostics import Diagnostic
from ankibuild.markup import html_to_markdown
from ankibuild.markup.elements import Element
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.page.drafts import Choice, Draft, same
from ankibuild.readers.page.lettering import by_letters, without_letters
from ankibuild.readers.page.words import KEY
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Scalar, Sequence

_SPEAKS_OF_QUESTIONS = re.compile("question|quiz", re.IGNORECASE)
_BROKEN = ("file-broken", "too-deep")
_TAG = re.compile(r"<[^<>]*+>")
_ONLY_LETTER = re.compile(r"(?:option )?[(\[]?[A-Ha-h][.):\]]?", re.IGNORECASE)
_VERDICT = re.compile(r"\W*(?:(incorrect|wrong|false)|correct|right|true)(?: answer)?\W*", re.IGNORECASE)
_FORUM = ("upvoteCount", "author", "dateCreated")
_CHOICE_TYPES = re.compile(r"multiple|choice|checkbox|select", re.IGNORECASE)
_SEVERAL_TYPES = re.compile(r"checkbox|all that apply", re.IGNORECASE)


class Linked(NamedTuple):
    """The questions of a page's JSON-LD, and where it is broken."""

    drafts: list[Draft]
    faults: list[Fault]


class Fault(NamedTuple):
    """Where a script ceases to be JSON, and why."""

    span: Span
    reason: str


def linked_questions(source: Source, root: Element) -> Linked:
    """The questions of all JSON-LD scripts of a page; of a broken one those that stand whole before the fault."""
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for script in root.iter():
        text = source.text[script.inner_start : script.inner_end] if script.name == "script" else ""
        if _SPEAKS_OF_QUESTIONS.search(text):
            node, diagnostics = parse_json(Source(source.path, text))
            reader = _Reader(source, script.inner_start)
            broken = [reader.fault(diagnostic) for diagnostic in diagnostics if diagnostic.code in _BROKEN]
            found = [reader.draft(question) for question in _questions(node)]
            drafts += [draft for draft in found if not any(fault.span.start < draft.span.end for fault in broken)]
            faults += broken
    return Linked([draft for draft in drafts if draft.stem.value], faults)


def _questions(root: Node | None) -> Iterator[Mapping]:
    """The questions anywhere in a document, in order."""
    pending: list[Node] = [root] if root is not None else []
    while pending:
        node = pending.pop()
        if isinstance(node, Sequence):
            pending += reversed(node.items)
        elif isinstance(node, Mapping):
            if "question" in _types(node) and (_get(node, "acceptedAnswer") or _get(node, "suggestedAnswer")):
                yield node
            else:
                pending += reversed([value for _, value in node.entries])


def _types(node: Mapping) -> set[str]:
    """The types of an object, in small letters and without the address of the vocabulary."""
    return {item.value.rpartition("/")[2].lower() for item in _list(_get(node, "@type")) if isinstance(item, Scalar)}


def _get(node: Mapping, *names: str) -> Node | None:
    """The value of the first of these keys that an object has."""
    values = {key.value: value for key, value in reversed(node.entries)}
    return next((values[name] for name in names if name in values), None)


def _list(node: Node | None) -> list[Node]:
    return [] if node is None else node.items if isinstance(node, Sequence) else [node]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the questions of one script, which begins at `start` in the page."""

    source: Source
    start: int

    def fault(self, diagnostic: Diagnostic) -> Fault:
        """What is wrong, at its place in the page."""
        at = self.start + (diagnostic.span.start if diagnostic.span else 0)
        reason = str(diagnostic.facts.get("reason") or "lists and objects nest too deep")
        return Fault(Span(self.source, at, min(at + 1, len(self.source.text))), reason)

    def draft(self, question: Mapping) -> Draft:
        kinds = " ".join(item.value for item in _list(_get(question, "eduQuestionType")) if isinstance(item, Scalar))
        draft = Draft(self._span(question), several=bool(_SEVERAL_TYPES.search(kinds)))
        draft.announced = bool(_CHOICE_TYPES.search(kinds))
        text, name = self._text(question, "text"), self._text(question, "name", "headline")
        draft.stem = text if text.value else name
        if name.value and text.value and not same(name.value, text.value):
            draft.name = name
        accepted = self._answers(question, "acceptedAnswer")
        suggested = self._answers(question, "suggestedAnswer")
        draft.explanation = self._explanation(question)
        self._comments(draft, question)
        if suggested and not self._is_forum(question):
            self._options(draft, accepted, suggested)
        elif accepted:
            draft.answer = self._answer_text(accepted[0])
        draft.key_seen = draft.key_seen or _plain(draft.answer.value)
        draft.explained = _plain(draft.explanation.value)
        return draft

    def _comments(self, draft: Draft, question: Mapping) -> None:
        """A comment on a question is a hint (Google's "Practice problem"), unless it names the key."""
        comment = self._comment(question, "comment")
        said = _plain(comment.value)
        key = KEY.match(said)
        if key:
            draft.key_seen = said[key.end() :]
        else:
            draft.hint = comment

    def _options(self, draft: Draft, accepted: list[Node], suggested: list[Node]) -> None:
        """Sets the options; where the accepted answer is but a letter, all are suggested."""
        letters = [_plain(self._answer_text(node).value) for node in accepted]
        lettered = accepted and all(_ONLY_LETTER.fullmatch(letter) for letter in letters)
        others = [_plain(self._answer_text(node).value) for node in suggested]
        if lettered and not any(_ONLY_LETTER.fullmatch(text) for text in others):
            draft.choices = [self._choice(node, None) for node in suggested]
            draft.key_seen = " and ".join(letters)
        elif accepted:
            draft.choices = self._choices(accepted, suggested)
        else:
            draft.choices = [self._choice(node, self._commented(node)) for node in suggested]
        draft.choices = without_letters(draft.choices)

    def _commented(self, node: Node) -> bool | None:
        """What a comment of one word says of an answer."""
        said = _VERDICT.fullmatch(_plain(self._comment(node, "comment").value)) if isinstance(node, Mapping) else None
        return None if said is None else not said[1]

    def _is_forum(self, question: Mapping) -> bool:
        """Whether people gave the answers, so that others than the accepted one are no wrong options."""
        answers = [*_list(_get(question, "suggestedAnswer")), *_list(_get(question, "acceptedAnswer"))]
        return any(isinstance(node, Mapping) and _get(node, *_FORUM) is not None for node in answers)

    def _answers(self, question: Mapping, name: str) -> list[Node]:
        return [node for node in _list(_get(question, name)) if self._answer_text(node).value]

    def _choices(self, accepted: list[Node], suggested: list[Node]) -> list[Choice]:
        """The options by their positions; an accepted one that is suggested as well is one."""
        right = [self._choice(node, True, several=len(accepted) > 1) for node in accepted]
        wrong = [self._choice(node, False) for node in suggested]
        known = {choice.plain for choice in right}
        listed = [(choice, node) for choice, node in zip(wrong, suggested, strict=True) if choice.plain not in known]
        if len(listed) < len(wrong):  # all options are suggested: their order is the page's
            by_text = {choice.plain: choice for choice in right}
            return [by_text.get(choice.plain, choice) for choice in wrong]
        every = [*zip(right, accepted, strict=True), *listed]
        places = [_position(node) for _, node in every]
        if None not in places:
            every = [every[at] for at in sorted(range(len(every)), key=lambda at: places[at] or 0)]
        return by_letters([choice for choice, _ in every])

    def _choice(self, node: Node, right: bool | None, *, several: bool = False) -> Choice:
        """An option; the explanation of the only right one is that of the question."""
        text = self._answer_text(node)
        names = ("comment", "answerExplanation") if several or not right else ("comment",)
        why = self._comment(node, *names) if isinstance(node, Mapping) else NO_TEXT
        if _VERDICT.fullmatch(_plain(why.value)):
            why = NO_TEXT
        return Choice(_plain(text.value), text, right, why=why)

    def _answer_text(self, node: Node) -> Text:
        return self._text(node, "text", "name", "description") if isinstance(node, Mapping) else self._scalar(node)

    def _explanation(self, question: Mapping) -> Text:
        accepted = _list(_get(question, "acceptedAnswer"))
        for node in [*(accepted if len(accepted) == 1 else []), question]:
            found = self._comment(node, "answerExplanation", "explanation") if isinstance(node, Mapping) else NO_TEXT
            if found.value and not _VERDICT.fullmatch(_plain(found.value)):
                return found
        return NO_TEXT

    def _comment(self, node: Mapping, *names: str) -> Text:
        """A comment, which may be an object or a text."""
        for comment in _list(_get(node, *names)):
            found = self._answer_text(comment)
            if found.value:
                return found
        return NO_TEXT

    def _text(self, node: Mapping, *names: str) -> Text:
        found = [self._scalar(value) for name in names if (value := _get(node, name)) is not None]
        return next((text for text in found if text.value), NO_TEXT)

    def _scalar(self, node: Node) -> Text:
        return Text(html_to_markdown(node.value), self._span(node)) if isinstance(node, Scalar) else NO_TEXT

    def _span(self, node: Node) -> Span:
        return Span(self.source, self.start + node.start, self.start + node.end)


def _position(node: Node) -> int | None:
    value = _get(node, "position") if isinstance(node, Mapping) else None
    return int(value.value) if isinstance(value, Scalar) and re.fullmatch("[0-9]{1,4}", value.value) else None


def _plain(markdown: str) -> str:
    return " ".join(_TAG.sub(" ", markdown.replace("*", "").replace("\\", "")).split())

"""What was found of a question, before it is known whether it can be one; and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ankibuild.markup import paragraphs
from ankibuild.model import NO_TEXT, RawAnswer, RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.page.words import IS_CORRECT, LETTERED, NAMED
from ankibuild.source import Span

_NOT_WORD = re.compile(r"\W+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_LETTERS = re.compile(
    r"(?:options?\s+|choices?\s+)?[(\[]?([A-Za-z])[)\].]?(?:\s*(?:,|&|and|und)\s*[(\[]?([A-Za-z])[)\].]?)*+(?=\W*\Z|[.:)\]–—-]\s)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\b([A-Za-z])\b")


@dataclass(slots=True)
class Choice:
    """An option: as it is seen, as Markdown, what marks it, its feedback."""

    plain: str
    text: Text
    right: bool | None = None
    bold: bool = False
    why: Text = NO_TEXT


@dataclass(slots=True)
class Draft:
    """A question while it is put together; `key` is what a label says is right, `announced` whether a choice was."""

    span: Span
    stem: Text = NO_TEXT
    choices: list[Choice] = field(default_factory=list)
    key: Text = NO_TEXT
    key_seen: str = ""
    answer: Text = NO_TEXT
    explanation: Text = NO_TEXT
    explained: str = ""
    article: Text = NO_TEXT
    hint: Text = NO_TEXT
    name: Text = NO_TEXT
    source: Text = NO_TEXT
    announced: bool = False
    several: bool = False


def same(first: str, second: str) -> bool:
    """Whether two texts are the same but for signs and capitals."""
    return squeezed(first) == squeezed(second) != ""


def squeezed(text: str) -> str:
    """A text without what its spellings differ in; signs count where there is nothing else."""
    lowered = text.casefold()
    return _NOT_WORD.sub(" ", lowered).strip() or lowered.strip()


def hand_over(draft: Draft, collector: Collector) -> None:
    """Adds a question, or says why it cannot be one."""
    if not draft.stem.value.strip():
        collector.reject("no-key", draft.span)
    elif len(draft.choices) > 1:
        _choice(draft, collector)
    elif (answer := _answer(draft)).value.strip():
        if draft.announced:
            collector.warn("options-missing", draft.span)
        collector.add(_question(draft, "plain", answers=(RawAnswer(answer),)))
    else:
        collector.reject("no-key", draft.span)


def _choice(draft: Draft, collector: Collector) -> None:
    keys = keys_of(draft)
    if not keys:
        collector.reject("no-key", draft.span)
        return
    answers = [squeezed(choice.plain) for choice in draft.choices]
    if sorted(answers) == ["false", "true"] and len(keys) == 1:
        (key,) = keys
        answer = RawAnswer(Text(answers[key], draft.choices[key].text.span, plain=True))
        if not any(choice.why.value for choice in draft.choices):
            collector.add(_question(draft, "true-false", answers=(answer,)))
            return
    kind = "multiple" if len(keys) > 1 or draft.several else "single"
    texts = [_unmarked(choice) for choice in draft.choices] if _bold(draft) == keys else [c.text for c in draft.choices]
    options = tuple(RawOption(texts[at], choice.why, at in keys) for at, choice in enumerate(draft.choices))
    collector.add(_question(draft, kind, options=options))


def _question(
    draft: Draft, kind: str, options: tuple[RawOption, ...] = (), answers: tuple[RawAnswer, ...] = ()
) -> RawQuestion:
    texts = {"kind": Text(kind, draft.span), "stem": draft.stem, "explanation": draft.explanation}
    texts |= {"article": draft.article, "hint": draft.hint, "name": draft.name, "source": draft.source}
    present = {key: text for key, text in texts.items() if text.value.strip()}
    if kind == "plain" and draft.explanation == answers[0].text:
        present.pop("explanation", None)
    return RawQuestion(draft.span, present, options, answers)


def _answer(draft: Draft) -> Text:
    """The answer of a question without options."""
    if draft.answer.value or draft.key.value:
        return draft.answer if draft.answer.value else draft.key
    named = NAMED.match(draft.explained)
    sentence = _SENTENCE.split(draft.explained[named.end() :], maxsplit=1)[0] if named else ""
    if sentence and not _LETTERS.match(sentence):
        return Text(paragraphs(sentence.rstrip(".")), draft.explanation.span)
    return draft.explanation


def keys_of(draft: Draft) -> set[int]:
    """The options that are certainly right: by their marks, by a label, as the only bold one, by the explanation."""
    marked = {at for at, choice in enumerate(draft.choices) if choice.right}
    if marked and len(marked) < len(draft.choices):
        return marked
    named = _named(draft.key_seen, draft.choices)
    if named:
        return named
    bold = _bold(draft)
    return bold if len(bold) == 1 else _explained(draft)


def _bold(draft: Draft) -> set[int]:
    return {at for at, choice in enumerate(draft.choices) if choice.bold}


def _unmarked(choice: Choice) -> Text:
    """An option without the bold letters that gave the key away."""
    value = choice.text.value
    return choice.text._replace(value=value[2:-2]) if choice.bold and value[:2] == value[-2:] == "**" else choice.text


def _named(said: str, choices: Sequence[Choice]) -> set[int]:
    """The options that a key names, by their text or by their letters."""
    by_text = {at for at, choice in enumerate(choices) if same(choice.plain, said)}
    if len(by_text) == 1:
        return by_text
    lettered = LETTERED.match(said)
    if lettered and not by_text:
        rest = {at for at, choice in enumerate(choices) if same(choice.plain, said[lettered.end() :])}
        if rest:  # a letter and a text that say different things say nothing
            return rest & {ord(lettered[1].lower()) - ord("a")}
    letters = _LETTERS.match(said)
    if not letters or by_text:
        return set()
    places = {ord(letter.lower()) - ord("a") for letter in _LETTER.findall(letters[0])}
    return places if all(place < len(choices) for place in places) else set()


def _explained(draft: Draft) -> set[int]:
    """The option that the explanation names as the right one; none where it names two, or says it of another."""
    found: set[int] = set()
    for sentence in _SENTENCE.split(draft.explained):
        named = NAMED.match(sentence)
        if named:
            at = _beginning(sentence[named.end() :], draft.choices)
            letters = _named(sentence[named.end() :].rstrip("."), draft.choices) if at < 0 else {at}
            found |= letters
        else:
            at = _beginning(sentence, draft.choices, followed=IS_CORRECT)
            found |= {at} - {-1}
    return found if len(found) == 1 else set()


def _beginning(said: str, choices: Sequence[Choice], followed: re.Pattern[str] | None = None) -> int:
    """The option whose text a sentence begins with, the longest where one is the beginning of another; -1 if none."""
    best, width = -1, 0
    lowered = said.lstrip("\"'“‘ ").casefold()
    for at, choice in enumerate(choices):
        text = choice.plain.rstrip(". ").casefold()
        rest = lowered[len(text) :].lstrip("\"'”’")
        fits = text and lowered.startswith(text) and not rest[:1].isalnum()
        if fits and len(text) > width and (followed is None or followed.match(rest)):
            best, width = at, len(text)
    return best

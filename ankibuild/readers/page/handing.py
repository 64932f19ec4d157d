"""What was found of a question → the question, or the reason why it cannot be one."""

from __future__ import annotations

import re

from ankibuild.markup import paragraphs
from ankibuild.model import RawAnswer, RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.page.drafts import Choice, Draft, squeezed
from ankibuild.readers.page.keys import bold_of, keys_of
from ankibuild.readers.page.pictures import with_pictures
from ankibuild.readers.page.words import NAMED

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_LETTER = re.compile(r"(?:option\s+)?[(\[]?[A-Za-z][)\].]?(?=\W*\Z|[.:)\]–—-]\s)", re.IGNORECASE)


def hand_over(draft: Draft, collector: Collector) -> None:
    """Adds a question, or says why it cannot be one."""
    if not draft.stem.value.strip():
        collector.reject("no-key", draft.span)
    elif draft.unclear:
        collector.reject("options-unclear", draft.span)
    elif len(draft.choices) > 1:
        _choice(draft, collector)
    elif (answer := _answer(draft)).value.strip():
        if draft.announced:
            collector.warn("options-missing", draft.span)
        collector.add(_question(collector, draft, "plain", answers=(RawAnswer(answer),)))
    else:
        collector.reject("no-key", draft.span)


def _choice(draft: Draft, collector: Collector) -> None:
    keys = keys_of(draft)
    if not keys:
        collector.reject("key-paraphrased" if draft.explained else "no-key", draft.span)
        return
    answers = [squeezed(choice.plain) for choice in draft.choices]
    if sorted(answers) == ["false", "true"] and len(keys) == 1:
        (key,) = keys
        answer = RawAnswer(Text(answers[key], draft.choices[key].text.span, plain=True))
        if not any(choice.why.value for choice in draft.choices):
            collector.add(_question(collector, draft, "true-false", answers=(answer,)))
            return
    kind = "multiple" if len(keys) > 1 or draft.several else "single"
    texts = (
        [_unmarked(choice) for choice in draft.choices] if bold_of(draft) == keys else [c.text for c in draft.choices]
    )
    options = tuple(RawOption(texts[at], choice.why, at in keys) for at, choice in enumerate(draft.choices))
    collector.add(_question(collector, draft, kind, options=options))


def _question(
    collector: Collector,
    draft: Draft,
    kind: str,
    options: tuple[RawOption, ...] = (),
    answers: tuple[RawAnswer, ...] = (),
) -> RawQuestion:
    texts = {"kind": Text(kind, draft.span), "stem": draft.stem, "explanation": draft.explanation}
    texts |= {"article": draft.article, "hint": draft.hint, "name": draft.name, "source": draft.source}
    present = {key: text for key, text in texts.items() if text.value.strip()}
    if kind == "plain" and draft.explanation == answers[0].text:
        present.pop("explanation", None)
    return with_pictures(RawQuestion(draft.span, present, options, answers), collector)


def _answer(draft: Draft) -> Text:
    """The answer of a question without options."""
    if draft.answer.value or (draft.key.value and not _LETTER.fullmatch(draft.key_seen)):
        return draft.answer if draft.answer.value else draft.key
    named = NAMED.match(draft.explained)
    sentence = _SENTENCE.split(draft.explained[named.end() :], maxsplit=1)[0] if named else ""
    if sentence and not _LETTER.match(sentence):
        return Text(paragraphs(sentence.rstrip(".")), draft.explanation.span)
    return draft.explanation


def _unmarked(choice: Choice) -> Text:
    """An option without the bold letters that gave the key away."""
    value = choice.text.value
    return choice.text._replace(value=value[2:-2]) if choice.bold and value[:2] == value[-2:] == "**" else choice.text

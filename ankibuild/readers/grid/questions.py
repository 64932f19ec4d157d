"""Drafts → raw questions: the kind of each, its options with their keys, or why it is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ankibuild.markup import paragraphs
from ankibuild.model import RawAnswer, RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.grid.cells import Cell
from ankibuild.readers.grid.drafts import Choice, Draft
from ankibuild.readers.grid.keys import Deciding, Meanings
from ankibuild.readers.grid.kinds import truth_of
from ankibuild.readers.grid.texts import Writing, deck_of, tags_of, texts_of, with_deletions
from ankibuild.validate import has_cloze

_TRUTHS = frozenset({"true", "false"})
_LABEL_LENGTH = 2
_OPEN = ("keys-ambiguous", "keys-contradictory")
"""What is wrong with a key that may mean several options: where the options say which are right, it may agree."""


@dataclass(frozen=True, slots=True)
class Making:
    """What holds for all questions of a file: how texts are written, and what keys mean."""

    writing: Writing
    deciding: Deciding


def add_question(draft: Draft, making: Making, collector: Collector) -> None:
    """Adds the question of a draft, or rejects it."""
    if draft.kind == "none":
        collector.reject("type-not-carried", draft.span, type=draft.cells("type")[0].text)
    elif draft.stem.is_blank and not draft.cells("picture"):
        collector.reject("record-without-question", draft.span)
    elif draft.wrong and draft.keys:
        right = [Choice(cell, correct=True) for cell in draft.keys]
        _add_choice(draft, [*right, *(Choice(cell, correct=False) for cell in draft.wrong)], making, collector)
    elif draft.choices.count:
        _add_with_options(draft, making, collector)
    else:
        _add_answer(draft, making, collector)


def _add(draft: Draft, making: Making, collector: Collector, kind: str, **parts: object) -> None:
    _finish(draft, {"kind": Text(kind), **texts_of(draft, making.writing, collector)}, collector, **parts)


def _finish(draft: Draft, texts: dict[str, Text], collector: Collector, **parts: object) -> None:
    collector.add(
        RawQuestion(
            draft.span,
            texts,
            tags=tags_of(draft),
            deck=deck_of(draft),
            borrowed="id" in texts,
            **parts,  # type: ignore[arg-type]
        )
    )


def _text(draft: Draft, cell: Cell, making: Making) -> Text:
    return Text(making.writing.markdown(cell), draft.sheet.span(cell))


def _add_with_options(draft: Draft, making: Making, collector: Collector) -> None:
    """A question with options to choose from, or whose options are what may be typed."""
    keys = _keys(draft, making, collector)
    if keys is None:
        return
    choices = [
        Choice(choice.cell, choice.mark, choice.why, index in keys)
        for index, choice in enumerate(draft.options)
        if not choice.cell.is_blank
    ]
    _add_choice(draft, choices, making, collector)


def _keys(draft: Draft, making: Making, collector: Collector) -> frozenset[int] | None:
    """The indexes of the right options, None where the question was rejected."""
    flagged = frozenset(index for index, choice in enumerate(draft.options) if choice.correct)
    if draft.is_flagged and not draft.keys:
        return flagged
    if not draft.keys and draft.kind in ("short", "numeric"):
        return frozenset(range(len(draft.options)))
    if not draft.keys:
        collector.reject("no-key", draft.span)
        return None
    found: list[frozenset[int]] = []
    for key, meanings in zip(draft.keys, draft.meanings, strict=True):
        keys, fault = making.deciding.meant(meanings)
        if not fault and not all(map(draft.choices.has, keys)):
            fault = "key-not-among-options"
        if fault in _OPEN and flagged in _readings(meanings):
            keys, fault = flagged, ""
        if fault:
            collector.reject(fault, draft.sheet.span(key), key=key.text)
            return None
        found.append(keys)
    several = frozenset[int]().union(*found)
    is_one_key = len(draft.layout.answers) > 1 and any(keys != found[0] for keys in found)
    if is_one_key or (draft.is_flagged and several != flagged):
        collector.reject("keys-disagree", draft.sheet.span(draft.keys[-1]), key=draft.keys[-1].text)
        return None
    return several


def _readings(meanings: Meanings) -> Iterator[frozenset[int]]:
    """All that a key may mean, whatever the number of the first option is."""
    for form, indexes in meanings.items():
        yield from (frozenset(index - first for index in indexes) for first in (0, 1)[: 2 if form == "number" else 1])


def _add_choice(draft: Draft, choices: list[Choice], making: Making, collector: Collector) -> None:
    right = [choice for choice in choices if choice.correct]
    if not right:
        collector.reject("no-key", draft.span)
        return
    if draft.kind in ("short", "numeric"):
        kept = tuple(_option(draft, choice, making) for choice in choices if choice.correct or not choice.why.is_blank)
        _add(draft, making, collector, draft.kind, options=kept)
        return
    words = [choice.cell.text.strip().casefold() for choice in choices]
    truths = [truth_of(word) for word in words]
    is_truth = len(right) == 1 and sorted(map(str, truths)) == ["False", "True"]
    if is_truth and set(words) == _TRUTHS and all(choice.why.is_blank for choice in choices):
        answer = Text(right[0].cell.text.strip().casefold(), draft.sheet.span(right[0].cell))
        _add(draft, making, collector, "true-false", answers=(RawAnswer(answer),))
        return
    several = len(right) > 1 or draft.kind == "multiple"
    kind = "true-false" if is_truth and not several else "multiple" if several else "single"
    _add(draft, making, collector, kind, options=tuple(_option(draft, choice, making) for choice in choices))


def _option(draft: Draft, choice: Choice, making: Making) -> RawOption:
    text = _text(draft, choice.cell, making)
    correct = bool(choice.correct)
    return (
        RawOption(text, correct=correct)
        if choice.why.is_blank
        else RawOption(text, _text(draft, choice.why, making), correct)
    )


def _add_answer(draft: Draft, making: Making, collector: Collector) -> None:
    """A question without options: a cloze, true or false, what may be typed, or question and answer."""
    stem, keys = draft.stem.text, draft.keys
    listed = draft.cell(draft.layout.listed)
    if not listed.is_blank:
        collector.not_carried(draft.sheet.span(listed), "the options", "nothing parts them")
    truth = truth_of(keys[0].text) if keys else None
    if has_cloze(stem):
        _add_cloze(draft, making, collector)
    elif not keys:
        _add_without_key(draft, making, collector)
    elif truth is not None and _asks_for_truth(draft, keys[0]):
        answer = Text(str(truth).lower(), draft.sheet.span(keys[0]))
        _add(draft, making, collector, "true-false", answers=(RawAnswer(answer),))
    elif _only_names_an_option(draft, keys[0]):
        collector.reject("key-not-among-options", draft.sheet.span(keys[0]), key=keys[0].text)
    elif draft.kind in ("short", "numeric") or len(keys) > 1:
        options = tuple(RawOption(_text(draft, key, making), correct=True) for key in keys)
        _add(draft, making, collector, draft.kind or "short", options=options)
    else:
        _add(draft, making, collector, "plain", answers=(RawAnswer(_text(draft, keys[0], making)),))


def _add_cloze(draft: Draft, making: Making, collector: Collector) -> None:
    """A cloze; what stands as its answer explains it."""
    texts = texts_of(draft, making.writing, collector)
    texts["stem"] = texts["stem"]._replace(value=with_deletions(texts["stem"].value))
    more = [making.writing.markdown(key) for key in draft.keys]
    if more:
        said = texts.get("explanation", Text("", draft.sheet.span(draft.keys[0])))
        texts["explanation"] = said._replace(value=paragraphs(*more, said.value))
    _finish(draft, {"kind": Text("cloze"), **texts}, collector)


def _add_without_key(draft: Draft, making: Making, collector: Collector) -> None:
    """The explanation of a question for a free answer is its back."""
    explanations = draft.cells("explanation")
    if explanations and draft.kind == "plain":
        _add(draft, making, collector, "plain", answers=(RawAnswer(_text(draft, explanations[0], making)),))
    else:
        collector.reject("essay-without-answer" if draft.kind == "plain" else "no-key", draft.span)


def _asks_for_truth(draft: Draft, key: Cell) -> bool:
    """Whether a key that says true or false is one: by the question's kind, or since no options of its row say else."""
    is_alone = bool(draft.layout.options) and not draft.choices.count and not draft.kind
    return draft.kind == "true-false" or is_alone or key.text.strip().casefold() in _TRUTHS


def _only_names_an_option(draft: Draft, key: Cell) -> bool:
    """Whether an answer is a letter or number of options that this row does not have."""
    word = key.text.strip().strip("().")
    has_columns = bool(draft.layout.options) or draft.layout.listed >= 0
    return has_columns and draft.kind not in ("short", "numeric", "plain") and len(word) < _LABEL_LENGTH

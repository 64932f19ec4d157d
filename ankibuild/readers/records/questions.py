"""Records → raw questions: the kind of each, its options with their keys, or why it is none."""

from __future__ import annotations

import re

from ankibuild.model import NO_TEXT, RawAnswer, RawOption, RawPair, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.records.choices import flag
from ankibuild.readers.records.draft import MOST_OPTIONS, Draft, answers_of, scalars
from ankibuild.readers.records.keys import Base, Keys
from ankibuild.readers.records.orders import order_of
from ankibuild.readers.records.pairs import pairs_of
from ankibuild.readers.records.record import Record
from ankibuild.readers.records.texts import Around, deck_of, option_text, rationales, tags_of, text_of, texts_of
from ankibuild.readers.records.tokens import Token
from ankibuild.source import Span
from ankibuild.tree import Node, Scalar

_YES = ("true", "yes", "t", "wahr", "richtig", "ja", "vrai", "oui", "verdadero", "verdadeiro", "sí", "vero")
_TICK, _CROSS = ("√", "✓", "✔", "○", "〇", "对", "正确", "是", "正しい"), ("×", "✗", "✘", "错", "错误", "否", "不正确")
_NO = ("false", "no", "f", "falsch", "nein", "faux", "non", "falso")
_NO_CHOICE = ("cloze", "dragdropmissingwords", "ddwtos", "gapselect", "coderunner", "calculated", "ddmarker", "stack")
"""Types of questions, as plain names, whose answers are written in ways that are not read here."""

DECISION = "finaldecision"
"""The plain name of a field that answers with yes, no or maybe (PubMedQA)."""

_DELETION = re.compile(r"\{\{c\d{1,3}::")
_ESCAPED_BRACE = re.compile(r"\\(?=\{\{c\d)")
_LETTERS = tuple("ABCDEFGHIJ")

_SOLUTIONS = (
    "solution",
    "solutiontext",
    "explanation",
    "explanations",
    "rationale",
    "longanswer",
    "解析",
    "解説",
    "해설",
)
"""Names of explanations that may be the answer where there is no other; feedback and notes say something else."""

_TRUE_FALSE = 2


def add_question(draft: Draft, keys: Keys, around: Around, collector: Collector) -> None:
    """Adds the question of a record, or rejects it."""
    fault = _fault(draft)
    if draft.stem is not None and _DELETION.search(draft.stem.value):
        _add_cloze(draft, around, collector)
    elif draft.record.word("type") in _NO_CHOICE or draft.kind == "poll":
        _reject_type(draft, collector)
    elif fault:
        collector.reject(fault, draft.record.span)
    elif draft.kind == "matching" or draft.record.all("pairs"):
        _add_matching(draft, around, collector)
    elif draft.kind == "ordering":
        _add_ordering(draft, around, collector)
    elif draft.choices:
        _add_choice(draft, keys, around, collector)
    else:
        _add_answer(draft, keys, around, collector)


def _fault(draft: Draft) -> str:
    if draft.stem is None or not draft.stem.value.strip():
        return "record-without-question"
    if draft.unread:
        return "options-not-understood"
    return "too-many-options" if len(draft.choices) > MOST_OPTIONS else ""


def _question(draft: Draft, around: Around, collector: Collector, kind: str, **parts: object) -> None:
    texts = {"kind": Text(kind), **texts_of(draft, around, collector)}
    question = RawQuestion(
        draft.record.span,
        texts,
        tags=tags_of(draft.record, around),
        deck=deck_of(draft.record, around),
        borrowed="id" in texts,
        **parts,  # type: ignore[arg-type]
    )
    collector.add(question)


def _add_cloze(draft: Draft, around: Around, collector: Collector) -> None:
    """A text with Anki's own deletions; what stands beside it is told on the back."""
    record = draft.record
    record.fields.setdefault("explanation", []).extend(record.fields.pop("answer", []))
    texts = {**texts_of(draft, around, collector), "kind": Text("cloze")}
    texts["stem"] = texts["stem"]._replace(value=_ESCAPED_BRACE.sub("", texts["stem"].value))
    collector.add(
        RawQuestion(
            record.span,
            texts,
            tags=tags_of(record, around),
            deck=deck_of(record, around),
            borrowed="id" in texts,
        )
    )


def _add_matching(draft: Draft, around: Around, collector: Collector) -> None:
    pairs = pairs_of(draft.record)
    if not pairs:
        collector.reject("no-key", draft.record.span)
        return
    source, style = draft.record.source, around.style
    made = tuple(
        RawPair(text_of(source, left, style) if left else NO_TEXT, text_of(source, right, style))
        for left, right in pairs
    )
    _question(draft, around, collector, "matching", pairs=made)


def _add_ordering(draft: Draft, around: Around, collector: Collector) -> None:
    order = order_of(draft.record, draft.choices)
    if not order:
        collector.reject("no-key", draft.record.span)
        return
    texts = tuple(text_of(draft.record.source, item, around.style) for item in order)
    _question(draft, around, collector, "ordering", order=texts)


def _add_arranged(draft: Draft, around: Around, collector: Collector) -> None:
    """What is to be put in order or in its places, several options of it: with a list in order it can be a card."""
    if draft.kind == "jumble" and order_of(draft.record, draft.choices):
        _add_ordering(draft, around, collector)
    else:
        _reject_type(draft, collector)


def _reject_type(draft: Draft, collector: Collector) -> None:
    said = draft.record.text("type")
    collector.reject("type-not-carried", draft.record.span, type=said.value if said else "")


def _add_choice(draft: Draft, keys: Keys, around: Around, collector: Collector) -> None:
    right = _right(draft, keys, collector)
    if not right:
        return
    if draft.kind in ("jumble", "drag") and len(right) > 1:
        _add_arranged(draft, around, collector)
        return
    truth = _truth(draft, right)
    whys = rationales(draft)
    if len(draft.choices) == 1:
        answer = RawAnswer(option_text(draft.record.source, draft.choices[0], around.style))
        _question(draft, around, collector, "plain", answers=(answer,))
        return
    if truth and not any(whys):
        answer = RawAnswer(Text(truth, _span(draft.record, draft.choices[min(right)].text)))
        _question(draft, around, collector, "true-false", answers=(answer,))
        return
    source, style = draft.record.source, around.style
    options = tuple(
        RawOption(option_text(source, choice, style), text_of(source, why, style) if why else NO_TEXT, index in right)
        for index, (choice, why) in enumerate(zip(draft.choices, whys, strict=True))
    )
    _question(draft, around, collector, _choice_kind(draft, right), options=options)


def _choice_kind(draft: Draft, right: set[int]) -> str:
    if draft.kind in ("short", "numeric", "essay") and len(right) == len(draft.choices):
        return "numeric" if draft.kind == "numeric" else "short"
    if draft.kind == "true-false" and len(draft.choices) == _TRUE_FALSE:
        return "true-false"
    return "multiple" if len(right) > 1 or draft.kind == "multiple" else "single"


def _right(draft: Draft, keys: Keys, collector: Collector) -> set[int]:
    """The indexes of the right options; none where the question was rejected."""
    choices, record = draft.choices, draft.record
    if any(choice.correct is not None for choice in choices):
        right = {index for index, choice in enumerate(choices) if choice.correct}
    elif any(choice.weight for choice in choices):
        right = _heaviest(draft, collector)
    elif any(draft.tokens):
        return _named(draft, keys, collector)
    else:
        right = {0} if keys.first_is_right and not record.all("answer") else set()
    if not right:
        collector.reject("no-key", record.span)
        return right
    for several in draft.beside:
        fault = _disagreement(several, right, draft, keys)
        if fault:
            return _reject(fault, draft, several[-1].node, collector)
    return right


def _disagreement(several: list[Token], right: set[int], draft: Draft, keys: Keys) -> str:
    """The code of what is wrong with a key beside options that say whether they are right, '' where it agrees.

    Where a key may mean one of two options, it agrees if one of them is right.
    """
    meant = [keys.may_mean(token, draft.choices) for token in several]
    if not all(meant):
        return "key-not-among-options"
    fits = all(some & right for some in meant) and right <= set().union(*meant)
    return "" if fits else "keys-disagree"


def _heaviest(draft: Draft, collector: Collector) -> set[int]:
    """The options with the most points; what the others would give is not carried."""
    weights = [choice.weight or 0.0 for choice in draft.choices]
    most = max(weights)
    for choice, weight in zip(draft.choices, weights, strict=True):
        if 0 < weight < most:
            collector.not_carried(_span(draft.record, choice.text), "partial credit", "an option is right or wrong")
    return {index for index, weight in enumerate(weights) if weight == most > 0}


def _named(draft: Draft, keys: Keys, collector: Collector) -> set[int]:
    """The options that the keys of a record mean; what says it without a number decides where numbers cannot."""
    groups = [several for several in draft.tokens if several]
    known = [several for several in groups if not any(map(keys.needs_base, several))]
    if not known:
        code = "keys-contradictory" if keys.base[1] is Base.CONTRADICTORY else "keys-ambiguous"
        return _reject(code, draft, groups[0][0].node, collector)
    sets: list[set[int]] = []
    for token in (token for several in known for token in several):
        if keys.is_unclear(token):
            return _reject("key-letter-or-text", draft, token.node, collector)
        if keys.option(token, draft.choices) is None:
            alike = sum(choice.text.value.strip() == token.node.value.strip() for choice in draft.choices)
            return _reject("key-fits-several" if alike > 1 else "key-not-among-options", draft, token.node, collector)
    for several in known:
        meant = [keys.option(token, draft.choices) for token in several]
        sets.append({index for index in meant if index is not None})
    if any(right != sets[0] for right in sets):
        return _reject("keys-disagree", draft, known[-1][-1].node, collector)
    return sets[0]


def _reject(code: str, draft: Draft, node: Scalar, collector: Collector) -> set[int]:
    collector.reject(code, _span(draft.record, node), key=node.value)
    return set()


def _truth(draft: Draft, right: set[int]) -> str:
    """'true' or 'false' where the options are just these two words."""
    words = [choice.text.value.strip().casefold() for choice in draft.choices]
    if sorted(words) != ["false", "true"] or len(right) != 1:
        return ""
    return words[min(right)]


def _add_answer(draft: Draft, keys: Keys, around: Around, collector: Collector) -> None:
    """A question without options: true or false, what may be typed, or question and answer."""
    record = draft.record
    answers = answers_of(record)
    if not answers and keys.first_is_right and draft.kind == "true-false":
        _question(draft, around, collector, "true-false", answers=(RawAnswer(Text("true")),))
    elif not answers:
        _add_without_answer(draft, around, collector)
    elif any(entry.name == DECISION for entry in record.all("answer")) and answers[0].value.strip() in around.decisions:
        _add_decision(draft, answers[0].value.strip(), around, collector)
    elif len(answers) == 1 and _is_truth(draft, answers[0]):
        _add_truth(draft, answers[0], around, collector)
    elif draft.kind == "true-false":
        _reject("truth-not-understood", draft, answers[0], collector)
    elif len(answers) > 1 and all(answer.value.strip() in _LETTERS for answer in answers):
        # letters or signs for the parts of one question: all of them are the answer, none alone
        row = text_of(
            record.source, answers[0]._replace(value=", ".join(one.value.strip() for one in answers)), around.style
        )
        _question(draft, around, collector, "plain", answers=(RawAnswer(row),))
    elif draft.kind in ("short", "numeric") or len(answers) > 1:
        texts = [text_of(record.source, _with_tolerance(record, answer), around.style) for answer in answers]
        options = tuple(RawOption(text, correct=True) for text in {text.value: text for text in texts}.values())
        _question(draft, around, collector, "numeric" if draft.kind == "numeric" else "short", options=options)
    else:
        answer = RawAnswer(text_of(record.source, answers[0], around.style))
        _question(draft, around, collector, "plain", answers=(answer,))


def _with_tolerance(record: Record, answer: Scalar) -> Scalar:
    """A number with how far off an answer may be."""
    said = record.text("tolerance")
    return answer._replace(value=f"{answer.value.strip()} ± {said.value.strip()}") if said else answer


def _add_without_answer(draft: Draft, around: Around, collector: Collector) -> None:
    """The solution of a question for a free answer is its back."""
    record = draft.record
    names = None if draft.kind == "essay" else _SOLUTIONS
    solutions = [entry for entry in record.all("explanation") if scalars(entry) and (not names or entry.name in names)]
    if not solutions or record.all("options") or draft.kind not in ("essay", ""):
        collector.reject("essay-without-answer" if draft.kind == "essay" else "no-key", record.span)
        return
    record.fields["explanation"] = [entry for entry in record.all("explanation") if entry is not solutions[0]]
    answer = RawAnswer(text_of(record.source, scalars(solutions[0])[0], around.style))
    _question(draft, around, collector, "plain", answers=(answer,))


def _is_truth(draft: Draft, answer: Scalar) -> bool:
    word = answer.value.strip().casefold()
    if draft.kind == "true-false" and word in (*_TICK, *_CROSS):
        return True
    if word not in (*_YES, *_NO):
        return False
    is_truth_value = answer.plain and flag(word) is not None
    return draft.kind == "true-false" or is_truth_value or word in ("true", "false")


def _add_truth(draft: Draft, answer: Scalar, around: Around, collector: Collector) -> None:
    """A statement that is true or false, or a question to be answered with yes or no."""
    word = answer.value.strip().casefold()
    if word in ("yes", "no") and not answer.plain:
        _add_decision(draft, word, around, collector)
        return
    truth = Text("true" if word in (*_YES, *_TICK) else "false", _span(draft.record, answer))
    _question(draft, around, collector, "true-false", answers=(RawAnswer(truth),))


def _add_decision(draft: Draft, word: str, around: Around, collector: Collector) -> None:
    span = _span(draft.record, draft.record.all("answer")[0].node)
    options = tuple(RawOption(Text(option, span), correct=option == word) for option in around.decisions)
    kind = "true-false" if len(options) == _TRUE_FALSE else "single"
    _question(draft, around, collector, kind, options=options)


def _span(record: Record, node: Node) -> Span:
    return Span(record.source, node.start, node.end)


def unread(draft: Draft, collector: Collector) -> None:
    """Counts a record in which the syntax of the file is broken: the error about that is its own."""
    collector.add(RawQuestion(draft.record.span, {}, sound=False))

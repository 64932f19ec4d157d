"""Drafts → questions, or the reasons why they cannot be some."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.markdown_quiz.answerable import ASKING, ends_in
from ankibuild.readers.markdown_quiz.drafts import Draft, joined
from ankibuild.readers.markdown_quiz.frontmatter import Front
from ankibuild.readers.markdown_quiz.inlined import inlined_part
from ankibuild.readers.markdown_quiz.keys import Key, key_in, key_of, reason_in, squeezed
from ankibuild.readers.markdown_quiz.lines import Line, Lines, span_of, text_of, trimmed, value
from ankibuild.readers.markdown_quiz.options import Choice, option_starts
from ankibuild.readers.markdown_quiz.unfolding import unfold
from ankibuild.readers.markdown_quiz.unmarked import hides_options, take_unmarked
from ankibuild.readers.plain_text.pairing import begins_with_pairs
from ankibuild.source import Source, Span

_TRUE = frozenset(("true", "t", "yes", "correct", "right", "wahr", "richtig", "verdadero", "vrai", "vero", "верно"))
_FALSE = frozenset(("false", "f", "no", "incorrect", "wrong", "falsch", "falso", "faux", "неверно"))


def add_question(source: Source, draft: Draft, front: Front, collector: Collector) -> None:
    """Adds the question that a draft is, or rejects it."""
    unfold(draft)
    take_unmarked(draft)
    span = span_of(source, draft.everything)
    if not joined(draft.stem):
        collector.reject("markdown-no-stem", span)
        return
    for cell in draft.columns:
        collector.not_on_cards(span_of(source, [cell]), "a cell of the table", "cards have no place for its column")
    if draft.choices:
        _add_choice(source, draft, front, collector, span)
    elif draft.keys:
        _add_plain(source, draft, front, collector, span)
    else:
        collector.reject("no-key", span)


def _add_choice(source: Source, draft: Draft, front: Front, collector: Collector, span: Span) -> None:
    keys, fault = _keys(draft)
    if keys is None:
        code, fact = fault
        collector.reject(code, span, **({"key": fact} if fact else {}))
        return
    _take_reasons(draft)
    options = tuple(_option(source, choice, index in keys) for index, choice in enumerate(draft.choices))
    options = _without_blank(options, span, collector)
    several = len(keys) > 1 or _says_several(draft)
    texts = _texts(source, draft, Kind.MULTIPLE if several else Kind.SINGLE)
    verdict = _true_or_false(options)
    if verdict and not several:
        texts["kind"] = Text(Kind.TRUE_FALSE)
        collector.add(_question(span, texts, draft, front, answers=(RawAnswer(Text(verdict)),)))
    else:
        collector.add(_question(span, texts, draft, front, options=options))


def _without_blank(options: tuple[RawOption, ...], span: Span, collector: Collector) -> tuple[RawOption, ...]:
    """The options without wrong ones that show nothing, such as a box that was left at the end."""
    kept = tuple(option for option in options if option.correct or option.text.value.strip())
    if len(kept) < len(options) and len(kept) > 1:
        collector.not_carried(span, "an option", "it has no text")
        return kept
    return options


def _keys(draft: Draft) -> tuple[Key | None, tuple[str, str]]:
    """The right options, or why they are not known: marks, the key below, and the list of answers have to agree."""
    said: list[Key] = []
    if draft.marked:
        said.append(tuple(index for index, choice in enumerate(draft.choices) if choice.correct))
    for lines in draft.keys:
        found, _ = key_of(trimmed(lines), draft.choices)
        if found:
            said.append(found)
        elif not said or (draft.marked and _is_other(lines, draft.choices)):
            return None, ("markdown-key-unknown", value(lines))
    listed = key_in(draft.listed[0].text, draft.choices) if draft.listed else None
    said += [listed] if listed else []
    if not said:
        return None, ("no-key", "")
    if any(each != said[0] for each in said):
        return None, ("markdown-keys-disagree", "")
    return said[0], ("", "")


_LONGEST_KEY = 40
"""What is longer below marked options explains them, though it is labelled as an answer."""


def _is_other(lines: Lines, choices: Sequence[Choice]) -> bool:
    """Whether a key can only name an option, one short line without links, and it is not the text of a right one."""
    kept = trimmed(lines)
    if len(kept) != 1 or len(kept[0].text) > _LONGEST_KEY or "](" in kept[0].text:
        return False
    return squeezed(kept[0].text) not in [squeezed(value(choice.lines)) for choice in choices if choice.correct]


def _take_reasons(draft: Draft) -> None:
    """What stands behind a key, on its line and below it, is the first part of the explanation."""
    for lines in reversed([*draft.keys, *([draft.listed] if draft.listed else [])]):
        key, count = key_of(trimmed(lines), draft.choices)
        if key is None:
            draft.explanation.insert(0, lines)
            continue
        first, *rest = trimmed(lines)[count - 1 :]
        reason = reason_in(first.text, draft.choices)
        said = [first.cut(len(first.text) - len(reason))] if reason and first.text.endswith(reason) else []
        said = said or ([Line(reason, first.start)] if reason else [])
        if trimmed([*said, *rest]):
            draft.explanation.insert(0, [*said, *rest])


def _says_several(draft: Draft) -> bool:
    lowered = joined(draft.stem).casefold()
    return any(words in lowered for words in ("all that apply", "select all", "choose all", "check all", "mark all"))


def _option(source: Source, choice: Choice, correct: bool) -> RawOption:
    text = text_of(source, choice.lines)
    if not text.value and choice.lines:
        text = Text("", span_of(source, choice.lines))
    return RawOption(text, text_of(source, choice.why), correct)


def _true_or_false(options: tuple[RawOption, ...]) -> str:
    """`true` or `false` where the options are these two and nothing more is said of them."""
    words = [option.text.value.strip(" .").casefold() for option in options]
    if sorted(words) != ["false", "true"] or any(option.why.value for option in options):
        return ""
    return next(word for word, option in zip(words, options, strict=True) if option.correct)


def _add_plain(source: Source, draft: Draft, front: Front, collector: Collector, span: Span) -> None:
    answer = _together(source, draft.keys)
    if _names_missing(answer.value, draft):
        collector.reject("markdown-key-unknown", span, key=answer.value)
        return
    if begins_with_pairs(answer.value):
        collector.reject("text-pairs-unknown", span, key=answer.value)
        return
    if hides_options(draft):
        collector.reject("text-options-unmarked", span, key=answer.value)
        return
    word = squeezed(answer.value)
    if word in ("true", "false"):
        texts = _texts(source, draft, Kind.TRUE_FALSE)
        collector.add(_question(span, texts, draft, front, answers=(RawAnswer(Text(word, answer.span)),)))
    else:
        texts = _texts(source, draft, Kind.PLAIN)
        collector.add(_question(span, texts, draft, front, answers=(RawAnswer(answer),)))


_LETTER = re.compile(r"\W*+(?:[A-H](?:\W++(?:and\W++)?[A-H])*+|[a-h][).\]])\W*+$")
_NUMBER = re.compile(r"\W*+([1-9])\W*+$")
_BEGINS = re.compile(r"\W*+[A-Ha-h][).:]")


def _names_missing(answer: str, draft: Draft) -> bool:
    """Whether an answer is the letter of an option, but no options were found: there are other lettered ones."""
    number = _NUMBER.match(answer)
    if number and draft.number >= int(number[1]) and not ends_in(ASKING, joined(draft.stem)):
        return True  # the last item of a list of options, of which the answer gives the number
    alone = _LETTER.match(answer) is not None
    if not alone and not _BEGINS.match(answer):
        return False
    lines = [line for part in draft.stem for line in part]
    return (alone and draft.lettered) or bool(option_starts(lines)) or inlined_part(lines) is not None


def _together(source: Source, parts: list[Lines]) -> Text:
    """Parts of a text with blank lines between them, at the place of the first."""
    text = joined(parts)
    return Text(text, span_of(source, [line for part in parts for line in part])) if text else NO_TEXT


def _texts(source: Source, draft: Draft, kind: Kind) -> dict[str, Text]:
    texts = {"kind": Text(kind), "stem": _together(source, draft.stem)}
    fields = (("explanation", draft.explanation), ("hint", draft.hint))
    texts |= {name: text for name, parts in fields if (text := _together(source, parts)).value}
    reference = "\n".join(value(part) for part in draft.reference)
    if reference:
        lines = [line for part in draft.reference for line in part]
        texts["reference"] = Text("  \n".join(value(part) for part in draft.reference), span_of(source, lines))
    if draft.name:
        texts["name"] = Text(draft.name, span_of(source, draft.everything[:1]))
    return texts


def _question(
    span: Span,
    texts: dict[str, Text],
    draft: Draft,
    front: Front,
    *,
    options: tuple[RawOption, ...] = (),
    answers: tuple[RawAnswer, ...] = (),
) -> RawQuestion:
    below = draft.deck[1:] if front.deck and front.titled else draft.deck
    deck = front.deck + subdeck(*below)
    return RawQuestion(span, texts, options, answers, tags=front.tags, deck=deck)

"""Drafts → questions, or the reason why one cannot be built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawOption, RawPair, RawQuestion, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.plain_text import keys, words
from ankibuild.readers.plain_text.brackets import Where, place_of
from ankibuild.readers.plain_text.deciding import Decision, is_marked, stripped
from ankibuild.readers.plain_text.drafts import Draft
from ankibuild.readers.plain_text.lines import Line, span_of
from ankibuild.readers.plain_text.pairing import Pairing, pairing
from ankibuild.readers.plain_text.wrapping import joined
from ankibuild.source import Source, Span


@dataclass(frozen=True, slots=True)
class Texts:
    """Makes texts of lines, as the file and the user's settings have it."""

    source: Source
    width: int
    markup: str

    def of(self, lines: Sequence[Line]) -> Text:
        """The text of lines, with its place."""
        filled = [line for line in lines if line.text]
        value = joined(trimmed(lines), self.width)
        if self.markup == "html":
            value = html_to_markdown(value)
        elif self.markup != "markdown":
            value = plain_to_markdown(value)
        return Text(value, span_of(self.source, filled) if filled else None)

    def span(self, draft: Draft) -> Span:
        """Where a question stands: from its number to the last line that belongs to it."""
        parts = [draft.stem, *(option.lines for option in draft.options), draft.key, draft.explanation]
        parts += [draft.hint, draft.reference]
        ends = [line.end for part in parts for line in part if line.text]
        return Span(self.source, draft.first.start, max([draft.first.end, *ends]))


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a question: its deck and its passage; `keys` is the file of keys, where these are in another."""

    deck: str
    passage: Sequence[Line]
    in_stem: Where
    keys: Source | None = None


def trimmed(lines: Sequence[Line]) -> list[Line]:
    """Lines without blank ones at the ends."""
    kept = list(lines)
    while kept and not kept[-1].text:
        kept.pop()
    begin = next((at for at, line in enumerate(kept) if line.text), 0)
    return kept[begin:]


def add(collector: Collector, draft: Draft, decision: Decision, setting: Setting, texts: Texts) -> None:
    """Adds the question of a draft, or rejects it."""
    span = texts.span(draft)
    fault = _fault(draft, decision)
    if fault:
        place = _place(draft, decision, fault)
        holder = setting.keys if setting.keys and fault in _NAMING else texts.source
        at = Span(holder, place.start, place.end) if place else span
        collector.warn(fault, at, **({"key": decision.name} if fault in _NAMING else {}))
        collector.add(RawQuestion(span, {}, sound=False))
        return
    paired = pairing(draft.stem, decision.free.text) if decision.free and not draft.options else None
    if paired:
        draft.stem = paired.stem
    of_keys = replace(texts, source=setting.keys) if setting.keys else texts
    kind, options, answers = (Kind.MATCHING, (), ()) if paired else _answer(draft, decision, texts, of_keys)
    own = {"id": Text(draft.mark.name, span)} if draft.mark.name else {}
    collector.add(
        RawQuestion(
            span,
            {"kind": Text(kind), **own, **_texts(draft, decision, setting, texts)},
            options=options,
            answers=answers,
            pairs=_pairs(paired, texts) if paired else (),
            deck=setting.deck,
            borrowed=bool(own),
        )
    )


def _pairs(found: Pairing, texts: Texts) -> tuple[RawPair, ...]:
    """The pairs, and behind them what matches nothing."""
    pairs = (RawPair(texts.of([left]), texts.of([right])) for left, right in found.pairs)
    return (*pairs, *(RawPair(NO_TEXT, texts.of([line])) for line in found.left_over))


_NAMING = ("text-key-without-option", "text-key-ambiguous", "text-options-unmarked", "text-pairs-unknown")


def _fault(draft: Draft, decision: Decision) -> str:
    if draft.doubled:
        return "text-two-questions"
    if not any(line.text for line in draft.stem):
        return "text-without-stem"
    if len(draft.options) == 1 or draft.unread:
        return "text-one-option"
    return decision.fault


def _place(draft: Draft, decision: Decision, fault: str) -> Line | None:
    if fault == "text-two-questions":
        return draft.doubled
    return decision.place if fault == decision.fault and fault != "no-key" else None


def _answer(
    draft: Draft, decision: Decision, texts: Texts, of_keys: Texts
) -> tuple[str, tuple[RawOption, ...], tuple[RawAnswer, ...]]:
    """The kind of a question, and its options or its answer."""
    if not draft.options:
        assert decision.free is not None
        word = keys.squeezed(decision.free.text).rstrip("!")
        if word in keys.TRUE | keys.FALSE and not _asks_openly(draft, word):
            value = Text("true" if word in keys.TRUE else "false", span_of(of_keys.source, [decision.free]))
            return "true-false", (), (RawAnswer(value),)
        return "plain", (), (RawAnswer(of_keys.of([decision.free])),)
    marked = not draft.key and is_marked(draft)
    options = tuple(
        RawOption(texts.of(stripped(option.lines, marked)), correct=at in decision.right)
        for at, option in enumerate(draft.options)
    )
    several = len(decision.right) > 1 or any(words.SEVERAL.search(line.text) for line in (draft.first, *draft.stem))
    return ("multiple" if several else "single"), options, ()


def _asks_openly(draft: Draft, word: str) -> bool:
    """Whether `yes`, `no` or a letter answers a question that is no statement to judge."""
    asked = any(line.text.rstrip().endswith(("?", "？")) for line in draft.stem)
    return asked and word not in _JUDGED


_JUDGED = frozenset(
    ("true", "false", "richtig", "falsch", "wahr", "верно", "неверно", "t", "f", "√", "×", "对", "错", "正确", "错误")
)


def _texts(draft: Draft, decision: Decision, setting: Setting, texts: Texts) -> dict[str, Text]:
    explanation = [*decision.explanation, *draft.explanation]
    parts = {
        "case": setting.passage,
        "stem": _stem(draft, setting),
        "explanation": explanation,
        "hint": draft.hint,
        "reference": draft.reference,
    }
    found = {name: texts.of(lines) for name, lines in parts.items() if any(line.text for line in lines)}
    said = [line for line in decision.explanation if line.text]
    if setting.keys and said:
        found["explanation"] = found["explanation"]._replace(span=span_of(setting.keys, said))
    return found


def _stem(draft: Draft, setting: Setting) -> list[Line]:
    """The stem, without a key that stands in its brackets."""
    lines = list(draft.stem)
    place = place_of(draft, setting.in_stem) if not draft.key else None
    if place:
        line = place.line
        blanked = line.text[: place.start] + " " + line.text[place.end :]
        lines[place.at] = (
            line.cut(place.outer[1]) if setting.in_stem == "front" else Line(blanked, line.start, line.end, line.indent)
        )
    return trimmed(lines)

"""A record on the way to a question: its text, options and keys found, nothing decided that takes the whole file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ankibuild.readers.records.choices import Choice, are_choices, choices_of, wrong_of
from ankibuild.readers.records.embedded import Embedded, embedded, lettered, without_repeated
from ankibuild.readers.records.names import FIELDS, plain_name
from ankibuild.readers.records.record import ANSWERS, Entry, Record
from ankibuild.readers.records.tokens import Token, tokens_of
from ankibuild.tree import Mapping, Node, Scalar, Sequence

_KINDS = {
    "single": """multiplechoice singlechoice single radio mcq mc choice select multiple onechoice multichoice 单选
        单选题""",
    "multiple": """multipleresponse multipleselect multiselect multi checkbox checkboxes multiplecorrect
        multipleanswer multipleanswers msq multiplechoicemultiple selectall 多选 多选题""",
    "true-false": "boolean bool truefalse tf trueorfalse yesno binary judge judgement judgment 判断 判断题",
    "short": """fill fillin fillblank fillblanks fillintheblank fillintheblanks blank blanks shortanswer short input
        text typed identification completion write 填空 填空题""",
    "numeric": "numeric numerical number integer decimal",
    "essay": "essay open openended free freetext longanswer subjective description paragraph 简答 简答题 问答题",
    "matching": "matching match connect pairs multipletruefalse",
    "ordering": "ordering order sequence sorting sort arrange rank",
    "poll": "poll survey umfrage sondage encuesta enquête sondaggio wordcloud brainstorm opinionscale",
    "jumble": "jumble jumbled reorder rearrange",
    "drag": "drag dragdrop draganddrop dragndrop",
}
KIND_WORDS = {word: kind for kind, words in _KINDS.items() for word in words.split()}

_KEY_AND_REASON = 2

_AMOUNT = re.compile(r"\s*+(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d{1,3})?\s*+\Z", re.ASCII)
"""A number that says how far off an answer may be."""

_ITEMS = ("items", "orderitems", "order")
"""Names of lists that may be of what is to be put in order, not in its right order."""

MOST_OPTIONS = 200
"""Options of one question; more are no question."""


@dataclass(slots=True)
class Draft:
    """A record and what was found in it; `kind` is what its type says, '' where it says nothing known.

    `unread` says that it has options in a shape that is not known, `beside` are the keys that stand beside options
    which say themselves whether they are right.
    """

    record: Record
    stem: Scalar | None = None
    choices: list[Choice] = field(default_factory=list)
    tokens: list[list[Token]] = field(default_factory=list)
    kind: str = ""
    unread: bool = False
    beside: list[list[Token]] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """The texts of its options, and of its answers where it has none."""
        return [choice.text.value for choice in self.choices] or [node.value for node in answers_of(self.record)]


def draft_of(record: Record) -> Draft:
    """Finds text, options and keys of a record."""
    draft = Draft(record, record.text("stem"), kind=KIND_WORDS.get(record.word("type"), ""))
    tolerances = record.fields.pop("tolerance", [])
    if draft.stem is None or draft.kind == "matching":
        record.unknown += tolerances
        return draft
    if draft.kind in ("jumble", "drag") and any(entry.name not in _ITEMS for entry in record.all("order")):
        draft.kind = "ordering"
    if draft.kind != "ordering":
        _take_no_order(record)
    _take_choices(record)
    draft.choices = choices_of(record)[: MOST_OPTIONS + 1]
    if _are_accepted(draft):
        record.fields["answer"], draft.choices = record.fields.pop("options"), []
    draft.unread = bool(record.all("options")) and not draft.choices
    if draft.choices:
        draft.stem = draft.stem._replace(value=without_repeated(draft.stem.value, draft.choices))
    elif not record.all("wrong") and (found := embedded(draft.stem) or _in_text(draft)):
        draft.stem, draft.choices = draft.stem._replace(value=found.stem), found.choices
    else:
        _choose_from_wrong(draft)
    if len(draft.choices) <= MOST_OPTIONS and not _is_flagged(draft):
        draft.tokens = tokens_of(record.all("answer"), draft.choices)
        _take_reasons(draft)
    elif len(draft.choices) <= MOST_OPTIONS and not draft.record.all("wrong"):
        draft.beside = _keys_beside(draft)
    is_number = draft.kind == "numeric" and not draft.choices
    for entry in tolerances:
        is_said = is_number and isinstance(entry.node, Scalar) and _AMOUNT.match(entry.node.value)
        (record.fields.setdefault("tolerance", []) if is_said else record.unknown).append(entry)
    return draft


def _keys_beside(draft: Draft) -> list[list[Token]]:
    """The keys beside options that say themselves whether they are right; a sentence that is no option says why."""
    found = []
    for entry in list(draft.record.all("answer")):
        (several,) = tokens_of([entry], draft.choices)
        is_known = any(token.index is not None or token.number is not None for token in several)
        if not is_known and isinstance(entry.node, Scalar) and " " in entry.node.value.strip():
            draft.record.all("answer").remove(entry)
            draft.record.fields.setdefault("explanation", []).append(entry)
        elif several:
            found.append(several)
    return found


def _take_choices(record: Record) -> None:
    """A list called `answer` whose items say whether they are right is one of options."""
    if record.all("options") or record.numbered:
        return
    for entry in [entry for entry in record.all("answer") if are_choices(entry.node)][:1]:
        record.all("answer").remove(entry)
        record.fields["options"] = [entry]


def _in_text(draft: Draft) -> Embedded | None:
    """Options by their letters at the end of the question's text, where the answers are letters of theirs."""
    words = [node.value.strip() for node in answers_of(draft.record)]
    found = lettered(draft.stem) if draft.stem and draft.kind in ("", "single", "multiple") and words else None
    if found is None:
        return None
    letters = {letter for word in words for letter in (word if word.isalpha() else word.strip("()[]. "))}
    known = {chr(ord("A") + index) for index in range(len(found.choices))}
    return found if letters and letters <= known else None


def _take_reasons(draft: Draft) -> None:
    """Beside a key that means an option, another text that is none of the options says why."""
    entries = draft.record.all("answer")
    means = [any(token.index is not None or token.number is not None for token in several) for several in draft.tokens]
    if len(means) < _KEY_AND_REASON or not any(means):
        return
    for entry, several, known in list(zip(entries, draft.tokens, means, strict=True)):
        if not known and len(several) == 1 and " " in several[0].node.value.strip():
            entries.remove(entry)
            draft.tokens.remove(several)
            draft.record.fields.setdefault("explanation", []).append(entry)


def _take_no_order(record: Record) -> None:
    """What might be an order is a list of options, or of nothing known, where nothing is to be put in order."""
    for entry in record.fields.pop("order", []):
        is_choice = entry.name == "items" and not record.all("options") and not record.numbered
        (record.fields.setdefault("options", []) if is_choice else record.unknown).append(entry)


def _are_accepted(draft: Draft) -> bool:
    """Whether what is called answers is nothing to choose from, but what counts as right."""
    entries = draft.record.all("options")
    if len(entries) != 1 or draft.record.all("answer") or draft.record.numbered or _is_flagged(draft):
        return False
    is_answers = FIELDS.get(entries[0].name) == "options" and entries[0].name in ANSWERS
    is_one = len(draft.choices) == 1 or isinstance(entries[0].node, Mapping)
    return is_answers and (draft.kind in ("short", "numeric") or is_one or _are_places(entries[0].node))


def _are_places(node: Node) -> bool:
    """Whether answers are given with where they stand in the passage, as in SQuAD."""
    items = node.items if isinstance(node, Sequence) else []
    return bool(items) and all(
        isinstance(item, Mapping) and any(key.value == "answer_start" for key, _ in item.entries) for item in items
    )


def _choose_from_wrong(draft: Draft) -> None:
    """The right answers and those that the record calls wrong make a choice."""
    wrong = wrong_of(draft.record)
    if wrong:
        right = [Choice(node, correct=True) for node in answers_of(draft.record)]
        draft.choices = right + [Choice(choice.text, correct=False, why=choice.why) for choice in wrong]


def answers_of(record: Record) -> list[Scalar]:
    """The texts of a record's answers, where they are no keys of options."""
    return [scalar for entry in record.all("answer") for scalar in scalars(entry)]


def scalars(entry: Entry) -> list[Scalar]:
    """The texts of an entry that say something: one, those of a list, or those of a mapping."""
    return [node for node in _scalars(entry.node) if node.value.strip()]


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in _scalars(item)]
    return _in_mapping(node)


def _in_mapping(node: Mapping) -> list[Scalar]:
    """The texts of a mapping; where one part of it is called so, only that (`{text: […], answer_start: […]}`)."""
    names = [(plain_name(key.value), value) for key, value in node.entries]
    named = [value for name, value in names if name in ("text", "texts", "contexts", "value", "answer", "oid")][:1]
    more = [value for name, value in names if name == "aliases"]
    return [scalar for value in ([*named, *more] or [value for _, value in node.entries]) for scalar in _scalars(value)]


def _is_flagged(draft: Draft) -> bool:
    return any(choice.correct is not None or choice.weight is not None for choice in draft.choices)

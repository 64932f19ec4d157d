"""What a question is: as it was read (`RawQuestion`), and as it was checked (`Question`).

The words are those of the assessment field: a *stem* asks, *options* answer it, the *keys* among them are right,
the others are *distractors*; `why` is an option's *rationale*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ankibuild.source import Span


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    PLAIN = "plain"
    CLOZE = "cloze"
    SHORT = "short"
    NUMERIC = "numeric"
    MATCHING = "matching"
    ORDERING = "ordering"
    GAPS = "gaps"


class Markup(StrEnum):
    """How the texts of a question are written."""

    MARKDOWN = "markdown"
    HTML = "html"


class Text(NamedTuple):
    """A text as typed, and where; `plain` where a source has quotes and this text stands without them."""

    value: str
    span: Span | None = None
    plain: bool = False


NO_TEXT = Text("")


class AnswerForm(StrEnum):
    """How an answer names its option; ANY where the source does not say."""

    ANY = "any"
    NUMBER = "number"
    LETTER = "letter"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """One entry of `answer`, before it is known which option it means."""

    text: Text
    form: AnswerForm = AnswerForm.ANY


@dataclass(frozen=True, slots=True)
class RawOption:
    """An option as read; `correct` is None where the source does not say it on the option."""

    text: Text
    why: Text = NO_TEXT
    correct: bool | None = None


@dataclass(frozen=True, slots=True)
class RawPair:
    """Two texts that belong together in a matching question; without a `left`, the right one matches nothing."""

    left: Text
    right: Text


@dataclass(frozen=True, slots=True)
class RawGap:
    """A gap of a text, marked there as `[[1]]`, `[[2]]` …: what may stand in it, the right ones marked as `correct`.

    With `choice` they are offered to choose from; without, they are what may be typed.
    """

    options: tuple[RawOption, ...]
    choice: bool = False


@dataclass(frozen=True, slots=True)
class RawQuestion:
    """A question as any reader hands it over: texts with their places, nothing decided yet.

    `texts` holds those of `TEXT_FIELDS` that the source has, `places` where its other parts stand, by the names of
    `Origin.parts`; `sound` is False where the reader reported an error in it, so that it is listed as rejected and
    never half built. The options of the kinds SHORT and NUMERIC are what may be typed; `pairs`, `order` and `gaps`
    are for the kinds of these names. `borrowed` says that the id is one that another program gave, which other files
    may have for another question.
    """

    span: Span | None
    texts: Mapping[str, Text]
    options: tuple[RawOption, ...] = ()
    answers: tuple[RawAnswer, ...] = ()
    tags: tuple[str, ...] = ()
    aka: tuple[str, ...] = ()
    shuffle: bool = True
    retired: bool = False
    deck: str = ""
    namespace: str = ""
    places: Mapping[str, Span] = field(default_factory=dict)
    sound: bool = True
    fields: tuple[tuple[str, Text], ...] = ()
    pairs: tuple[RawPair, ...] = ()
    order: tuple[Text, ...] = ()
    gaps: tuple[RawGap, ...] = ()
    borrowed: bool = False


TEXT_FIELDS = (
    *("id", "guid", "name", "kind", "case", "stem", "explanation", "article", "hint", "reference", "source", "deck"),
    *("notetype", "markup"),
)
"""The keys of a question that hold one text."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a question and its parts were read.

    `parts` are named as the fields, members of lists by their index: `options.0`, `options.0.why`, `aka.0`. `foreign`
    says that the file is one that ankibuild does not write into, `borrowed` that the id is another program's.
    """

    span: Span
    parts: Mapping[str, Span] = field(default_factory=dict)
    foreign: bool = False
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One option: Markdown, whether it is a key, and the rationale shown under it on the back."""

    text: str
    correct: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together; without a `left`, the right one is a distractor."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of a text: what may stand in it, offered as a `choice` or to be typed."""

    options: tuple[Option, ...]
    choice: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question, immutable; all its texts are Markdown unless `markup` says otherwise.

    `id` is what its identity comes from and stays for ever ('' : derived from the stem); `aka` are former ids,
    oldest first; `guid` overrides the identity; `answer` is for kinds without options ('true' or 'false' for
    TRUE_FALSE). `deck` is relative to the project's deck where it begins with '::', and the project's deck itself
    where it is ''. `namespace` is '' for the project's own. A `retired` question goes into a package of its own, for
    learners who have it already.

    `name` is what its editors call it, never shown to learners; `case` is a text that stands above the stem (a
    vignette, a passage). The options of SHORT and NUMERIC are what may be typed, a number as `3.14`, `3.14 ± 0.01` or
    `3..5`; `order` are the texts of ORDERING in their right order; `gaps` those that the stem marks as `[[1]]`,
    `[[2]]`.

    `notetype` names an adopted note type ('': one of ours), `fields` are texts for its fields by their names; with the
    markup HTML all texts are HTML.
    """

    stem: str
    kind: Kind = Kind.PLAIN
    options: tuple[Option, ...] = ()
    answer: str = ""
    id: str = ""
    guid: str = ""
    aka: tuple[str, ...] = ()
    explanation: str = ""
    article: str = ""
    hint: str = ""
    reference: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    deck: str = ""
    namespace: str = ""
    shuffle: bool = True
    retired: bool = False
    notetype: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    markup: Markup = Markup.MARKDOWN
    name: str = ""
    case: str = ""
    pairs: tuple[Pair, ...] = ()
    order: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def keys(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.correct)

    @property
    def first_id(self) -> str:
        """The id that the GUID comes from: the oldest it ever had."""
        return self.aka[0] if self.aka else self.id

    @property
    def span(self) -> Span | None:
        """Where it was read, None if it was made in Python."""
        return self.origin.span if self.origin else None

    @property
    def subject(self) -> str:
        """The question in a few words, for a message about one that no file holds."""
        return f"question {self.id!r}" if self.id else f"question {self.stem[:40]!r}"

    def part(self, name: str) -> Span | None:
        """Where a part was read: its own place, else the question's."""
        return self.origin.parts.get(name, self.origin.span) if self.origin else None

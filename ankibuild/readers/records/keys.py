"""Which options the keys of a file mean, where one record alone does not say it.

Whether the first option is number 0 or 1 is decided for a whole file, never for one record: a 0 anywhere, a number as
high as there are options, the text of the right option beside its number. Where options have numbers of their own
(`option1`, `id: 1`), these decide if nothing else does. In the same way a file decides whether a key that is both a
letter (or number) and the text of another option is the one or the other, by what its other keys are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from ankibuild.readers.records.choices import Choice, at_place, places_of
from ankibuild.readers.records.tokens import Token, numbers_from

_CLEARLY = 20
"""So many times as many records have to speak for one number as for the other: then these few have a slip."""


class Base(Enum):
    """What is known of the number of the first option."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    CONTRADICTORY = "contradictory"


@dataclass
class Keys:
    """What the records of a file say about their keys; `said` is the user's own word on the first option's number."""

    said: int | None = None
    first_is_right: bool = False
    zero: int = 0
    one: int = 0
    labelled: set[int] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)

    def learn_forms(self, tokens: list[list[Token]]) -> None:
        """By the name of a field, whether its keys are letters and numbers, or texts."""
        for token in (token for several in tokens for token in several):
            if token.is_text:
                self.texts.add(token.name)
            elif token.other is None and (token.index is not None or token.number is not None):
                self.marks.add(token.name)

    def learn_base(self, tokens: list[list[Token]], choices: list[Choice]) -> None:
        """What the keys of one record say about the number of the first option; after all forms are learned."""
        flat = [token for several in tokens for token in several]
        numbers = [token.number for token in flat if token.number is not None and not self.is_text(token)]
        if not numbers or not choices:
            return
        self.zero += 0 in numbers
        places = places_of(choices)
        self.one += places[-1] + 1 in numbers
        known = [self._known(token) for token in flat if token.number is None or self.is_text(token)]
        if len(numbers) == 1 and len(known) == 1 and known[0] is not None:
            self.zero += numbers[0] == places[known[0]]
            self.one += numbers[0] == places[known[0]] + 1
        first = numbers_from(choices)
        if first is not None:
            self.labelled.add(first)

    def is_text(self, token: Token) -> bool:
        """Whether a key is meant as a text; a number written as the options are is, where nothing else is known."""
        if token.is_text or token.other is None:
            return token.is_text
        if (token.name in self.texts) != (token.name in self.marks):
            return token.name in self.texts
        return token.number is not None and token.alike

    def is_unclear(self, token: Token) -> bool:
        """Whether a letter may as well be the text of another option."""
        known = (token.name in self.texts) != (token.name in self.marks)
        return token.other is not None and token.number is None and not known

    @property
    def base(self) -> tuple[int, Base]:
        """The number of the first option, where it is known."""
        if self.said is not None:
            return self.said, Base.KNOWN
        if self.zero > self.one * _CLEARLY:
            return 0, Base.KNOWN
        if self.one > self.zero * _CLEARLY:
            return 1, Base.KNOWN
        if self.zero or self.one:
            return 0, Base.CONTRADICTORY
        if len(self.labelled) == 1:
            return next(iter(self.labelled)), Base.KNOWN
        return 0, Base.UNKNOWN

    def option(self, token: Token, choices: list[Choice]) -> int | None:
        """The index of the option that a key means, None where there is no such option."""
        if token.number is None or self.is_text(token):
            return self._known(token)
        return at_place(choices, token.number - self.base[0])

    def may_mean(self, token: Token, choices: list[Choice]) -> set[int]:
        """All options that a key may mean, whatever the number of the first one is."""
        places = [token.number, token.number - 1] if token.number is not None else []
        found = [token.index, token.other, *(at_place(choices, place) for place in places)]
        return {index for index in found if index is not None}

    def needs_base(self, token: Token) -> bool:
        """Whether it takes the number of the first option to know what a key means, and this is not known."""
        return token.number is not None and not self.is_text(token) and self.base[1] is not Base.KNOWN

    def _known(self, token: Token) -> int | None:
        return token.other if token.other is not None and self.is_text(token) else token.index

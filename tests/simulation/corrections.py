"""What happens over the years to questions that other programs hold, at random but from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from .exports import WRITERS, Bank, Export, Item, items_of, mapped

_SHARED = ("Which of these is true?", "Which of these is false?", "Which statement on bones is correct?")
_COMMON = ("None of these", "All of the above", "It depends")
_TEXT = """
marrow tendon cartilage femur scapula lymph spleen cortex retina larynx trachea plasma enzyme
hormone granite basalt quartz glacier volcano estuary monsoon equator sediment magnet copper
nitrogen senate treaty harvest guild charter empire merchant railway census parish ballot senator
absorbs carries divides filters moves stores protects releases warms slows builds signs crosses
quickly rarely always slowly inside below beyond without during until against toward
"""
WORDS = tuple(_TEXT.split())
Edit = Callable[["Author", Bank], Bank]


class Author:
    """Where new questions come from: none is ever made twice."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.gone: list[Item] = []
        self._keys = count(1)

    def words(self, many: int) -> str:
        return " ".join(self.rng.sample(WORDS, many)).capitalize()

    def item(self) -> Item:
        """A new question; many have one stem, some have an option in common."""
        stem = self.rng.choice(_SHARED) if self.rng.random() < 0.6 else f"{self.words(6)}?"
        options = [f"{self.words(4)}." for _ in range(self.rng.choice((2, 3, 4)))]
        if self.rng.random() < 0.3:
            options[-1] = self.rng.choice(_COMMON)
        return Item(next(self._keys), stem, tuple(options), self.rng.randrange(len(options)))

    def pick(self, bank: Bank) -> Item:
        return self.rng.choice(list(items_of(bank)))

    def typo(self, text: str) -> str:
        """A text with a letter more or less, or with other punctuation."""
        at = self.rng.randrange(1, len(text) - 1)
        mended = (
            text[:at] + text[at + 1 :],
            f"{text[:at]}{text[at]}{text[at:]}",
            f"{text[:-1]}!",
            text.replace(" ", "  ", 1),
        )
        return self.rng.choice(mended)


def first_bank(author: Author) -> Bank:
    """Some files of different formats."""
    formats = author.rng.sample(sorted(WRITERS), author.rng.choice((1, 2, 3)))
    return {
        name: Export(format_, tuple(author.item() for _ in range(author.rng.randint(2, 7))), author.rng.random() < 0.4)
        for name, format_ in zip("abc", formats, strict=False)
    }


def _changed(bank: Bank, item: Item, **changes: object) -> Bank:
    return mapped(bank, lambda other: replace(other, **changes) if other.key == item.key else other)


def _stem(author: Author, bank: Bank) -> Bank:
    item = author.pick(bank)
    return _changed(bank, item, stem=author.typo(item.stem))


def _option(author: Author, bank: Bank) -> Bank:
    item = author.pick(bank)
    place = author.rng.randrange(len(item.options))
    mended = author.typo(item.options[place])
    return (
        bank
        if mended in item.options
        else _changed(bank, item, options=(*item.options[:place], mended, *item.options[place + 1 :]))
    )


def _both(author: Author, bank: Bank) -> Bank:
    """A stem and all options at once."""
    item = author.pick(bank)
    options = tuple(map(author.typo, item.options))
    return (
        bank if len(set(options)) < len(options) else _changed(bank, item, stem=author.typo(item.stem), options=options)
    )


def _key(author: Author, bank: Bank) -> Bank:
    item = author.pick(bank)
    return _changed(bank, item, right=(item.right + 1) % len(item.options))


def _mix(author: Author, bank: Bank) -> Bank:
    """The options in another order."""
    item = author.pick(bank)
    options = tuple(author.rng.sample(item.options, len(item.options)))
    return _changed(bank, item, options=options, right=options.index(item.options[item.right]))


def _add(author: Author, bank: Bank) -> Bank:
    name = author.rng.choice(sorted(bank))
    items = list(bank[name].items)
    items.insert(author.rng.randint(0, len(items)), author.item())
    return bank | {name: replace(bank[name], items=tuple(items))}


def _delete(author: Author, bank: Bank) -> Bank:
    if len(list(items_of(bank))) < 5:
        return _add(author, bank)
    item = author.pick(bank)
    author.gone.append(item)
    return mapped(bank, lambda other: None if other.key == item.key else other)


def _swap_for_new(author: Author, bank: Bank) -> Bank:
    """A question goes, and another one comes into its place."""
    item, new = author.pick(bank), author.item()
    author.gone.append(item)
    stem = author.rng.choice((item.stem, new.stem))
    return mapped(bank, lambda other: replace(new, stem=stem) if other.key == item.key else other)


def _bring_back(author: Author, bank: Bank) -> Bank:
    """A deleted question is there again, as it was."""
    if not author.gone:
        return _delete(author, bank)
    item = author.gone.pop(author.rng.randrange(len(author.gone)))
    name = author.rng.choice(sorted(bank))
    return bank | {name: replace(bank[name], items=(*bank[name].items, item))}


def _mix_all(author: Author, bank: Bank) -> Bank:
    name = author.rng.choice(sorted(bank))
    items = bank[name].items
    return bank | {name: replace(bank[name], items=tuple(author.rng.sample(items, len(items))))}


def _move(author: Author, bank: Bank) -> Bank:
    """A question goes to another file, or changes its place."""
    item = author.pick(bank)
    rest = mapped(bank, lambda other: None if other.key == item.key else other)
    name = author.rng.choice(sorted(rest))
    items = list(rest[name].items)
    items.insert(author.rng.randint(0, len(items)), item)
    return rest | {name: replace(rest[name], items=tuple(items))}


def _break(author: Author, bank: Bank) -> Bank:
    return _changed(bank, author.pick(bank), broken=True)


def _mend(author: Author, bank: Bank) -> Bank:
    """A broken question is mended, and something else in it often as well."""
    broken = [item for item in items_of(bank) if item.broken]
    if not broken:
        return _break(author, bank)
    item = author.rng.choice(broken)
    stem = author.rng.choice((item.stem, author.typo(item.stem)))
    return _changed(bank, item, broken=False, stem=stem)


def _rename(author: Author, bank: Bank) -> Bank:
    name = author.rng.choice(sorted(bank))
    new = f"{name}{author.rng.randrange(10)}"
    return {(new if other == name and new not in bank else other): export for other, export in bank.items()}


def _split(author: Author, bank: Bank) -> Bank:
    name = max(bank, key=lambda name: len(bank[name].items))
    export, new = bank[name], f"{name}{author.rng.randrange(10)}"
    if new in bank or len(export.items) < 4 or len(bank) > 4:
        return bank
    at = len(export.items) // 2
    return bank | {name: replace(export, items=export.items[:at]), new: replace(export, items=export.items[at:])}


def _convert(author: Author, bank: Bank) -> Bank:
    """Another program holds the questions now."""
    name = author.rng.choice(sorted(bank))
    return bank | {name: replace(bank[name], format=author.rng.choice(sorted(WRITERS)))}


IN_ONE_FILE: dict[str, Edit] = {
    "stem": _stem,
    "option": _option,
    "stem and options": _both,
    "key": _key,
    "order of the options": _mix,
    "add": _add,
    "delete": _delete,
    "another in its place": _swap_for_new,
    "bring back": _bring_back,
    "order": _mix_all,
}
"""Edits of an export that are imported into YAML."""

EDITS: dict[str, Edit] = IN_ONE_FILE | {
    "move": _move,
    "break": _break,
    "mend": _mend,
    "rename a file": _rename,
    "split a file": _split,
    "convert a file": _convert,
}

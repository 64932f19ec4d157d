"""The kinds that are no choice as plain cards: what the front asks, and what the back says is right."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ankibuild.model import Kind, Option, Question
from ankibuild.render.gaps import Blanks
from ankibuild.render.text import TextRenderer

_NOT_A_WORD = re.compile(r"[\W_]+")
_UNSEEN = re.compile(r"(?<=\])\([^()\n]*\)|<[^<>]*>")
"""Addresses of pictures and tags of HTML."""


class Sides(NamedTuple):
    """The HTML of what is asked, of what is right, and of the options to choose from, which other kinds have."""

    stem: str
    answer: str
    options: str = ""


def sides(question: Question, renderer: TextRenderer) -> Sides:
    """The two sides of a question of one of these kinds."""
    if question.kind is Kind.GAPS:
        return _gaps(question, renderer)
    stem = renderer.render(question.stem, question.part("stem"))
    if question.kind is Kind.MATCHING:
        return _matching(question, stem, renderer)
    if question.kind is Kind.ORDERING:
        return _ordering(question, stem, renderer)
    return Sides(stem, _typed(question, renderer))


def _typed(question: Question, renderer: TextRenderer) -> str:
    """What is accepted, and below it the wrong answers that something is said about."""
    shown = _texts(_readable_options(question), "options", question, renderer)
    whys = _whys(question.options, "options", question, renderer)
    rows = list(zip(question.options, shown, whys, strict=True))
    right = [_with_why(text, why) for option, text, why in rows if option.correct]
    wrong = [_remark(option, text, why) for option, text, why in rows if why and not option.correct]
    plain = len(right) == 1 and not any(whys)
    return (right[0] if plain else _list("answers", right)) + _list("remarks", wrong)


def _readable_options(question: Question) -> Iterable[Option]:
    """The options, a range of numbers with a dash between its ends."""
    if question.kind is not Kind.NUMERIC:
        return question.options
    return [replace(option, text=option.text.replace("..", " – ")) for option in question.options]


def _matching(question: Question, stem: str, renderer: TextRenderer) -> Sides:
    """Both sides as lists to choose from; the pairs in a table."""
    lefts = [renderer.render(pair.left, question.part(f"pairs.{i}.left")) for i, pair in enumerate(question.pairs)]
    rights = [renderer.render(pair.right, question.part(f"pairs.{i}.right")) for i, pair in enumerate(question.pairs)]
    by_text = {pair.left: html for pair, html in zip(question.pairs, lefts, strict=True) if pair.left}
    matches = {pair.right: html for pair, html in zip(question.pairs, rights, strict=True)}
    rows = "".join(
        f'<tr><td>{left}</td><td class="to">→</td><td>{right}</td></tr>'
        for left, right in zip(lefts, rights, strict=True)
        if left
    )
    table = f'<div class="table pairs"><table><tbody>{rows}</tbody></table></div>'
    return Sides(f'{stem}\n<div class="sides">{_pool(by_text.items())}{_pool(matches.items())}</div>', table)


def _ordering(question: Question, stem: str, renderer: TextRenderer) -> Sides:
    items = [renderer.render(text, question.part(f"order.{index}")) for index, text in enumerate(question.order)]
    ordered = "".join(f"<li>{item}</li>" for item in items)
    return Sides(f"{stem}\n{_pool(zip(question.order, items, strict=True))}", f'<ol class="ordered">{ordered}</ol>')


def _gaps(question: Question, renderer: TextRenderer) -> Sides:
    """The stem with blanks and what may be chosen for them; the stem with its gaps filled."""
    blanks = Blanks(question.stem)
    stem = renderer.render(blanks.text, question.part("stem"))
    gaps = [_gap(question, index, renderer) for index in range(len(question.gaps))]
    choices = [gap.choices for gap in gaps if gap.choices]
    asked = "".join(choices) if len(gaps) == 1 else _list("choices-of-gaps", choices)
    filled = blanks.filled(stem, _each_once([gap.right for gap in gaps]))
    remarks = [remark for gap in gaps for remark in gap.remarks]
    return Sides(
        f"{blanks.empty(stem)}\n{asked}".strip(), f'<div class="filled">{filled}</div>{_list("remarks", remarks)}'
    )


def _each_once(rights: Sequence[list[str]]) -> list[list[str]]:
    """What is right in each gap; where as many gaps as there are texts take the same ones, each begins with another."""
    alike = Counter(tuple(right) for right in rights)
    met: Counter[tuple[str, ...]] = Counter()
    turned = []
    for right in rights:
        key = tuple(right)
        at = met[key] if alike[key] == len(right) else 0
        turned.append([*right[at:], *right[:at]])
        met[key] += 1
    return turned


class _Gap(NamedTuple):
    """The HTML of a gap: what may be chosen, what is right, what is said about its texts."""

    choices: str
    right: list[str]
    remarks: list[str]


def _gap(question: Question, index: int, renderer: TextRenderer) -> _Gap:
    gap, name = question.gaps[index], f"gaps.{index}.options"
    number = f'<span class="gap-number">({index + 1})</span> ' if len(question.gaps) > 1 else ""
    texts, whys = _texts(gap.options, name, question, renderer), _whys(gap.options, name, question, renderer)
    offered = [(option.text, text) for option, text in zip(gap.options, texts, strict=True)]
    return _Gap(
        number + _pool(offered, shuffled=question.shuffle) if gap.choice else "",
        [text for option, text in zip(gap.options, texts, strict=True) if option.correct],
        [
            _remark(option, number + text, why)
            for option, text, why in zip(gap.options, texts, whys, strict=True)
            if why
        ],
    )


def _texts(options: Iterable[Option], name: str, question: Question, renderer: TextRenderer) -> list[str]:
    return [renderer.render(option.text, question.part(f"{name}.{i}")) for i, option in enumerate(options)]


def _whys(options: Iterable[Option], name: str, question: Question, renderer: TextRenderer) -> list[str]:
    return [renderer.render(option.why, question.part(f"{name}.{i}.why")) for i, option in enumerate(options)]


def _with_why(text: str, why: str) -> str:
    return f'{text}<div class="because">{why}</div>' if why else text


def _remark(option: Option, text: str, why: str) -> str:
    return f'<span class="mark">{"✓" if option.correct else "✗"}</span> {_with_why(text, why)}'


def _pool(items: Iterable[tuple[str, str]], *, shuffled: bool = True) -> str:
    """Texts with their HTML to choose from: by the alphabet, so that their order says nothing about the answer."""
    ordered = sorted(items, key=lambda item: _alphabetical(item[0])) if shuffled else items
    return _list("pool", [html for _, html in ordered])


def _alphabetical(text: str) -> tuple[str, str]:
    """Where a text stands: by its words, and where it has none, by chance.

    The names of pictures may rise in the order in which they were made, which may be the answer.
    """
    words = _NOT_A_WORD.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", text))).strip().casefold()
    return words, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _list(name: str, items: Sequence[str]) -> str:
    return f'<ul class="{name}">{"".join(f"<li>{item}</li>" for item in items)}</ul>' if items else ""

"""A part that stands twice.

What it does: warns of two pairs with the same left side, of two items of an order with the same text, and of a text
that stands twice among those of a gap, of a short or of a numeric answer.
Why: nobody could tell the two apart; most often one of them was meant to be another.
Example: `order: [Larva, Pupa, Larva]`
Use instead: `order: [Egg, Larva, Pupa]`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.model import Question
from ankibuild.validate import TYPED


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a warning for each part that repeats an earlier one."""
    first: dict[tuple[str, str], str] = {}
    for group, name, text in _texts(question):
        earlier = first.setdefault((group, text), name)
        if text and earlier != name:
            related = (Related("first here", question.part(earlier)),)
            yield report("repeated-part", question.part(name), related=related, subject=question.subject, text=text)


def _texts(question: Question) -> Iterator[tuple[str, str, str]]:
    """The texts that should differ from others of their group: the group, the name of the part, the text."""
    if question.kind in TYPED:
        yield from (("options", f"options.{index}", option.text) for index, option in enumerate(question.options))
    yield from (("pairs", f"pairs.{index}", pair.left) for index, pair in enumerate(question.pairs))
    yield from (("order", f"order.{index}", text) for index, text in enumerate(question.order))
    for index, gap in enumerate(question.gaps):
        for number, option in enumerate(gap.options):
            yield f"gaps.{index}", f"gaps.{index}.options.{number}", option.text

from __future__ import annotations

from ankibuild.readers.latex_exam.items import Choice, Item
from ankibuild.readers.latex_exam.tex import Tex
from ankibuild.source import Source


def test_items_share_no_lists() -> None:
    tex = Tex(Source("a.tex", "x"))
    first, second = (Item(tex, 0, 0, 1, "") for _ in range(2))
    first.choices.append(Choice(tex, 0, correct=True))
    assert second.choices == []

from __future__ import annotations

import pytest

from ankibuild.readers.plain_text.brackets import Where, place_of, where_keys_are
from ankibuild.readers.plain_text.drafts import Draft
from ankibuild.readers.plain_text.reading import parse
from ankibuild.source import Source


def drafts(stems: list[str]) -> list[Draft]:
    text = "".join(f"{number}. {stem}\nA. a\nB. b\nC. c\n" for number, stem in enumerate(stems, 1))
    return parse(Source("a.txt", text)).drafts


@pytest.mark.parametrize(
    ("stems", "where"),
    [
        (["What (A)", "Which (B)"], "end"),
        (["(A) What", "(B) Which", "(C) Who"], "front"),
        (["(A) What", "(A) Which", "(A) Who"], ""),
        (["What (A) is", "Which (B)", "Who (C)", "How (A)"], "inside"),
        (["What is it", "Which (B) is it", "Who", "How"], ""),
        (["What", "Which", "Who"], ""),
    ],
)
def test_most_questions_decide_where_keys_are(stems: list[str], where: str) -> None:
    assert where_keys_are(drafts(stems)) == where


@pytest.mark.parametrize(
    ("stem", "where", "key"),
    [
        ("What ( B )?", "end", "B"),
        ("What (B) is", "end", None),
        ("What (B) is", "inside", "B"),
        ("What (B) is (C) now", "inside", None),
        ("图中（A）处是什么", "inside", None),
        ("[c] What", "front", "c"),
        ("What", "", None),
    ],
)
def test_a_key_is_taken_where_the_file_has_them(stem: str, where: Where, key: str | None) -> None:
    place = place_of(drafts([stem])[0], where)
    assert (place.line.text[place.start : place.end] if place else None) == key

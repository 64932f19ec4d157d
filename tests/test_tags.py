"""Tags as Anki keeps them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.tags import normalize, normalize_tag

TAGS = st.text(st.sampled_from('aA:_ \t\n\u3000\xa0\u2003"\x00\x1fé\u0301eß🙂\u200b\x85'), max_size=12) | st.text(
    max_size=8
)


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        ("anatomy", "anatomy"),
        ("general knowledge", "general_knowledge"),
        ("  two   spaces ", "two_spaces"),
        ("a\tb\nc", "a_b_c"),
        ("a\u3000b\xa0c", "a_b_c"),
        ("heart::left valve", "heart::left_valve"),
        ("::heart::::valve::", "heart::valve"),
        ("heart :: valve", "heart::valve"),
        ('say "no"', "say_no"),
        ("a\x07b", "ab"),
        ("e\u0301", "é"),
        ('e"\u0301', "é"),
        ("heart:::valve", "heart::valve"),
        ("heart: ::: valve:", "heart::valve"),
        ("ratio 1:2", "ratio_1:2"),
        (":: ::", ""),
        ('"', ""),
    ],
)
def test_a_tag_becomes_what_anki_would_keep(tag: str, kept: str) -> None:
    assert normalize_tag(tag) == kept


def test_each_tag_comes_once_in_the_order_given() -> None:
    assert normalize(["b", "A", "a", "", "B ", "c"]) == ("b", "A", "c")


@settings(deadline=None)
@given(TAGS)
def test_a_kept_tag_is_kept_as_it_is(tag: str) -> None:
    assert normalize_tag(normalize_tag(tag)) == normalize_tag(tag)


@settings(deadline=None)
@given(st.lists(TAGS, max_size=5))
def test_tags_can_be_normalised_twice(tags: list[str]) -> None:
    assert normalize(normalize(tags)) == normalize(tags)


@settings(deadline=None)
@given(TAGS)
def test_anki_would_change_nothing_of_a_kept_tag(tag: str) -> None:
    kept = normalize_tag(tag)
    assert not re.search(r'[\s"\x00-\x1f\x7f]', kept)
    assert unicodedata.normalize("NFC", kept) == kept
    assert kept == "" or all(level and level == level.strip() for level in kept.split("::"))


@settings(deadline=None)
@given(st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1))
def test_no_letter_of_a_tag_is_lost(tag: str) -> None:
    assert normalize_tag(tag) == unicodedata.normalize("NFC", tag)

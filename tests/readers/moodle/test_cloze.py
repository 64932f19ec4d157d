"""Embedded answers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.moodle.cloze import Choice, gaps


def choices(text: str) -> tuple[Choice, ...]:
    (gap,) = gaps(text)
    return gap.choices


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((name, "choice") for name in ("MC", "MULTICHOICE", "MCV", "MULTICHOICE_V", "MCH", "MULTICHOICE_H", "MCS")),
        *((name, "choice") for name in ("MULTICHOICE_S", "MCVS", "MULTICHOICE_VS", "MCHS", "MULTICHOICE_HS")),
        *((name, "several") for name in ("MR", "MULTIRESPONSE", "MRH", "MULTIRESPONSE_H", "MRS", "MRHS")),
        *((name, "short") for name in ("SA", "SHORTANSWER", "MW", "SAC", "SHORTANSWER_C", "MWC", "sa")),
        *((name, "number") for name in ("NM", "NUMERICAL")),
    ],
)
def test_types_by_their_names(name: str, kind: str) -> None:
    (gap,) = gaps(f"a {{1:{name}:=b}} c")
    assert gap.kind == kind
    assert (gap.start, gap.end) == (2, 9 + len(name))
    assert gap.cased is (name in ("SAC", "SHORTANSWER_C", "MWC"))


def test_answers_have_weights_and_feedback() -> None:
    assert choices("{1:MC:a~=b#right~%50%c#half~%-25%d}") == (
        Choice("a", "", "0"),
        Choice("b", "right", "100"),
        Choice("c", "half", "50"),
        Choice("d", "", "-25"),
    )


def test_a_second_hash_belongs_to_the_feedback() -> None:
    assert choices("{1:SA:=a#b # c}") == (Choice("a", "b # c", "100"),)


def test_escaped_signs_are_text() -> None:
    assert choices(r"{:SA:=\{a\}\~\#\=#x\}y}") == (Choice("{a}~#=", "x}y", "100"),)


def test_character_references_are_text() -> None:
    assert choices("{1:SA:=&#39;a&amp;#b}") == (Choice("&#39;a&amp;", "b", "100"),)


@pytest.mark.parametrize("text", ["{a}", "{1:XX:=a}", "{1:SA:=a", "{x:SA:=a}", "1:SA:=a}", "{1:SA}"])
def test_other_braces_are_text(text: str) -> None:
    assert gaps(text) == []


def test_several_gaps_come_in_order() -> None:
    assert [gap.choices[0].text for gap in gaps("{1:SA:=a} {2:NM:=1:0.5} {:MC:=c~d}")] == ["a", "1:0.5", "c"]


@given(st.text(alphabet="{}1:SAMC~=#%\\&;a ", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for gap in gaps(text):
        assert text[gap.start] == "{"
        assert text[gap.end - 1] == "}"


def test_the_time_is_linear() -> None:
    started = time.perf_counter()
    for text in ("{1:SA:" * 20_000, "{1:MC:" + "~a" * 50_000, "{1:SA:=a}" * 20_000, "{1:SA:" + "\\" * 100_000):
        gaps(text)
    assert time.perf_counter() - started < 60

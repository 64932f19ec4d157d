"""What archives may hold."""

from __future__ import annotations

import pytest

from ankibuild.readers import packed
from ankibuild.readers.packed import MIB, Member, RefusedError, check_total, checked, clean_name


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("quiz.xml", "quiz.xml"),
        ("./items//q1.xml", "items/q1.xml"),
        ("items\\q1.xml", "items/q1.xml"),
        ("items/", ""),
        ("a..b/..c", "a..b/..c"),
    ],
)
def test_names_are_cleaned(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


@pytest.mark.parametrize("name", ["../a", "a/../../b", "..\\a", "/etc/passwd", "\\a", "C:\\a", "c:a", "..", "a/.."])
def test_names_that_lead_out_are_refused(name: str) -> None:
    with pytest.raises(RefusedError, match=r"leads out|absolute"):
        clean_name(name)


def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"'a\.xml' stands in it twice"):
        checked([Member("a.xml", 1), Member("./a.xml", 1)], 100)


def test_what_systems_leave_behind_is_passed_over() -> None:
    members = [Member("__MACOSX/._a.xml", 1), Member("a.xml", 1), Member("b/", 0), Member("b/.DS_Store", 1)]
    assert list(checked(members, 100)) == ["a.xml"]


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_MEMBERS", 2)
    with pytest.raises(RefusedError, match="more than 2 files"):
        checked([Member(name, 1) for name in "abc"], 100)


def test_too_much_is_refused() -> None:
    check_total(packed.ALWAYS, 1)
    check_total(100 * MIB, MIB)
    with pytest.raises(RefusedError, match="200 times its size"):
        check_total(201 * MIB, MIB)
    with pytest.raises(RefusedError, match="more than 2,048 MiB"):
        check_total(2049 * MIB, 1000 * MIB)

"""GUIDs: pinned for ever, since every learner's reviews hang on them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.identity.guid import guid_for, new_namespace


@pytest.mark.parametrize(
    ("namespace", "first_id", "guid"),
    [
        ("test-namespace", "largest-planet", "34PQzd64NEd7eh"),
        ("test-namespace", "q1", "0SaKLgEPsEjHdl"),
        ("5d0c9a4e7b1f4c2286e3a90b", "therapeutic-alliance", "47whSWvolD2vso"),
        ("5d0c9a4e7b1f4c2286e3a90b", "größter-planet", "2CxyhXksOVYe1H"),
        ("", "~what-is-a-neuron-0123456789ab.2", "2F5PjjLdzMJN4F"),
    ],
)
def test_guids_are_frozen_for_ever(namespace: str, first_id: str, guid: str) -> None:
    assert guid_for(namespace, first_id) == guid


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_guid_is_fourteen_letters_and_digits(namespace: str, first_id: str) -> None:
    assert re.fullmatch("[0-9A-Za-z]{14}", guid_for(namespace, first_id))


def test_another_namespace_makes_another_guid() -> None:
    assert guid_for("mine", "q1") != guid_for("yours", "q1")


def test_the_namespace_and_the_id_do_not_run_into_each_other() -> None:
    assert guid_for("ab", "c") != guid_for("a", "bc")


def test_an_id_typed_with_decomposed_characters_is_the_same_id() -> None:
    assert guid_for("n", "gro\u0308ße") == guid_for("n", "größe")


def test_half_a_surrogate_pair_makes_a_guid_too() -> None:
    assert guid_for("n", "\ud800") != guid_for("n", "\ud801")


def test_ten_thousand_questions_have_as_many_guids() -> None:
    assert len({guid_for("n", f"q{number}") for number in range(10_000)}) == 10_000


def test_every_new_namespace_is_another() -> None:
    namespaces = {new_namespace() for _ in range(100)}
    assert len(namespaces) == 100
    assert all(re.fullmatch("[0-9a-f]{24}", namespace) for namespace in namespaces)

"""The wire format, against messages made by the protobuf library that comes with the official backend."""

from __future__ import annotations

import pytest
from anki.notetypes_pb2 import Notetype
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.package import wire


@given(st.text(), st.text(), st.integers(0, 2**32 - 1))
def test_texts_and_numbers_come_back(front: str, back: str, number: int) -> None:
    message = Notetype.Template.Config(q_format=front, a_format=back, browser_font_size=number).SerializeToString()
    assert (wire.text(message, 1), wire.text(message, 2)) == (front, back)
    assert wire.integer(message, 7) == number


def test_a_missing_field_is_empty() -> None:
    assert (wire.text(b"", 1), wire.integer(b"", 1)) == ("", 0)


def test_fields_of_fixed_width_are_stepped_over() -> None:
    assert list(wire.fields(b"\x09" + b"12345678" + b"\x15" + b"1234" + b"\x18\x05")) == [
        (1, b"12345678"),
        (2, b"1234"),
        (3, 5),
    ]


@given(st.binary())
def test_any_bytes_are_fields_or_a_value_error(data: bytes) -> None:
    try:
        list(wire.fields(data))
    except ValueError as error:
        assert str(error)


@pytest.mark.parametrize("data", [b"\x08", b"\x0a\x05ab", b"\x0b", b"\x08" + b"\xff" * 11])
def test_a_damaged_message_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"cut off|unknown|too long"):
        list(wire.fields(data))

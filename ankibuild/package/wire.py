"""The protobuf wire format, as much of it as Anki's packages need: the fields of a message by number.

Source: protobuf.dev/programming-guides/encoding.
"""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_WIDTHS = {_FIXED64: 8, _FIXED32: 4}


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Each field's number and value: an int for a varint, bytes for anything else.

    Raises ValueError for data that is no message.
    """
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            value, at = _varint(data, at)
            yield number, value
            continue
        if kind == _BYTES:
            size, at = _varint(data, at)
        elif kind in _WIDTHS:
            size = _WIDTHS[kind]
        else:
            raise ValueError(f"unknown wire type {kind}")
        if at + size > len(data):
            raise ValueError("cut off within a field")
        yield number, data[at : at + size]
        at += size


def text(data: bytes, wanted: int) -> str:
    """The text under a number, '' where there is none."""
    return next((value.decode() for number, value in fields(data) if number == wanted and isinstance(value, bytes)), "")


def integer(data: bytes, wanted: int) -> int:
    """The number under a number, 0 where there is none."""
    return next((value for number, value in fields(data) if number == wanted and isinstance(value, int)), 0)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    result = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            raise ValueError("cut off within a number")
        byte = data[at]
        at += 1
        result |= (byte & 0x7F) << shift
        if not byte & 0x80:
            return result, at
    raise ValueError("a number is too long")

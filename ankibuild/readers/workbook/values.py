"""The value of a cell as a spreadsheet shows it: numbers and dates by their formats, where these are common ones."""

from __future__ import annotations

import datetime
import re
from html import escape

from openpyxl.cell.rich_text import CellRichText, TextBlock

_NUMBER = re.compile(r'[^0#.,%"\\]*+(?P<whole>[#,0]*+)(?:\.(?P<places>0++)#*+)?(?P<percent>%?)[^0#?/]*+\Z')
_DATE_PART = re.compile(
    r"yyyy|yy|mmmm|mmm|mm|m|dd|d|hh|h|ss|s|AM/PM|\[[^\]]*+\]|\\.|\"[^\"]*+\"|[^A-Za-z\[\\\"]", re.IGNORECASE
)
_MOST_DIGITS = 15
_HEIGHTS = {"superscript": "sup", "subscript": "sub"}


def shown(value: object, number_format: str) -> str:
    """A value as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _date(value, number_format)
    return str(value).replace("_x000D_", "").replace("\r\n", "\n")


def with_heights(value: object) -> str:
    """Rich text as HTML where some of it stands higher or lower, '' where the text alone says all."""
    if not isinstance(value, CellRichText):
        return ""
    parts = [_part(part) for part in value]
    return "".join(parts) if any(part.startswith("<su") for part in parts) else ""


def _part(part: str | TextBlock) -> str:
    if isinstance(part, str):
        return _lines(part)
    tag = _HEIGHTS.get(part.font.vertAlign or "", "")
    return f"<{tag}>{_lines(part.text)}</{tag}>" if tag else _lines(part.text)


def _lines(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _number(value: float, number_format: str) -> str:
    """A number with the places that its format has: `0.00`, `#,##0.0`, `0%`; else with the digits that it has."""
    found = _NUMBER.match(number_format.split(";")[0])
    if found is None or not found["whole"]:
        return _general(value)
    grouped = "," if "," in found["whole"] else ""
    factor = 100 if found["percent"] else 1
    return f"{value * factor:{grouped}.{len(found['places'] or '')}f}{found['percent']}"


def _general(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 10**_MOST_DIGITS else f"{value:.15g}"


def _date(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    """A date in the order that its format has; in that of ISO 8601 where the format has more than is known here."""
    parts = _DATE_PART.findall(number_format.split(";")[0])
    if isinstance(value, datetime.time) or "".join(parts) != number_format.split(";")[0]:
        return str(value).removesuffix(" 00:00:00")
    texts, is_time = [], False
    for part in (part.lower() for part in parts):
        texts.append(_part_of_date(value, part, is_time))
        is_time = part.startswith("h") or (is_time and not part.startswith(("y", "d", "m")))
    return "".join(texts).strip()


def _part_of_date(value: datetime.date, part: str, is_time: bool) -> str:
    if part in ("mm", "m") and is_time:
        return f"{getattr(value, 'minute', 0):02d}"
    if part.startswith(("[", "\\", '"')):
        return "" if part.startswith("[") else part.strip('\\"')
    codes = {"yyyy": "%Y", "yy": "%y", "mmmm": "%B", "mmm": "%b", "mm": "%m", "dd": "%d", "hh": "%H", "ss": "%S"}
    single = {"m": value.month, "d": value.day, "h": getattr(value, "hour", 0), "s": getattr(value, "second", 0)}
    if part in single:
        return str(single[part])
    return value.strftime(codes[part]) if part in codes else "" if part == "am/pm" else part

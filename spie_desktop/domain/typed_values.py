"""Dates, hours and numbers as French hands type them."""

import datetime as dt
import re

_DATE = re.compile(r"([0-3]?[0-9])[/.\- ]([01]?[0-9])[/.\- ]([0-9]{4}|[0-9]{2})")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])(?: ?(?:h|:) ?([0-5][0-9])?)?", re.IGNORECASE)
_CENTURY = 2000


def read_date(text: str) -> dt.date | None:
    """`15/3/26`, `15.03.2026` or `2026-03-15`; None for an empty text, ValueError for what is no day."""
    plain = " ".join(text.split())
    if not plain:
        return None
    found = _DATE.fullmatch(plain)
    if found is None:
        return dt.date.fromisoformat(plain)
    day, month, year = (int(part) for part in found.groups())
    return dt.date(year if year > 99 else _CENTURY + year, month, day)


def write_date(day: dt.date | None) -> str:
    """The form in which a day is typed, read back by `read_date`."""
    return "" if day is None else f"{day:%d/%m/}{day.year:04}"


def read_time(text: str) -> dt.time | None:
    """`14`, `14 h`, `8h30` or `08:30`; None for an empty text, ValueError for what is no hour."""
    plain = " ".join(text.split())
    if not plain:
        return None
    found = _TIME.fullmatch(plain.removesuffix("min").strip())
    if found is None:
        raise ValueError("no hour of the day")
    return dt.time(int(found[1]), int(found[2] or 0))


def write_time(hour: dt.time | None) -> str:
    """The form in which an hour is shown and typed, read back by `read_time`."""
    if hour is None:
        return ""
    return f"{hour.hour} h {hour.minute:02}" if hour.minute else f"{hour.hour} h"


def read_number(text: str) -> int | None:
    """A whole number, its thousands parted by spaces or not; None for an empty text."""
    plain = "".join(text.split())
    if not plain:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", plain):
        raise ValueError("no whole number")
    return int(plain)

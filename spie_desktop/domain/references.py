"""The reference that stands for a person's name: year, mark of the laptop that gave it, number."""

import re

_REFERENCE = re.compile(r"([0-9]{4})-([A-Z]{1,2})([0-9]{3,})")


def reference(year: int, mark: str, number: int) -> str:
    """« 2026-A014 »: the mark keeps two laptops from ever giving the same."""
    return f"{prefix(year, mark)}{number:03}"


def prefix(year: int, mark: str) -> str:
    """What the references of one year and one laptop have in front of their number."""
    return f"{year:04}-{mark}"


def is_reference(text: str) -> bool:
    return _REFERENCE.fullmatch(text) is not None

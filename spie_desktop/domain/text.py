"""Text as the program compares, sorts and keeps it."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": " ", "'": " ", "-": " ", "ø": "o", "đ": "d", "ł": "l"}
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")


def clean(text: str, *, multiline: bool = False) -> str:
    """What may be stored of a typed or imported text: no control character, no lone surrogate, composed accents."""
    kept = unicodedata.normalize("NFC", _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return kept.strip() if multiline else _SPACES.sub(" ", kept).strip()


def without_bidi(text: str) -> str:
    """The same text with no mark that could reorder what stands beside it in a list."""
    return _BIDI.sub("", text)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, no accents, ligatures opened, punctuation of names as spaces: the form in which one compares."""
    if text.isascii():
        plain = text.lower().translate(_LIGATURES)
    else:
        opened = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
        plain = "".join(character for character in opened if not unicodedata.combining(character))
    return _SPACES.sub(" ", plain).strip()


def sort_key(*parts: str | None) -> str:
    """The key under which a record stands in French order: words first, accents only to part equals."""
    present = [part for part in parts if part]
    return "\x01".join(fold(part) for part in present) + "\x02" + "\x01".join(part.lower() for part in present)


def query_words(text: str) -> list[str]:
    """The words of what is typed in a search: letters and digits only, so that nothing is read as a query language."""
    return "".join(character if character.isalnum() else " " for character in fold(text)).split()[:12]

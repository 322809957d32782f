"""How a patient guesser would read a passphrase: the cheapest way to spell it out of words and habits."""

import datetime as dt
import enum
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from spie_desktop import paths


class Pattern(enum.Enum):
    """Habitude: a way to choose characters that a guesser knows as well."""

    KNOWN = "known"
    COMMON = "common"
    KEYBOARD = "keyboard"
    SEQUENCE = "sequence"
    REPEAT = "repeat"
    DATE = "date"


class _Piece(NamedTuple):
    end: int
    bits: float
    pattern: Pattern | None = None


# Beyond, more characters cannot change the verdict.
_LONGEST = 160
_SHORT_WORD_BITS = 5.7
_KNOWN_BITS = 2.0
_COMMON_BITS = 6.0
_YEAR_BITS = 6.5
_DAY_BITS = 15.0
# Letters that can be said aloud, inside a longer run: below five, chance makes them too.
_SPOKEN = 5
_LONGEST_SPOKEN = 14
_BETWEEN = " -_.,;:/'+"  # and the empty string: the end
_SEPARATORS = re.compile(r"(?<=[^\W\d_]{3})[-_.,;:/'+](?=[^\W\d_]{3})| ")
_LEET = str.maketrans("@4301!$57", "aaeoiisst")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(\d\d)[-/. ]?(\d\d)[-/. ]?((?:19|20)?\d\d)")
_ROWS = (
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1234567890",
    "&e\"'(-e_ca",
    "1aqw2zsx3edc4rfv5tgb6yhn",
    "1qaz2wsx3edc4rfv5tgb6yhn",
)
_LINES = tuple(line for row in _ROWS for line in (row, row[::-1]))
# Ordinary words of the list are not here: alone they are far too short anyway, among seven they are as good as others.
_COMMON_TEXT = """motdepasse motpasse passe password phrasedepasse azerty qwerty qwertz admin administrateur bonjour
    doudou loulou chouchou jetaime iloveyou coucou marseille paris france lyon nantes bretagne camille nicolas julien
    thomas marie sophie mamour letmein monkey welcome changeme changezmoi test user demo spie spiedesktop
    missionlocale francetravail"""
_COMMON = frozenset(_COMMON_TEXT.split())


def read(text: str, known: Iterable[str]) -> tuple[float, dict[Pattern, int]]:
    """The bits of the cheapest reading, and how many characters each habit explains in it."""
    text = text[:_LONGEST]
    plain = _plain(text)
    names = _names(known)
    pools = _pools(text)
    best: list[float] = [0.0] + [math.inf] * len(text)
    way: list[tuple[int, Pattern | None]] = [(0, None)] * (len(text) + 1)
    for start in range(len(text)):
        for piece in _pieces(text, plain, start, names, pools):
            if best[start] + piece.bits < best[piece.end]:
                best[piece.end] = best[start] + piece.bits
                way[piece.end] = (start, piece.pattern)
    covered: dict[Pattern, int] = {}
    end = len(text)
    while end:
        start, pattern = way[end]
        if pattern is not None:
            covered[pattern] = covered.get(pattern, 0) + end - start
        end = start
    return best[len(text)], covered


@lru_cache(maxsize=1)
def word_list() -> tuple[str, ...]:
    """The French words that passphrases are drawn from (provenance beside the file)."""
    return tuple((paths.resources() / "reference" / "mots.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    return frozenset(word_list())


def _plain(text: str) -> str:
    """Lower case without accents, one character for one."""
    return "".join(unicodedata.normalize("NFKD", c.lower() or c)[0] for c in text)


def _names(known: Iterable[str]) -> frozenset[str]:
    parts: set[str] = set()
    for name in known:
        words = re.findall(r"\w+", _plain(unicodedata.normalize("NFC", name)))
        parts.update(word for word in words if len(word) >= 3)
        parts.add("".join(words))
    return frozenset(part for part in parts if len(part) >= 3)


def _pools(text: str) -> list[float]:
    """For each character, the bits of a blind guess: by the classes found in its own token."""
    bits = [0.0] * len(text)
    start = 0
    for cut in [*_SEPARATORS.finditer(text), None]:
        end = cut.start() if cut else len(text)
        token = text[start:end]
        pool = 26 * any(c.islower() for c in token) + 26 * any(c.isupper() for c in token)
        pool += 10 * any(c.isdigit() for c in token) + 37 * any(not c.isalnum() for c in token)
        bits[start:end] = [math.log2(max(pool, 26))] * len(token)
        if cut:
            bits[cut.start()] = 0.0 if cut.group() == " " else 1.0
            start = cut.end()
    return bits


def _pieces(text: str, plain: str, start: int, names: frozenset[str], pools: list[float]) -> Iterator[_Piece]:
    yield _Piece(start + 1, pools[start])
    yield from _words(text, plain, start, names)
    yield from _lines(plain, start)
    yield from _dates(plain, start)
    copied = _copied(plain, start)
    if copied >= 3:
        yield _Piece(start + copied, math.log2(start) + math.log2(copied) + 1, Pattern.REPEAT)


def _words(text: str, plain: str, start: int, names: frozenset[str]) -> Iterator[_Piece]:
    unmasked = plain.translate(_LEET)
    word_bits = math.log2(len(word_list()))
    for end in range(start + 2, min(len(plain), start + 24) + 1):
        part = unmasked[start:end]
        as_typed = plain[start:end]
        dressing = (part != as_typed) * 1.5 + (not text[start:end].islower()) * 1.0
        if part in names or as_typed in names:
            yield _Piece(end, _KNOWN_BITS + dressing, Pattern.KNOWN)
        elif part in _COMMON or as_typed in _COMMON:
            yield _Piece(end, _COMMON_BITS + dressing, Pattern.COMMON)
        elif part in _known_words():
            yield _Piece(end, word_bits + dressing)
        elif as_typed.isalpha() and _is_one_case(text[start:end]):
            is_token = (start == 0 or plain[start - 1] in _BETWEEN) and plain[end : end + 1] in _BETWEEN
            if is_token and end - start <= 3:
                yield _Piece(end, _SHORT_WORD_BITS + dressing)
            elif (is_token or end - start >= _SPOKEN) and end - start <= _LONGEST_SPOKEN and _is_spoken(as_typed):
                yield _Piece(end, word_bits + max(0, end - start - 8) * 2.0 + dressing)


def _is_one_case(part: str) -> bool:
    return part[1:].islower() or part.isupper()


def _is_spoken(part: str) -> bool:
    return re.search(r"[aeiouy]", part) is not None and re.search(r"[^aeiouy]{5}|[aeiouy]{5}", part) is None


def _lines(plain: str, start: int) -> Iterator[_Piece]:
    length = 1
    while start + length < len(plain) and plain[start].isalnum():
        step = ord(plain[start + length]) - ord(plain[start + length - 1])
        if abs(step) != 1 or step != ord(plain[start + 1]) - ord(plain[start]):
            break
        length += 1
        if length >= 3:
            yield _Piece(start + length, math.log2(52) + math.log2(length), Pattern.SEQUENCE)
    for line in _LINES:
        at = line.find(plain[start : start + 4]) if start + 4 <= len(plain) else -1
        if at >= 0:
            length = 4
            while at + length < len(line) and plain[start + length : start + length + 1] == line[at + length]:
                length += 1
            yield _Piece(start + length, math.log2(len(_LINES) * 8) + math.log2(length), Pattern.KEYBOARD)


def _dates(plain: str, start: int) -> Iterator[_Piece]:
    if _YEAR.match(plain, start):
        yield _Piece(start + 4, _YEAR_BITS, Pattern.DATE)
    found = _DAY.match(plain, start)
    if found:
        day, month = int(found[1]), int(found[2])
        try:
            dt.date(2000, month, day)
        except ValueError:
            return
        yield _Piece(found.end(), _DAY_BITS, Pattern.DATE)


def _copied(plain: str, start: int) -> int:
    """The longest stretch from here that was already said, even if it overlaps itself (« aaaa »)."""
    longest = 0
    for origin in range(start):
        length = 0
        while start + length < len(plain) and plain[origin + length] == plain[start + length]:
            length += 1
        longest = max(longest, length)
    return longest

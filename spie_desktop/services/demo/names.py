"""The names, addresses and numbers of people who do not exist."""

import datetime as dt
import random
import unicodedata

from spie_desktop.services.demo.library import library

_YEAR = 365.25


class Names:
    """Draws from one sequence of chance: the same seed gives the same people."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._places = library().places
        self._mobile = self._desk = 0

    def first_name(self, *, is_woman: bool) -> str:
        return str(self._rng.choice(self._places["women" if is_woman else "men"]))

    def last_name(self) -> str:
        return str(self._rng.choice(self._places["roots"]) + self._rng.choice(self._places["endings"]))

    def mobile(self) -> str:
        """In the range that the regulator keeps for fiction: it never rings."""
        self._mobile += 1
        return _number("06 39 98", self._mobile)

    def desk_phone(self) -> str:
        self._desk += 1
        return _number("03 53 01", self._desk)

    def street(self) -> str:
        return f"{self._rng.randint(1, 98)} {self._rng.choice(self._places['streets'])}"

    def birth(self, youngest: int, oldest: int, today: dt.date) -> dt.date:
        """A birthday of somebody who is between the two ages today."""
        days = self._rng.randint(int(youngest * _YEAR) + 1, int((oldest + 1) * _YEAR) - 2)
        return today - dt.timedelta(days=days)


def email(first_name: str, last_name: str, host: str = "courriel.example") -> str:
    return f"{_plain(first_name)}.{_plain(last_name)}@{host}"


def host_of(name: str) -> str:
    """The domain of a structure, under the name that is reserved for examples."""
    return f"{_plain(name)}.example"


def _number(prefix: str, rank: int) -> str:
    hundreds, units = divmod(rank % 10_000, 100)
    return f"{prefix} {hundreds:02} {units:02}"


def _plain(text: str) -> str:
    kept = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(letter if letter.isalnum() else " " for letter in kept).split())

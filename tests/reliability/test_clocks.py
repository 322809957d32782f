"""A computer's clock that is wrong, either way, from one opening to the next: every write is accepted, in order."""

from pathlib import Path

import pytest

from spie_desktop.domain.clock import Stamp
from spie_desktop.services.history import History
from spie_desktop.store.store import Store
from tests.conftest import KEY
from tests.reliability.victims import add_number, counted
from tests.reliability.whole import problems_in

DAY = 86_400_000
PRESENT = 1_800_000_000_000


def _stamps(store: Store) -> list[Stamp]:
    rows = store.rows("SELECT DISTINCT clock_ms, clock_count, batch FROM operation ORDER BY id")
    return [Stamp(milliseconds, count) for milliseconds, count, _batch in rows]


@pytest.mark.parametrize(
    "moves",
    [
        [-DAY, 1],
        [-365 * DAY, 1],
        [DAY, 365 * DAY],
        [50 * 365 * DAY, -50 * 365 * DAY, 1],
        [-PRESENT, 1],
        [0, 0],
        [-2 * PRESENT, 1],
    ],
    ids=["a day back", "a year back", "forwards", "far forwards and back", "to 1970", "standing still", "before 1970"],
)
def test_the_clock_moves_between_two_openings(tmp_path: Path, moves: list[int]) -> None:
    """Stamps go on rising across openings, no write is refused, and the chain holds."""
    present = [PRESENT]
    store = Store.create(tmp_path, KEY, now=lambda: present[0])
    for number, move in enumerate([0, *moves], start=1):
        present[0] += move
        for step in (2 * number - 1, 2 * number):
            add_number(store, step, people=1)
            present[0] += 1
        anchor = store.close()
        store = Store.open(tmp_path, KEY, anchor=anchor, now=lambda: present[0])
    assert counted(store) == 2 * len(moves) + 2
    stamps = _stamps(store)
    assert len(stamps) == counted(store)
    assert stamps == sorted(set(stamps))
    store.close()
    assert problems_in(store.path, KEY) == []


def test_a_clock_set_right_again_is_followed(tmp_path: Path) -> None:
    """Once the present has passed what was stamped, stamps are the present again."""
    present = [PRESENT]
    store = Store.create(tmp_path, KEY, now=lambda: present[0])
    for number, move in enumerate([0, -DAY, 2 * DAY], start=1):
        present[0] += move
        add_number(store, number, people=0)
    assert _stamps(store) == [Stamp(PRESENT, 0), Stamp(PRESENT, 1), Stamp(PRESENT + DAY, 0)]


def test_undo_does_not_ask_the_clock(tmp_path: Path) -> None:
    """What was done last is undone first, whatever the hour says."""
    present = [PRESENT]
    store = Store.create(tmp_path, KEY, now=lambda: present[0])
    history = History(store)
    for number in (1, 2, 3):
        add_number(store, number, people=0)
        present[0] -= 365 * DAY
    history.undo()
    assert counted(store) == 2
    history.redo()
    assert counted(store) == 3

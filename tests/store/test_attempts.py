"""Wrong passphrases are followed by a delay that grows, survives a restart, and never locks anybody out."""

from pathlib import Path

import pytest

from spie_desktop.store import unlocking
from spie_desktop.store.attempts import Attempts, delay_after
from spie_desktop.store.unlocking import TooManyAttempts, WrongPassphrase, create, unlock_with_passphrase
from tests.faults import failing

PHRASE = "premier chat dort sous le grand escalier"


class Clock:
    """A clock that the test moves."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_five_slips_cost_nothing_then_a_minute_doubling_to_fifteen() -> None:
    """The delay is humane: it bothers who guesses, not who mistypes."""
    assert [delay_after(count) for count in range(11)] == [0, 0, 0, 0, 0, 60, 120, 240, 480, 900, 900]
    assert delay_after(10_000) == 900


def test_the_delay_runs_out(tmp_path: Path, clock: Clock) -> None:
    """It is counted from the last failure, to the second."""
    attempts = Attempts(tmp_path, clock=clock)
    assert [attempts.failed() for _ in range(5)] == [0, 0, 0, 0, 60]
    clock.now += 59
    assert attempts.seconds_to_wait() == 1
    clock.now += 1
    assert attempts.seconds_to_wait() == 0
    assert attempts.failed() == 120


def test_a_restart_forgets_nothing(tmp_path: Path, clock: Clock) -> None:
    """Closing the program is no way round."""
    for _ in range(5):
        Attempts(tmp_path, clock=clock).failed()
    assert Attempts(tmp_path, clock=clock).seconds_to_wait() == 60


def test_success_forgets_everything(tmp_path: Path, clock: Clock) -> None:
    """The next slip is a first one again, and no file stays."""
    attempts = Attempts(tmp_path, clock=clock)
    for _ in range(7):
        attempts.failed()
    attempts.succeeded()
    assert attempts.seconds_to_wait() == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("back", [1.0, 86_400.0, 365 * 86_400.0])
def test_a_clock_moved_back_starts_the_delay_again_once(tmp_path: Path, clock: Clock, back: float) -> None:
    """Neither a year of waiting nor a way round: at most the delay itself, from the moment it is looked at."""
    attempts = Attempts(tmp_path, clock=clock)
    for _ in range(5):
        attempts.failed()
    clock.now -= back
    assert attempts.seconds_to_wait() == 60
    clock.now += 30
    assert attempts.seconds_to_wait() == 30
    clock.now += 30
    assert attempts.seconds_to_wait() == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"count": 5}', b'{"count": "x", "last": 0}', b'{"count": 1e999, "last": 1}', b"\xff" * 5000],
)
def test_a_damaged_file_of_attempts_locks_nobody_out(tmp_path: Path, content: bytes) -> None:
    """It is a door-bell: broken, it stays silent."""
    (tmp_path / "attempts.json").write_bytes(content)
    assert Attempts(tmp_path).seconds_to_wait() == 0
    assert Attempts(tmp_path).failed() == 0


def test_absurd_numbers_are_brought_back_to_reason(tmp_path: Path, clock: Clock) -> None:
    """Nobody is made to wait a century by a file that was tampered with."""
    (tmp_path / "attempts.json").write_text('{"count": 99999999, "last": 1e300}')
    assert Attempts(tmp_path, clock=clock).seconds_to_wait() == 900
    clock.now += 900
    assert Attempts(tmp_path, clock=clock).seconds_to_wait() == 0


def test_a_folder_that_cannot_be_written_still_delays(tmp_path: Path, clock: Clock) -> None:
    """What the disk refuses to keep is kept for as long as the program runs, and nothing breaks."""
    attempts = Attempts(tmp_path, clock=clock)
    with failing(1, is_lasting=True):
        for _ in range(5):
            attempts.failed()
    assert Attempts(tmp_path, clock=clock).seconds_to_wait() == 60
    attempts.succeeded()
    assert Attempts(tmp_path, clock=clock).seconds_to_wait() == 0


def test_unlocking_applies_the_delay_and_the_sheet_does_not_wait(tmp_path: Path) -> None:
    """After five failures even the right passphrase waits, told for how long; the recovery key opens at once."""
    keys, recovery = create(tmp_path / "coffre", PHRASE)
    waits = []
    for _ in range(5):
        with pytest.raises(WrongPassphrase) as wrong:
            unlock_with_passphrase(tmp_path / "coffre", "non")
        waits.append(wrong.value.wait)
    assert waits == [0, 0, 0, 0, 60]
    with pytest.raises(TooManyAttempts) as caught:
        unlock_with_passphrase(tmp_path / "coffre", PHRASE)
    assert 0 < caught.value.wait <= 60
    assert "seconde" in caught.value.way_out
    assert "fiche de secours" in caught.value.way_out
    assert unlocking.unlock_with_recovery_key(tmp_path / "coffre", recovery.text).key == keys.key
    assert unlock_with_passphrase(tmp_path / "coffre", PHRASE).key == keys.key

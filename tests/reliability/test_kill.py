"""A process killed at any moment loses nothing that it had acknowledged, and leaves a vault that opens."""

import os
from pathlib import Path
from random import Random

import pytest

from spie_desktop.services.opening import create_vault
from spie_desktop.store import backup_package
from spie_desktop.store.attempts import Attempts
from spie_desktop.store.backup import back_up, backups_in, own_folder
from spie_desktop.store.folder import Condition, inspect
from spie_desktop.store.store import Store
from spie_desktop.store.unlocking import WrongKey
from tests.reliability.conftest import Nursery
from tests.reliability.victims import OTHER, PHRASE, add_number, counted, opened
from tests.reliability.whole import problems_in

SOAK = bool(os.environ.get("SPIE_SOAK"))
# A vault goes through this many deaths before a new one takes its place: replaying a long journal takes its time.
LIVES = 25


def _rounds(usual: int) -> int:
    return usual * 20 if SOAK else usual


def _check_numbers(store: Store, acknowledged: int) -> None:
    """Every acknowledged transaction is there, whole, and at most the one that was under way besides."""
    number = counted(store)
    assert acknowledged <= number <= acknowledged + 1
    rows = store.rows("SELECT name, notes FROM organisation WHERE name LIKE 'Structure %'")
    assert {name for name, _people in rows} == {f"Structure {one}" for one in range(1, number + 1)}
    wanted = {name.split()[1]: int(people) for name, people in rows if people != "0"}
    found = store.rows("SELECT reference, count(*) FROM person GROUP BY reference")
    assert dict(found) == wanted


def _survives(folder: Path, acknowledged: int) -> int:
    """The vault opens although its process never closed it, is whole, and holds what was said to be saved."""
    with opened(folder) as vault:
        _check_numbers(vault.store, acknowledged)
        number = counted(vault.store)
        key = bytes(vault.keys.key)
        assert problems_in(folder / "store.db", key) == []
    return number


def _new_vault(folder: Path) -> Path:
    vault, _recovery = create_vault(folder, PHRASE)
    vault.close()
    return folder


def _moments(rounds: int, name: str) -> list[tuple[int, int, float]]:
    """For each round a seed, a number of lines to wait for, and a moment after the last of them."""
    random = Random(name)
    return [(random.randrange(2**32), random.randrange(8), random.random() * 0.02) for _ in range(rounds)]


@pytest.mark.parametrize(("work", "rounds"), [("write", 50), ("import_many", 8), ("close", 12), ("make_backups", 12)])
def test_what_was_acknowledged_is_there(nursery: Nursery, tmp_path: Path, work: str, rounds: int) -> None:
    """Killed while it writes, imports, closes, or makes backups: nothing is lost, nothing is half there."""
    number, folder = 0, tmp_path
    for place, (seed, after, seconds) in enumerate(_moments(_rounds(rounds), work)):
        if place % LIVES == 0:
            number, folder = 0, _new_vault(tmp_path / str(place))
        if work == "import_many":
            after, seconds = 1 + after % 3, seconds * 6
        death = nursery.killed(work, folder, seed, after=after, seconds=seconds)
        number = _survives(folder, max(number, death.last("saved")))
    assert number > 0


def test_backups_that_were_announced_are_whole(nursery: Nursery, tmp_path: Path) -> None:
    """A backup under its name is complete; what the killed process was writing is under no such name."""
    folder = _new_vault(tmp_path / "coffre")
    announced = set()
    for seed, after, seconds in _moments(_rounds(8), "backups"):
        death = nursery.killed("make_backups", folder, seed, after=after, seconds=seconds)
        announced |= {line.split()[-1] for line in death.said if line.startswith("backed up")}
        listed = {made.path.name for made in backups_in(own_folder(folder))}
        assert announced <= listed
    for made in backups_in(own_folder(folder)):
        backup_package.check(backup_package.examine(made.path), lambda _share: None)


def test_a_creation_cut_short_starts_again(nursery: Nursery, tmp_path: Path) -> None:
    """Either the vault opens, or a new one may be made in its place: no folder is a dead end."""
    conditions = set()
    for place, (seed, after, seconds) in enumerate(_moments(_rounds(25), "create")):
        root = tmp_path / str(place)
        death = nursery.killed("create", root, seed, after=1 + after % 3, seconds=seconds * 2)
        created = death.last("created")
        for folder in sorted(root.iterdir()) if root.exists() else ():
            condition = inspect(folder).condition
            conditions.add(condition)
            if condition is not Condition.READY:
                assert int(folder.name) > created
                assert inspect(folder).may_be_created
                create_vault(folder, PHRASE)[0].close()
            _survives(folder, 0)
    assert Condition.READY in conditions


def test_a_restore_cut_short_leaves_one_vault_or_the_other(nursery: Nursery, tmp_path: Path) -> None:
    """The vault that opens afterwards is the backup or what stood there before, whole, and the other is set aside."""
    folder = _new_vault(tmp_path / "coffre")
    with opened(folder) as vault:
        for number in (1, 2, 3):
            add_number(vault.store, number, people=200)
        back_up(folder, vault.keys.key, folder.with_suffix(".spiebackup"))
        add_number(vault.store, 4, people=1)
    for seed, after, seconds in _moments(_rounds(20), "restore"):
        death = nursery.killed("restore_again", folder, seed, after=1 + after % 3, seconds=seconds * 3)
        number = _survives(folder, 3)
        assert number == 3 or "restored" not in death.said
        if seed % 3 == 0:
            with opened(folder) as vault:
                add_number(vault.store, number + 1, people=1) if number == 3 else None


def test_a_change_of_key_cut_short_keeps_a_passphrase_that_opens(
    nursery: Nursery, tmp_path: Path, damaged: set[Path]
) -> None:
    """The present passphrase, or the one that was to replace it, opens the whole vault."""
    folder = _new_vault(tmp_path / "coffre")
    with opened(folder) as vault:
        add_number(vault.store, 1, people=300)
    damaged.add(folder / "store.db")  # it answers to the key of the day, and is checked under it below
    for seed, after, seconds in _moments(_rounds(20), "change of key"):
        nursery.killed("change_key", folder, seed, after=1 + after % 2, seconds=seconds * 2)
        opened_first = _opening_passphrase(folder, (OTHER, PHRASE) if seed % 2 else (PHRASE, OTHER))
        # A change that did not reach the data is given up at the first opening: the former passphrase remains.
        remaining = _opening_passphrase(folder, (opened_first, PHRASE, OTHER))
        with opened(folder, remaining) as vault:
            assert not vault.keys.is_key_changing
            _check_numbers(vault.store, 1)
            assert problems_in(folder / "store.db", bytes(vault.keys.key)) == []
            if remaining == OTHER:
                vault.keys.change_passphrase(PHRASE)


def _opening_passphrase(folder: Path, phrases: tuple[str, ...]) -> str:
    """The first of them that opens the vault."""
    for phrase in phrases:
        try:
            with opened(folder, phrase):
                return phrase
        except WrongKey:
            Attempts(folder).succeeded()
    raise AssertionError("no passphrase opens this vault")

"""What a process was doing when it was killed; run as a program, it forks one such process at each demand."""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from spie_desktop.models.organisation import Organisation
from spie_desktop.models.person import Person
from spie_desktop.services.opening import OpenVault, create_vault, open_vault, with_passphrase
from spie_desktop.store.backup import back_up
from spie_desktop.store.restoring import restore
from spie_desktop.store.store import Store

PHRASE = "premier chat endormi sous quelque grand escalier devant la maison"
OTHER = "second chien court vers quelque prairie humide derrière la gare"
COUNTER = "Compteur"
# A bulk import of this many people is there as a whole or not at all.
MANY = 600

Tell = Callable[[str], None]


def write(folder: Path, random: Random, tell: Tell) -> None:
    """Numbered transactions, each acknowledged once it is committed; large, small, with a checkpoint now and then."""
    with opened(folder) as vault:
        number = counted(vault.store)
        while True:
            number += 1
            add_number(vault.store, number, people=random.randrange(4))
            tell(f"saved {number}")
            if random.random() < 0.1:
                vault.store.checkpoint(random.choice(("PASSIVE", "TRUNCATE")))


def import_many(folder: Path, random: Random, tell: Tell) -> None:
    """The bulk path of the same door."""
    with opened(folder) as vault:
        number = counted(vault.store)
        while True:
            number += 1
            tell(f"began {number}")
            add_number(vault.store, number, people=MANY, is_bulk=True)
            tell(f"saved {number}")


def close(folder: Path, random: Random, tell: Tell) -> None:
    """Opened, written to, locked, unlocked, closed, again and again."""
    while True:
        with opened(folder) as vault:
            number = counted(vault.store) + 1
            add_number(vault.store, number, people=random.randrange(20))
            tell(f"saved {number}")
            if random.random() < 0.5:
                vault.lock_up()
                vault.unlock(with_passphrase(PHRASE))


def make_backups(folder: Path, random: Random, tell: Tell) -> None:
    """Backups one after the other, with a change before each."""
    with opened(folder) as vault:
        number = counted(vault.store)
        while True:
            number += 1
            add_number(vault.store, number, people=random.randrange(4))
            tell(f"saved {number}")
            made = back_up(folder, vault.keys.key)
            tell(f"backed up {made.path.name}")


def restore_again(folder: Path, random: Random, tell: Tell) -> None:
    """A backup that stands beside the vault takes its place, again and again."""
    file = folder.with_suffix(".spiebackup")
    while True:
        tell("began")
        with opened(folder) as vault:
            vault.lock_up()
            restore(file, folder, with_passphrase(PHRASE))
        tell("restored")


def change_key(folder: Path, random: Random, tell: Tell) -> None:
    """Everything encrypted again under a new key, the passphrase changing sides each time."""
    present, other = PHRASE, OTHER
    with opened(folder, present) as vault:
        while True:
            tell("began")
            vault.services.vault.replace_key(present, other, lambda _share, _sentence: None)
            present, other = other, present
            tell(f"now {present}")


def create(folder: Path, random: Random, tell: Tell) -> None:
    """New vaults, one after the other."""
    number = 0
    while True:
        number += 1
        tell(f"began {number}")
        vault, _recovery = create_vault(folder / str(number), PHRASE)
        tell(f"created {number}")
        vault.close()


WORKS: dict[str, Callable[[Path, Random, Tell], None]] = {
    work.__name__: work for work in (write, import_many, close, make_backups, restore_again, change_key, create)
}


# --- what they write


@contextmanager
def opened(folder: Path, phrase: str = PHRASE) -> Iterator[OpenVault]:
    vault = open_vault(folder, with_passphrase(phrase))
    try:
        yield vault
    finally:
        vault.close()


def counted(store: Store) -> int:
    """How far the counter of the vault stands."""
    rows = store.rows("SELECT description FROM organisation WHERE name = :name", {"name": COUNTER})
    return int(rows[0][0]) if rows else 0


def add_number(store: Store, number: int, *, people: int, is_bulk: bool = False) -> None:
    """One transaction that adds a record, edits another, adds people: all three show whether it happened."""
    identifier = store.rows("SELECT id FROM organisation WHERE name = :name", {"name": COUNTER})
    with store.write("count", bulk=is_bulk) as session:
        if identifier:
            session.get_one(Organisation, identifier[0][0]).description = str(number)
        else:
            session.add(Organisation(name=COUNTER, description=str(number)))
        session.add(Organisation(name=f"Structure {number}", notes=str(people)))
        session.add_all(Person(last_name=f"Personne {place}", reference=str(number)) for place in range(people))


# --- the program


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _serve() -> None:
    """One demand a line; a fork costs a millisecond where a new interpreter costs a second."""
    _tell("ready")
    for line in sys.stdin:
        demand = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                WORKS[demand["work"]](Path(demand["folder"]), Random(demand["seed"]), _tell)
            except BaseException:  # noqa: BLE001 - the test shows it
                _tell("failed " + json.dumps(traceback.format_exc()))
            os._exit(1)
        _tell(f"pid {child}")
        os.waitpid(child, 0)
        _tell("dead")


if __name__ == "__main__":
    _serve()

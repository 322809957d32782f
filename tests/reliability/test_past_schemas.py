"""Each schema that was ever published has an encrypted vault kept here, and this program still opens it."""

import json
import shutil
from pathlib import Path

import pytest

from spie_desktop.models.organisation import Organisation
from spie_desktop.services.opening import open_vault, with_passphrase
from spie_desktop.store import schema
from spie_desktop.store.engine import connect
from spie_desktop.store.unlocking import unlock_with_passphrase
from tests.reliability.samples import DATA, EXPECTED, PHRASE, counts
from tests.reliability.whole import leftovers, problems_in

SAMPLES = sorted(DATA.glob("schema_*"))


def test_there_is_a_sample_of_each_schema() -> None:
    """A new revision comes with its vault: `scripts/freeze_schema.py` makes it."""
    assert [sample.name for sample in SAMPLES] == [f"schema_{revision}" for revision in schema.REVISIONS]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_vault_of_a_past_schema_opens_whole_and_goes_on(sample: Path, tmp_path: Path) -> None:
    """It holds what it held, its journal makes the same tables, it takes a change, undoes it and opens again."""
    folder = shutil.copytree(sample, tmp_path / "coffre")
    expected = json.loads((folder / EXPECTED).read_text())["counts"]
    vault = open_vault(folder, with_passphrase(PHRASE))
    key = bytes(vault.keys.key)
    assert vault.keys.label == "Échantillon"
    assert vault.services.facilitator.present() is not None
    assert counts(vault.store) == expected
    assert problems_in(folder / "store.db", key) == []
    with vault.store.write("create_organisation") as session:
        session.add(Organisation(name="Ajoutée aujourd’hui"))
    assert [hit.title for hit in vault.services.search.find("ajoutee aujourd hui")] == ["Ajoutée aujourd’hui"]
    vault.services.history.undo()
    vault.services.history.redo()
    vault.close()
    vault = open_vault(folder, with_passphrase(PHRASE))
    assert counts(vault.store)["organisation"] == expected["organisation"] + 1
    vault.close()
    assert problems_in(folder / "store.db", key) == []
    assert leftovers(folder) == []


def test_the_sample_of_this_schema_is_of_this_schema(tmp_path: Path) -> None:
    """A column changed since it was made would show here: the sample and the first revision are frozen together."""
    folder = shutil.copytree(SAMPLES[-1], tmp_path / "coffre")
    connection = connect(folder / "store.db", unlock_with_passphrase(folder, PHRASE).key)
    kept = dict(connection.execute("SELECT name, sql FROM sqlite_master"))
    connection.close()
    fresh = connect(tmp_path / "fresh.db", bytes(32), create=True)
    schema.create_schema(fresh)
    assert kept == dict(fresh.execute("SELECT name, sql FROM sqlite_master"))
    fresh.close()

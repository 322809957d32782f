"""The encrypted vaults kept in tests/data, one for each published schema: how they are made, what is in them."""

import json
from pathlib import Path
from random import Random

from spie_desktop.models import RECORDS
from spie_desktop.models.base import Record
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.services.opening import create_vault
from spie_desktop.store.store import Store
from tests.record_values import record_of

PHRASE = "échantillon scellé de chaque schéma publié gardé pour toujours ici"
DATA = Path(__file__).resolve().parent.parent / "data"
EXPECTED = "expected.json"
KEPT = ("vault.json", "store.db", EXPECTED)


def make(folder: Path) -> None:
    """A vault with a record of every kind, some of them edited, undone, deleted; and what must be found in it."""
    vault, _recovery = create_vault(
        folder, PHRASE, label="Échantillon", facilitator=FacilitatorDraft("Camille", "Fictive", territory_name="Pays")
    )
    random = Random("sample")
    for kind in sorted(RECORDS):
        made: list[Record] = []
        record = record_of(RECORDS[kind], random, made)
        with vault.store.write("create") as session:
            session.add_all(made)
        with vault.store.write("delete") as session:
            session.get_one(type(record), record.id).is_deleted = random.random() < 0.3
    vault.services.history.undo()
    found = counts(vault.store)
    vault.close()
    (folder / EXPECTED).write_text(json.dumps({"counts": found}, indent=1, sort_keys=True) + "\n")
    for path in folder.iterdir():
        if path.name not in KEPT:
            path.unlink()


def counts(store: Store) -> dict[str, int]:
    """How many records of each kind stand in the vault, and how many operations made them."""
    kinds = [kind for (kind,) in store.rows("SELECT DISTINCT kind FROM operation ORDER BY kind")]
    found = {kind: store.rows(f"SELECT count(*) FROM {kind} WHERE NOT is_deleted")[0][0] for kind in kinds}
    return {**found, "operation": store.rows("SELECT count(*) FROM operation")[0][0]}

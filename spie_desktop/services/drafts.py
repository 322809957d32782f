"""What was begun and not added yet, kept in the vault: encrypted like the rest, out of the journal, never sent."""

import json
from collections.abc import Mapping

from spie_desktop.store.store import Store

_PREFIX = "draft."
_READ = "SELECT value FROM machine_state WHERE key = :key"
_KEEP = "INSERT INTO machine_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_FORGET = "DELETE FROM machine_state WHERE key = ?"
Draft = dict[str, str | bool]


class Drafts:
    """brouillon: one for each form, by the name of the form."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def recall(self, name: str) -> Draft:
        """What was kept under this name; it stays kept. Empty when nothing was."""
        found = self._store.rows(_READ, {"key": _PREFIX + name})
        return dict(json.loads(found[0][0])) if found else {}

    def keep(self, name: str, values: Mapping[str, str | bool]) -> None:
        """Keeps what is typed so far, in the place of what was."""
        if values != self.recall(name):
            self._run(_KEEP, _PREFIX + name, json.dumps(dict(values), ensure_ascii=False))

    def forget(self, name: str) -> None:
        """The record was added, or given up."""
        if self.recall(name):
            self._run(_FORGET, _PREFIX + name)

    def _run(self, sql: str, *values: str) -> None:
        with self._store.plain("BEGIN IMMEDIATE") as connection:
            connection.exec_driver_sql(sql, values)

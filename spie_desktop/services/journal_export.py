"""The operations of the journal as plain data, for whoever audits a vault with tools of their own."""

import datetime as dt
import json
from typing import Any

from spie_desktop.store.store import Store

_OPERATIONS = (
    "SELECT device, sequence, clock_ms, author, action, kind, record_id, schema, payload FROM operation"
    " WHERE :record = '' OR record_id = :record ORDER BY id DESC LIMIT :count"
)
_ALL = -1  # SQLite's own word for no limit


def operations(store: Store, *, record_id: str = "", limit: int | None = None) -> list[dict[str, Any]]:
    """One entry an operation, the newest first; `fields` is null where the values were erased."""
    rows = store.rows(_OPERATIONS, {"record": record_id, "count": _ALL if limit is None else limit})
    return [_entry(*row) for row in rows]


def _entry(
    device: str,
    sequence: int,
    clock_ms: int,
    author: str,
    action: str,
    kind: str,
    record_id: str,
    schema: int,
    payload: str | None,
) -> dict[str, Any]:
    at = dt.datetime.fromtimestamp(clock_ms / 1000, dt.UTC)
    return {
        "id": f"{device}:{sequence}",
        "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "author": author,
        "action": action,
        "kind": kind,
        "record": record_id,
        "schema": schema,
        "fields": None if payload is None else json.loads(payload),
    }

"""The journal played again from its first operation, compared with the tables, its chain verified."""

import hashlib
from collections.abc import Iterator
from typing import Any

import orjson
import sqlalchemy as sa

from spie_desktop.domain.clock import Stamp
from spie_desktop.models import RECORDS
from spie_desktop.store.journal import CREATION, GENESIS, digest_of, header_bytes
from spie_desktop.store.search_index import entry_of
from spie_desktop.store.shapes import Shape, encode, shape_of

Projection = dict[str, dict[str, dict[str, Any]]]

_OPERATIONS = (
    "SELECT device, sequence, clock_ms, clock_count, batch, author, action, kind, record_id, schema,"
    " supersedes, digest, chain, salt, payload FROM operation ORDER BY {order}"
)


def broken_links(connection: Any) -> list[str]:
    """Where the hash chain of a device or the digest of a payload does not hold; empty when all is well."""
    problems: list[str] = []
    last: dict[str, tuple[int, bytes]] = {}
    for row in connection.execute(_OPERATIONS.format(order="device, sequence")):
        device, sequence, *_, digest, chain, salt, payload = row
        before, previous = last.get(device, (0, GENESIS))
        header = header_bytes(device, sequence, Stamp(row[2], row[3]), *row[4:12])
        if sequence != before + 1:
            problems.append(f"journal: {device}:{sequence} does not follow {before}")
        elif hashlib.sha256(previous + header).digest() != chain:
            problems.append(f"journal: the chain breaks at {device}:{sequence}")
        if payload is not None and digest_of(salt, payload) != digest:
            problems.append(f"journal: the content of {device}:{sequence} was altered")
        last[device] = (sequence, chain)
    return problems


def project(connection: Any) -> Projection:
    """Every record as the journal alone makes it."""
    state: Projection = {kind: {} for kind in RECORDS}
    for row in connection.execute(_OPERATIONS.format(order="id")):
        device, sequence, kind, record_id = row[0], row[1], row[7], row[8]
        supersedes, payload = orjson.loads(row[10]), row[14]
        fields = {} if payload is None else orjson.loads(payload)
        _apply(state[kind], record_id, f"{device}:{sequence}", supersedes, fields)
    return state


def _apply(
    records: dict[str, dict[str, Any]],
    record_id: str,
    operation_id: str,
    supersedes: dict[str, list[str]],
    fields: dict[str, Any],
) -> None:
    record = records.get(record_id)
    if record is None:
        records[record_id] = {**fields, "heads": {CREATION: [operation_id]}}
        return
    heads = record["heads"]
    for name, value in fields.items():
        standing = heads.get(name, heads[CREATION])
        heads[name] = [*(head for head in standing if head not in supersedes[name]), operation_id]
        record[name] = value


def differences(connection: Any) -> list[str]:
    """Each place where the tables say something else than the journal; empty when all is well."""
    problems: list[str] = []
    expected_entries: dict[str, tuple[str, str]] = {}
    for kind, records in project(connection).items():
        shape = shape_of(RECORDS[kind])
        stored = {row["id"]: row for row in stored_rows(connection, shape)}
        problems += [f"{kind} {key}: in the table, not in the journal" for key in stored.keys() - records.keys()]
        for key, fields in records.items():
            expected, entry = _expected(shape, key, fields)
            if entry:
                expected_entries[key] = entry
            found = stored.get(key)
            if found is None:
                problems.append(f"{kind} {key}: in the journal, not in the table")
            elif found != expected:
                names = sorted(name for name in expected if found[name] != expected[name])
                problems.append(f"{kind} {key}: the table differs in {', '.join(names)}")
    return problems + _search_differences(connection, expected_entries)


def _expected(shape: Shape, key: str, fields: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, str] | None]:
    values = {name: fields.get(name, default) for name, default in shape.defaults.items()}
    record = shape.record(id=key, **{name: shape.decode(name, value) for name, value in values.items()})
    record.derive()
    derived = {name: encode(getattr(record, name)) for name in shape.derived}
    return {"id": key, "heads": fields["heads"], **values, **derived}, entry_of(record)


def stored_rows(connection: Any, shape: Shape) -> Iterator[dict[str, Any]]:
    """The records of one kind as the tables hold them, in the forms of the journal."""
    table = shape.record.__table__
    names = ["id", "heads", *shape.fields, *shape.derived]
    booleans = {name for name in names if isinstance(table.columns[name].type, sa.Boolean)}
    documents = {name for name in names if isinstance(table.columns[name].type, sa.JSON)}
    for row in connection.execute(f"SELECT {', '.join(names)} FROM {shape.record.kind()}"):
        values = dict(zip(names, row, strict=True))
        for name in booleans:
            values[name] = None if values[name] is None else bool(values[name])
        for name in documents:
            values[name] = None if values[name] is None else orjson.loads(values[name])
        yield values


def _search_differences(connection: Any, expected: dict[str, tuple[str, str]]) -> list[str]:
    stored = {
        key: (title, words)
        for key, title, words in connection.execute("SELECT record_id, title, words FROM search_entry")
    }
    problems = [f"search: {key} is not found" for key in expected.keys() - stored.keys()]
    problems += [f"search: {key} should not be found" for key in stored.keys() - expected.keys()]
    problems += [
        f"search: {key} is found by old words" for key, entry in expected.items() if stored.get(key, entry) != entry
    ]
    return problems


def index_faults(connection: Any) -> list[str]:
    """What FTS5 itself says of its index."""
    try:
        connection.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")
    except Exception as error:  # noqa: BLE001 - any complaint of the index is the answer
        return [f"search: the index does not match its entries ({type(error).__name__})"]
    return []

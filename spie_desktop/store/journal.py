"""The journal: each flush of the one door becomes operations, chained, in the same transaction."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson
import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_attribute

from spie_desktop.domain.clock import Stamp
from spie_desktop.models.base import Record
from spie_desktop.store.shapes import encode, shape_of

SCHEMA = 1
GENESIS = bytes(32)
CREATION = ""  # the name under which `heads` keeps the operation that created the record
_SALT_BYTES = 16

_INSERT = (
    "INSERT INTO operation (device, sequence, clock_ms, clock_count, batch, author, action, kind, record_id,"
    " schema, supersedes, digest, chain, salt, payload) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)


class Head(NamedTuple):
    """Where this device's own chain stands."""

    device: str
    sequence: int
    chain: bytes
    stamp: Stamp


@dataclass(slots=True)
class Writing:
    """One transaction of the door while it lasts; the head is published only by its commit."""

    action: str
    author: str
    stamp: Stamp
    head: Head
    batch: int
    touched: set[tuple[str, str]] = field(default_factory=set)


def header_bytes(
    device: str,
    sequence: int,
    stamp: Stamp,
    batch: int,
    author: str,
    action: str,
    kind: str,
    record_id: str,
    schema: int,
    supersedes: str,
    digest: bytes,
) -> bytes:
    """What the chain covers of an operation: all but the erasable values, which stand in as their digest."""
    return orjson.dumps(
        [device, sequence, *stamp, batch, author, action, kind, record_id, schema, supersedes, digest.hex()]
    )


def digest_of(salt: bytes, payload: str) -> bytes:
    """The salt keeps a short erased value from being guessed back from its digest."""
    return hashlib.sha256(salt + payload.encode()).digest()


def canonical(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def record_changes(session: Session, writing: Writing) -> list[Record]:
    """Writes one operation for each new or changed record of the session; called before each flush."""
    if session.deleted:
        raise RuntimeError("a record is never deleted: set is_deleted")
    changed: list[Record] = []
    rows: list[tuple[Any, ...]] = []
    for record in _in_order(session.new):
        record.derive()
        rows.append(_operation(writing, record, _created(record), {}))
        record.heads = {CREATION: [_last_id(writing)]}
        changed.append(record)
    for record in _in_order(session.dirty):
        before = sa.inspect(record).committed_state
        fields = _edited(record, before)
        if not fields:
            continue
        record.derive()
        heads = dict(record.heads)
        created = heads.get(CREATION, [])
        supersedes = {name: heads.get(name, created) for name in fields}
        rows.append(_operation(writing, record, fields, supersedes))
        heads.update({name: [_last_id(writing)] for name in fields})
        set_attribute(record, "heads", heads)
        changed.append(record)
    if rows:
        session.connection().exec_driver_sql(_INSERT, rows)
        writing.touched.update((record.kind(), record.id) for record in changed)
    return changed


def _in_order(records: Iterable[object]) -> list[Record]:
    """By identifier, so that the same work writes the same journal."""
    return sorted((record for record in records if isinstance(record, Record)), key=lambda record: record.id)


def _created(record: Record) -> dict[str, Any]:
    """Read from the instance itself, its defaults known beforehand: each descriptor asked would cost a microsecond."""
    shape = shape_of(type(record))
    fields = dict(shape.initial)
    for name, value in vars(record).items():
        if name not in shape.defaults:
            continue
        if value is None:
            fields.pop(name, None)
        else:
            fields[name] = encode(value)
    return fields


def _edited(record: Record, before: dict[str, Any]) -> dict[str, Any]:
    return {
        name: encode(getattr(record, name))
        for name in shape_of(type(record)).fields
        if name in before and before[name] != getattr(record, name)
    }


def _last_id(writing: Writing) -> str:
    return f"{writing.head.device}:{writing.head.sequence}"


def _operation(
    writing: Writing, record: Record, fields: dict[str, Any], supersedes: dict[str, list[str]]
) -> tuple[Any, ...]:
    device, sequence = writing.head.device, writing.head.sequence + 1
    salt = secrets.token_bytes(_SALT_BYTES)
    payload = canonical(fields)
    seen = canonical(supersedes)
    digest = digest_of(salt, payload)
    header = header_bytes(
        device,
        sequence,
        writing.stamp,
        writing.batch,
        writing.author,
        writing.action,
        record.kind(),
        record.id,
        SCHEMA,
        seen,
        digest,
    )
    chain = hashlib.sha256(writing.head.chain + header).digest()
    writing.head = Head(device, sequence, chain, writing.stamp)
    return (
        device,
        sequence,
        *writing.stamp,
        writing.batch,
        writing.author,
        writing.action,
        record.kind(),
        record.id,
        SCHEMA,
        seen,
        digest,
        chain,
        salt,
        payload,
    )


def read_head(connection: Any, device: str) -> Head:
    """The head of a device's chain, from a plain connection."""
    row = connection.execute(
        "SELECT sequence, chain, clock_ms, clock_count FROM operation WHERE device = ? ORDER BY sequence DESC LIMIT 1",
        (device,),
    ).fetchone()
    return Head(device, row[0], row[1], Stamp(row[2], row[3])) if row else Head(device, 0, GENESIS, Stamp(0, 0))

"""Any value that a column of a record takes, drawn from a seeded source, hostile ones among them."""

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

import sqlalchemy as sa

from spie_desktop.domain.text import clean
from spie_desktop.models import RECORDS
from spie_desktop.models.base import Code, Instant, Record, TimeOfDay
from spie_desktop.store.shapes import shape_of

HOSTILE = (
    "",
    "'; DROP TABLE person; --",
    "<b>gras</b> & <script>alert(1)</script>",
    "=cmd()",
    "\u202eédrevni\u2066",
    "🙂 👩‍👩‍👧 é œ ’",
    "a" * 10_000,
    '%_"*^():\\{}',
    "NULL",
    "e\u0301\u0323",
    clean("zéro\x00 et \ud800 seul"),
)


def value_of(column: sa.Column[Any], random: Random) -> Any:
    """Foreign keys apart, which `record_of` fills."""
    if column.nullable and random.random() < 0.3:
        return None
    kind = column.type
    if isinstance(kind, Code):
        return random.choice(list(kind.vocabulary))
    if isinstance(kind, Instant):
        milliseconds = dt.timedelta(milliseconds=random.randrange(3_000_000_000_000))
        return dt.datetime(2000, 1, 1, tzinfo=dt.UTC) + milliseconds
    if isinstance(kind, TimeOfDay):
        return dt.time(random.randrange(24), random.randrange(60), random.choice((0, random.randrange(60))))
    if isinstance(kind, sa.Date):
        return dt.date(1930, 1, 1) + dt.timedelta(days=random.randrange(60_000))
    if isinstance(kind, sa.Boolean):
        return random.random() < 0.5
    if isinstance(kind, sa.Integer):
        return random.choice((0, 1, -1, 2**40, random.randrange(-(2**31), 2**31)))
    if isinstance(kind, sa.Numeric):
        return random.uniform(-1e9, 1e9)
    if isinstance(kind, sa.JSON):
        is_list = column.default is not None and isinstance(column.default.arg(None), list)
        return _texts(random) if is_list else {text: _texts(random) for text in _texts(random)}
    return _text(random)


def _text(random: Random) -> str:
    if random.random() < 0.3:
        return random.choice(HOSTILE)
    # Any character but the halves of a pair, which no text that went through `clean` holds.
    drawn = (random.choice((0x7F, 0x250, 0x1F6FF)) for _ in range(random.randrange(1, 9)))
    return clean("".join(chr(random.randrange(0x20, limit)) for limit in drawn))


def _texts(random: Random) -> list[str]:
    return [_text(random) for _ in range(random.randrange(3))]


def record_of(kind: type[Record], random: Random, made: list[Record]) -> Record:
    """A record with any values, and those it cannot do without, added to `made` in the order of their creation."""
    values: dict[str, Any] = {}
    for name in shape_of(kind).fields:
        column = kind.__table__.columns[name]
        target = target_of(column)
        is_wanted = (not column.nullable and column.default is None) or random.random() < 0.5
        if target is not None:
            if not column.nullable:
                values[name] = record_of(RECORDS[target], random, made).id
            elif is_wanted and (known := [record for record in made if record.kind() == target]):
                values[name] = random.choice(known).id
        elif name != "is_deleted" and is_wanted:
            values[name] = value_of(column, random)
    build: Callable[..., Record] = kind
    record = build(**values)
    made.append(record)
    return record


def target_of(column: sa.Column[Any]) -> str | None:
    """The kind of record that a foreign key points to."""
    return next((key.column.table.name for key in column.foreign_keys), None)

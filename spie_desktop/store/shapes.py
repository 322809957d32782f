"""How each kind of record is written in the journal: its columns, and their values as JSON and back."""

import datetime as dt
import enum
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from spie_desktop.models.base import Code, Instant, Record, TimeOfDay, instant_to_text


@dataclass(frozen=True, slots=True)
class Shape:
    """The journalled columns of a record class, with the value each has when no operation set it."""

    record: type[Record]
    fields: tuple[str, ...]
    derived: tuple[str, ...]
    defaults: dict[str, Any]
    initial: dict[str, Any]
    decoders: dict[str, Callable[[Any], Any]]

    def decode(self, name: str, value: Any) -> Any:
        if value is None:
            return None
        decoder = self.decoders.get(name)
        return decoder(value) if decoder else value


@cache
def shape_of(record: type[Record]) -> Shape:
    columns = record.__table__.columns
    fields = tuple(column.name for column in columns if column.name not in record.unjournalled)
    defaults = {name: _default(columns[name]) for name in fields}
    return Shape(
        record=record,
        fields=fields,
        derived=tuple(sorted(record.unjournalled - {"id", "heads"})),
        defaults=defaults,
        initial={name: value for name, value in defaults.items() if value is not None},
        decoders={name: decoder for name in fields if (decoder := _decoder(columns[name].type))},
    )


def encode(value: Any) -> Any:
    """A value of a record as JSON knows it."""
    if value is None or value.__class__ in _PLAIN:
        return value
    if isinstance(value, enum.StrEnum):
        return value.value
    if isinstance(value, dt.datetime):
        return instant_to_text(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dict | list):
        return value
    raise TypeError(f"a {type(value).__name__} has no form in the journal")


_PLAIN = frozenset({str, int, float, bool})


def _default(column: sa.Column[Any]) -> Any:
    default = column.default
    if default is None or not isinstance(default, sa.ColumnDefault):
        return None
    if default.is_scalar:
        return encode(default.arg)
    return encode(default.arg(None)) if default.is_callable else None


def _decoder(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, Code):
        return kind.vocabulary
    if isinstance(kind, Instant):
        return dt.datetime.fromisoformat
    if isinstance(kind, sa.Date):
        return dt.date.fromisoformat
    if isinstance(kind, TimeOfDay):
        return dt.time.fromisoformat
    return None

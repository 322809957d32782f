"""What every record is: an identifier, the operations its values come from, and a tombstone."""

import datetime as dt
import enum
from typing import Any, ClassVar, dataclass_transform

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column
from sqlalchemy.types import TypeDecorator

from spie_desktop.domain.identifiers import new_id

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Code(TypeDecorator[enum.StrEnum]):
    """A code of the vocabulary, kept as its short text; labels live in the catalogue."""

    impl = sa.String
    cache_ok = True

    def __init__(self, vocabulary: type[enum.StrEnum]) -> None:
        super().__init__(40)
        self.vocabulary = vocabulary

    def process_bind_param(self, value: enum.StrEnum | None, _dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> enum.StrEnum | None:
        return None if value is None else self.vocabulary(value)


class Instant(TypeDecorator[dt.datetime]):
    """A moment in UTC, kept as sortable text to the millisecond."""

    impl = sa.String
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(24)

    def process_bind_param(self, value: dt.datetime | None, _dialect: Dialect) -> str | None:
        return None if value is None else instant_to_text(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromisoformat(value)


class TimeOfDay(TypeDecorator[dt.time]):
    """The hour on a wall clock, kept as the journal writes it."""

    impl = sa.String
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(15)

    def process_bind_param(self, value: dt.time | None, _dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, _dialect: Dialect) -> dt.time | None:
        return None if value is None else dt.time.fromisoformat(value)


def instant_to_text(value: dt.datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("an instant carries its time zone")
    return value.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def refers_to(target: "type[Record] | str", **options: Any) -> Any:
    """A foreign key as synchronised tables need it: checked at commit, indexed, never cascading.

    `default=None` makes it optional.
    """
    name = target if isinstance(target, str) else target.kind()
    return mapped_column(
        sa.String(26),
        sa.ForeignKey(f"{name}.id", deferrable=True, initially="DEFERRED"),
        index=True,
        nullable="default" in options,
        **options,
    )


@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(mapped_column, refers_to))
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """The registry of all tables."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dt.datetime: Instant,
        dt.time: TimeOfDay,
        list[str]: sa.JSON,
        dict[str, Any]: sa.JSON,
    }


class Record(Base):
    """A synchronised record: written through the one door only, projected from the journal.

    `heads` maps a field to the operations its value comes from; the empty name stands for every field that the
    last operation of creation set. Two identifiers under one name are a conflict.
    """

    __abstract__ = True
    # Names that a subclass adds here are stored beside the record but never journalled (derived or machine state).
    unjournalled: ClassVar[frozenset[str]] = frozenset({"id", "heads"})

    id: Mapped[str] = mapped_column(sa.String(26), primary_key=True, default_factory=new_id)
    heads: Mapped[dict[str, Any]] = mapped_column(init=False, default_factory=dict)
    is_deleted: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def kind(cls) -> str:
        """The name of this kind of record, in the journal and in search."""
        return str(cls.__tablename__)

    def derive(self) -> None:
        """Sets the derived columns from the fields; called before each write and at replay."""

    def search_words(self) -> tuple[str, str] | None:
        """The title shown and the words found for this record; None keeps it out of the search."""
        return None

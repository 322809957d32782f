"""Records of any kind with any values that their columns take, for the machines that try everything."""

import datetime as dt
from typing import Any

import sqlalchemy as sa
from hypothesis import strategies as st

from spie_desktop.domain.text import clean
from spie_desktop.models import RECORDS
from spie_desktop.models.base import Code, Instant, Record

HOSTILE = ["'; DROP TABLE person; --", "<b>gras</b>", "=cmd()", "\u202enom", "🙂 é œ ’", "a" * 10_000, "%_\"*", "NULL"]
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(HOSTILE)).map(clean)
INSTANTS = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)).map(
    lambda instant: instant.replace(microsecond=instant.microsecond // 1000 * 1000)
)
DATES = st.dates(dt.date(1930, 1, 1), dt.date(2100, 1, 1))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-1000, 1000), TEXTS),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=2),
    max_leaves=4,
)


def value_of(column: sa.Column[Any]) -> st.SearchStrategy[Any]:
    """Any value that a column of a record takes, foreign keys apart."""
    kind = column.type
    if isinstance(kind, Code):
        found: st.SearchStrategy[Any] = st.sampled_from(list(kind.vocabulary))
    elif isinstance(kind, Instant):
        found = INSTANTS
    elif isinstance(kind, sa.Date):
        found = DATES
    elif isinstance(kind, sa.Time):
        found = st.times().map(lambda time: time.replace(microsecond=0))
    elif isinstance(kind, sa.Boolean):
        found = st.booleans()
    elif isinstance(kind, sa.Integer):
        found = st.integers(-(2**31), 2**31)
    elif isinstance(kind, sa.Float | sa.Numeric):
        found = st.floats(-1e9, 1e9)
    elif isinstance(kind, sa.JSON):
        is_list = column.default is not None and isinstance(column.default.arg(None), list)
        found = st.lists(TEXTS, max_size=3) if is_list else st.dictionaries(st.text("abc", max_size=2), JSON, max_size=2)
    else:
        found = TEXTS
    return st.none() | found if column.nullable else found


def target_of(column: sa.Column[Any]) -> str | None:
    """The kind of record that a foreign key points to."""
    return next((key.column.table.name for key in column.foreign_keys), None)


def order_of_creation() -> list[type[Record]]:
    """Kinds, those that others require first."""
    return sorted(RECORDS.values(), key=lambda record: [t.name for t in record.metadata.sorted_tables].index(record.kind()))

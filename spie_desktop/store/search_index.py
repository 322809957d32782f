"""The full-text index, kept in step by the same door that writes the records."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.text import fold
from spie_desktop.models.base import Record

_ENTRY = "INSERT INTO search_entry (id, record_id, kind, title, words) VALUES (?,?,?,?,?)"
_FOUND = "SELECT id, title, words FROM search_entry WHERE record_id = ?"
_INDEX = "INSERT INTO search_words (rowid, words) VALUES (?,?)"
_FORGET = "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete',?,?)"
_REBUILD = "INSERT INTO search_words (search_words) VALUES ('rebuild')"


def entry_of(record: Record) -> tuple[str, str] | None:
    """The title and the folded words under which a record is found; None when it is out of the search."""
    found = None if record.is_deleted else record.search_words()
    return (found[0], fold(found[1])) if found else None


def index_new(session: Session, records: list[Record], *, at_once: bool) -> None:
    """Adds records just created; a bulk import leaves the words to one `rebuild` at its end."""
    entries = [(record, entry) for record in records if (entry := entry_of(record))]
    if not entries:
        return
    connection = session.connection()
    first = (connection.exec_driver_sql("SELECT max(id) FROM search_entry").scalar() or 0) + 1
    rows = [(first + n, record.id, record.kind(), *entry) for n, (record, entry) in enumerate(entries)]
    connection.exec_driver_sql(_ENTRY, rows)
    if at_once:
        connection.exec_driver_sql(_INDEX, [(row[0], row[4]) for row in rows])


def index_changed(session: Session, record: Record, *, at_once: bool) -> None:
    """Brings the entry of one changed record up to date, if a word of it changed.

    In a bulk import the words wait for `rebuild`: forgetting some that were not indexed yet would damage the index.
    """
    connection = session.connection()
    before = connection.exec_driver_sql(_FOUND, (record.id,)).first()
    entry = entry_of(record)
    if before is None:
        if entry:
            index_new(session, [record], at_once=at_once)
        return
    if entry == (before.title, before.words):
        return
    if at_once:
        connection.exec_driver_sql(_FORGET, (before.id, before.words))
    if entry is None:
        connection.exec_driver_sql("DELETE FROM search_entry WHERE id = ?", (before.id,))
        return
    connection.exec_driver_sql("UPDATE search_entry SET title = ?, words = ? WHERE id = ?", (*entry, before.id))
    if at_once:
        connection.exec_driver_sql(_INDEX, (before.id, entry[1]))


def rebuild(connection: sa.Connection | Any) -> None:
    connection.exec_driver_sql(_REBUILD)

"""The shape of the database: made at once for a new vault, migrated step by step for an older one."""

from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from spie_desktop import models  # noqa: F401 - fills the metadata
from spie_desktop.models.base import Base
from spie_desktop.models.journal import SEARCH_INDEX, SEARCH_TERMS
from spie_desktop.store.faults import StoreDamaged, StoreTooNew

# The place in this list is the `user_version` of the file; the name is Alembic's revision.
REVISIONS = ("0001",)
CURRENT = len(REVISIONS)
ALEMBIC_VERSION = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"


def create_schema(connection: Any) -> None:
    """All tables of the current schema, in one transaction, on a plain connection."""
    dialect = sqlite.dialect()
    connection.execute("BEGIN IMMEDIATE")
    for table in Base.metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    connection.execute(SEARCH_INDEX)
    connection.execute(SEARCH_TERMS)
    connection.execute(ALEMBIC_VERSION)
    connection.execute("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))
    connection.execute(f"PRAGMA user_version = {CURRENT}")
    connection.execute("COMMIT")


def version_of(connection: Any) -> int:
    """Read raw: Alembic costs a third of a second and is wanted for older files only."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def ensure_current(connection: Any, folder: Path, key: bytes | bytearray) -> None:
    """Migrates an older file, after a backup; refuses a newer one."""
    version = version_of(connection)
    if version > CURRENT:
        raise StoreTooNew.found(version)
    if version == 0:
        raise StoreDamaged.unreadable()
    if version < CURRENT:
        from spie_desktop.store.migrations.run import migrate

        migrate(folder, key, version)

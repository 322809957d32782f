"""Brings an older vault to the current schema, in one transaction, after a backup was made."""

from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory

from spie_desktop.store import schema
from spie_desktop.store.backup import BEFORE_UPDATE, back_up
from spie_desktop.store.engine import make_engine
from spie_desktop.store.header import DATA_FILE_NAME

VERSIONS = Path(__file__).parent / "versions"


def scripts() -> ScriptDirectory:
    """The chain of revisions, found beside this file also when frozen."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("version_locations", str(VERSIONS))
    config.set_main_option("path_separator", "newline")
    return ScriptDirectory.from_config(config)


def upgrade(connection: sa.Connection, start: str | None, end: str) -> None:
    """Runs the steps from `start` to `end` on an open connection, inside its transaction."""
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    steps = reversed(list(scripts().iterate_revisions(end, start or "base")))
    with Operations.context(context):
        for step in steps:
            step.module.upgrade()
    if start is None:
        connection.exec_driver_sql(schema.ALEMBIC_VERSION)
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (end,))
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.REVISIONS.index(end) + 1}")


def migrate(folder: Path, key: bytes | bytearray, version: int) -> None:
    """Migrates the store of `folder`; either all steps are in it afterwards, or none, and a backup shows the former."""
    back_up(folder, key, occasion=BEFORE_UPDATE)
    engine = make_engine(folder / DATA_FILE_NAME, lambda: key)
    try:
        with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
            # A table made anew, as SQLite needs for most changes, must not take along the rows that refer to it.
            # Nothing changes this setting within a transaction: it comes before, and the references are checked after.
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
            upgrade(connection, schema.REVISIONS[version - 1], schema.REVISIONS[-1])
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise RuntimeError("a migration left a reference dangling")
            connection.commit()
    finally:
        engine.dispose()

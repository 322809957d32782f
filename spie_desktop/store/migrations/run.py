"""Brings an older vault to the current schema, in one transaction, after a backup was made."""

from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory

from spie_desktop.store.engine import make_engine
from spie_desktop.store.schema import CURRENT, REVISIONS

VERSIONS = Path(__file__).parent


def scripts() -> ScriptDirectory:
    """The chain of revisions, found beside this file also when frozen."""
    config = Config()
    config.set_main_option("script_location", str(VERSIONS))
    return ScriptDirectory.from_config(config)


def upgrade(connection: sa.Connection, start: str | None, end: str) -> None:
    """Runs the steps from `start` to `end` on an open connection, inside its transaction."""
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    directory = scripts()
    with Operations.context(context):
        for step in reversed(list(directory.iterate_revisions(end, start or "base"))):
            step.module.upgrade()
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (end,))
    connection.exec_driver_sql(f"PRAGMA user_version = {REVISIONS.index(end) + 1}")


def migrate(folder: Path, key: bytes | bytearray, version: int) -> None:
    """Migrates the store of `folder`; either all steps are in it afterwards, or none."""
    engine = make_engine(folder / "store.db", lambda: key)
    try:
        with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
            upgrade(connection, REVISIONS[version - 1], REVISIONS[CURRENT - 1])
            connection.commit()
    finally:
        engine.dispose()

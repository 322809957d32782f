"""Connections to the encrypted file, each with the settings that a silent accident would need switched off."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from spie_desktop.errors import UserError
from spie_desktop.store.faults import (
    KeyUnchanged,
    StoreDamaged,
    StoreFull,
    StoreMissing,
    StoreOutOfReach,
    as_user_error,
    of_the_disk,
)

BUSY_SECONDS = 5.0
# A safety net only: the store checkpoints when the window is idle, so that no save waits for one.
AUTOMATIC_CHECKPOINT_PAGES = 4000
_ROOM_TO_OPEN = 64 * 1024


def connect(path: Path, key: bytes | bytearray, *, read_only: bool = False, create: bool = False) -> Any:
    """One connection, keyed and checked; the traps it closes are listed in the security notes."""
    mode = "ro" if read_only else ("rwc" if create else "rw")
    try:
        if not create and (not path.exists() or path.stat().st_size == 0):
            raise StoreMissing.at(path) if path.parent.is_dir() else of_the_disk(StoreOutOfReach)
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
            isolation_level=None,
        )
        try:
            _prepare(connection, key, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    except (sqlcipher.Error, OSError) as error:
        raise _fault_of_opening(path, error) from error
    return connection


def _fault_of_opening(path: Path, error: Exception) -> UserError:
    """SQLite makes a small file beside each one it opens; where it finds no room for it, it tells of an I/O error."""
    fault = as_user_error(error) or StoreDamaged.unreadable(error)
    with contextlib.suppress(OSError):
        if isinstance(fault, StoreOutOfReach) and shutil.disk_usage(path.parent).free < _ROOM_TO_OPEN:
            return of_the_disk(StoreFull)
    return fault


def _prepare(connection: Any, key: bytes | bytearray, *, read_only: bool) -> None:
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("this SQLite does not encrypt")  # it would ignore the key and write clear text
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{bytes(key).hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key or a damaged page speaks here
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA secure_delete = ON")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {AUTOMATIC_CHECKPOINT_PAGES}")


def change_key(path: Path, key: bytes | bytearray, new_key: bytes | bytearray) -> None:
    """Encrypts the whole file again, all or nothing; no other connection may be open."""
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA rekey = \"x'{bytes(new_key).hex()}'\"")
    except sqlcipher.Error as error:  # SQLCipher says no more than that it failed
        raise as_user_error(error) or KeyUnchanged.found() from error
    finally:
        connection.close()
    connect(path, new_key).close()


def make_engine(path: Path, key: Callable[[], bytes | bytearray]) -> sa.Engine:
    """SQLAlchemy over such connections; `key` is asked at each new one, so that a locked store opens none."""
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key()),
        poolclass=sa.pool.QueuePool,
        pool_size=4,  # a session and a reader, on the thread of the window and on the worker
        max_overflow=4,
        pool_reset_on_return="rollback",  # a COMMIT refused for a foreign key leaves its transaction open
        hide_parameters=True,
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


@contextlib.contextmanager
def reworded(said_of: Callable[[UserError], UserError]) -> Iterator[None]:
    """What the disk or the database refuses inside the block, said by `said_of` of the work it concerns."""
    try:
        yield
    except (UserError, OSError, sqlcipher.Error) as error:
        plain = error if isinstance(error, UserError) else as_user_error(error)
        if plain is None:
            raise
        raise said_of(plain) from error

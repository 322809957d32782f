"""The open vault's data: one door to write, sessions to read, and what was touched told after each commit."""

import contextlib
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from spie_desktop.domain.clock import Stamp, system_milliseconds, tick
from spie_desktop.errors import UserError
from spie_desktop.store import search_index
from spie_desktop.store.durable import PRIVATE_FILE, move, sweep, temporary_beside, try_to_write
from spie_desktop.store.engine import change_key, connect, make_engine
from spie_desktop.store.faults import StoreDamaged, StoreOutOfReach, StoreRolledBack, VaultLocked, as_user_error
from spie_desktop.store.header import Anchor
from spie_desktop.store.journal import Head, Writing, read_head, record_changes
from spie_desktop.store.reversal import Batch
from spie_desktop.store.schema import create_schema, ensure_current

FILE_NAME = "store.db"
_COMPANIONS = ("-wal", "-shm", "-journal")
Query = str | sa.Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Commit:
    """What one transaction of the door changed."""

    action: str
    batch: Batch
    touched: frozenset[tuple[str, str]]
    is_undoable: bool = True


class Store:
    """Everything that reads or writes records goes through here; made by `create` or `open`."""

    def __init__(self, folder: Path, key: bytes | bytearray, *, now: Callable[[], int] = system_milliseconds) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self.author = ""
        self._key: bytes | bytearray | None = key
        self._now = now
        self._engine = make_engine(self.path, self._current_key)
        self._sessions = threading.local()
        self._readers: list[sa.PoolProxiedConnection] = []
        self._door = threading.Lock()
        self._commits = 0
        self._listeners: list[Callable[[Commit], None]] = []
        self._head = Head("", 0, b"", Stamp(0, 0))

    @classmethod
    def create(cls, folder: Path, key: bytes | bytearray, *, now: Callable[[], int] = system_milliseconds) -> Self:
        """A new, empty store, with an identity of its own for this computer; its file is whole as soon as it exists."""
        _make_file(folder / FILE_NAME, key)
        return cls._opened(folder, key, now)

    @classmethod
    def open(
        cls,
        folder: Path,
        key: bytes | bytearray,
        *,
        anchor: Anchor | None,
        now: Callable[[], int] = system_milliseconds,
        accept_rollback: bool = False,
    ) -> Self:
        """An existing store, migrated if it is older. No anchor means restored: a new device identity is minted."""
        _check(folder, key, anchor, accept_rollback=accept_rollback)
        return cls._opened(folder, key, now)

    def reopen(self, key: bytes | bytearray, *, anchor: Anchor | None, accept_rollback: bool = False) -> None:
        """The same store after `close`: whoever holds it goes on with it."""
        _check(self.folder, key, anchor, accept_rollback=accept_rollback)
        self._key = key
        self._read_own_head()

    @classmethod
    def _opened(cls, folder: Path, key: bytes | bytearray, now: Callable[[], int]) -> Self:
        store = cls(folder, key, now=now)
        store._read_own_head()
        return store

    def _read_own_head(self) -> None:
        with self.plain() as connection:
            device = connection.exec_driver_sql(_DEVICE).scalar_one()
            self._head = read_head(connection.connection, str(device))

    # --- writing

    @contextmanager
    def write(self, action: str, *, bulk: bool = False, is_undoable: bool = True) -> Iterator[Session]:
        """The one door: what the block changes is journalled and saved as a whole, or not at all."""
        self._refuse_nesting()
        with self._door:
            session = self._session(begin="BEGIN IMMEDIATE")
            writing = Writing(
                action, self.author, tick(self._head.stamp, self._now), self._head, self._head.sequence + 1
            )
            session.info.update(writing=writing, bulk=bulk)
            try:
                yield session
                session.flush()
                if bulk and writing.touched:
                    search_index.rebuild(session.connection())
                session.commit()
            except BaseException as error:
                session.rollback()
                raise self._told(error) from error
            finally:
                session.info.pop("writing", None)
            self._head = writing.head
            if writing.touched:
                self._commits += 1
                session.info["seen"] = self._commits
        if writing.touched:
            batch = Batch(self._head.device, writing.batch, self._head.sequence)
            self._tell(Commit(action, batch, frozenset(writing.touched), is_undoable))

    @contextmanager
    def plain(self, begin: str = "BEGIN") -> Iterator[sa.Connection]:
        """A connection without records, for machine state and the store's own housekeeping."""
        try:
            with self._engine.connect().execution_options(begin=begin) as connection:
                yield connection
                connection.commit()
        except sa.exc.DBAPIError as error:
            raise self._told(error) from error

    # --- reading

    @contextmanager
    def read(self) -> Iterator[Session]:
        """This thread's session, for queries; it holds no snapshot once the block ends."""
        self._refuse_nesting()
        session = self._session(begin="BEGIN")
        try:
            yield session
        except sa.exc.DBAPIError as error:
            session.rollback()
            raise self._told(error) from error
        except BaseException:
            session.rollback()
            raise
        if session.new or session.dirty:
            session.rollback()
            raise RuntimeError("changes go through store.write")
        session.commit()

    def rows(self, query: Query, parameters: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a list, as SQLite gives them: no unit of work, no snapshot, half the time of a session."""
        sql, names, constants = _compiled(query)
        known = {**constants, **(parameters or {})}
        values = tuple(known[name] for name in names)
        try:
            return self._reader().execute(sql, values).fetchall()  # type: ignore[no-any-return]
        except sqlcipher.Error as error:
            raise self._told(error) from error

    def on_commit(self, listener: Callable[[Commit], None]) -> None:
        """Calls `listener` after each commit that changed something, on the thread that wrote."""
        self._listeners.append(listener)

    @property
    def head(self) -> Head:
        return self._head

    @property
    def anchor(self) -> Anchor:
        return Anchor(self._head.device, self._head.sequence, self._head.chain.hex())

    # --- ending

    def checkpoint(self, mode: str = "PASSIVE") -> None:
        """Moves the write-ahead log into the file: PASSIVE when idle, TRUNCATE before leaving."""
        autonomous = {"isolation_level": "AUTOCOMMIT"}
        try:
            with self._door, self._engine.connect().execution_options(**autonomous) as connection:
                connection.connection.execute(f"PRAGMA wal_checkpoint({mode})")
        except (sqlcipher.Error, sa.exc.DBAPIError) as error:
            raise self._told(error) from error

    def close(self) -> Anchor:
        """Leaves everything in one file; forgets the key; returns what the key file must remember."""
        if self._key is None:
            return self.anchor
        try:
            with contextlib.suppress(UserError):  # a full disk or a stick pulled out: what was saved is in the log
                self.checkpoint("TRUNCATE")
        finally:
            self._forget()
        return self.anchor

    def _forget(self) -> None:
        with contextlib.suppress(sa.exc.SQLAlchemyError, sqlcipher.Error):
            session = getattr(self._sessions, "session", None)
            if session is not None:
                session.close()
            while self._readers:
                self._readers.pop().close()
        self._sessions = threading.local()  # those of other threads go too, with the records that they hold
        self._engine.dispose()
        self._key = None

    def rekey(self, new_key: bytes | bytearray) -> None:
        """Encrypts everything again under another key, in one transaction of the file; then goes on with it."""
        if self._key is None:
            raise VaultLocked.found()
        former = self._key
        self.close()
        try:
            change_key(self.path, former, new_key)
        except BaseException:
            self._key = former
            raise
        self._key = new_key

    def _reader(self) -> Any:
        """This thread's connection for lists; each of its statements sees what was committed before it."""
        reader = getattr(self._sessions, "reader", None)
        if reader is None:
            reader = self._sessions.reader = self._engine.raw_connection()
            self._readers.append(reader)
        return reader.driver_connection

    def _current_key(self) -> bytes | bytearray:
        if self._key is None:
            raise VaultLocked.found()
        return self._key

    def _refuse_nesting(self) -> None:
        """One service method is one transaction: inside another it would wait for itself, or share its fate unseen."""
        session: Session | None = getattr(self._sessions, "session", None)
        if session is not None and session.in_transaction():
            raise RuntimeError("a transaction is already open on this thread")

    def _session(self, *, begin: str) -> Session:
        session: Session | None = getattr(self._sessions, "session", None)
        if session is None:
            session = Session(self._engine, autoflush=False, expire_on_commit=False)
            sa.event.listen(session, "before_flush", _before_flush)
            self._sessions.session = session
        if session.info.get("seen") != self._commits:
            session.expire_all()  # another thread wrote since this one last looked
            session.info["seen"] = self._commits
        try:
            session.connection(execution_options={"begin": begin})
        except BaseException as error:  # locked, or the disk is gone: the next one begins afresh
            session.rollback()
            raise self._told(error) from error
        return session

    def _told(self, error: BaseException) -> BaseException:
        """The sentence for an error, and its cause as the system words it, where SQLite knows only that it failed."""
        told = as_user_error(error) or error
        if not isinstance(told, StoreDamaged | StoreOutOfReach):
            return told
        self._renew()
        try:
            with self.path.open("rb") as file:  # « damaged » is also a file that cannot be reached any more
                file.read(1)
            if isinstance(told, StoreOutOfReach):  # and an error of the disk, a quota that is used up
                try_to_write(self.path)
        except OSError as reason:
            return as_user_error(reason) or told
        return told

    def _renew(self) -> None:
        """A connection that once failed to read a page refuses for ever: the next question opens another one."""
        reader = getattr(self._sessions, "reader", None)
        with contextlib.suppress(sa.exc.SQLAlchemyError, sqlcipher.Error):
            if reader is not None:
                self._sessions.reader = None
                self._readers.remove(reader)
                reader.invalidate()
            self._engine.dispose()

    def _tell(self, commit: Commit) -> None:
        for listener in self._listeners:
            listener(commit)


@cache
def _compiled(query: Query) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    """A query as SQLite takes it, the names of its parameters in order, the values it brings itself."""
    if isinstance(query, str):  # `:so` names a parameter
        return re.sub(r":[a-z_]+", "?", query), tuple(re.findall(r":([a-z_]+)", query)), {}
    compiled = query.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    return compiled.string, tuple(compiled.positiontup or ()), dict(compiled.params)


def _before_flush(session: Session, _context: object, _instances: object) -> None:
    writing: Writing | None = session.info.get("writing")
    if writing is None:
        raise RuntimeError("changes go through store.write")
    new = set(session.new)
    changed = record_changes(session, writing)
    created = [record for record in changed if record in new]
    at_once = not session.info["bulk"]
    search_index.index_new(session, created, at_once=at_once)
    for record in changed:
        if record not in new:
            search_index.index_changed(session, record, at_once=at_once)


_DIALECT = sqlite.dialect(paramstyle="qmark")
_DEVICE = "SELECT json_extract(value, '$') FROM machine_state WHERE key = 'device'"


def _make_file(path: Path, key: bytes | bytearray) -> None:
    """Under another name first: a creation cut short leaves no half database under this one."""
    if path.exists() and path.stat().st_size:
        raise FileExistsError(path.name)
    unfinished = temporary_beside(path)
    try:
        sweep(path)
        for name in _COMPANIONS:  # what a lost file left behind would be read as its own by the new one
            path.with_name(f"{path.name}{name}").unlink(missing_ok=True)
        connection = connect(unfinished, key, create=True)
        try:
            create_schema(connection)
            _mint_device(connection)
        finally:
            connection.close()
        unfinished.chmod(PRIVATE_FILE)
        move(unfinished, path)
    except Exception as error:
        sweep(path)
        raise as_user_error(error) or error from error


def _check(folder: Path, key: bytes | bytearray, anchor: Anchor | None, *, accept_rollback: bool) -> None:
    """The file is ours to open: of this schema, and no older than what this computer last wrote into it."""
    connection = connect(folder / FILE_NAME, key)
    try:
        ensure_current(connection, folder, key)
        lost = _lost_since(connection, anchor)
        if lost and not accept_rollback:
            raise StoreRolledBack.found(lost)
        if lost or anchor is None:
            _mint_device(connection)
    except Exception as error:
        raise as_user_error(error) or error from error
    finally:
        connection.close()


def _mint_device(connection: Any) -> None:
    """A new identity for this computer: also after a restore, so that no two histories share one name."""
    connection.execute(
        "INSERT INTO machine_state (key, value) VALUES ('device', json_quote(?))"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (secrets.token_hex(8),),
    )


def _lost_since(connection: Any, anchor: Anchor | None) -> int:
    """How many of the operations that the key file remembers the store has lost (0: none)."""
    if anchor is None or not anchor.sequence:
        return 0
    row = connection.execute(
        "SELECT chain FROM operation WHERE device = ? AND sequence = ?", (anchor.device, anchor.sequence)
    ).fetchone()
    if row and row[0].hex() == anchor.chain:
        return 0
    return max(1, anchor.sequence - read_head(connection, anchor.device).sequence)

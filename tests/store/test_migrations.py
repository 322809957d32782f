"""The chain of revisions makes what the models say; an older vault is backed up, then migrated, or left whole."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from spie_desktop.models.base import Base
from spie_desktop.models.organisation import Organisation
from spie_desktop.services.opening import OpenVault, create_vault, open_vault, with_passphrase
from spie_desktop.store import schema
from spie_desktop.store.backup import BEFORE_UPDATE, BackupFailed, backups_in, own_folder
from spie_desktop.store.engine import connect, make_engine
from spie_desktop.store.faults import StoreDamaged
from spie_desktop.store.migrations import run
from spie_desktop.store.restoring import restore
from spie_desktop.store.store import Store
from spie_desktop.store.unlocking import unlock_with_passphrase
from tests.conftest import KEY
from tests.faults import failing
from tests.reliability.whole import leftovers, problems_in

PHRASE = "premier chat dort sous le grand escalier"
_SHADOWS = re.compile(r"search_(words|terms)")


def _shape(connection: Any) -> dict[str, tuple[str, ...]]:
    """Everything that SQLite keeps of a schema, whatever its layout."""
    rows = connection.execute("SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return {name: (kind, table, re.sub(r"\s+", "", sql)) for name, kind, table, sql in rows}


def _migrated(folder: Path) -> sa.Engine:
    """A store that Alembic alone made, from nothing to the last revision."""
    connect(folder / "store.db", KEY, create=True).close()
    engine = make_engine(folder / "store.db", lambda: KEY)
    with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
        run.upgrade(connection, None, schema.REVISIONS[-1])
        connection.commit()
    return engine


# --- the chain


def test_the_chain_of_revisions_is_the_list_of_schemas() -> None:
    """One line without a fork, each file in its place: a schema's number is the place of its revision."""
    steps = list(run.scripts().walk_revisions())
    assert tuple(step.revision for step in reversed(steps)) == schema.REVISIONS
    assert run.scripts().get_heads() == [schema.REVISIONS[-1]]
    assert len(schema.REVISIONS) == schema.CURRENT


def test_the_revisions_make_what_a_new_vault_is_made_of(store: Store, tmp_path: Path) -> None:
    """Table by table, index by index, word by word; after a change of a model, `scripts/freeze_schema.py` is due."""
    (tmp_path / "migrated").mkdir()
    engine = _migrated(tmp_path / "migrated")
    with engine.connect() as migrated, store.plain() as made:
        expected, found = _shape(made.connection), _shape(migrated.connection)
        versions = [c.connection.execute("PRAGMA user_version").fetchone() for c in (made, migrated)]
        names = [c.connection.execute("SELECT version_num FROM alembic_version").fetchall() for c in (made, migrated)]
    engine.dispose()
    assert found == expected
    assert versions == [(schema.CURRENT,)] * 2
    assert names == [[(schema.REVISIONS[-1],)]] * 2


def test_the_last_revision_equals_the_models(tmp_path: Path) -> None:
    """Alembic, comparing, finds nothing to do."""
    engine = _migrated(tmp_path)
    with engine.connect() as connection:
        options = {"compare_type": True, "include_name": _is_ours}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata) == []
    engine.dispose()


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not (name == "alembic_version" or _SHADOWS.match(name or ""))


# --- from one schema to the next, in a chain made for the purpose

STEP = '''"""{message}"""

import os, signal

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
{body}
'''
ADDS_A_COLUMN = '    op.add_column("organisation", sa.Column("motto", sa.String, server_default="devise"))'
MAKES_A_TABLE_ANEW = """    with op.batch_alter_table("territory") as batch:
        batch.alter_column("notes", new_column_name="remarks")
    op.create_index("ix_territory_remarks", "territory", ["remarks"])"""
Chain = Callable[..., None]


@pytest.fixture
def vault(tmp_path: Path) -> OpenVault:
    """A closed vault of the present schema, which a longer chain makes a past one."""
    vault, _recovery = create_vault(tmp_path / "coffre", PHRASE)
    directory = vault.services.directory
    territory = directory.add("territory", {"name": "Pays fictif"})  # type: ignore[arg-type]
    directory.add("organisation", {"name": "Maison", "territory_id": territory})  # type: ignore[arg-type]
    vault.close()
    return vault


@pytest.fixture
def chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Chain:
    """Adds steps after the last revision, as a more recent program would have them."""

    def extended(*bodies: str) -> None:
        folder = tmp_path / "versions"
        shutil.copytree(run.VERSIONS, folder)
        revisions = list(schema.REVISIONS)
        for number, body in enumerate(bodies, start=len(revisions) + 1):
            revision = f"{number:04}"
            step = STEP.format(message="Step", revision=revision, before=revisions[-1], body=body)
            (folder / f"v{revision}_step.py").write_text(step)
            revisions.append(revision)
        monkeypatch.setattr(run, "VERSIONS", folder)
        monkeypatch.setattr(schema, "REVISIONS", tuple(revisions))
        monkeypatch.setattr(schema, "CURRENT", len(revisions))

    return extended


def _columns(folder: Path, key: bytes, table: str) -> list[str]:
    connection = connect(folder / "store.db", key)
    try:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    finally:
        connection.close()


def _key(vault: OpenVault) -> bytes:
    return bytes(unlock_with_passphrase(vault.folder, PHRASE).key)


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("store.db*")}


def test_an_older_vault_is_backed_up_then_migrated(vault: OpenVault, chain: Chain, damaged: set[Path]) -> None:
    """Two steps at once, with what was in it; the backup made before is of the former schema, and comes back."""
    damaged.add(vault.store.path)  # the models know nothing of these steps: replay is compared by hand below
    key = _key(vault)
    chain(ADDS_A_COLUMN, "    pass")
    again = open_vault(vault.folder, with_passphrase(PHRASE))
    with again.store.read() as session:
        assert session.scalars(sa.select(Organisation.name)).all() == ["Maison"]
    assert again.store.rows("SELECT motto FROM organisation") == [("devise",)]
    assert again.store.rows("PRAGMA user_version") == [(3,)]
    assert again.store.rows("SELECT version_num FROM alembic_version") == [("0003",)]
    again.close()
    assert problems_in(vault.store.path, key) == []
    [backup] = backups_in(own_folder(vault.folder))
    assert backup.occasion == BEFORE_UPDATE
    assert leftovers(vault.folder) == []
    elsewhere = vault.folder.with_name("ailleurs")
    elsewhere.mkdir()
    restore(backup.path, elsewhere, with_passphrase(PHRASE))
    assert "motto" not in _columns(elsewhere, key, "organisation")
    assert problems_in(elsewhere / "store.db", key) == []


def test_migrating_once_is_enough(vault: OpenVault, chain: Chain, damaged: set[Path]) -> None:
    """The next opening neither migrates nor backs up."""
    damaged.add(vault.store.path)
    chain(ADDS_A_COLUMN)
    for _turn in range(2):
        open_vault(vault.folder, with_passphrase(PHRASE)).close()
    assert len(backups_in(own_folder(vault.folder))) == 1


def test_a_table_made_anew_keeps_the_rows_that_refer_to_it(vault: OpenVault, chain: Chain, damaged: set[Path]) -> None:
    """SQLite would delete along a foreign key when the table it points to is replaced."""
    damaged.add(vault.store.path)
    key = _key(vault)
    chain(MAKES_A_TABLE_ANEW)
    connection = connect(vault.folder / "store.db", key)
    try:
        schema.ensure_current(connection, vault.folder, key)
    finally:
        connection.close()
    assert "remarks" in _columns(vault.folder, key, "territory")
    connection = connect(vault.folder / "store.db", key)
    joined = "SELECT o.name, t.name FROM organisation o JOIN territory t ON t.id = o.territory_id"
    assert connection.execute(joined).fetchall() == [("Maison", "Pays fictif")]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


@pytest.mark.parametrize(
    "body",
    [
        "    raise RuntimeError('a step that fails')",
        "    op.execute('SELECT * FROM no_such_table')",
        "    op.execute('UPDATE organisation SET territory_id = 1')",
    ],
    ids=["error", "wrong SQL", "dangling reference"],
)
def test_a_migration_that_fails_leaves_the_former_schema_whole(
    vault: OpenVault, chain: Chain, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the steps before it, in the same transaction; the program of before opens the vault as if nothing was."""
    key = _key(vault)
    with monkeypatch.context() as later:
        before = _content(vault.folder)
        chain(ADDS_A_COLUMN, body)
        with pytest.raises(Exception, match=r"step that fails|no_such_table|dangling"):
            open_vault(vault.folder, with_passphrase(PHRASE))
        assert _content(vault.folder) == before
        later.setattr(schema, "REVISIONS", ("0001",))
        later.setattr(schema, "CURRENT", 1)
        again = open_vault(vault.folder, with_passphrase(PHRASE))
        assert again.store.rows("SELECT name FROM organisation") == [("Maison",)]
        again.close()
        assert problems_in(vault.store.path, key) == []


OPENING = """
import sys
from pathlib import Path
from spie_desktop.services.opening import open_vault, with_passphrase
from spie_desktop.store import schema
from spie_desktop.store.migrations import run
folder, phrase, versions, *revisions = sys.argv[1:]
run.VERSIONS, schema.REVISIONS, schema.CURRENT = Path(versions), tuple(revisions), len(revisions)
open_vault(Path(folder), with_passphrase(phrase))
"""


@pytest.mark.skipif(os.name == "nt", reason="nobody is killed by a signal there")
@pytest.mark.parametrize("moment", ["before the step", "after the step"])
def test_a_process_killed_while_migrating_leaves_the_former_schema(
    vault: OpenVault, chain: Chain, moment: str, damaged: set[Path]
) -> None:
    """kill -9 between two statements; the next opening migrates."""
    damaged.add(vault.store.path)
    key = _key(vault)
    flag = vault.folder.parent / "die"
    flag.touch()
    death = f"    if os.path.exists({str(flag)!r}): os.kill(os.getpid(), signal.SIGKILL)"
    chain(*((death, ADDS_A_COLUMN) if moment == "before the step" else (ADDS_A_COLUMN, death)))
    command = [sys.executable, "-c", OPENING, str(vault.folder), PHRASE, str(run.VERSIONS), *schema.REVISIONS]
    child = subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=Path(__file__).parents[2])
    assert child.returncode == -signal.SIGKILL, child.stderr
    assert "motto" not in _columns(vault.folder, key, "organisation")
    assert problems_in(vault.store.path, key) == []
    flag.unlink()
    open_vault(vault.folder, with_passphrase(PHRASE)).close()
    assert "motto" in _columns(vault.folder, key, "organisation")
    assert problems_in(vault.store.path, key) == []


def test_no_backup_no_migration(vault: OpenVault, chain: Chain) -> None:
    """Where the backup cannot be made, the vault is not touched and the sentence says why."""
    before = _content(vault.folder)
    chain(ADDS_A_COLUMN)
    real = run.back_up

    def refused(*arguments: Any, **options: Any) -> Any:
        with failing(1, is_lasting=True):
            return real(*arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "back_up", refused)
        with pytest.raises(BackupFailed, match="intacts"):
            open_vault(vault.folder, with_passphrase(PHRASE))
    assert _content(vault.folder) == before
    assert leftovers(vault.folder) == []


def test_a_migration_after_an_interrupted_change_of_key_finds_its_key(
    vault: OpenVault, chain: Chain, damaged: set[Path]
) -> None:
    """The header is settled first: the backup before the migration is sealed by the key that its data answers to."""
    damaged.add(vault.store.path)
    opened = open_vault(vault.folder, with_passphrase(PHRASE))
    new = opened.keys.prepare_new_key(PHRASE)
    opened.store.rekey(new.key)  # and the computer stops here, before the header knows
    opened.store.close()
    opened.lock.release()
    chain(ADDS_A_COLUMN)
    again = open_vault(vault.folder, with_passphrase(PHRASE))
    assert again.store.rows("SELECT motto FROM organisation") == [("devise",)]
    assert not again.keys.is_key_changing
    again.close()


def test_a_file_without_a_schema_is_no_vault(vault: OpenVault, damaged: set[Path]) -> None:
    """Nothing is ever made of it in silence."""
    damaged.add(vault.store.path)
    connection = connect(vault.folder / "store.db", _key(vault))
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    with pytest.raises(StoreDamaged):
        open_vault(vault.folder, with_passphrase(PHRASE))

"""The one door: what goes through it is saved, journalled, told, or not at all."""

import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import InvalidRequestError

from spie_desktop.models.organisation import Organisation
from spie_desktop.models.professional import Professional
from spie_desktop.store.engine import connect
from spie_desktop.store.faults import StoreDamaged, StoreMissing, StoreRolledBack, StoreTooNew
from spie_desktop.store.replay import broken_links
from spie_desktop.store.store import Commit, Store
from tests.conftest import KEY


def _add(store: Store, name: str) -> Organisation:
    with store.write("create_organisation") as session:
        organisation = Organisation(name=name)
        session.add(organisation)
    return organisation


def _operations(store: Store) -> list[tuple[str, str]]:
    with store.plain() as connection:
        return [tuple(row) for row in connection.exec_driver_sql("SELECT action, payload FROM operation ORDER BY id")]


def test_creating_a_record_is_one_operation(store: Store) -> None:
    """Twenty fields, one operation."""
    _add(store, "Mission locale du Pays fictif")
    [(action, payload)] = _operations(store)
    assert action == "create_organisation"
    assert "Mission locale du Pays fictif" in payload


def test_an_edit_says_what_its_author_had_seen(store: Store) -> None:
    """`supersedes` names, for each field set, the operation whose value stood there."""
    organisation = _add(store, "Avant")
    with store.write("edit_organisation") as session:
        session.get_one(Organisation, organisation.id).name = "Après"
    with store.plain() as connection:
        rows = connection.exec_driver_sql("SELECT device, sequence, supersedes FROM operation ORDER BY id").all()
    device = rows[0].device
    assert rows[0].supersedes == "{}"
    assert rows[1].supersedes == f'{{"name":["{device}:1"]}}'
    assert organisation.heads == {"": [f"{device}:1"], "name": [f"{device}:2"]}


def test_a_value_set_to_itself_writes_nothing(store: Store) -> None:
    """No operation for a change that changes nothing, and nobody is told."""
    organisation = _add(store, "Même nom")
    commits: list[Commit] = []
    store.on_commit(commits.append)
    with store.write("edit_organisation") as session:
        session.get_one(Organisation, organisation.id).name = "Même nom"
    assert len(_operations(store)) == 1
    assert commits == []


def test_an_error_in_the_block_changes_nothing(store: Store) -> None:
    """No commit means rollback: neither the record, nor its operation, nor its words."""
    with pytest.raises(ZeroDivisionError), store.write("create_organisation") as session:
        session.add(Organisation(name="Jamais"))
        session.flush()
        raise ZeroDivisionError
    assert _operations(store) == []
    _add(store, "Après l’erreur")
    with store.plain() as connection:
        assert broken_links(connection.connection) == []


def test_there_is_no_other_door(store: Store) -> None:
    """A change made on a reading session is refused as a mistake of ours."""
    organisation = _add(store, "Nom")
    with pytest.raises(RuntimeError, match=r"store\.write"), store.read() as session:
        session.get_one(Organisation, organisation.id).name = "En douce"
    with store.read() as session:
        assert session.get_one(Organisation, organisation.id).name == "Nom"


def test_a_record_is_never_deleted(store: Store) -> None:
    """Deletion is a tombstone."""
    organisation = _add(store, "Nom")
    with pytest.raises(RuntimeError, match="is_deleted"), store.write("delete") as session:
        session.delete(session.get_one(Organisation, organisation.id))


def test_a_dangling_reference_is_refused_at_commit(store: Store) -> None:
    """Foreign keys are deferred, not forgotten."""
    with pytest.raises(Exception, match="FOREIGN KEY"), store.write("create_professional") as session:
        session.add(Professional(last_name="Sans", organisation_id="0" * 26))


def test_touched_records_are_told_after_commit(store: Store) -> None:
    """Listeners get the kinds and identifiers of what changed, once a transaction."""
    commits: list[Commit] = []
    store.on_commit(commits.append)
    organisation = _add(store, "Nom")
    assert [commit.touched for commit in commits] == [{("organisation", organisation.id)}]


def test_another_thread_sees_what_was_written(store: Store) -> None:
    """Each thread has its own session, and none shows stale values."""
    organisation = _add(store, "Avant")
    names: list[str] = []

    def work() -> None:
        with store.write("edit_organisation") as session:
            session.get_one(Organisation, organisation.id).name = "Depuis l’autre fil"
        names.append("written")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert names == ["written"]
    with store.read() as session:
        assert session.get_one(Organisation, organisation.id).name == "Depuis l’autre fil"


def test_a_door_inside_a_door_is_a_mistake(store: Store) -> None:
    """One service method, one transaction: a nested write is refused instead of waiting for ever."""
    with pytest.raises(RuntimeError, match="already open"), store.write("outer"), store.write("inner"):
        pass


def test_everything_is_back_after_reopening(store: Store, tmp_path: Path) -> None:
    """Closing leaves one file; opening with the remembered anchor finds the same chain."""
    organisation = _add(store, "Durable")
    anchor = store.close()
    assert not (store.folder / "store.db-wal").exists()
    again = Store.open(store.folder, KEY, anchor=anchor)
    assert again.head.sequence == 1
    with again.read() as session:
        assert session.get_one(Organisation, organisation.id).name == "Durable"
    again.close()


def test_a_store_that_went_back_in_time_is_noticed(store: Store) -> None:
    """The key file remembers the last operation: an older copy of the database is not opened silently."""
    _add(store, "Ancien")
    store.checkpoint("TRUNCATE")
    older = store.path.read_bytes()
    _add(store, "Récent")
    anchor = store.close()
    store.path.write_bytes(older)
    with pytest.raises(StoreRolledBack):
        Store.open(store.folder, KEY, anchor=anchor)
    again = Store.open(store.folder, KEY, anchor=anchor, accept_rollback=True)
    assert again.head.device != anchor.device
    again.close()


def test_a_restored_store_gets_a_new_identity(store: Store) -> None:
    """No anchor means a restored backup: two histories never share one device name."""
    _add(store, "Avant la copie")
    device = store.close().device
    again = Store.open(store.folder, KEY, anchor=None)
    assert again.head.device != device
    _add(again, "Après la copie")
    again.close()


def test_nothing_is_readable_without_the_key(store: Store) -> None:
    """Neither names nor SQL stand in clear in any file of the folder, even before a checkpoint."""
    _add(store, "Structure Reconnaissable")
    for path in store.folder.iterdir():
        content = path.read_bytes()
        assert b"Reconnaissable" not in content
        assert b"CREATE TABLE" not in content
        assert not content.startswith(b"SQLite format 3")


def test_a_wrong_key_is_a_sentence(store: Store) -> None:
    """It cannot be told from a damaged first page, and is said as such."""
    store.close()
    with pytest.raises(StoreDamaged):
        connect(store.path, bytes(32))


@pytest.mark.parametrize("content", [None, b""])
def test_an_absent_or_empty_file_is_no_new_vault(store: Store, content: bytes | None, damaged: set[Path]) -> None:
    """SQLite would open a zero-length file as an empty store."""
    anchor = store.close()
    damaged.add(store.path)
    store.path.unlink()
    if content is not None:
        store.path.write_bytes(content)
    with pytest.raises(StoreMissing):
        Store.open(store.folder, KEY, anchor=anchor)


def test_a_newer_schema_is_refused_whole(store: Store) -> None:
    """An older program never touches what it cannot understand."""
    anchor = store.close()
    connection = connect(store.path, KEY)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreTooNew):
        Store.open(store.folder, KEY, anchor=anchor)


def test_a_clock_that_goes_back_refuses_no_write(tmp_path: Path) -> None:
    """A day or a year back: writes go on, stamps stay in order."""
    present = [1_800_000_000_000]
    store = Store.create(tmp_path, KEY, now=lambda: present[0])
    for back in (0, 86_400_000, 365 * 86_400_000):
        present[0] -= back
        _add(store, f"Recul {back}")
    with store.plain() as connection:
        stamps = connection.exec_driver_sql("SELECT clock_ms, clock_count FROM operation ORDER BY id").all()
    assert stamps == sorted(stamps)
    assert len(set(stamps)) == 3


def test_an_altered_operation_breaks_the_chain(store: Store) -> None:
    """Whoever changes a header or a payload behind the program's back is found out."""
    for name in ("Un", "Deux", "Trois"):
        _add(store, name)
    connection = connect(store.path, KEY)
    connection.execute("BEGIN")
    connection.execute("UPDATE operation SET author = 'autre' WHERE sequence = 2")
    assert any("chain breaks" in problem for problem in broken_links(connection))
    connection.execute("ROLLBACK")
    connection.execute("BEGIN")
    connection.execute("UPDATE operation SET payload = replace(payload, 'Deux', 'Trop') WHERE sequence = 2")
    assert any("altered" in problem for problem in broken_links(connection))
    connection.execute("ROLLBACK")
    connection.close()


def test_an_erased_value_leaves_the_chain_whole(store: Store) -> None:
    """Dropping payload and salt (right of erasure) keeps the proof that nothing else was touched."""
    _add(store, "À effacer")
    _add(store, "Reste")
    connection = connect(store.path, KEY)
    connection.execute("BEGIN")
    connection.execute("UPDATE operation SET payload = NULL, salt = NULL WHERE sequence = 1")
    assert broken_links(connection) == []
    connection.execute("ROLLBACK")
    connection.close()


def test_errors_carry_no_personal_data(store: Store) -> None:
    """Statements fail without their parameters in the text."""
    with pytest.raises(Exception) as caught, store.write("create") as session:
        session.add(Professional(last_name="Nomsecret", organisation_id="0" * 26))
    assert "Nomsecret" not in str(caught.value)
    assert not isinstance(caught.value, InvalidRequestError)

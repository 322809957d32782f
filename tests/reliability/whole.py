"""Everything that can be asked of the files of a vault, in one list of complaints."""

from pathlib import Path
from typing import Any

from spie_desktop.store.backup import faults_of
from spie_desktop.store.durable import TEMPORARY
from spie_desktop.store.engine import connect
from spie_desktop.store.replay import broken_links, differences, index_faults


def problems_of(connection: Any) -> list[str]:
    """Pages, structure, references, chain, replay, index; empty when all is well."""
    # A page torn on its way from the log into the file is whole in the log: what counts is the file with its log.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    dangling = [f"foreign key of {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return (
        faults_of(connection) + dangling + broken_links(connection) + differences(connection) + index_faults(connection)
    )


def problems_in(path: Path, key: bytes | bytearray) -> list[str]:
    connection = connect(path, key)
    try:
        return problems_of(connection)
    finally:
        connection.close()


def leftovers(folder: Path) -> list[str]:
    """Temporary files anywhere under the folder."""
    return [path.name for path in folder.rglob("*") if TEMPORARY in path.name or path.name.startswith(".")]

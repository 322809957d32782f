"""What every test stands on: a real encrypted store in a folder of its own, its journal replayed afterwards."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["SPIE_CHEAP_KEYS_FOR_TESTS"] = "1"  # see store/slots.py; children of the tests inherit it

from spie_desktop import i18n
from spie_desktop.services.all import Services
from spie_desktop.store.engine import connect
from spie_desktop.store.replay import broken_links, differences, index_faults
from spie_desktop.store.store import Store

KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the folders of the person who runs it."""
    monkeypatch.setenv("SPIE_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Screens are French first, and so are the tests; one that changes the language gives it back."""
    i18n.use_language("fr")
    yield
    i18n.use_language("fr")


@pytest.fixture
def damaged() -> set[Path]:
    """Stores that a test damages on purpose add their path here."""
    return set()


@pytest.fixture(autouse=True)
def _replayed(monkeypatch: pytest.MonkeyPatch, damaged: set[Path]) -> Iterator[None]:
    """After every test, the journal of each store that was opened makes the same tables again."""
    opened: dict[Path, tuple[Store, bytes]] = {}
    constructor = Store.__init__

    def watched(self: Store, folder: Path, key: bytes | bytearray, **options: object) -> None:
        opened[folder / "store.db"] = (self, bytes(key))
        constructor(self, folder, key, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "__init__", watched)
    yield
    for path, (store, key) in opened.items():
        store.close()
        if path in damaged or not path.exists():
            continue
        connection = connect(path, key)
        problems = broken_links(connection) + differences(connection) + index_faults(connection)
        connection.close()
        assert problems == []


@pytest.fixture
def store(tmp_path: Path) -> Store:
    folder = tmp_path / "vault"
    folder.mkdir()
    return Store.create(folder, KEY)


@pytest.fixture
def services(store: Store) -> Services:
    return Services(store)

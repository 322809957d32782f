"""Every service over one open vault, composed once after unlocking."""

from collections.abc import Callable

from spie_desktop.services.directory import Directory
from spie_desktop.services.facilitator import FacilitatorService
from spie_desktop.services.history import History
from spie_desktop.services.overview import Overview
from spie_desktop.services.search import Search
from spie_desktop.store.store import Store
from spie_desktop.store.vault_keys import VaultKeys


class Services:
    """What screens and the command line are given; each attribute is one topic."""

    def __init__(self, store: Store, keys: VaultKeys | None = None) -> None:
        self.store = store
        self.directory = Directory(store)
        self.facilitator = FacilitatorService(store)
        self.history = History(store)
        self.overview = Overview(store)
        self.search = Search(store)

    def on_change(self, report: Callable[[frozenset[tuple[str, str]]], None]) -> None:
        """Says what each transaction touched, as (kind, identifier), on the thread that wrote."""
        self.store.on_commit(lambda commit: report(commit.touched))

    def tidy(self) -> None:
        """When nobody writes: moves the write-ahead log into the file, so that no save has to wait for it."""
        self.store.checkpoint()

"""Every service over one open vault, composed once after unlocking."""

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

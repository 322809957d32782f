"""Every service over one open store, composed once after unlocking."""

from spie_desktop.services.history import History
from spie_desktop.services.search import Search
from spie_desktop.store.store import Store


class Services:
    """What screens and the command line are given; each attribute is one topic."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.history = History(store)
        self.search = Search(store)
